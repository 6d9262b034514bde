"""The geometry of a sheet: cells, merges, what is hidden."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from core.readers.limits import Budget
from core.readers.paragraphs import paragraph
from core.readers.raw import RawCell, RawGrid, RawParagraph
from core.readers.xlsx_values import Values, s, shown, whole

_MOST_ROWS, _MOST_COLUMNS = 2000, 200
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")

Position = tuple[int, int]


@dataclass(frozen=True)
class Merge:
    """Cells shown as one: the place on the sheet that holds the content, the size in the grid."""

    start: Position
    height: int
    width: int


@dataclass(frozen=True)
class Sheet:
    """A sheet as read.

    Attributes:
        grid: Its cells, blank ones around them cut off.
        hidden: How many rows and columns with content are hidden.
        unknown: Cells with a formula but no result, as ``Sheet1!B3``.
        beyond: How many cells lie beyond the part of a sheet that is read.
    """

    grid: RawGrid
    hidden: int
    unknown: tuple[str, ...]
    beyond: int


def sheet_grid(root: etree._Element, title: str, values: Values, budget: Budget) -> Sheet:
    """The grid of a worksheet."""
    cells: dict[Position, RawParagraph] = {}
    unknown: list[str] = []
    beyond = 0
    for position, cell in _cells(root, budget):
        built = paragraph(shown(cell, values))
        if built is None:
            if cell.find(s("f")) is not None:
                unknown.append(f"{title}!{cell.get('r', '')}")
        elif position[0] <= _MOST_ROWS and position[1] <= _MOST_COLUMNS:
            cells[position] = built
        else:
            beyond += 1
    hidden_rows, hidden_columns = _hidden(root)
    rows = _used({row for row, _ in cells}, hidden_rows)
    columns = _used({column for _, column in cells}, hidden_columns)
    budget.spend(len(rows) * len(columns))
    merges = _merges(root, rows, columns, budget)
    unseen = {row for row, _ in cells} & hidden_rows, {col for _, col in cells} & hidden_columns
    return Sheet(
        grid=RawGrid(tuple(_rows(cells, merges, rows, columns))),
        hidden=sum(map(len, unseen)),
        unknown=tuple(unknown),
        beyond=beyond,
    )


def _cells(root: etree._Element, budget: Budget) -> Iterator[tuple[Position, etree._Element]]:
    """Each cell with its place, which it may leave out when it follows the one before."""
    row_number = 0
    for row in root.iter(s("row")):
        budget.spend()
        row_number = whole(row.get("r")) or row_number + 1
        column = 0
        for cell in row.iterchildren(s("c")):
            budget.spend()
            place = _position(cell.get("r", ""))
            column = place[1] if place else column + 1
            yield (place[0] if place else row_number, column), cell


def _hidden(root: etree._Element) -> tuple[set[int], set[int]]:
    """The numbers of the hidden rows and of the hidden columns."""
    rows = {whole(row.get("r")) or 0 for row in root.iter(s("row")) if _is_on(row.get("hidden"))}
    columns: set[int] = set()
    for element in root.iter(s("col")):
        if _is_on(element.get("hidden")):
            first, last = whole(element.get("min")) or 1, whole(element.get("max")) or 0
            columns.update(range(first, min(last, _MOST_COLUMNS) + 1))
    return rows, columns


def _is_on(value: str | None) -> bool:
    return value in {"1", "true"}


def _used(numbers: set[int], hidden: set[int]) -> list[int]:
    """The rows or columns that are seen, from the first to the last with content."""
    if not numbers:
        return []
    return [each for each in range(min(numbers), max(numbers) + 1) if each not in hidden]


def _merges(
    root: etree._Element, rows: list[int], columns: list[int], budget: Budget
) -> dict[Position, Merge]:
    """The merged cells by row and column of the grid, cut to what is seen of them."""
    merges: dict[Position, Merge] = {}
    for element in root.iter(s("mergeCell")):
        first, _, last = element.get("ref", "").partition(":")
        start, end = _position(first), _position(last)
        if not start or not end:
            continue
        top, left = bisect_left(rows, start[0]), bisect_left(columns, start[1])
        height = bisect_right(rows, end[0]) - top
        width = bisect_right(columns, end[1]) - left
        if height > 0 and width > 0:
            budget.spend(height * width)
            merges.setdefault((top, left), Merge(start, height, width))
    return merges


def _position(reference: str) -> Position | None:
    """Row and column, from 1, of a reference such as ``B3``."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _rows(
    cells: Mapping[Position, RawParagraph],
    merges: Mapping[Position, Merge],
    rows: list[int],
    columns: list[int],
) -> Iterator[tuple[RawCell, ...]]:
    """The cells that begin in each row that is seen."""
    covered: set[Position] = set()
    for at_row, row in enumerate(rows):
        built: list[RawCell] = []
        for at_column, column in enumerate(columns):
            if (at_row, at_column) in covered:
                continue
            merge = merges.get((at_row, at_column)) or Merge((row, column), 1, 1)
            if merge.height * merge.width > 1:
                covered.update(
                    (at_row + down, at_column + across)
                    for down in range(merge.height)
                    for across in range(merge.width)
                )
            text = cells.get(merge.start)
            built.append(RawCell(at_column, (text,) if text else (), merge.width, merge.height))
        yield tuple(built)
