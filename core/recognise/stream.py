"""The file as one stream of texts, rows and pictures, layout tables taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import NamedTuple

from core.form import CURRENT
from core.numbers import parse
from core.readers.raw import RawBlock, RawCell, RawGrid, RawParagraph, RawPicture
from core.recognise.headings import heading_of
from core.recognise.labels import table_labels

LONGEST_CELL = 60
"""Characters beyond which a cell cannot be a label or a value, so that it is text."""


class Text(NamedTuple):
    """One line of text."""

    paragraph: RawParagraph


class Cell(NamedTuple):
    """A cell of a row with the grid column it begins at and those it covers."""

    text: str
    column: int
    span: int = 1
    begins: bool = True
    """False where a merged cell only reaches into this row from above."""


class Line(NamedTuple):
    """One row of a table with the cells that cover it, left to right.

    ``grid`` numbers the table in the file; ``exact`` as in ``RawGrid``.
    """

    cells: tuple[Cell, ...]
    grid: int
    exact: bool
    width: int

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of its cells."""
        return tuple(cell.text for cell in self.cells)


class Image(NamedTuple):
    """A picture on its own."""

    picture: RawPicture


Item = Text | Line | Image


def stream(blocks: tuple[RawBlock, ...]) -> tuple[Item, ...]:
    """Every block of a file as items, in reading order."""
    return tuple(_items(blocks, count(1)))


def _items(blocks: tuple[RawBlock, ...], numbers: Iterator[int]) -> Iterator[Item]:
    for block in blocks:
        if isinstance(block, RawParagraph):
            for line in split_lines(block):
                yield Text(line)
        elif isinstance(block, RawPicture):
            yield Image(block)
        elif is_layout(block):
            for row in block.rows:
                for cell in row:
                    yield from _items(cell.blocks, numbers)
        else:
            yield from _rows(block, numbers)


def _rows(grid: RawGrid, numbers: Iterator[int]) -> Iterator[Item]:
    number, width = next(numbers), _width(grid)
    exact = grid.exact and not _has_lost_spans(grid)
    for cells, row in zip(_covered(grid), grid.rows, strict=True):
        filled = [cell for cell in row if cell.text.strip()]
        yield from _pictures(row)
        if len(filled) == 1 and _is_prose(filled[0]):
            yield from _items(filled[0].blocks, numbers)
        else:
            yield Line(cells, number, exact, width)


def _has_lost_spans(grid: RawGrid) -> bool:
    """Whether nothing is merged, yet the rows differ in length: so columns tell nothing."""
    merged = any(cell.column_span > 1 or cell.row_span > 1 for row in grid.rows for cell in row)
    return not merged and len({len(row) for row in grid.rows if row}) > 1


PLACEHOLDERS = frozenset("/／-－—–一\\无空O〇○*") | {"——", "--", "不适用", "没有", "/ /"}
"""What people write into a cell instead of a number."""


def is_value(text: str) -> bool:
    """Whether a text can be what a numeric cell holds."""
    plain = text.strip()
    return plain in PLACEHOLDERS or parse(plain).value is not None


def split_lines(paragraph: RawParagraph) -> Iterator[RawParagraph]:
    """A paragraph cut at its line breaks, white space stripped, empty lines left out."""
    start = 0
    for line in paragraph.text.split("\n"):
        end = start + len(line)
        left = start + len(line) - len(line.lstrip())
        right = left + len(line.strip())
        if right > left:
            bold = tuple(
                (max(a, left) - left, min(b, right) - left)
                for a, b in paragraph.bold
                if max(a, left) < min(b, right)
            )
            yield replace(paragraph, text=paragraph.text[left:right], bold=bold)
        start = end + 1


def is_layout(grid: RawGrid) -> bool:
    """Whether a grid only arranges others: it nests grids and has no labels of the form itself."""
    if not any(
        isinstance(block, RawGrid) for row in grid.rows for cell in row for block in cell.blocks
    ):
        return False
    own = [cell.text for row in grid.rows for cell in row if len(cell.text) <= LONGEST_CELL]
    known = {
        text
        for text in own
        if any(labels.rows.find_exactly(text) for labels in table_labels(CURRENT.edition))
    }
    return len(known) < _LABELS_OF_A_TABLE


_LABELS_OF_A_TABLE = 3
SENTENCE_END = re.compile(r"[。；！？]")
"""What ends a sentence, so that a text that has it is no label."""


def _is_prose(cell: RawCell) -> bool:
    """Whether the only filled cell of a row is text rather than a label or a value."""
    text = cell.text.strip()
    if any(
        found.find_exactly(text)
        for labels in table_labels(CURRENT.edition)
        for found in (labels.rows, labels.frames, labels.columns)
    ):
        return False
    return (
        len(text) > LONGEST_CELL or bool(SENTENCE_END.search(text)) or heading_of(text) is not None
    )


def _pictures(row: tuple[RawCell, ...]) -> Iterator[Image]:
    for cell in row:
        yield from (Image(block) for block in cell.blocks if isinstance(block, RawPicture))


def _width(grid: RawGrid) -> int:
    return max((cell.column + cell.column_span for row in grid.rows for cell in row), default=0)


def _covered(grid: RawGrid) -> Iterator[tuple[Cell, ...]]:
    """For each row the cells that cover it, those merged down from above included."""
    from_above: list[tuple[int, RawCell]] = []
    for number, row in enumerate(grid.rows):
        own = [Cell(cell.text.strip(), cell.column, cell.column_span) for cell in row]
        reaching = [
            Cell(cell.text.strip(), cell.column, cell.column_span, begins=False)
            for last, cell in from_above
            if last >= number
        ]
        yield tuple(sorted((*own, *reaching), key=lambda cell: cell.column))
        from_above = [(last, cell) for last, cell in from_above if last > number]
        from_above += [(number + cell.row_span - 1, cell) for cell in row if cell.row_span > 1]
