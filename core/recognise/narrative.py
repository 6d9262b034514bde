"""Title, preface, the six sections and the signature: all that is not an official table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from core.form import CURRENT
from core.origin import Mark
from core.place import Part, Place
from core.readers.raw import RawParagraph
from core.recognise.headings import Found, find_title, section_starts
from core.recognise.placing import Reading
from core.recognise.signature import find_signature
from core.recognise.stream import Image, Item, Line, Text
from core.report import ForeignTable, Kept, Paragraph, Picture, Section, Signature
from core.text import collapsed

PREFACE, CLOSING = 0, 7
"""Numbers of the parts before section 一 and after the signature, as ``Kept`` counts them."""

_FILLED_BY = re.compile(r"填报(?:机关|单位)[:：]\s*(\S+)")


class Narrative(NamedTuple):
    """Everything in the file that is not an official table.

    ``starts`` are the headings found; ``before_title`` and ``listings`` are texts left out:
    what stands above the title, and a table of contents.
    """

    title: str
    preface: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    signature: Signature
    closing: tuple[Paragraph, ...]
    kept: tuple[Kept, ...]
    starts: tuple[Found, ...]
    pictured: tuple[int, ...]
    marks: tuple[Mark, ...]
    before_title: tuple[str, ...]
    listings: tuple[str, ...]


@dataclass(frozen=True)
class _Piece:
    """A paragraph or a thing carried through, with its place in the stream."""

    item: int
    content: RawParagraph | Picture | ForeignTable


def read_narrative(items: Sequence[Item], reading: Reading) -> Narrative:
    """Sort what is left of the stream into the parts of the report."""
    pieces = _pieces(items, reading)
    lines = [p.content if isinstance(p.content, RawParagraph) else None for p in pieces]
    starts, listed = section_starts(lines)
    listings = tuple(_text(lines, index) for index in listed)
    parts = _parts(pieces, starts, set(listed))
    title, parts[PREFACE], above = _take_title(parts[PREFACE])
    parts[PREFACE] = [p for p in parts[PREFACE] if not _repeats(p, title)]
    last = starts[-1].heading.number if starts else PREFACE
    signature, parts = _take_signature(parts, last, title)
    headings = {start.heading.number: _heading_text(lines, start) for start in starts}
    tables = _table_starts(reading)
    sections = tuple(
        Section(headings.get(n), _paragraphs(parts[n]), _table_after(parts[n], tables.get(n)))
        for n in range(1, CLOSING)
    )
    return Narrative(
        title=collapsed(title),
        preface=_paragraphs(parts[PREFACE]),
        sections=sections,
        signature=signature,
        closing=_paragraphs(parts[CLOSING]),
        kept=tuple(kept for number in sorted(parts) for kept in _kept(number, parts[number])),
        starts=tuple(starts),
        pictured=_pictured(parts, tables),
        marks=tuple(mark for number in sorted(parts) for mark in _marks(number, parts[number])),
        before_title=above,
        listings=listings,
    )


def _pieces(items: Sequence[Item], reading: Reading) -> list[_Piece]:
    """What no table took: texts, pictures, and rows as text or as foreign tables."""
    extents = _foreign_tables(items, reading)
    pieces: list[_Piece] = []
    foreign: dict[int, list[tuple[str, ...]]] = {}
    for index, item in enumerate(items):
        if index in reading.items:
            continue
        if isinstance(item, Text):
            pieces.append(_Piece(index, item.paragraph))
        elif isinstance(item, Image):
            raw = item.picture
            picture = Picture(raw.data, raw.media_type, raw.width, raw.height)
            pieces.append(_Piece(index, picture))
        elif index not in extents.get(item.grid, range(0)):
            pieces += [_Piece(index, RawParagraph(text)) for text in _row_texts(item)]
        else:
            if item.grid not in foreign:
                pieces.append(_Piece(index, ForeignTable(())))
            foreign.setdefault(item.grid, []).append(item.texts)
    tables = iter(foreign.values())
    return [
        replace(piece, content=ForeignTable(tuple(next(tables))))
        if isinstance(piece.content, ForeignTable)
        else piece
        for piece in pieces
    ]


def _foreign_tables(items: Sequence[Item], reading: Reading) -> dict[int, range]:
    """For each table that is none of the form's the items from its first full row to its last.

    A row with one filled cell is text (a caption, a frame) unless it stands between others.
    """
    rows = [(n, item) for n, item in enumerate(items) if isinstance(item, Line)]
    taken = {line.grid for n, line in rows if n in reading.items}
    extents: dict[int, range] = {}
    for number, line in rows:
        if line.exact and line.grid not in taken and sum(bool(c.text) for c in line.cells) > 1:
            first = extents.get(line.grid, range(number, number)).start
            extents[line.grid] = range(first, number + 1)
    return extents


def _row_texts(line: Line) -> list[str]:
    """The texts of a row that belongs to no table, as one line; a lone cell by its own lines."""
    texts = [cell.text for cell in line.cells if cell.text and cell.begins]
    if len(texts) == 1:
        return [part.strip() for part in texts[0].split("\n") if part.strip()]
    return ["　".join(text.replace("\n", "") for text in texts)] if texts else []


def _text(lines: Sequence[RawParagraph | None], index: int) -> str:
    line = lines[index]
    return line.text if line is not None else ""


def _parts(pieces: list[_Piece], starts: list[Found], listed: set[int]) -> dict[int, list[_Piece]]:
    """The pieces of each part, headings taken off; text run into a heading stays."""
    parts: dict[int, list[_Piece]] = {number: [] for number in range(CLOSING + 1)}
    opened = {start.index: start.heading for start in starts}
    number = PREFACE
    for index, piece in enumerate(pieces):
        if index in listed:
            continue
        heading = opened.get(index)
        if heading and isinstance(piece.content, RawParagraph):
            number = heading.number
            rest = _cut(piece.content, heading.length)
            if rest.text:
                parts[number].append(replace(piece, content=rest))
        else:
            parts[number].append(piece)
    return parts


def _cut(paragraph: RawParagraph, start: int) -> RawParagraph:
    text = paragraph.text[start:].lstrip(" 　。:：\t")
    start = len(paragraph.text) - len(text)
    bold = tuple((max(a - start, 0), b - start) for a, b in paragraph.bold if b > start)
    return replace(paragraph, text=text, bold=bold, level=None, marks=())


def _heading_text(lines: Sequence[RawParagraph | None], start: Found) -> str:
    return collapsed(_text(lines, start.index)[: start.heading.length])


def _take_title(pieces: list[_Piece]) -> tuple[str, list[_Piece], tuple[str, ...]]:
    """The title, what follows it before section 一, and the texts above it."""
    texts = [(i, p.content) for i, p in enumerate(pieces) if isinstance(p.content, RawParagraph)]
    title = find_title([paragraph for _, paragraph in texts])
    if title is None:
        return "", pieces, ()
    first, last = texts[title.first][0], texts[title.last][0]
    above = tuple(paragraph.text for i, paragraph in texts if i < first)
    kept = [p for p in pieces[:first] if not isinstance(p.content, RawParagraph)]
    return title.text, kept + pieces[last + 1 :], above


def _repeats(piece: _Piece, title: str) -> bool:
    return isinstance(piece.content, RawParagraph) and bool(title) and piece.content.text == title


def _take_signature(
    parts: dict[int, list[_Piece]], last: int, title: str
) -> tuple[Signature, dict[int, list[_Piece]]]:
    """The signature at the end of the file's last section; what follows it is the closing."""
    texts = [
        (i, p.content) for i, p in enumerate(parts[last]) if isinstance(p.content, RawParagraph)
    ]
    signed = find_signature([paragraph for _, paragraph in texts], title) if last else None
    if signed is None:
        return _filled_by(texts), parts
    first = texts[signed.first][0] if signed.first < len(texts) else len(parts[last])
    after = texts[signed.after - 1][0] + 1 if signed.after > signed.first else first
    result = dict(parts)
    result[last] = parts[last][:first]
    result[CLOSING] = parts[last][after:]
    return signed.signature, result


def _filled_by(texts: list[tuple[int, RawParagraph]]) -> Signature:
    """The organ that a workbook names above its tables (填报机关)."""
    for _, paragraph in texts:
        if match := _FILLED_BY.search(paragraph.text):
            return Signature(match[1], None)
    return Signature()


def _paragraphs(pieces: list[_Piece]) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(p.content.text, p.content.bold)
        for p in pieces
        if isinstance(p.content, RawParagraph)
    )


def _kept(number: int, pieces: list[_Piece]) -> list[Kept]:
    kept: list[Kept] = []
    before = 0
    for piece in pieces:
        if isinstance(piece.content, RawParagraph):
            before += 1
        else:
            kept.append(Kept(piece.content, number, before))
    return kept


def _marks(number: int, pieces: list[_Piece]) -> list[Mark]:
    paragraphs = [p.content for p in pieces if isinstance(p.content, RawParagraph)]
    return [
        Mark(mark, part_place(number, index))
        for index, paragraph in enumerate(paragraphs)
        for mark in paragraph.marks
    ]


def part_place(number: int, paragraph: int) -> Place:
    """The place of a paragraph in a part as ``Kept`` counts them."""
    if number in (PREFACE, CLOSING):
        part = Part.PREFACE if number == PREFACE else Part.CLOSING
        return Place(part=part, paragraph=paragraph)
    return Place(section=number, paragraph=paragraph)


def _table_starts(reading: Reading) -> dict[int, int]:
    """For each section whose table was read the item that its first cell stands in."""
    starts: dict[int, int] = {}
    sections = {table.key: table.section for table in CURRENT.tables}
    for placed in reading.cells:
        number = sections[placed.ref.table]
        starts[number] = min(placed.item, starts.get(number, placed.item))
    return starts


def _table_after(pieces: list[_Piece], table: int | None) -> int:
    """How many paragraphs stand before the table; 0 where it does not stand among them."""
    if table is None:
        return 0
    texts = [piece for piece in pieces if isinstance(piece.content, RawParagraph)]
    return sum(piece.item < table for piece in texts)


def _pictured(parts: dict[int, list[_Piece]], tables: dict[int, int]) -> tuple[int, ...]:
    """Sections without their table that hold a picture instead."""
    return tuple(
        table.section
        for table in CURRENT.tables
        if table.section not in tables
        and any(isinstance(piece.content, Picture) for piece in parts[table.section])
    )
