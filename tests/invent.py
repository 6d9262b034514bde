"""Consistent reports invented from one seed: tables as towns and counties fill them."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

from core.edits import recalculated
from core.form import CURRENT
from core.form.spec import CellRef
from core.report import Report, blank_grid, with_cells
from tests.core.checks import make

Counts = Mapping[CellRef, int]

_COLUMNS = (60, 20, 3, 2, 3, 0)
"""How often each kind of applicant asks; what the last kind is would have to be told."""

_FEE_UNPAID = 21
"""The row of applications dropped for a fee that was not paid: no town asks one."""


def report(luck: random.Random, **changes: object) -> Report:
    """The report of ``make`` with invented tables."""
    return with_tables(make.report(**changes), tables(luck))


def with_tables(base: Report, counts: Counts) -> Report:
    """A report whose cells hold some counts and whose totals are right."""
    blank = replace(base, tables={table.key: blank_grid(table) for table in CURRENT.tables})
    leaves = (ref for table in CURRENT.tables for ref in table.cells if ref not in CURRENT.totals)
    texts = {ref: str(counts.get(ref, 0)) for ref in leaves}
    return recalculated(with_cells(blank, texts), blank)


def tables(luck: random.Random, carried_in: Mapping[int, int] | None = None) -> dict[CellRef, int]:
    """Counts of the cells that are no totals; sums and balance can hold with them.

    Args:
        luck: What decides.
        carried_in: Applications carried over from last year by column; invented without.
    """
    size = luck.choice((0, 3, 8, 8, 30, 30, 120, 600))
    return _disclosure(luck) | _applications(luck, size, carried_in) | _review(luck, size)


def _disclosure(luck: random.Random) -> dict[CellRef, int]:
    found: dict[CellRef, int] = {}
    issued, repealed = luck.randrange(6), luck.randrange(3)
    in_force = luck.randrange(10, 60) + issued
    found |= _row("disclosure", 1, (issued, repealed, in_force))
    for row in (2, 3, 4):
        found |= _row("disclosure", row, (luck.choice((0, luck.randrange(300))),))
    return found


def _row(table: str, row: int, counts: tuple[int, ...]) -> dict[CellRef, int]:
    return {CellRef(table, row, column): count for column, count in enumerate(counts)}


def _applications(
    luck: random.Random, size: int, carried_in: Mapping[int, int] | None
) -> dict[CellRef, int]:
    found: dict[CellRef, int] = {}
    likely = {row: luck.choice((0, 0, 1, 4)) for row in range(4, 23)} | {2: 30, 3: 12}
    likely[_FEE_UNPAID] = 0
    for column, weight in enumerate(_COLUMNS):
        new = luck.randrange(size * weight // 60 + 2) if size and weight else 0
        brought = luck.randrange(new // 4 + 1)
        if carried_in is not None:
            brought = carried_in.get(column, 0)
        kept = luck.randrange((new + brought) // 6 + 1)
        found |= {
            CellRef("applications", row, column): count
            for row, count in ((0, new), (1, brought), (24, kept))
        }
        for row in luck.choices([*likely], [*likely.values()], k=new + brought - kept):
            ref = CellRef("applications", row, column)
            found[ref] = found.get(ref, 0) + 1
    return found


def _review(luck: random.Random, size: int) -> dict[CellRef, int]:
    most = size // 10 + 1
    return {
        CellRef("review", 0, column): luck.choice((0, luck.randrange(most + 1)))
        for column in range(15)
    }
