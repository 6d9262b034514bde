"""The sums and balances of a form as equations that a report meets or breaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType

from core.checks.subject import Subject
from core.form import FORMS
from core.form.spec import CellRef, Form, Table
from core.numbers import Number
from core.place import Place, at_cells


@dataclass(frozen=True, eq=False)
class Relation:
    """``left`` must sum to what ``right`` sums to.

    Attributes:
        code: The rule that reports its breach.
        along: ``"row"`` or ``"column"``, the direction its cells stand in.
        left: The addends, or the left side of the printed balance (勾稽关系).
        right: The total, or the right side of the balance.
    """

    code: str
    along: str
    left: tuple[CellRef, ...]
    right: tuple[CellRef, ...]

    @property
    def is_sum(self) -> bool:
        """Whether its right side is a total, and not half of the balance."""
        return self.code != "T301"

    @cached_property
    def cells(self) -> tuple[CellRef, ...]:
        """Both sides."""
        return self.left + self.right

    @cached_property
    def place(self) -> Place:
        """Where a finding about it points."""
        return at_cells(self.cells)

    def sides(
        self, subject: Subject, instead: Mapping[CellRef, Number] = MappingProxyType({})
    ) -> tuple[Number, Number] | None:
        """What each side sums to, some cells read as ``instead`` has them.

        None while a cell is absent, blank or no number.
        """
        sums: list[Number] = []
        for side in (self.left, self.right):
            total: Number = 0
            for ref in side:
                value = instead[ref] if ref in instead else subject.number(ref)
                if value is None:
                    return None
                total += value
            sums.append(total)
        return sums[0], sums[1]

    def gap(
        self, subject: Subject, instead: Mapping[CellRef, Number] = MappingProxyType({})
    ) -> Number | None:
        """How far the right side exceeds the left; None where it cannot be told."""
        sides = self.sides(subject, instead)
        return None if sides is None else sides[1] - sides[0]

    def error(self, ref: CellRef, gap: Number) -> Number:
        """By how much ``ref`` would be too great if it alone caused this gap."""
        return gap if ref in self.right else -gap


@cache
def relations(edition: str) -> tuple[Relation, ...]:
    """Every relation of an edition, in the order of its tables."""
    return tuple(found for table in FORMS[edition].tables for found in _of_table(table))


@cache
def by_code(edition: str, code: str) -> tuple[Relation, ...]:
    """The relations that one rule is about."""
    return tuple(relation for relation in relations(edition) if relation.code == code)


@cache
def by_cell(edition: str) -> Mapping[CellRef, tuple[Relation, ...]]:
    """The relations that each cell takes part in."""
    found: dict[CellRef, tuple[Relation, ...]] = defaultdict(tuple)
    for relation in relations(edition):
        for ref in relation.cells:
            found[ref] += (relation,)
    return found


@cache
def parts(edition: str) -> Mapping[Relation, tuple[Relation, ...]]:
    """The relations that add up to another one.

    Where every cell of a relation is the total of the cells beside it, the relation is the
    sum of its neighbours: 总计's column of the applicants' columns, （七）总计's row of the
    rows of outcomes. While the totals hold, its gap is the sum of theirs.
    """
    known = {relation.cells: relation for relation in relations(edition)}
    form = FORMS[edition]
    found = {}
    for relation in relations(edition):
        neighbours = _neighbours(form, relation)
        if neighbours and all(cells in known for cells in neighbours):
            found[relation] = tuple(known[cells] for cells in neighbours)
    return found


def _of_table(table: Table) -> tuple[Relation, ...]:
    codes = {"row": "T302", "column": "T303"} if table.balances else {"row": "T401"}
    sums = (
        Relation(codes[total.along], total.along, total.addends, (total.total,))
        for total in table.sums
    )
    balances = (
        Relation("T301", "column", balance.left, balance.right) for balance in table.balances
    )
    return (*sums, *balances)


def _neighbours(form: Form, relation: Relation) -> list[tuple[CellRef, ...]]:
    """The lines of cells whose position by position sums are the relation's cells."""
    crossing = {total.total: total.addends for total in form.sums if total.along != relation.along}
    lines = [crossing.get(ref, ()) for ref in relation.cells]
    return list(zip(*lines, strict=True)) if all(lines) else []
