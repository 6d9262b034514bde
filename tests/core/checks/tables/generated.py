"""Generated reports in which every sum and balance holds."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from core.edits import recalculated
from core.form import FORMS
from core.form.spec import CellRef, Table
from core.numbers import parse
from core.report import Grid, Report, blank_grid, with_cells
from tests.core.checks import make

FORM = FORMS["2021"]
COUNTS = st.integers(0, 9) | st.integers(0, 400)

LEAVES = tuple(ref for table in FORM.tables for ref in table.cells if ref not in FORM.totals)
"""Every cell that is no total."""

BOUND = tuple(sorted({ref for total in FORM.sums for ref in (total.total, *total.addends)}))
"""Every cell that takes part in a sum; those of the balance are among them."""


@st.composite
def consistent(draw: st.DrawFn) -> Report:
    """A report whose totals and balance hold; most cells are 0, as in real ones."""
    report = make.report()
    counts = draw(st.dictionaries(st.sampled_from(LEAVES), COUNTS, max_size=20))
    cells = dict.fromkeys(LEAVES, "0") | {ref: str(count) for ref, count in counts.items()}
    filled = with_cells(_blank(report), cells)
    added = recalculated(filled, _blank(report))
    balanced = with_cells(added, _balancing(added))
    return recalculated(balanced, added)


def _blank(report: Report) -> Report:
    tables: dict[str, Grid] = {table.key: blank_grid(table) for table in FORM.tables}
    return replace(report, tables=tables)


def _balancing(report: Report) -> dict[CellRef, str]:
    """What must have been received, or carried over, for each column to balance."""
    cells = {}
    for balance in _applications().balances:
        (received, carried_in), (concluded, carried_out) = balance.left, balance.right
        if received in FORM.totals:
            continue
        surplus = sum(_number(report, ref) for ref in balance.right) - _number(report, carried_in)
        cells[received] = str(max(surplus, 0))
        if surplus < 0:
            cells[carried_out] = str(_number(report, carried_in) - _number(report, concluded))
    return cells


def _applications() -> Table:
    return FORM.table("applications")


def _number(report: Report, ref: CellRef) -> int:
    return int(parse(report.cell(ref) or "").value or 0)
