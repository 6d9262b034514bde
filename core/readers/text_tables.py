"""Tables in plain text: rows of tabs and rows of pipes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.readers.markdown import read_line
from core.readers.raw import RawCell, RawGrid

_PIPE = re.compile(r"(?<!\\)\|")
_RULER_CELL = re.compile(r":?-{2,}:?|:-+:?|-+:")
_OPEN_QUOTE = re.compile(r'(?:^|.*\t)"[^"\t]*$')
_CLOSING_QUOTE = re.compile(r'[^"\t]*"(?:\t|$)')
_PROSE = 60
"""Characters beyond which a cell with a full stop is text and no cell."""
_CONTINUATION = 12
"""Characters up to which a line can be the rest of the cell above it."""


def grid(rows: Sequence[Sequence[str]]) -> RawGrid:
    """The cells of some lines, in the order in which the text gives them."""
    return RawGrid(
        tuple(tuple(_cell(n, text) for n, text in enumerate(row)) for row in rows), exact=False
    )


def tab_rows(lines: Sequence[str], start: int) -> tuple[list[list[str]], int]:
    """The rows of cells parted by tabs from a line on, and the line behind them."""
    rows: list[list[str]] = []
    position = start
    while position < len(lines):
        line, behind = _quoted(lines, position)
        if is_tab_row(line):
            rows.append([_unquoted(cell) for cell in line.split("\t")])
        elif rows and _continues(rows[-1], lines, position):
            rows[-1][-1] += "\n" + line.strip()
        else:
            break
        position = behind
    return rows, position


def is_tab_row(line: str) -> bool:
    """Whether a line is a table's row of cells parted by tabs."""
    return "\t" in line and not any(
        len(cell) > _PROSE and "。" in cell for cell in line.split("\t")
    )


def pipe_rows(lines: Sequence[str], start: int) -> tuple[list[list[str]], int]:
    """The pipe table that begins at a line, its ruler left out, and the line behind it.

    No rows for lines that only happen to hold pipes.
    """
    end = start
    while end < len(lines) and _has_pipes(lines[end]):
        end += 1
    rows = [_pipe_cells(line) for line in lines[start:end]]
    framed = any(_is_framed(line) for line in lines[start:end])
    even = len(rows) > 1 and len({len(row) for row in rows}) == 1
    return [row for row in rows if not _is_ruler(row)] if framed or even else [], end


def _cell(column: int, text: str) -> RawCell:
    found = [read_line(line) for line in text.split("\n")]
    return RawCell(column, tuple(each for each in found if each))


def _quoted(lines: Sequence[str], start: int) -> tuple[str, int]:
    """A line with those that a quoted cell in it goes on for, and the line behind them."""
    line = lines[start]
    if _OPEN_QUOTE.match(line):
        for position in range(start + 1, min(start + _CONTINUATION, len(lines))):
            line += "\n" + lines[position]
            if _CLOSING_QUOTE.match(lines[position]):
                return line, position + 1
            if '"' in lines[position] or "\t" in lines[position]:
                break
    return lines[start], start + 1


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell


def _continues(above: Sequence[str], lines: Sequence[str], position: int) -> bool:
    """Whether a line without tabs goes on with the cell above it: 商业, then 企业."""
    text = lines[position].strip()
    alone = len(above) == 2 and not above[0] and above[1] and not above[1].strip().isdigit()
    cell_follows = position + 1 < len(lines) and lines[position + 1].startswith("\t")
    return bool(alone) and 0 < len(text) <= _CONTINUATION and cell_follows


def _has_pipes(line: str) -> bool:
    return line.strip() != "|" and _PIPE.search(line) is not None


def _is_framed(line: str) -> bool:
    """Whether a line begins or ends with one of at least two pipes."""
    text = line.strip()
    outer = text.startswith("|") or (text.endswith("|") and not text.endswith("\\|"))
    return (outer and len(_PIPE.findall(text)) > 1) or _is_ruler(_pipe_cells(line))


def _pipe_cells(line: str) -> list[str]:
    text = line.strip().removeprefix("|")
    cells = [cell.strip().replace("\\|", "|") for cell in _PIPE.split(text)]
    return cells[:-1] if len(cells) > 1 and not cells[-1] else cells


def _is_ruler(cells: Sequence[str]) -> bool:
    return all(_RULER_CELL.fullmatch(cell) for cell in cells)
