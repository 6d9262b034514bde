"""Reads plain text and Markdown: a line is a paragraph, unless it is part of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

from core.readers.decode import decode
from core.readers.limits import Budget
from core.readers.markdown import PICTURE, is_rule, read_line
from core.readers.raw import RawBlock, RawDocument, RawGrid, RawParagraph
from core.readers.scattered import scattered_cells
from core.readers.text_tables import grid, is_tab_row, pipe_rows, tab_rows

_TABLE_START = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)
_PIPE_ROW = re.compile(r"\s*\|")
_LABEL = 10
"""Characters that half the cells of a table with one cell a line never have."""


def read(data: bytes, budget: Budget) -> RawDocument:
    """Read a text file, called ``md`` where it has Markdown's marks or pipes, else ``txt``."""
    lines = decode(data).splitlines()
    blocks = tuple(text_blocks(lines, budget))
    marks = [mark for paragraph in _paragraphs(blocks) for mark in paragraph.marks]
    pipes = any(_PIPE_ROW.match(line) for line in lines)
    pictures = marks.count(PICTURE)
    counts = MappingProxyType({"links_to_pictures": pictures} if pictures else {})
    return RawDocument("md" if marks or pipes else "txt", blocks, counts)


def text_blocks(lines: Sequence[str], budget: Budget) -> Iterator[RawBlock]:
    """The paragraphs and grids that lines of text make."""
    lines = _unindented(lines)
    last_end = max((n for n, line in enumerate(lines) if _TABLE_END.search(line)), default=-1)
    position = 0
    while position < len(lines):
        budget.spend()
        if position <= last_end and _TABLE_START.search(lines[position]):
            end = _end_of_table(lines, position, last_end)
            yield from _of_html(lines[position:end], budget)
            position = end
        else:
            blocks, position = _next(lines, position, budget)
            yield from blocks


def _next(lines: Sequence[str], start: int, budget: Budget) -> tuple[Iterable[RawBlock], int]:
    """The blocks that begin at a line, and the line behind them."""
    line = lines[start]
    if is_tab_row(line):
        rows, end = tab_rows(lines, start)
        return _of_tabs(rows, budget), end
    if not line.strip() or is_rule(line):
        return (), start + 1
    cells, end = scattered_cells(lines, start)
    rows = [cells] if cells else []
    if not rows:
        rows, end = pipe_rows(lines, start)
    if rows:
        return _grid(rows, budget), end
    end = max(end, start + 1)
    return _lines(lines[start:end], budget), end


def _of_tabs(rows: Sequence[Sequence[str]], budget: Budget) -> Iterable[RawBlock]:
    """A grid, or paragraphs where tabs only push text to the right, as in a signature."""
    filled = [[column for column, cell in enumerate(row) if cell.strip()] for row in rows]
    if filled == [[]]:
        return ()
    if all(len(columns) == 1 and columns[0] > 1 for columns in filled):
        return _lines(["".join(row) for row in rows], budget)
    return _grid(rows, budget)


def _lines(lines: Sequence[str], budget: Budget) -> Iterable[RawBlock]:
    """A paragraph for every line."""
    budget.spend(len(lines))
    return [paragraph for paragraph in map(read_line, lines) if paragraph]


def _grid(rows: Sequence[Sequence[str]], budget: Budget) -> Iterable[RawBlock]:
    budget.spend(sum(len(row) for row in rows))
    return (grid(rows),)


def _of_html(lines: Sequence[str], budget: Budget) -> Iterable[RawBlock]:
    from core.readers.html import fragment

    return fragment("\n".join(lines), budget)


def _end_of_table(lines: Sequence[str], start: int, last_end: int) -> int:
    """The line behind the one that closes every table opened since ``start``."""
    depth = 0
    for position in range(start, last_end + 1):
        line = lines[position]
        depth += len(_TABLE_START.findall(line)) - len(_TABLE_END.findall(line))
        if depth <= 0:
            return position + 1
    return last_end + 1


def _unindented(lines: Sequence[str]) -> Sequence[str]:
    """The lines, a tab in front of paragraphs taken for the indent it is there.

    In a table with one cell a line the same tab parts cells; their texts are short.
    """
    lone = sorted(len(line) - 1 for line in lines if _is_lone(line))
    if not lone or lone[len(lone) // 2] <= _LABEL:
        return lines
    return [line[1:] if _is_lone(line) else line for line in lines]


def _is_lone(line: str) -> bool:
    return line.startswith("\t") and "\t" not in line[1:] and not line.isspace()


def _paragraphs(blocks: Iterable[RawBlock]) -> Iterator[RawParagraph]:
    for block in blocks:
        if isinstance(block, RawParagraph):
            yield block
        elif isinstance(block, RawGrid):
            for row in block.rows:
                for cell in row:
                    yield from _paragraphs(cell.blocks)
