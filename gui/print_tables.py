"""Tables as strips: one row each, cells wrapped and centred, never cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import ceil
from typing import NamedTuple

from core.form.layout import boxes, header_rows
from core.report import ForeignTable
from core.roles import Role
from core.writers.flow import ListTable, OfficialTable
from core.writers.style import (
    CELL_MARGIN,
    LIST_MARGIN,
    LIST_ROW_HEIGHT,
    PAGE,
    POINTS_PER_MM,
    STYLES,
    TABLES,
    Align,
    alignment,
    column_widths,
)
from gui.print_fonts import PER_POINT, Faces
from gui.print_pages import Piece, Rule, Strip, TextLine
from gui.print_text import Measure, Stretch, leading, lines

UNITS_PER_MM = POINTS_PER_MM * PER_POINT
_ABOVE_TEXT = 1.0 * PER_POINT
"""From a horizontal line of a table to its text, at least."""

_HEADER_SHARE = 0.4
"""How much of a page a header may take and still be repeated."""


class _Place(NamedTuple):
    """Which rows a cell takes, and where its sides are."""

    row: int
    row_span: int
    left: float
    right: float


@dataclass(frozen=True)
class _Cell:
    """A cell with its text set; ``height`` is what the text needs."""

    place: _Place
    lines: tuple[TextLine, ...]
    height: float

    @property
    def row(self) -> int:
        return self.place.row

    @property
    def last(self) -> int:
        return self.place.row + self.place.row_span - 1


@dataclass(frozen=True)
class _Sheet:
    """A table's cells and the heights of its rows."""

    cells: tuple[_Cell, ...]
    heights: tuple[float, ...]
    header: int
    leading: float
    room: float
    whole: bool


def official(item: OfficialTable, room: float, faces: Faces) -> list[Strip]:
    """One of the form's tables; it stands on one page wherever a page of height ``room`` can."""
    table = item.table
    style = TABLES[table.key]
    edges = tuple(edge * UNITS_PER_MM for edge in accumulate(column_widths(table), initial=0.0))
    cells = [
        _cell(
            _Place(box.row, box.row_span, edges[box.column], edges[box.column + box.column_span]),
            (item.grid[box.ref.row][box.ref.column] or "") if box.ref else box.text,
            style.role,
            alignment(table, box),
            faces,
        )
        for box in boxes(table)
    ]
    least = style.row_height * UNITS_PER_MM
    header = header_rows(table)
    return _strips(cells, role=style.role, least=least, header=header, room=room, whole=True)


def foreign(table: ForeignTable, room: float, faces: Faces) -> list[Strip]:
    """A table that is none of the form's, as a plain grid; short rows end early."""
    columns = max(map(len, table.rows), default=0)
    if not columns:
        return []
    width = PAGE.text_width * UNITS_PER_MM / columns
    cells = [
        _cell(
            _Place(number, 1, column * width, (column + 1) * width),
            text,
            Role.CELL,
            Align.CENTRE,
            faces,
        )
        for number, row in enumerate(table.rows)
        for column, text in enumerate(row)
    ]
    header = min(1, len(table.rows) - 1)
    return _strips(cells, role=Role.CELL, least=0.0, header=header, room=room, whole=False)


def listed(table: ListTable, room: float, faces: Faces) -> list[Strip]:
    """A list in columns of different widths, its heading row repeated on every page."""
    shares = accumulate(table.shares, initial=0.0)
    edges = tuple(share * PAGE.text_width * UNITS_PER_MM for share in shares)
    cells = [
        _cell(
            _Place(number, 1, edges[column], edges[column + 1]),
            text,
            Role.CELL,
            table.aligned[column] if number else Align.CENTRE,
            faces,
            LIST_MARGIN,
        )
        for number, row in enumerate(table.rows)
        for column, text in enumerate(row)
    ]
    least = LIST_ROW_HEIGHT * UNITS_PER_MM
    return _strips(cells, role=Role.CELL, least=least, header=1, room=room, whole=False)


def _cell(  # noqa: PLR0913, PLR0917
    place: _Place,
    text: str,
    role: Role,
    align: Align,
    faces: Faces,
    from_line: float = CELL_MARGIN,
) -> _Cell:
    style = STYLES[role]
    margin = from_line * UNITS_PER_MM
    measure = Measure(place.right - place.left - 2 * margin, place.left + margin, align=align)
    made = lines([Stretch(text, style.font)], style, measure, faces)
    return _Cell(place, made, len(made) * leading(style) + 2 * _ABOVE_TEXT)


def _strips(  # noqa: PLR0913
    cells: Sequence[_Cell], *, role: Role, least: float, header: int, room: float, whole: bool
) -> list[Strip]:
    heights = _heights(cells, least)
    fitting = header if sum(heights[:header]) <= _HEADER_SHARE * room else 0
    one_page = whole and sum(heights) <= room
    sheet = _Sheet(tuple(cells), heights, fitting, leading(STYLES[role]), room, one_page)
    return list(_rows(sheet))


def _heights(cells: Sequence[_Cell], least: float) -> tuple[float, ...]:
    """Each row as high as its cells need; what a merged cell lacks its last row gives."""
    heights = [least] * (1 + max(cell.last for cell in cells))
    for cell in sorted(cells, key=lambda cell: cell.place.row_span):
        lacking = cell.height - sum(heights[cell.row : cell.last + 1])
        heights[cell.last] += max(0.0, lacking)
    return tuple(heights)


def _rows(sheet: _Sheet) -> Iterator[Strip]:
    places = [cell.place for cell in sheet.cells]
    edges = (min(place.left for place in places), max(place.right for place in places))
    header: tuple[Strip, ...] = ()
    for row in range(len(sheet.heights)):
        if row == sheet.header:
            header = tuple(_row(sheet, number) for number in range(row))
        strip = replace(
            _row(sheet, row),
            header=header,
            edges=edges if row else None,
            keep=_keep(sheet, row),
        )
        left = sheet.room - sum(each.height for each in header)
        yield from _sliced(strip, edges, left, sheet.leading)


def _row(sheet: _Sheet, row: int) -> Strip:
    height = sheet.heights[row]
    rules: list[Rule] = []
    texts: list[TextLine] = []
    for cell in sheet.cells:
        if not cell.row <= row <= cell.last:
            continue
        left, right = cell.place.left, cell.place.right
        rules += (Rule(side, 0.0, side, height) for side in (left, right))
        if row == cell.row:
            rules.append(Rule(left, 0.0, right, 0.0))
            texts += _texts(sheet, cell)
        if row == cell.last:
            rules.append(Rule(left, height, right, height))
    return Strip(height, (*rules, *texts))


def _texts(sheet: _Sheet, cell: _Cell) -> Iterator[TextLine]:
    """The lines of a cell in its middle; at its top where a page break may divide it."""
    height = sum(sheet.heights[cell.row : cell.last + 1])
    divided = not sheet.whole and (cell.place.row_span > 1 or height > sheet.room)
    top = _ABOVE_TEXT if divided else (height - len(cell.lines) * sheet.leading) / 2
    for number, line in enumerate(cell.lines):
        yield line.lower(top + number * sheet.leading)


def _keep(sheet: _Sheet, row: int) -> bool:
    """Whether the next row stands on the same page.

    A header does not stand alone, and a merged cell is not divided before its text has room.
    """
    if row == len(sheet.heights) - 1:
        return False
    if sheet.whole or row < sheet.header:
        return True
    return any(
        sum(sheet.heights[cell.row : row + 1]) < cell.height
        for cell in sheet.cells
        if cell.row <= row < cell.last
    )


def _sliced(strip: Strip, edges: tuple[float, float], room: float, step: float) -> Iterator[Strip]:
    """A row as it is, or, where it is higher than a page, in as many pieces as it needs."""
    if strip.height <= room:
        yield strip
        return
    taken = max(1, int((room - 2 * _ABOVE_TEXT) / step)) * step
    count = ceil((strip.height - 2 * _ABOVE_TEXT) / taken)
    cuts = (0.0, *(_ABOVE_TEXT + number * taken for number in range(1, count)), strip.height)
    for number, (top, bottom) in enumerate(pairwise(cuts), 1):
        pieces = (piece for each in strip.pieces for piece in _between(each, top, bottom))
        yield replace(
            strip,
            height=bottom - top,
            pieces=tuple(pieces),
            edges=strip.edges if number == 1 else edges,
            keep=strip.keep and number == count,
        )


def _between(piece: Piece, top: float, bottom: float) -> Iterator[Piece]:
    """What of a piece lies between two heights, as seen from the upper one."""
    match piece:
        case Rule(x1, y1, x2, y2) if y1 == y2:
            if top <= y1 <= bottom:
                yield Rule(x1, y1 - top, x2, y1 - top)
        case Rule(x1, _, x2, _):
            yield Rule(x1, 0.0, x2, bottom - top)
        case TextLine():
            if top <= (piece.top + piece.bottom) / 2 < bottom:
                yield piece.lower(-top)
