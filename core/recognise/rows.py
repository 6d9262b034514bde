"""What one row of a table is: a row of the form, a header, cases, or something else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from core.recognise.labels import Match, TableLabels
from core.recognise.stream import Line, is_value


class RowKind(Enum):
    """Kinds of rows."""

    DATA = auto()
    HEADER = auto()
    CASES = auto()
    UNKNOWN = auto()
    BLANK = auto()


@dataclass(frozen=True)
class Row:
    """A classified row.

    Attributes:
        kind: What it is.
        line: The row itself.
        labels: The table it belongs to (data and header rows).
        match: The form's row (data rows).
        label_end: How many of its cells are labels.
    """

    kind: RowKind
    line: Line
    labels: TableLabels | None = None
    match: Match | None = None
    label_end: int = 0

    @property
    def printed(self) -> str:
        """The last label as printed."""
        return self.line.cells[self.label_end - 1].text if self.label_end else ""

    @property
    def values(self) -> tuple[str, ...]:
        """The texts right of its labels."""
        return tuple(cell.text for cell in self.line.cells[self.label_end :])


_FEWEST_CASES = 8


def classify(line: Line, tables: tuple[TableLabels, ...]) -> Row:
    """Tell what a row is by its own texts alone."""
    filled = [cell for cell in line.cells if cell.text and cell.begins]
    if not filled:
        return Row(RowKind.BLANK, line)
    for labels in tables:
        if row := _data_row(line, labels):
            return row
    numbers = [cell for cell in filled if is_value(cell.text)]
    if len(numbers) >= _FEWEST_CASES and len(filled) - len(numbers) <= 1:
        return Row(RowKind.CASES, line, label_end=_label_before(line))
    if not numbers:
        for labels in sorted(tables, key=lambda labels: _header_score(line, labels), reverse=True):
            if _header_score(line, labels):
                return Row(RowKind.HEADER, line, labels)
    return Row(RowKind.UNKNOWN, line, label_end=_leading_labels(line))


def _data_row(line: Line, labels: TableLabels) -> Row | None:
    for number, cell in enumerate(line.cells):
        if not cell.text:
            continue
        match = labels.rows.find_exactly(cell.text) or labels.rows.ending(cell.text)
        match = match or labels.rows.find(cell.text)
        if match is None:
            return None
        if match.position >= 0:
            nothing_follows = number + 1 == len(line.cells)
            headers = [
                c.text for c in line.cells[number + 1 :] if labels.columns.find_exactly(c.text)
            ]
            if nothing_follows or headers:
                return None
            return Row(RowKind.DATA, line, labels, match, number + 1)
    return None


def _header_score(line: Line, labels: TableLabels) -> int:
    filled = {cell.text for cell in line.cells if cell.text}
    return sum(bool(labels.columns.find(text) or labels.frames.find(text)) for text in filled)


def _label_before(line: Line) -> int:
    """How many cells there are up to a label before the values; blank ones alone are values."""
    leading = line.cells[: _leading_labels(line)]
    return max((number for number, cell in enumerate(leading, 1) if cell.text), default=0)


def _leading_labels(line: Line) -> int:
    for number, cell in enumerate(line.cells):
        if cell.text and is_value(cell.text):
            return number
    return len(line.cells)
