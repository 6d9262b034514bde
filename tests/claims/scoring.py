"""What the program claims to have read in a sentence, against what the sentence states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from core.claims import Claim, claims
from core.form import FORMS
from core.form.spec import CellRef
from core.place import Place
from core.report import Report
from tests.claims.cases import Case, Expected, Formula
from tests.claims.placing import place, placed


class Match(NamedTuple):
    """What a sentence states beside what was found of it.

    Attributes:
        pairs: Each claim that was expected with the one found, or None.
        extras: What else was found.
    """

    pairs: tuple[tuple[Expected, Claim | None], ...]
    extras: tuple[Claim, ...]


def matched(case: Case, report: Report | None = None) -> Match:
    """The claims of a case's sentence, found and expected, paired one by one."""
    left = list(claims_at(report or placed(case), place(case)))
    pairs: list[tuple[Expected, Claim | None]] = []
    for expected in case.expected:
        if expected.formulas:
            fitting = [claim for claim in left if fits(case.edition, expected, claim)]
            found = min(fitting, key=lambda claim: not _plainly(expected, claim), default=None)
            if found is not None:
                left.remove(found)
            pairs.append((expected, found))
    return Match(tuple(pairs), tuple(left))


def claims_at(report: Report, at: Place) -> tuple[Claim, ...]:
    """The claims of one paragraph of a report."""
    return tuple(
        claim
        for claim in claims(report)
        if (claim.place.section, claim.place.paragraph) == (at.section, at.paragraph)
    )


def fits(edition: str, expected: Expected, claim: Claim) -> bool:
    """Whether a claim has the value and one of the sums that are expected."""
    if Fraction(str(claim.value)) != expected.value:
        return False
    accepted = [frozenset(cells) for cells in claim.accepted]
    return any(_sum(edition, formula) in accepted for formula in expected.formulas)


def _plainly(expected: Expected, claim: Claim) -> bool:
    plainest = frozenset(claim.accepted[0])
    return any(formula.plus == plainest for formula in expected.formulas)


def _sum(edition: str, formula: Formula) -> frozenset[CellRef]:
    """The cells whose sum a formula is; those it starts from where it is no sum of cells."""
    if not formula.minus:
        return formula.plus
    rows = frozenset().union(*(_addends(edition, ref) for ref in formula.plus))
    return rows - formula.minus if formula.minus <= rows else formula.plus


@cache
def _addends(edition: str, ref: CellRef) -> frozenset[CellRef]:
    down = (total for total in FORMS[edition].sums if total.along == "column")
    return next((frozenset(total.addends) for total in down if total.total == ref), frozenset())


@dataclass
class Count:
    """How many claims were found that are expected, how many that are not, how many missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is expected."""
        found = self.right + self.extra
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is expected that was found."""
        stated = self.right + self.missed
        return self.right / stated if stated else 1.0

    def line(self) -> str:
        """The figures."""
        return (
            f"{self.right:5} right {self.extra:4} extra {self.missed:4} missed"
            f"   precision {self.precision:6.3f}  recall {self.recall:6.3f}"
        )


@dataclass
class Score:
    """The figures over many cases.

    Attributes:
        every: Of all quantities.
        by_quantity: Of each, by our names.
        faults: A line for each claim missed or found beside what is stated.
        without_cell: Claims about cells that the edition of their year does not have.
    """

    every: Count = field(default_factory=Count)
    by_quantity: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    faults: list[str] = field(default_factory=list)
    without_cell: int = 0


def score(cases: Iterable[Case]) -> Score:
    """The figures of some cases."""
    made = Score()
    for case in cases:
        _count(made, case)
    return made


def _count(made: Score, case: Case) -> None:
    match = matched(case)
    told = []
    made.without_cell += len(case.expected) - len(match.pairs)
    for expected, found in match.pairs:
        count = made.by_quantity[found.stated.quantity if found else expected.quantity]
        for one in (made.every, count):
            one.right += found is not None
            one.missed += found is None
        if found is None:
            told.append(f"      missed {expected.name} {float(expected.value):g}")
    for claim in match.extras:
        for one in (made.every, made.by_quantity[claim.stated.quantity]):
            one.extra += 1
        told.append(f"      extra  {claim.stated.quantity} {claim.value} {words(case, claim)}")
    if told:
        made.faults += [f"  {case.ident} {case.sentence}", *told]


def words(case: Case, claim: Claim) -> str:
    """The words of the sentence that a claim stands on, and how it states them."""
    start, end = claim.place.span(len(case.sentence))
    doubt = "" if claim.stated.sure else ", unsure"
    return f"“{case.sentence[start:end]}” ({claim.stated.kind}{doubt})"
