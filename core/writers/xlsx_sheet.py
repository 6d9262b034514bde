"""One sheet of the workbook: a table with title, organ and period above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from core.form.layout import (
    Box,
    boxes,
    column_count,
    header_rows,
    label_depth,
    row_count,
)
from core.form.spec import CellRef, Table
from core.writers.flow import printable
from core.writers.markup import escape
from core.writers.package import XML
from core.writers.style import (
    CELL_MARGIN,
    PAGE,
    POINTS_PER_MM,
    STYLES,
    TABLES,
    Align,
    alignment,
    column_widths,
    line_count,
)
from core.writers.xlsx_parts import NAMESPACES, SIZE, TITLE_SIZE, Look

TOP_ROWS = 2
"""Rows above the table: the title; organ and period."""

_A4 = 9
_LINE_HEIGHT = 1.35
"""Of a line of Chinese text, in type sizes."""

_PIXELS_PER_MM = 96 / 25.4
_CHARACTER_PIXELS = 8
_CELL_PIXELS = 5
"""Excel counts column widths in digits of the first font, 8 pixels each and 5 beside them."""


@dataclass(frozen=True)
class Content:
    """What a cell holds, as the inside of ``c``, its look, and its text if it is no number."""

    inner: str
    look: Look
    text: str = ""


@dataclass(frozen=True)
class Layout:
    """Where the cells of a table stand in its sheet: row and column from 1."""

    places: Mapping[CellRef, tuple[int, int]]

    def reference(self, refs: Sequence[CellRef]) -> str:
        """Some cells as Excel names them: a range where they are one, else one by one."""
        places = sorted(self.places[ref] for ref in refs)
        (top, left), (bottom, right) = places[0], places[-1]
        if (bottom - top + 1) * (right - left + 1) == len(places):
            return f"{name(top, left)}:{name(bottom, right)}"
        return ",".join(name(*place) for place in places)


@cache
def layout(table: Table) -> Layout:
    """The places of a table's values."""
    return Layout(
        {box.ref: (box.row + TOP_ROWS + 1, box.column + 1) for box in boxes(table) if box.ref}
    )


def name(row: int, column: int) -> str:
    """``A1`` for row 1 and column 1; the form has fewer than 26 columns."""
    return f"{chr(ord('A') + column - 1)}{row}"


def sheet(table: Table, top: tuple[str, str, str], values: Mapping[CellRef, Content]) -> str:
    """The XML of a sheet; ``top`` is the title and the two halves of the line below it."""
    cells = _top_cells(table, top) | {
        place: content for box in boxes(table) for place, content in _box_cells(table, box, values)
    }
    heights = (*_top_heights(table, top[0]), *_heights(table, values))
    columns = range(1, column_count(table) + 1)
    rows = "".join(
        f'<row r="{row}" ht="{height:.2f}" customHeight="1">'
        + "".join(_cell(row, column, cells[row, column]) for column in columns)
        + "</row>"
        for row, height in enumerate(heights, 1)
    )
    return (
        f'{XML}<worksheet {NAMESPACES}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f"{_view(table)}{_columns(table)}<sheetData>{rows}</sheetData>{_merges(table)}"
        f"{_page(table)}</worksheet>"
    )


def words(text: str, look: Look) -> Content:
    """A cell of text, or an empty one."""
    inner = f'<is><t xml:space="preserve">{escape(printable(text))}</t></is>' if text else ""
    return Content(inner, look, text)


def _top_cells(table: Table, top: tuple[str, str, str]) -> dict[tuple[int, int], Content]:
    title, organ, period = top
    middle, last = _halves(table)
    cells = {(1, column): words("", Look.TITLE) for column in range(1, last + 1)}
    cells |= {(2, column): words("", Look.TOP_LEFT) for column in range(1, last + 1)}
    return cells | {
        (1, 1): words(title, Look.TITLE),
        (2, 1): words(organ, Look.TOP_LEFT),
        (2, middle + 1): words(period, Look.TOP_RIGHT),
    }


def _halves(table: Table) -> tuple[int, int]:
    """The column whose end is nearest the middle of the table, and the last one."""
    ends = tuple(accumulate(_widths(table)))
    nearest = min(range(len(ends)), key=lambda column: abs(ends[column] - ends[-1] / 2))
    return nearest + 1, len(ends)


def _box_cells(
    table: Table, box: Box, values: Mapping[CellRef, Content]
) -> list[tuple[tuple[int, int], Content]]:
    """A box's cells: the first holds its content, the others share its look, hence its rules."""
    if box.ref is not None:
        first = values[box.ref]
    else:
        left = alignment(table, box) is Align.LEFT
        first = words(box.text, Look.LABEL if left else Look.CENTRED)
    row, column = box.row + TOP_ROWS + 1, box.column + 1
    return [
        ((row + down, column + right), Content("", first.look) if down or right else first)
        for down in range(box.row_span)
        for right in range(box.column_span)
    ]


def _cell(row: int, column: int, content: Content) -> str:
    kind = ' t="inlineStr"' if content.text else ""
    return f'<c r="{name(row, column)}" s="{content.look.value}"{kind}>{content.inner}</c>'


def _scale(table: Table) -> float:
    """How much wider a sheet is than the table in the document, its type being larger."""
    across = (PAGE.height - PAGE.left - PAGE.right) / PAGE.text_width
    larger = SIZE / STYLES[TABLES[table.key].role].size
    return max(larger, across) if TABLES[table.key].landscape else larger


@cache
def _widths(table: Table) -> tuple[float, ...]:
    margins = 2 * CELL_MARGIN
    return tuple((width - margins) * _scale(table) + margins for width in column_widths(table))


def _top_heights(table: Table, title: str) -> tuple[float, float]:
    lines = line_count(title, sum(_widths(table)), TITLE_SIZE)
    return (lines * _LINE_HEIGHT + 0.5) * TITLE_SIZE, SIZE * _LINE_HEIGHT + SIZE / 2


def _heights(table: Table, values: Mapping[CellRef, Content]) -> list[float]:
    """Heights of the table's rows in points, as its labels and longest values need them."""
    widths = _widths(table)
    least = TABLES[table.key].row_height * _scale(table) * POINTS_PER_MM
    heights = [least] * row_count(table)
    for box in boxes(table):
        text = values[box.ref].text if box.ref else box.text
        if text and box.row_span == 1:
            width = sum(widths[box.column : box.column + box.column_span])
            lines = line_count(text, width, SIZE)
            heights[box.row] = max(heights[box.row], (lines * _LINE_HEIGHT + 0.4) * SIZE)
    return heights


def _view(table: Table) -> str:
    """Title and header stay in sight; a table of several blocks has no one header."""
    across = label_depth(table.blocks[0]) if header_rows(table) else 0
    down = TOP_ROWS + header_rows(table)
    split = f'xSplit="{across}" ' if across else ""
    pane = "bottomRight" if across else "bottomLeft"
    return (
        '<sheetViews><sheetView workbookViewId="0" showGridLines="0">'
        f'<pane {split}ySplit="{down}" topLeftCell="{name(down + 1, across + 1)}"'
        f' activePane="{pane}" state="frozen"/></sheetView></sheetViews>'
    )


def _columns(table: Table) -> str:
    return (
        "<cols>"
        + "".join(
            f'<col min="{number}" max="{number}" width="{_digits(width):.2f}" customWidth="1"/>'
            for number, width in enumerate(_widths(table), 1)
        )
        + "</cols>"
    )


def _digits(millimetres: float) -> float:
    return (millimetres * _PIXELS_PER_MM - _CELL_PIXELS) / _CHARACTER_PIXELS


@cache
def _merges(table: Table) -> str:
    middle, last = _halves(table)
    top = [(1, 1, 1, last), (2, 1, 1, middle), (2, middle + 1, 1, last - middle)]
    spans = top + [
        (box.row + TOP_ROWS + 1, box.column + 1, box.row_span, box.column_span)
        for box in boxes(table)
    ]
    merged = [
        f'<mergeCell ref="{name(row, column)}:{name(row + down - 1, column + right - 1)}"/>'
        for row, column, down, right in spans
        if down > 1 or right > 1
    ]
    return f'<mergeCells count="{len(merged)}">{"".join(merged)}</mergeCells>'


def _page(table: Table) -> str:
    """One page of A4 with the margins of the document, turned with the paper."""
    upright = (PAGE.left, PAGE.right, PAGE.top, PAGE.bottom)
    across = (PAGE.bottom, PAGE.top, PAGE.left, PAGE.right)
    landscape = TABLES[table.key].landscape
    sides = ("left", "right", "top", "bottom")
    margins = " ".join(
        f'{side}="{length / 25.4:.3f}"'
        for side, length in zip(sides, across if landscape else upright, strict=True)
    )
    return (
        f'<printOptions horizontalCentered="1"/><pageMargins {margins} header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="{_A4}" orientation="{"landscape" if landscape else "portrait"}"'
        ' fitToWidth="1" fitToHeight="1"/>'
    )
