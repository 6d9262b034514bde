"""Tables in plain text whose cells stand on lines of their own, parted by pipes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice, repeat

_FEWEST_PIPES = 2
_JUDGED = 12
"""Lines by which a run is judged."""
_LONE = 0.8
"""Share of lines with one cell or none from which the rows are lost."""
_SHORT = 12
"""Characters up to which a line without a pipe can be a cell, or the rest of one."""
_NO_CELL = re.compile(r"[一二三四五六七八九十]+、.*|.*。")
_FRAMED = re.compile(r"\|.*[^|\s].*\||[\s|:-]*-{2,}[\s|:-]*")


def scattered_cells(lines: Sequence[str], start: int) -> tuple[list[str], int]:
    """The cells that pipes part from each other from a line on, and the line behind them.

    The pipes stand on lines of their own or end the line of every cell, as a web page's cells
    come out once their paragraphs are parted. Two pipes in succession have an empty cell
    between them. No cells where the lines are ordinary text or a pipe table with rows.
    """
    judged = _run(lines, start, _JUDGED)
    if not _is_scattered([lines[n].strip() for n in judged]):
        return [], start
    run = _run(lines, start, len(lines))
    text = "\n".join(lines[n].strip() for n in run)
    cells = [cell.strip() for cell in text.removeprefix("|").removesuffix("|").split("|")]
    return cells, run[-1] + 1


def _is_scattered(run: Sequence[str]) -> bool:
    lone = sum(sum(bool(cell.strip()) for cell in line.split("|")) <= 1 for line in run)
    return (
        sum(line.count("|") for line in run) >= _FEWEST_PIPES
        and lone >= _LONE * len(run)
        and any(line.endswith("|") for line in run)
        and not any(_FRAMED.fullmatch(line) for line in run)
    )


def _run(lines: Sequence[str], start: int, most: int) -> list[int]:
    """The lines from ``start`` on, blank ones left out, that can hold scattered cells."""
    parted = _is_parted(lines, start)
    run: list[int] = []
    for position in range(start, len(lines)):
        text = lines[position].strip()
        if not text:
            continue
        piped = "|" in text
        fits = _is_bar(text) if parted and piped else piped or _is_cell(lines, run, position)
        if len(run) == most or not fits:
            break
        run.append(position)
    return run


def _is_parted(lines: Sequence[str], start: int) -> bool:
    """Whether pipes stand on lines of their own, between cells that have none."""
    first = lines[start].strip()
    second, third = islice(chain(_following(lines, start), repeat("")), 2)
    bar, cell = (first, second) if "|" in first else (second, third)
    return _is_bar(bar) and ("|" not in cell or _is_bar(cell))


def _is_cell(lines: Sequence[str], run: Sequence[int], position: int) -> bool:
    """Whether a line without a pipe is a cell between two, or a piece of one."""
    text = lines[position].strip()
    following = next(_following(lines, position), "")
    short = len(text) <= _SHORT and not _NO_CELL.fullmatch(text)
    if _is_bar(following):
        return _is_parted(lines, position)
    if following.endswith("|"):
        return bool(run) and short
    return bool(run) and short and _is_bar(lines[run[-1]].strip())


def _is_bar(text: str) -> bool:
    return bool(text) and not text.strip("|")


def _following(lines: Sequence[str], position: int) -> Iterator[str]:
    """The lines behind one, blank ones left out."""
    return (text for n in range(position + 1, len(lines)) if (text := lines[n].strip()))
