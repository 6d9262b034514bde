"""How a document is set beside its paragraphs: paper, page numbers, tables, empty lines."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from lxml import etree

from core.readers.docx import tags
from core.readers.docx.setting import Faces, length
from core.readers.docx.tags import TBL, P, R, T, w
from core.readers.package import Package, part
from core.typesetting import Layout, Sheet, TableLook

_SECTION, _SIZE, _MARGINS, _GRID = w("sectPr"), w("pgSz"), w("pgMar"), w("docGrid")
_TABLE_WIDTH, _GRID_COLUMN = f"{w('tblPr')}/{w('tblW')}", f"{w('tblGrid')}/{w('gridCol')}"
_CANNOT_SPLIT, _HEAD, _TYPE_SIZE = w("cantSplit"), w("tblHeader"), w("sz")
_FILLING = (T, tags.DRAWING, tags.VML_IMAGE, tags.INS, tags.DEL, _SECTION, w("br"), w("sym"))
_MM_PER_TWIP = 25.4 / 1440
_SMALL = 18
"""Half points; only type below this size is worth a closer look."""

_MOST_FEET = 8
_PAGE_FIELD = re.compile(rb"<w:instrText[^>]*>\s*PAGE\b|w:instr=\"\s*PAGE\b")
_FOOT_PIECE = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>|(<w:(?:fldSimple|instrText)[^>]*>)")
_NUMBER = re.compile(r"#[#\d]*")
_THEME_FACE = (
    rb"<a:%sFont>(?:(?!</a:%sFont>).)*?"
    rb'(?:<a:ea typeface="([^"]+)"|<a:font script="Hans" typeface="([^"]+)")'
)


def layout(body: etree._Element, package: Package, folder: str) -> Layout:
    """How a document is set, its paragraphs left out."""
    tables = [child for child in body if child.tag == TBL]
    return Layout(
        sheets=tuple(_sheet(element) for element in body.iter(_SECTION)),
        numbering=_numbering(package, folder),
        tables=tuple(_table(element) for element in tables),
        blank=_blank(body),
    )


def _sheet(section: etree._Element) -> Sheet:
    lengths: dict[str, float | None] = {}
    for child in section:
        if child.tag == _SIZE:
            lengths["width"], lengths["height"] = _mm(child, "w"), _mm(child, "h")
        elif child.tag == _MARGINS:
            for side in ("top", "bottom", "left", "right"):
                lengths[side] = _mm(child, side)
        elif child.tag == _GRID and child.get(w("type"), "default") != "default":
            pitch = length(child, w("linePitch"))
            lengths["pitch"] = pitch / 20 if pitch else None
    return Sheet(**lengths)


def _mm(element: etree._Element, attribute: str) -> float | None:
    found = length(element, w(attribute))
    return None if found is None else abs(found) * _MM_PER_TWIP


def _table(table: etree._Element) -> TableLook:
    rows = sum(child.tag == tags.TR for child in table)
    whole, repeats, sizes = 0, False, []
    for element in table.iter(_CANNOT_SPLIT, _HEAD, _TYPE_SIZE):
        if element.tag == _TYPE_SIZE:
            size = tags.number(element)
            if size is not None and 0 < size < _SMALL and _is_of_text(element):
                sizes.append(size / 2)
        elif element.tag == _HEAD:
            repeats = True
        else:
            whole += tags.is_on(element)
    return TableLook(_width(table), rows, whole < rows, repeats, min(sizes, default=None))


def _is_of_text(size: etree._Element) -> bool:
    """Whether a type size is that of a run, not of the invisible end of a paragraph."""
    properties = size.getparent()
    run = None if properties is None else properties.getparent()
    return run is not None and run.tag == R


def _width(table: etree._Element) -> float | None:
    given = table.find(_TABLE_WIDTH)
    if given is not None and given.get(w("type")) == "dxa" and (length(given, w("w")) or 0) > 0:
        return _mm(given, "w")
    if given is not None and given.get(w("type")) == "pct":
        return None
    columns = [_mm(column, "w") or 0.0 for column in table.findall(_GRID_COLUMN)]
    return sum(columns) or None


def _blank(body: etree._Element) -> int:
    """How many empty paragraphs stand in a row of two or more."""
    found = run = 0
    for child in body:
        if child.tag == P and next(child.iter(*_FILLING), None) is None:
            run += 1
            found += 2 if run == 2 else run > 2
        else:
            run = 0
    return found


def _numbering(package: Package, folder: str) -> str:
    """How the feet of the pages print the page number, the best way of several."""
    start = f"{folder}/footer".lstrip("/").lower()
    names = (name for name in package.members if name.startswith(start) and name.endswith(".xml"))
    shown = ""
    for name in islice(names, _MOST_FEET):
        content = part(package, name) or b""
        if _PAGE_FIELD.search(content):
            printed = _printed(content)
            shown = printed if "—" in printed or not shown else shown
    return shown


def _printed(foot: bytes) -> str:
    """A foot's text, ``#`` for its first field."""
    pieces: list[str] = []
    for match in _FOOT_PIECE.finditer(foot):
        text = match[1]
        pieces.append("#" if text is None else text.decode("utf-8", "replace"))
    return _NUMBER.sub("#", "".join(pieces)).strip()


def faces_of(package: Package, folder: str) -> Faces:
    """The Chinese faces of the document's theme, looked up when the first is asked for."""

    @cache
    def face(name: str) -> str:
        kind = b"major" if name.startswith("major") else b"minor"
        theme = part(package, f"{folder}/theme/theme1.xml") or b""
        match = re.search(_THEME_FACE % (kind, kind), theme, re.DOTALL)
        return (match[1] or match[2]).decode("utf-8", "replace") if match else ""

    return face
