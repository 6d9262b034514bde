"""The report as an immutable value.

Nothing here knows files or windows. A cell keeps its printed text; what it says as
a number is :func:`core.numbers.parse`'s business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from core.answers import Answer
from core.form import FORMS
from core.form.spec import CellRef, Form, Table
from core.numbers import Number, parse
from core.origin import Origin
from core.periods import organ_of_title, period_year, year_of

Row = tuple[str | None, ...]
"""Printed texts of one row; ``""`` is a blank cell, None one that the source lacks."""

Grid = tuple[Row, ...]
"""All rows of one table, in the form's shape whatever the source's was."""


class Paragraph(NamedTuple):
    """A paragraph of text with its bold spans (start and end in code points)."""

    text: str
    bold: tuple[tuple[int, int], ...] = ()


class Picture(NamedTuple):
    """A picture carried through: its bytes, media type and printed size in millimetres."""

    data: bytes
    media_type: str
    width: float = 0.0
    height: float = 0.0


class ForeignTable(NamedTuple):
    """A table that is none of the form's, carried through as texts row by row."""

    rows: tuple[tuple[str, ...], ...]


PREFACE, CLOSING = 0, 7
"""Numbers of the parts before section 一 and after the signature, beside the sections' 1 to 6."""


@dataclass(frozen=True)
class Kept:
    """Something carried through unread.

    Attributes:
        content: The thing itself.
        section: 1 to 6, ``PREFACE`` or ``CLOSING``.
        after: How many paragraphs of that part stand before it.
    """

    content: Picture | ForeignTable
    section: int
    after: int


@dataclass(frozen=True)
class Section:
    """One of the six statutory sections.

    Attributes:
        heading: As printed, its number included; None where the source has none.
        paragraphs: Its text in order, the official table left out.
        table_after: How many paragraphs stand before the official table.
    """

    heading: str | None
    paragraphs: tuple[Paragraph, ...] = ()
    table_after: int = 0


@dataclass(frozen=True)
class Signature:
    """落款: the organ and the date as printed, either may be missing."""

    organ: str | None = None
    date: str | None = None


@dataclass(frozen=True)
class Report:
    """A whole report.

    Attributes:
        edition: The form's edition, a key of ``FORMS``.
        title: As printed, its lines joined and white space collapsed.
        preface: Text between the title and section 一.
        sections: The six sections in statutory order.
        tables: A grid for each table of the form, by key.
        signature: 落款.
        closing: What follows the signature.
        kept: Pictures and foreign tables carried through.
        answers: What the unit says about findings that it lets stand.
        origin: What rules about the source need; left out of equality, never written.
    """

    edition: str
    title: str
    sections: tuple[Section, ...]
    tables: Mapping[str, Grid]
    preface: tuple[Paragraph, ...] = ()
    signature: Signature = Signature()
    closing: tuple[Paragraph, ...] = ()
    kept: tuple[Kept, ...] = ()
    answers: tuple[Answer, ...] = ()
    origin: Origin = field(default=Origin(), compare=False)

    @property
    def form(self) -> Form:
        """The edition of the form the report is in."""
        return FORMS[self.edition]

    @property
    def organ(self) -> str | None:
        """The organ as the signature names it, else as the title does."""
        return self.signature.organ or organ_of_title(self.title)

    @property
    def year(self) -> int | None:
        """The report year: the title's, else the 统计期限's, else the signature's less one."""
        if year := year_of(self.title):
            return year
        if year := period_year(paragraph.text for paragraph in self.texts):
            return year
        signed = year_of(self.signature.date or "")
        return signed - 1 if signed else None

    @property
    def texts(self) -> tuple[Paragraph, ...]:
        """The preface and the sections' paragraphs, in order."""
        inner = (paragraph for section in self.sections for paragraph in section.paragraphs)
        return (*self.preface, *inner)

    def cell(self, ref: CellRef) -> str | None:
        """A cell's printed text; None where the source lacks the cell."""
        return self.tables[ref.table][ref.row][ref.column]

    def number(self, ref: CellRef) -> Number | None:
        """A cell's number; None where it is absent, blank or holds no number."""
        text = self.cell(ref)
        return None if text is None else parse(text).value

    def total(self, refs: tuple[CellRef, ...]) -> Number | None:
        """The sum of some cells; None where one of them has no number (blank is not zero)."""
        values = [self.number(ref) for ref in refs]
        return None if None in values else sum(value for value in values if value is not None)


def blank_grid(table: Table) -> Grid:
    """A grid of the table's shape with every cell blank."""
    return tuple(("",) * len(block.column_paths) for block, _ in table.rows)


def absent_grid(table: Table) -> Grid:
    """A grid of the table's shape with every cell absent."""
    return tuple((None,) * len(block.column_paths) for block, _ in table.rows)


def absent_rows(grid: Grid) -> tuple[int, ...]:
    """The rows of which the source has no cell at all."""
    return tuple(number for number, row in enumerate(grid) if all(cell is None for cell in row))


def with_cells(report: Report, cells: Mapping[CellRef, str]) -> Report:
    """The report with some cells' texts replaced."""
    if not cells:
        return report
    tables = dict(report.tables)
    for key in {ref.table for ref in cells}:
        tables[key] = tuple(
            tuple(cells.get(CellRef(key, number, column), text) for column, text in enumerate(row))
            for number, row in enumerate(tables[key])
        )
    return replace(report, tables=tables)
