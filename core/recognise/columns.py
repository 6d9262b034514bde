"""Which grid column is which column of the form, told by the header above it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from core.form.spec import Block, Heading
from core.origin import PrintedLabel
from core.recognise.labels import Headings, TableLabels, core_of, folded
from core.recognise.stream import Line


class Columns(NamedTuple):
    """The columns of a block as a header arranges them.

    Attributes:
        leaves: Form column by grid column.
        unknown: Printed text of each grid column that is none of the form's.
        guessed: Columns told only by their neighbours, with what is printed above them.
    """

    leaves: dict[int, int]
    unknown: dict[int, str]
    guessed: dict[int, str]

    @property
    def missing(self) -> bool:
        """Whether nothing of the header was understood."""
        return not self.leaves


def read_columns(header: Sequence[Line], block: Block, labels: TableLabels, first: int) -> Columns:
    """The columns that header lines give to the grid columns from ``first`` on."""
    width = max((line.width for line in header), default=0)
    texts = {column: _texts_above(header, column) for column in range(first, width)}
    groups = _groups_above(header, labels.columns, width)
    leaves: dict[int, int] = {}
    used: set[int] = set()
    for column, above in list(texts.items()):
        if _start(header, column) in leaves:
            del texts[column]
            continue
        leaf = _best_leaf(above, groups[column], block, labels.columns, used)
        if leaf is not None:
            leaves[column] = leaf
            used.add(leaf)
    rest = {column: "".join(above) for column, above in texts.items() if column not in leaves}
    guessed = _by_neighbours(rest, leaves, block) if leaves else {}
    leaves |= guessed
    unknown = {column: text for column, text in rest.items() if text and column not in guessed}
    unknown = {c: text for c, text in unknown.items() if not _known(text, labels)}
    return Columns(leaves, unknown, {column: rest[column] for column in guessed})


def _texts_above(header: Sequence[Line], column: int) -> list[str]:
    """The distinct texts over a grid column, top to bottom."""
    texts: list[str] = []
    for line in header:
        for cell in line.cells:
            if cell.begins and cell.text and cell.column <= column < cell.column + cell.span:
                texts.append(cell.text)
    return texts


def _start(header: Sequence[Line], column: int) -> int:
    """The grid column in which the lowest heading over a grid column begins."""
    for line in reversed(header):
        for cell in line.cells:
            if cell.begins and cell.text and cell.column <= column < cell.column + cell.span:
                return cell.column
    return column


def _groups_above(header: Sequence[Line], columns: Headings, width: int) -> list[set[str]]:
    """For each grid column the group headings that stand over it or, unmerged, left of it."""
    groups: list[set[str]] = [set() for _ in range(width)]
    for line in header:
        current: Heading | None = None
        starts = {cell.column: cell for cell in line.cells}
        for column in range(width):
            cell = starts.get(column)
            if cell and cell.text:
                match = columns.find(cell.text)
                current = match.heading if match and match.position < 0 else None
            if current:
                groups[column].add(current.key)
    return groups


def _best_leaf(
    above: list[str], groups: set[str], block: Block, columns: Headings, used: set[int]
) -> int | None:
    """The unused leaf that the texts above a column name, its groups deciding between twins."""
    names = {match.heading.label for text in _joined(above) if (match := columns.find(text))}
    best, best_score = None, -1
    for position, path in enumerate(block.column_paths):
        if path[-1].label in names and position not in used:
            score = sum(heading.key in groups for heading in path[:-1])
            if score > best_score:
                best, best_score = position, score
    return best


def _joined(texts: list[str]) -> list[str]:
    """Texts from the bottom up, then runs of them joined: labels may be cut over rows."""
    joined = list(reversed(texts))
    joined += ["".join(texts[start:]) for start in range(len(texts) - 1)]
    return joined


def _by_neighbours(rest: dict[int, str], leaves: dict[int, int], block: Block) -> dict[int, int]:
    """Columns that must be the leaves left over, as many standing in the same gap."""
    guessed: dict[int, int] = {}
    total = len(block.column_paths)
    known = [(-1, -1), *sorted(leaves.items()), (10**6, total)]
    for (left, first), (right, last) in pairwise(known):
        columns = [c for c in sorted(rest) if left < c < right and (rest[c] or left >= 0)]
        gap = [leaf for leaf in range(first + 1, last) if leaf not in leaves.values()]
        if gap and len(columns) == len(gap):
            guessed |= dict(zip(columns, gap, strict=True))
    return guessed


def _known(text: str, labels: TableLabels) -> bool:
    return any(found.find(text) for found in (labels.columns, labels.frames, labels.rows))


def respelt_headers(header: Sequence[Line], labels: TableLabels) -> list[PrintedLabel]:
    """Header texts whose words differ from the official ones they stand for."""
    respelt: list[PrintedLabel] = []
    for line in header:
        for cell in line.cells:
            if not cell.text or not cell.begins:
                continue
            for axis, found in (("column", labels.columns), ("corner", labels.frames)):
                match = found.find(cell.text)
                if match and _is_fragment(cell.text, match.heading.label, line):
                    break
                if match and differs(cell.text, match.heading.label):
                    banner = match.heading.label in {b.banner for b in labels.table.blocks}
                    kind = "banner" if axis == "corner" and banner else axis
                    respelt.append(
                        PrintedLabel(labels.table.key, kind, cell.text, match.heading.label)
                    )
                if match:
                    break
    return respelt


def _is_fragment(printed: str, official: str, line: Line) -> bool:
    """Whether plain text has cut a label in two, so that only a piece of it stands here."""
    piece, whole = core_of(printed), core_of(official)
    return not line.exact and piece != whole and piece in whole


def differs(printed: str, official: str) -> bool:
    """Whether a label differs from the official one in more than white space and width."""
    return folded(printed) != folded(official) and bool(core_of(printed))
