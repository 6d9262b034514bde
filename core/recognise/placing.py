"""What reading a table yields: cells with their texts, and what was odd about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from core.form.spec import CellRef
from core.origin import ExtraHeading, Note, PrintedLabel


class Placed(NamedTuple):
    """One cell's text and the item of the stream that it stood in."""

    ref: CellRef
    text: str
    item: int


@dataclass(frozen=True)
class Reading:
    """Everything that was read of the official tables in one way.

    Attributes:
        cells: Cells with their texts; of several for one cell the first stands.
        items: Items of the stream that belong to a table.
        headed: Keys of tables whose header was seen.
        labels: Fixed texts printed otherwise than in the form.
        extras: Rows and columns the form does not have.
        notes: What had to be guessed.
    """

    cells: tuple[Placed, ...] = ()
    items: frozenset[int] = frozenset()
    headed: frozenset[str] = frozenset()
    labels: tuple[PrintedLabel, ...] = ()
    extras: tuple[ExtraHeading, ...] = ()
    notes: tuple[Note, ...] = ()

    def __add__(self, other: Reading) -> Reading:
        """Both readings; where they speak of one cell, this one comes first."""
        return Reading(
            self.cells + other.cells,
            self.items | other.items,
            self.headed | other.headed,
            self.labels + other.labels,
            self.extras + other.extras,
            self.notes + other.notes,
        )
