"""What the cells of a workbook show: shared texts, dates, numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from lxml import etree

from core.readers.package import Package, parse_part
from core.readers.paragraphs import Piece

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DATES = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
"""The built-in number formats that show a day."""

_NOT_CODE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_DAY = re.compile(r"[yd]", re.IGNORECASE)
_WHOLE = re.compile(r"[0-9]{1,9}")
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_LAST_SERIAL = 2_958_465
_LARGEST_WHOLE = 1e15
# Excel takes 1900 for a leap year: its serials are a day ahead up to that 29 February.
_MISTAKEN_SERIALS = 60


def s(name: str) -> str:
    """The full name of an element of a workbook."""
    return _MAIN + name


def whole(text: str | None) -> int | None:
    """The number that plain digits stand for, None for anything else."""
    return int(text) if text and _WHOLE.fullmatch(text) else None


@dataclass(frozen=True)
class Values:
    """What the sheets of a workbook refer to.

    ``dates`` tells for each cell style whether it shows a day; ``epoch`` is the day of serial 0.
    """

    texts: Sequence[tuple[Piece, ...]]
    dates: Sequence[bool]
    epoch: date


def values_of(package: Package, folder: str, workbook: etree._Element) -> Values:
    """The shared texts and date styles of a workbook, none where those parts are broken."""
    properties = workbook.find(s("workbookPr"))
    from_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    strings = parse_part(package, f"{folder}/sharedStrings.xml")
    items = () if strings is None else strings.iterchildren(s("si"))
    return Values(
        texts=[_pieces(item) for item in items],
        dates=_date_styles(parse_part(package, f"{folder}/styles.xml")),
        epoch=date(1904, 1, 1) if from_1904 else date(1899, 12, 30),
    )


def shown(cell: etree._Element, values: Values) -> tuple[Piece, ...]:
    """The text a cell shows, in pieces."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(s("is"))
        return () if inline is None else _pieces(inline)
    value = cell.find(s("v"))
    text = "" if value is None else value.text or ""
    if kind == "s":
        number = whole(text)
        return () if number is None else next(iter(values.texts[number : number + 1]), ())
    if kind == "b":
        text = {"1": "TRUE", "0": "FALSE"}.get(text, text)
    elif kind == "d":
        match = _ISO_DAY.match(text)
        text = f"{match[1]}年{int(match[2])}月{int(match[3])}日" if match else text
    elif kind == "n" and text:
        text = _number(text, cell.get("s", ""), values)
    return ((text, False),)


def _pieces(item: etree._Element) -> tuple[Piece, ...]:
    """A text with its bold runs; phonetic guides say nothing new."""
    pieces: list[Piece] = []
    for child in item:
        if child.tag == s("t"):
            pieces.append((child.text or "", False))
        elif child.tag == s("r"):
            text = child.find(s("t"))
            bold = child.find(f"{s('rPr')}/{s('b')}")
            is_bold = bold is not None and bold.get("val", "1") not in {"0", "false"}
            pieces.append(("" if text is None else text.text or "", is_bold))
    return tuple(pieces)


def _date_styles(root: etree._Element | None) -> list[bool]:
    if root is None:
        return []
    codes = {e.get("numFmtId"): e.get("formatCode", "") for e in root.iter(s("numFmt"))}
    formats = root.find(s("cellXfs"))
    ids = [] if formats is None else [e.get("numFmtId", "") for e in formats]
    return [
        _DAY.search(_NOT_CODE.sub("", codes[each])) is not None
        if each in codes
        else whole(each) in _DATES
        for each in ids
    ]


def _number(text: str, style: str, values: Values) -> str:
    """A number as shown: whole numbers without a point, days as days."""
    try:
        value = float(text)
    except ValueError:
        return text
    number = whole(style) or 0
    if any(values.dates[number : number + 1]) and 1 <= value <= _LAST_SERIAL:
        early = values.epoch.year < 1900 and value <= _MISTAKEN_SERIALS
        return _day(values.epoch + timedelta(days=int(value) + early))
    if value.is_integer() and abs(value) < _LARGEST_WHOLE:
        return str(int(value))
    if abs(value) >= _LARGEST_WHOLE:
        return text
    # Excel shows fifteen digits: 0.1 + 0.2 is 0.3 there.
    return format(Decimal(f"{value:.15g}"), "f")


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
