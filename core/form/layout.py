"""The printed geometry of a table: every box with its place, span and text.

Grid, DOCX, XLSX, HTML and print all draw the tables from these boxes.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

from core.form.spec import Block, CellRef, Heading, Table, depth


class Kind(Enum):
    """What a box holds."""

    BANNER = "banner"
    CORNER = "corner"
    HEADER = "header"
    LABEL = "label"
    VALUE = "value"


class Box(NamedTuple):
    """One cell of the printed table, merged cells counted once.

    ``row`` and ``column`` count grid lines from 0; ``ref`` is set for values only.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    kind: Kind
    text: str = ""
    ref: CellRef | None = None


@cache
def boxes(table: Table) -> tuple[Box, ...]:
    """Every box of the table, row by row and left to right, without gap or overlap."""
    found: list[Box] = []
    top = row = 0
    for block in table.blocks:
        found += _block_boxes(table, block, top, row, column_count(table))
        top += _header_depth(block) + len(block.row_paths)
        row += len(block.row_paths)
    return tuple(sorted(found, key=lambda box: (box.row, box.column)))


def row_count(table: Table) -> int:
    """How many grid rows the printed table has, headers included."""
    return sum(_header_depth(block) + len(block.row_paths) for block in table.blocks)


def column_count(table: Table) -> int:
    """How many grid columns the printed table has, row labels included."""
    return max(label_depth(block) + len(block.column_paths) for block in table.blocks)


def label_depth(block: Block) -> int:
    """How many grid columns the row labels take (0 where rows are not labelled)."""
    return depth(block.rows) if block.has_labels else 0


def header_rows(table: Table) -> int:
    """How many grid rows above the first value repeat on the next page."""
    return _header_depth(table.blocks[0]) if len(table.blocks) == 1 else 0


def _header_depth(block: Block) -> int:
    return bool(block.banner) + depth(block.columns)


def _block_boxes(table: Table, block: Block, top: int, row: int, width: int) -> Iterator[Box]:
    labels, levels = label_depth(block), depth(block.columns)
    if block.banner:
        yield Box(top, 0, 1, width, Kind.BANNER, block.banner)
    header_top = top + bool(block.banner)
    if labels:
        yield Box(header_top, 0, levels, labels, Kind.CORNER, block.corner)
    slack = width - labels - len(block.column_paths)
    yield from _header_boxes(block.columns, header_top, labels, levels, slack)
    body = header_top + levels
    if labels:
        yield from _label_boxes(block.rows, body, 0, labels)
    for line in range(len(block.row_paths)):
        last = len(block.column_paths) - 1
        for column in range(last + 1):
            ref = CellRef(table.key, row + line, column)
            span = 1 + (slack if column == last else 0)
            yield Box(body + line, labels + column, 1, span, Kind.VALUE, ref=ref)


def _leaves(heading: Heading) -> int:
    return sum(map(_leaves, heading.children)) or 1


def _header_boxes(
    headings: tuple[Heading, ...], row: int, column: int, levels: int, slack: int
) -> Iterator[Box]:
    """Column headings; the last one takes the grid columns its block leaves over."""
    for heading in headings:
        extra = slack if heading is headings[-1] else 0
        rows = 1 if heading.children else levels
        yield Box(row, column, rows, _leaves(heading) + extra, Kind.HEADER, heading.label)
        yield from _header_boxes(heading.children, row + 1, column, levels - 1, extra)
        column += _leaves(heading)


def _label_boxes(
    headings: tuple[Heading, ...], row: int, column: int, levels: int
) -> Iterator[Box]:
    for heading in headings:
        columns = 1 if heading.children else levels
        yield Box(row, column, _leaves(heading), columns, Kind.LABEL, heading.label)
        yield from _label_boxes(heading.children, row, column + 1, levels - 1)
        row += _leaves(heading)
