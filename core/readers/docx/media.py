"""Pictures that a document holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache

from lxml import etree

from core.readers.docx import tags
from core.readers.limits import LARGEST_PICTURE
from core.readers.package import Package, part
from core.readers.raw import RawPicture
from core.readers.relationships import Relationship, relationships

_EMU_PER_MM = 36_000
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)(pt|in|mm|cm|px)", re.IGNORECASE)
_MM = {"pt": 25.4 / 72, "in": 25.4, "mm": 1.0, "cm": 10.0, "px": 25.4 / 96}
_MEDIA_TYPES = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\xd7\xcd\xc6\x9a", "image/x-wmf"),
    (b"\x01\0\0\0", "image/x-emf"),
    (b"<svg", "image/svg+xml"),
)


def media_type(data: bytes) -> str:
    """The media type of a picture, told by its first bytes."""
    return next(
        (name for start, name in _MEDIA_TYPES if data.startswith(start)), "application/octet-stream"
    )


def picture_finder(
    package: Package, main: str, counts: Counter[str]
) -> Callable[[etree._Element], RawPicture | None]:
    """A function from a blip or VML image to the picture, None where the file lacks it.

    Nothing outside the file is ever opened: a link is counted, and that is all.
    """
    parts: Callable[[], Mapping[str, Relationship]] = cache(lambda: relationships(package, main))

    @cache
    def content(name: str) -> bytes | None:
        return part(package, name, LARGEST_PICTURE)

    def picture(element: etree._Element) -> RawPicture | None:
        reference = element.get(tags.R_EMBED) or element.get(tags.R_ID)
        found = parts().get(reference) if reference else None
        if found is None or found.target is None:
            counts["links_to_pictures" if found or element.get(tags.R_LINK) else "lost"] += 1
            return None
        data = content(found.target)
        if not data:
            counts["lost"] += 1
            return None
        return RawPicture(data, media_type(data), *_size(element))

    return picture


def _size(element: etree._Element) -> tuple[float, float]:
    """Width and height in millimetres, 0 where the file does not say."""
    for ancestor in element.iterancestors():
        if ancestor.tag == tags.DRAWING:
            extent = ancestor.find(f".//{tags.EXTENT}")
            width, height = (tags.number(extent, side) or 0 for side in ("cx", "cy"))
            return round(width / _EMU_PER_MM, 2), round(height / _EMU_PER_MM, 2)
        if style := ancestor.get("style"):
            sides = {
                side.lower(): round(float(value.strip(".") or 0) * _MM[unit.lower()], 2)
                for side, value, unit in _LENGTH.findall(style)
                if value.count(".") <= 1
            }
            return sides.get("width", 0.0), sides.get("height", 0.0)
    return 0.0, 0.0
