"""The vocabulary in which an edition of the form is declared.

A table is a stack of blocks; a block is two trees of headings, one of rows and
one of columns, whose leaves cross in the numeric cells. A leaf marked ``total``
sums the other leaves under its parent, which covers every sum of the official
form. Each heading, block, table and form is declared once and is equal to itself
alone, so that editions which share a part share the very object.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class CellRef(NamedTuple):
    """One numeric cell: the table's key, its row and its column, both counted from 0."""

    table: str
    row: int
    column: int


@dataclass(frozen=True, eq=False)
class Heading:
    """A row or column heading (栏目、行目), with the headings under it.

    Attributes:
        key: English name; for a leaf the public key of ``form.md``.
        label: The official wording, verbatim.
        children: Headings under this one; a leaf has none.
        total: Whether this leaf sums the other leaves under its parent.
        short: How a message names it, where the label is too long to be spoken.
        unit: What one of it is counted in.
        decimals: Whether amounts with decimals are allowed.
        signed: Whether negative numbers are allowed.
    """

    key: str
    label: str
    children: tuple[Heading, ...] = ()
    total: bool = False
    short: str = ""
    unit: str = "件"
    decimals: bool = False
    signed: bool = False

    @property
    def name(self) -> str:
        """The name a message uses."""
        return self.short or self.label


Path = tuple[Heading, ...]
"""From the outermost heading down to a leaf."""


def leaf_paths(headings: tuple[Heading, ...]) -> Iterator[Path]:
    """Yield the path to every leaf below ``headings``, in printed order."""
    for heading in headings:
        if heading.children:
            for path in leaf_paths(heading.children):
                yield (heading, *path)
        else:
            yield (heading,)


def depth(headings: tuple[Heading, ...]) -> int:
    """How many levels of headings a tree has (0 for none)."""
    return max((1 + depth(heading.children) for heading in headings), default=0)


@dataclass(frozen=True, eq=False)
class Block:
    """Rows crossed with columns under one header.

    Attributes:
        rows: Row headings; a single heading with an empty label prints no row labels.
        columns: Column headings.
        banner: A line printed across the table above the header.
        corner: The text where the header meets the row labels.
    """

    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    banner: str = ""
    corner: str = ""

    @cached_property
    def row_paths(self) -> tuple[Path, ...]:
        """The path to every row, in printed order."""
        return tuple(leaf_paths(self.rows))

    @cached_property
    def column_paths(self) -> tuple[Path, ...]:
        """The path to every column, in printed order."""
        return tuple(leaf_paths(self.columns))

    @property
    def has_labels(self) -> bool:
        """Whether the rows are labelled in print."""
        return any(path[-1].label for path in self.row_paths)


class Sum(NamedTuple):
    """A total and the cells it must equal the sum of."""

    total: CellRef
    addends: tuple[CellRef, ...]
    along: str
    """``"row"`` where the addends stand beside the total, ``"column"`` where above it."""


class Balance(NamedTuple):
    """The printed balance (勾稽关系) of one column: ``left`` sums to what ``right`` sums to."""

    left: tuple[CellRef, ...]
    right: tuple[CellRef, ...]


@dataclass(frozen=True, eq=False)
class Table:
    """One of the three official tables.

    Attributes:
        key: Public key (``form.md``).
        name: What clerks call it.
        section: The section it belongs to, 1 to 6.
        blocks: Its blocks, top to bottom; rows are numbered through them.
        balance: Row keys on the left and on the right of the printed balance, or none.
    """

    key: str
    name: str
    section: int
    blocks: tuple[Block, ...]
    balance: tuple[tuple[str, ...], tuple[str, ...]] | None = None

    @cached_property
    def rows(self) -> tuple[tuple[Block, Path], ...]:
        """Every row with its block, numbered by position."""
        return tuple((block, path) for block in self.blocks for path in block.row_paths)

    @cached_property
    def cells(self) -> tuple[CellRef, ...]:
        """Every numeric cell, row by row."""
        return tuple(
            CellRef(self.key, row, column)
            for row, (block, _) in enumerate(self.rows)
            for column in range(len(block.column_paths))
        )

    def row_number(self, key: str) -> int:
        """The number of the row whose leaf has this key; KeyError if there is none."""
        for number, (_, path) in enumerate(self.rows):
            if path[-1].key == key:
                return number
        raise KeyError(key)

    def row_path(self, row: int) -> Path:
        """The headings of a row, outermost first."""
        return self.rows[row][1]

    def column_path(self, row: int, column: int) -> Path:
        """The headings of a column in the block that holds ``row``."""
        return self.rows[row][0].column_paths[column]

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """Every sum of the table: along rows first, then down columns."""
        return (*self._row_sums(), *self._column_sums())

    def _row_sums(self) -> Iterator[Sum]:
        for row, (block, _) in enumerate(self.rows):
            for total, addends in total_leaves(block.column_paths):
                yield Sum(
                    CellRef(self.key, row, total),
                    tuple(CellRef(self.key, row, column) for column in addends),
                    "row",
                )

    def _column_sums(self) -> Iterator[Sum]:
        first = 0
        for block in self.blocks:
            for total, addends in total_leaves(block.row_paths):
                for column in range(len(block.column_paths)):
                    yield Sum(
                        CellRef(self.key, first + total, column),
                        tuple(CellRef(self.key, first + row, column) for row in addends),
                        "column",
                    )
            first += len(block.row_paths)

    @cached_property
    def balances(self) -> tuple[Balance, ...]:
        """The printed balance, once per column; empty where the table prints none."""
        if self.balance is None:
            return ()
        left, right = (tuple(map(self.row_number, side)) for side in self.balance)
        columns = range(len(self.blocks[0].column_paths))
        return tuple(
            Balance(
                tuple(CellRef(self.key, row, column) for row in left),
                tuple(CellRef(self.key, row, column) for row in right),
            )
            for column in columns
        )


def total_leaves(paths: tuple[Path, ...]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield each total leaf's position and those of the leaves it sums."""
    for position, path in enumerate(paths):
        if path[-1].total:
            parent = path[:-1]
            yield (
                position,
                tuple(
                    other
                    for other, other_path in enumerate(paths)
                    if other != position and other_path[: len(parent)] == parent
                ),
            )


@dataclass(frozen=True, eq=False)
class Form:
    """An edition of the official form (年度报告格式).

    Attributes:
        edition: Its public name, the year it was issued.
        basis: The document it comes from, as findings cite it.
        first_year: First report year it applies to.
        sections: Titles of the six sections, without their numbers.
        tables: The three tables, in printed order.
        foreign_labels: Wordings that occur in this edition and no other.
    """

    edition: str
    basis: str
    first_year: int
    sections: tuple[str, ...]
    tables: tuple[Table, ...]
    foreign_labels: tuple[str, ...] = ()

    def table(self, key: str) -> Table:
        """The table with this key; KeyError if there is none."""
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(key)

    def section_heading(self, number: int) -> str:
        """The official heading of section 1 to 6, with its number."""
        return f"{SECTION_NUMERALS[number - 1]}、{self.sections[number - 1]}"

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """Every sum of the form."""
        return tuple(total for table in self.tables for total in table.sums)

    @cached_property
    def totals(self) -> frozenset[CellRef]:
        """Every cell that is a total."""
        return frozenset(total.total for total in self.sums)

    def cell_name(self, ref: CellRef) -> str:
        """What a message calls a cell: its row and its column."""
        names = (self.row_name(ref.table, ref.row), self.column_name(ref))
        return "·".join(name for name in names if name)

    def row_name(self, table: str, row: int) -> str:
        """What a message calls a row."""
        path = self.table(table).row_path(row)
        generic = path[-1].name in _GENERIC_NAMES and len(path) > 1
        return "·".join(heading.name for heading in path[-2:]) if generic else path[-1].name

    def column_name(self, ref: CellRef) -> str:
        """What a message calls a cell's column."""
        path = self.table(ref.table).column_path(ref.row, ref.column)
        leaf = path[-1].name
        nested = sum(
            1 for p in self.table(ref.table).rows[ref.row][0].column_paths if p[-1].name == leaf
        )
        return f"{path[-2].name}·{leaf}" if nested > 1 else leaf

    def heading(self, ref: CellRef) -> Heading:
        """The leaf heading that says what a cell may hold."""
        return self.table(ref.table).column_path(ref.row, ref.column)[-1]


SECTION_NUMERALS = "一二三四五六"
"""The numbers of the six sections, as printed."""

_GENERIC_NAMES = frozenset({"3.其他", "其他"})
