"""Where in a report something stands, in the words other programs rely on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.form.spec import CellRef


class Part(StrEnum):
    """Parts of a report that are no section."""

    TITLE = "title"
    PREFACE = "preface"
    SIGNATURE = "signature"
    CLOSING = "closing"
    FILE = "file"


@dataclass(frozen=True)
class Place:
    """Some cells of a table, or a span of text.

    Attributes:
        table: Key of a table; with no ``cells`` the whole table is meant.
        cells: Row and column of each cell, from 0.
        section: 1 to 6.
        part: Any other part of the report.
        paragraph: Number of the paragraph in its section or part, from 0; None for the
            section's heading or the whole part.
        start: First code point, from 0.
        end: The code point after the last.
    """

    table: str | None = None
    cells: tuple[tuple[int, int], ...] = ()
    section: int | None = None
    part: Part | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None

    def to_json(self) -> dict[str, object]:
        """The place as the public JSON has it."""
        if self.table is not None:
            cells = {"cells": [list(cell) for cell in self.cells]} if self.cells else {}
            return {"table": self.table, **cells}
        where: dict[str, object]
        where = {"section": self.section} if self.section else {"part": str(self.part)}
        for key in ("paragraph", "start", "end"):
            value = getattr(self, key)
            if value is not None:
                where[key] = value
        return where

    def span(self, length: int) -> tuple[int, int]:
        """Start and end in a text of some length, the whole of it where none is given."""
        return self.start or 0, length if self.end is None else self.end

    @property
    def order(self) -> tuple[int, int, int]:
        """A key that sorts places of text from the top of the report to its end."""
        section = self.section or {Part.SIGNATURE: 7, Part.CLOSING: 8}.get(
            self.part or Part.FILE, 0
        )
        paragraph = -1 if self.paragraph is None else self.paragraph
        return section, paragraph, self.start or 0


def at_cells(refs: Iterable[CellRef]) -> Place:
    """The place of some cells of one table."""
    listed = list(refs)
    return Place(table=listed[0].table, cells=tuple((ref.row, ref.column) for ref in listed))
