"""Which cell of a finding's first place to look at: not the first in reading order."""

from __future__ import annotations

from dataclasses import replace

from core.checks.rule import Finding
from core.edits import CellChange
from core.place import Place

_SUMS = frozenset({"T301", "T302", "T303", "T401"})
"""Rules whose first place ends with the total, or with the far side of the balance."""


def aimed(finding: Finding) -> tuple[Place, ...]:
    """The places of a finding, the cell to look at standing first in the first of them.

    That is the one the first mend would change, else the total of a sum: it is the cell that
    the sentence speaks of, while the first addend is merely where the row begins.
    """
    first, *others = finding.hit.places
    cell = _cell(finding, first)
    if cell is None:
        return finding.hit.places
    rest = tuple(each for each in first.cells if each != cell)
    return (replace(first, cells=(cell, *rest)), *others)


def _cell(finding: Finding, place: Place) -> tuple[int, int] | None:
    for fix in finding.hit.fixes[:1]:
        for change in fix.edit.changes:
            if isinstance(change, CellChange) and change.ref.table == place.table:
                spot = (change.ref.row, change.ref.column)
                if spot in place.cells:
                    return spot
    return place.cells[-1] if finding.code in _SUMS and place.cells else None
