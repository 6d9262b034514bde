"""Where the cursor goes from one value cell of a printed table to the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from core.form.layout import Box, Kind, boxes
from core.form.spec import Form, Table

Spot = tuple[int, int]
"""Grid row and column where a box begins."""


@dataclass(frozen=True, eq=False)
class Moves:
    """The ways between the value cells of one table; totals may be stepped over."""

    form: Form
    table: Table

    @cached_property
    def values(self) -> tuple[Box, ...]:
        """Every value box, row by row."""
        return tuple(box for box in boxes(self.table) if box.kind is Kind.VALUE)

    @cached_property
    def addends(self) -> tuple[Box, ...]:
        """Those that are typed into: no totals."""
        return tuple(box for box in self.values if box.ref not in self.form.totals)

    def beside(self, spot: Spot, step: int) -> Spot:
        """The value one to the right (1) or to the left (-1) in the same row, or where we are."""
        row = [box.column for box in self.values if box.row == spot[0]]
        return spot[0], _nearest(row, spot[1], step)

    def below(self, spot: Spot, step: int) -> Spot:
        """The value one row down (1) or up (-1) that stands over or under this one."""
        rows = {box.row for box in self.values if _covers(box, spot[1])}
        row = _nearest(rows, spot[0], step)
        return self._in_row(row, spot[1])

    def next_across(self, spot: Spot, step: int) -> Spot:
        """The next cell to type into in reading order; from the last to the first."""
        return _turn([(box.row, box.column) for box in self.addends], spot, step)

    def next_down(self, spot: Spot, step: int) -> Spot:
        """The next cell to type into below, then from the top of the column beside it."""
        typed = {(box.row, box.column) for box in self.addends}
        below = self.below(spot, step)
        while below != spot:
            if below in typed:
                return below
            spot, below = below, self.below(below, step)
        order = sorted((box.column, box.row) for box in self.addends)
        column, row = _turn(order, (spot[1], spot[0]), step)
        return row, column

    def row_end(self, spot: Spot, step: int) -> Spot:
        """The last (1) or first (-1) value of the row."""
        columns = [box.column for box in self.values if box.row == spot[0]] or [spot[1]]
        return spot[0], max(columns) if step > 0 else min(columns)

    def column_end(self, spot: Spot, step: int) -> Spot:
        """The lowest (1) or topmost (-1) value over or under this one."""
        rows = [box.row for box in self.values if _covers(box, spot[1])] or [spot[0]]
        return self._in_row(max(rows) if step > 0 else min(rows), spot[1])

    def end(self, _: Spot, step: int) -> Spot:
        """The last (1) or first (-1) value of the table."""
        box = self.values[-1 if step > 0 else 0]
        return box.row, box.column

    def _in_row(self, row: int, column: int) -> Spot:
        for box in self.values:
            if box.row == row and _covers(box, column):
                return row, box.column
        return row, column


def _covers(box: Box, column: int) -> bool:
    return box.column <= column < box.column + box.column_span


def _nearest(places: Iterable[int], here: int, step: int) -> int:
    """The nearest place beyond ``here`` on the side of ``step``, or ``here``."""
    if step > 0:
        return min((place for place in places if place > here), default=here)
    return max((place for place in places if place < here), default=here)


def _turn(order: list[Spot], here: Spot, step: int) -> Spot:
    """The neighbour of ``here`` in an order that begins again at its end."""
    if step > 0:
        return next((spot for spot in order if spot > here), order[0])
    return next((spot for spot in reversed(order) if spot < here), order[-1])
