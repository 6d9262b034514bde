"""Converting a report of an older edition into the current form."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from core.form import CURRENT
from core.form.spec import CellRef, Table
from core.numbers import show
from core.report import Grid, Report, Row, blank_grid, with_cells


class Converted(NamedTuple):
    """A report in the current form, and the names of the cells left blank for the clerk."""

    report: Report
    left_blank: tuple[str, ...]


def to_current(report: Report) -> Converted:
    """The report in the current edition; unchanged where it is in that already.

    Rows and columns that both editions have keep their cells. What the older form counts in
    one row （六） comes under 3.其他: an addend that cannot be told apart stays blank, unless
    the row is zero and so are its parts. Everything else is left blank and named.
    """
    if report.form is CURRENT:
        return Converted(report, ())
    tables = {table.key: _carried(report, table) for table in CURRENT.tables}
    converted = replace(report, edition=CURRENT.edition, tables=tables)
    converted = with_cells(converted, _split_other_outcomes(report))
    blank = [
        CURRENT.cell_name(ref)
        for table in CURRENT.tables
        for ref in table.cells
        if not converted.cell(ref) and not _was_blank(report, ref)
    ]
    return Converted(converted, tuple(blank))


def _source_cell(report: Report, ref: CellRef) -> CellRef | None:
    """The cell of the older form that has the same row and column."""
    source, current = report.form.table(ref.table), CURRENT.table(ref.table)
    row_key = current.row_path(ref.row)[-1].key
    column_key = current.column_path(ref.row, ref.column)[-1].key
    for row, (block, path) in enumerate(source.rows):
        if path[-1].key == row_key:
            same = [c for c, p in enumerate(block.column_paths) if p[-1].key == column_key]
            if len(block.column_paths) == len(current.rows[ref.row][0].column_paths):
                same = [c for c in same if c == ref.column] or same
            return CellRef(ref.table, row, same[0]) if same else None
    return None


def _carried(report: Report, table: Table) -> Grid:
    grid = blank_grid(table)
    return tuple(_carried_row(report, table, row, cells) for row, cells in enumerate(grid))


def _carried_row(report: Report, table: Table, row: int, cells: Row) -> Row:
    sources = [
        _source_cell(report, CellRef(table.key, row, column)) for column in range(len(cells))
    ]
    return tuple((report.cell(source) or "") if source else "" for source in sources)


def _was_blank(report: Report, ref: CellRef) -> bool:
    source = _source_cell(report, ref)
    return source is not None and not report.cell(source)


def _split_other_outcomes(report: Report) -> dict[CellRef, str]:
    """The cells of 1, 2 and 3 under （六） from the older form's one row."""
    source, current = report.form.table("applications"), CURRENT.table("applications")
    row = source.row_number("other_outcomes")
    first, second, third = (current.row_number(f"other_{number}") for number in (1, 2, 3))
    cells: dict[CellRef, str] = {}
    for column, text in enumerate(report.tables["applications"][row]):
        value = report.number(CellRef("applications", row, column))
        cells[CellRef("applications", third, column)] = text or ""
        if value == 0:
            zeros = (CellRef("applications", number, column) for number in (first, second))
            cells |= dict.fromkeys(zeros, show(0))
    return cells
