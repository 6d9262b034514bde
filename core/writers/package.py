"""Office Open XML packages: parts in, the same bytes out every time."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from core.writers.flow import printable
from core.writers.markup import escape, quoteattr
from core.writers.style import LANGUAGE

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip file can state: nothing in it comes from the clock."""


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of the parts, in their order, without the time or the system of its making."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return buffer.getvalue()


def content_types(defaults: Mapping[str, str], overrides: Mapping[str, str]) -> str:
    """``[Content_Types].xml``: types by file name extension, then by part name."""
    return (
        f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        + "".join(
            f'<Default Extension="{extension}" ContentType={quoteattr(kind)}/>'
            for extension, kind in {
                "rels": "application/vnd.openxmlformats-package.relationships+xml",
                "xml": "application/xml",
                **defaults,
            }.items()
        )
        + "".join(
            f'<Override PartName="/{part}" ContentType={quoteattr(kind)}/>'
            for part, kind in {
                "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
                "docProps/app.xml": (
                    "application/vnd.openxmlformats-officedocument.extended-properties+xml"
                ),
                **overrides,
            }.items()
        )
        + "</Types>"
    )


def relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """A ``.rels`` part: identifier to type and target."""
    links = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'{XML}<Relationships xmlns="{RELATIONSHIPS}">{links}</Relationships>'


def properties(title: str, organ: str, main: str) -> dict[str, str]:
    """The parts every package has: links to ``main``, title and organ, no person, tool or time."""
    title, organ = (escape(printable(text)) for text in (title, organ))
    core = (
        f'{XML}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator/><cp:lastModifiedBy/>"
        f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    )
    company = f"<Company>{organ}</Company>" if organ else ""
    app = f'{XML}<Properties xmlns="{OFFICE}/extended-properties">{company}</Properties>'
    return {
        "_rels/.rels": relationships(
            {
                "rId1": (f"{OFFICE}/relationships/officeDocument", main),
                "rId2": (f"{RELATIONSHIPS}/metadata/core-properties", "docProps/core.xml"),
                "rId3": (f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
            }
        ),
        "docProps/core.xml": core,
        "docProps/app.xml": app,
    }
