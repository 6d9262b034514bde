"""The geometry of a Word table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from core.readers.docx import tags
from core.readers.docx.tags import number, w
from core.readers.limits import WIDEST_SPAN, Budget
from core.readers.raw import RawBlock, RawCell, RawGrid

_GRID_SPAN, _V_MERGE, _H_MERGE = w("gridSpan"), w("vMerge"), w("hMerge")
_GRID_BEFORE, _HIDDEN = w("gridBefore"), w("hidden")
_NOT_WRAPPERS = frozenset({tags.DEL, tags.MOVE_FROM, tags.SDT_PR, tags.TR_PR, w("tblPr")})

Contents = Callable[[etree._Element], tuple[RawBlock, ...]]


@dataclass
class _Cell:
    """A cell while its spans still grow."""

    column: int
    blocks: tuple[RawBlock, ...]
    column_span: int
    row_span: int = 1


def grid(
    table: etree._Element, contents: Contents, counts: Counter[str], budget: Budget
) -> RawGrid:
    """A ``w:tbl`` as a grid; deleted and hidden rows are left out and counted.

    ``contents`` gives the blocks of a ``w:tc``.
    """
    rows: list[list[_Cell]] = []
    open_above: dict[int, _Cell] = {}
    for row in _below(table, tags.TR):
        budget.spend()
        column = _first_column(row, counts)
        if column is not None:
            cells, open_above = _row(row, column, open_above, contents, counts)
            budget.spend(len(cells))
            rows.append(cells)
    return RawGrid(tuple(tuple(_frozen(cell) for cell in cells) for cells in rows))


def _row(
    row: etree._Element,
    column: int,
    open_above: dict[int, _Cell],
    contents: Contents,
    counts: Counter[str],
) -> tuple[list[_Cell], dict[int, _Cell]]:
    """The cells that begin in a row, and by column those a later row may continue."""
    cells: list[_Cell] = []
    still_open: dict[int, _Cell] = {}
    for element in _below(row, tags.TC):
        span, vertical, horizontal = _cell_look(element)
        above = open_above.get(column) if vertical == "continue" else None
        if above:
            above.row_span += 1
            still_open[column] = above
        elif horizontal == "continue" and cells:
            cells[-1].column_span += span
        else:
            cells.append(_Cell(column, contents(element), span))
            if vertical:
                still_open[column] = cells[-1]
        # Word does not show what a continued cell holds.
        if (above or horizontal == "continue") and any(t.text for t in element.iter(tags.T)):
            counts["hidden"] += 1
        column += span
    return cells, still_open


def _below(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows or cells below an element, through content controls and the like."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _NOT_WRAPPERS:
            yield from _below(child, tag)


def _first_column(row: etree._Element, counts: Counter[str]) -> int | None:
    """The column a row begins at, None for a row that is deleted or hidden."""
    properties = tags.child_of(row, tags.TR_PR)
    column = 0
    for child in () if properties is None else properties:
        if child.tag == _GRID_BEFORE:
            column = min(max(number(child) or 0, 0), WIDEST_SPAN)
        elif child.tag == tags.INS:
            counts["insertions"] += 1
        elif child.tag == tags.DEL:
            counts["deletions"] += 1
            return None
        elif child.tag == _HIDDEN and tags.is_on(child):
            counts["hidden"] += 1
            return None
    return column


def _cell_look(cell: etree._Element) -> tuple[int, str, str]:
    """Columns a cell spans, and its part in a vertical and a horizontal merge."""
    span, vertical, horizontal = 1, "", ""
    properties = tags.child_of(cell, tags.TC_PR)
    for child in () if properties is None else properties:
        if child.tag == _GRID_SPAN:
            span = min(max(number(child) or 1, 1), WIDEST_SPAN)
        elif child.tag == _V_MERGE:
            vertical = child.get(tags.VAL, "continue")
        elif child.tag == _H_MERGE:
            horizontal = child.get(tags.VAL, "continue")
    return span, vertical, horizontal


def _frozen(cell: _Cell) -> RawCell:
    return RawCell(cell.column, cell.blocks, cell.column_span, cell.row_span)
