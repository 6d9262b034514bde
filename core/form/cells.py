"""Cells by the public keys of their headings."""

from __future__ import annotations

from functools import cache

from core.form import FORMS
from core.form.spec import CellRef


@cache
def cell_of(edition: str, table: str, row: str, column: str) -> CellRef:
    """The cell where a row meets a column; KeyError where the edition has no such cell.

    ``column`` is the key of a leaf, or ``group/leaf`` where several groups have that leaf.
    """
    for ref in row_of(edition, table, row):
        path = FORMS[edition].table(table).column_path(ref.row, ref.column)
        if f"/{'/'.join(heading.key for heading in path)}".endswith(f"/{column}"):
            return ref
    raise KeyError(column)


@cache
def row_of(edition: str, table: str, row: str) -> tuple[CellRef, ...]:
    """Every cell of a row; KeyError where the edition has no such row."""
    form = FORMS[edition].table(table)
    number = form.row_number(row)
    return tuple(
        CellRef(table, number, column) for column in range(len(form.rows[number][0].column_paths))
    )
