"""How wide the columns of a table are and how high its rows, for a width and a type size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from core.form.layout import Box, Kind, boxes, column_count, label_depth, row_count
from core.form.spec import Table

PADDING = 4
"""Pixels between a line of the grid and the text."""

WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere)
_TALL = 10_000
_EM_SAMPLE = 10
_LEAST_GROUP = 5
_GROUP_SHARE = 3
"""How many times wider the innermost labels may be than those that group them."""

_WORD = 2
_UPRIGHT = 1.5


@dataclass(frozen=True)
class _Stage:
    """Characters in a line of labels, of values, and how much wider totals are."""

    label: int
    value: float
    total: float


_STAGES = (
    _Stage(9, 2.0, 1.0),
    _Stage(9, 2.0, 1.8),
    _Stage(12, 3.2, 1.8),
    _Stage(20, 3.2, 1.8),
    _Stage(26, 6.0, 1.3),
    _Stage(26, 14.0, 1.0),
)
"""From the least sizes to the most: first room for two figures in a total, then for values of
five digits, then for labels on one line, then for whatever the window has left."""


@dataclass(frozen=True)
class Geometry:
    """Sizes of all columns and rows of a printed table, in pixels."""

    widths: tuple[int, ...]
    heights: tuple[int, ...]

    def rect(self, box: Box) -> QRect:
        """Where a box stands from the table's corner."""
        lefts = (0, *accumulate(self.widths))
        tops = (0, *accumulate(self.heights))
        left, top = lefts[box.column], tops[box.row]
        width = lefts[box.column + box.column_span] - left
        return QRect(left, top, width, tops[box.row + box.row_span] - top)


def geometry(table: Table, metrics: QFontMetrics, available: int) -> Geometry:
    """The sizes that fill ``available`` pixels, or the least ones where that is too little."""
    em = ceil(metrics.horizontalAdvance("国" * _EM_SAMPLE) / _EM_SAMPLE)
    widths = _wanted(table, em, _STAGES[0])
    for stage in _STAGES[1:]:
        widths = _towards(widths, _wanted(table, em, stage), available)
    return Geometry(tuple(widths), _heights(table, metrics, widths))


def _labels(table: Table) -> int:
    return label_depth(table.blocks[0])


def _wanted(table: Table, em: int, stage: _Stage) -> list[int]:
    """The widths of all columns at a stage."""
    labels = [_label_width(table, column, em, stage.label) for column in range(_labels(table))]
    value = round(stage.value * em) + 3 * PADDING
    paths = table.blocks[0].column_paths
    values = [round(value * stage.total) if path[-1].total else value for path in paths]
    missing = column_count(table) - len(labels) - len(values)
    return [*labels, *values, *([value] * missing)]


def _label_width(table: Table, column: int, em: int, longest: int) -> int:
    """The width of a column of labels: upright where each label has rows enough for that."""
    texts = [
        box
        for box in boxes(table)
        if box.kind is Kind.LABEL and box.column == column and box.column_span == 1
    ]
    if texts and all(box.row_span >= len(box.text) for box in texts):
        return round(_UPRIGHT * em) + PADDING
    leaf = column == _labels(table) - 1
    words = max((len(box.text) for box in texts), default=0)
    most = longest if leaf else max(_LEAST_GROUP, longest // _GROUP_SHARE)
    return min(words, most) * em + 3 * PADDING


def _towards(widths: Sequence[int], wanted: Sequence[int], available: int) -> list[int]:
    """Widths as far on the way to the wanted ones as the room allows."""
    wider = [max(have, want) for have, want in zip(widths, wanted, strict=True)]
    room, need = available - sum(widths), sum(wider) - sum(widths)
    if need <= 0 or room <= 0:
        return list(widths)
    part = min(1.0, room / need)
    return [have + int((want - have) * part) for have, want in zip(widths, wider, strict=True)]


def _heights(table: Table, metrics: QFontMetrics, widths: Sequence[int]) -> tuple[int, ...]:
    """Row heights in which every text stands whole, those of merged boxes included."""
    heights = [round(metrics.height() * 1.35) + PADDING] * row_count(table)
    for box in sorted(boxes(table), key=lambda box: box.row_span):
        if not box.text:
            continue
        width = sum(widths[box.column : box.column + box.column_span]) - 2 * PADDING
        space = QRect(0, 0, max(1, width), _TALL)
        text = broken(box, metrics, width)
        need = metrics.boundingRect(space, WRAPPED, text).height() + 2 * PADDING
        rows = range(box.row, box.row + box.row_span)
        heights[rows[-1]] += max(0, need - sum(heights[row] for row in rows))
    return tuple(heights)


def broken(box: Box, metrics: QFontMetrics, width: int) -> str:
    """The text of a box, a column heading broken between its words.

    The words of these headings have two characters each, so a heading of an even number of
    them is broken after an even number: 结果 and 维持, never 结果维 and 持.
    """
    size, fitting = len(box.text), max(1, width // metrics.horizontalAdvance("国"))
    if box.kind is not Kind.HEADER or size <= fitting or size % _WORD or fitting < _WORD:
        return box.text
    fitting -= fitting % _WORD
    lines = -(-size // fitting)
    each = -(-size // lines)
    each += each % _WORD
    return "\n".join(box.text[at : at + each] for at in range(0, size, each))
