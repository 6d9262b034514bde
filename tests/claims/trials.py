"""What a check finds in a true sentence, and once a cell it speaks of is another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from core.checks import RULES, check
from core.checks.rule import Finding, Severity
from core.claims import Claim
from core.claims.scope import Whose
from core.form.spec import CellRef
from core.place import Place, at_cells
from core.report import Report
from tests.claims.cases import Case, Expected, Formula
from tests.claims.placing import agreeing, moved_alone, without_sentence
from tests.claims.scoring import matched
from tests.mutations import includes

_GRADED_DOWN = frozenset({"normative_repealed", "regulation_repealed"})
"""What a rule that may find errors only warns of: offices count repeals differently."""

_HIGHEST = {rule.code: rule.severity for rule in RULES}


def new_findings(before: Report, after: Report) -> list[Finding]:
    """What is found in a report and was not before."""
    known = Counter(map(_key, check(before)))
    found = []
    for finding in check(after):
        key = _key(finding)
        known[key] -= 1
        if known[key] < 0:
            found.append(finding)
    return found


def _key(finding: Finding) -> tuple[object, ...]:
    return finding.code, finding.severity, finding.hit.places


@dataclass
class Truths:
    """Figures over true sentences, each in a report that agrees with it.

    Attributes:
        placed: How many there were.
        impossible: The sentences with which no tables agree.
        errors: A line for every finding of severity error.
        warnings: A line for every warning that is not known to be right.
    """

    placed: int = 0
    impossible: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def truths(cases: Iterable[Case]) -> Truths:
    """The figures over those of some cases that are true."""
    made = Truths()
    for case in cases:
        if case.true:
            _true(made, case)
    return made


def _true(made: Truths, case: Case) -> None:
    report = agreeing(case)
    if report is None:
        made.impossible.append(f"  {case.ident} {case.sentence}")
        return
    made.placed += 1
    for finding in new_findings(without_sentence(case, report), report):
        line = f"  {case.ident} {case.sentence}\n      {_told(finding)}"
        if finding.severity is Severity.ERROR:
            made.errors.append(line)
        elif finding.severity is Severity.WARNING and finding.code not in case.codes:
            made.warnings.append(line)


def _told(finding: Finding) -> str:
    return f"{finding.severity} {finding.code} {finding.message}"


class Move(NamedTuple):
    """A claimed cell that was changed.

    Attributes:
        case: The sentence.
        expected: The claim.
        claim: What was read of it, or None.
        cell: The cell, by name.
        alone: Whether the table no longer adds up.
        excused: Whether another accepted sum still has the value.
        found: What is found now and was not before.
        places: The claim's words and its cells.
    """

    case: Case
    expected: Expected
    claim: Claim | None
    cell: str
    alone: bool
    excused: bool
    found: tuple[Finding, ...]
    places: tuple[Place, ...]

    @property
    def noticed(self) -> tuple[Finding, ...]:
        """The findings that point at the words or at the cell."""
        return tuple(one for one in self.found if any(includes(one, at) for at in self.places))

    @property
    def at_words(self) -> bool:
        """Whether a finding points at the words."""
        return self.claim is not None and any(
            includes(one, self.claim.place) for one in self.noticed
        )

    @property
    def exact(self) -> bool:
        """Whether it is stated exactly, in sure words, of one's own."""
        stated = self.claim.stated if self.claim else None
        return stated is not None and stated.sure and stated.whose is Whose.OWN

    @property
    def may_be_error(self) -> bool:
        """Whether the rule that compares it may find an error."""
        if self.claim is None or self.claim.stated.quantity in _GRADED_DOWN:
            return False
        return _HIGHEST[self.claim.quantity.code] is Severity.ERROR

    @property
    def error(self) -> bool:
        """Whether it is noticed as an error."""
        return any(finding.severity is Severity.ERROR for finding in self.noticed)

    def line(self) -> str:
        """The move, to be read."""
        found = "; ".join(map(_told, self.found)) or "nothing found"
        read = self.claim.stated.quantity if self.claim else "not read"
        how = " alone" if self.alone else ", true in another reading" if self.excused else ""
        return (
            f"  {self.case.ident} {self.case.sentence}\n"
            f"      {self.expected.name} {float(self.expected.value):g} ({read}): "
            f"{self.cell} moved{how}; {found}"
        )


def moves(cases: Iterable[Case]) -> Iterator[Move]:
    """Each claim of the true sentences with its cell moved."""
    for case in cases:
        agreed = agreeing(case) if case.true else None
        if agreed is not None:
            for expected, claim in matched(case, agreed).pairs:
                yield _moved(case, agreed, expected, claim)


def _moved(case: Case, agreed: Report, expected: Expected, claim: Claim | None) -> Move:
    by = Fraction(1) if expected.op != "approx" else max(Fraction(10), expected.value)
    formula = expected.formulas[0]
    ref = min(formula.plus)
    spoilt = agreeing(case, {formula: by})
    report = spoilt or moved_alone(agreed, ref, by)
    words = (claim.place,) if claim else ()
    return Move(
        case,
        expected,
        claim,
        _name(report, formula, ref),
        spoilt is None,
        spoilt is not None and claim is not None and _excused(spoilt, claim),
        tuple(new_findings(agreed, report)),
        (*words, at_cells(_changed(agreed, report, formula) or [ref])),
    )


def _excused(report: Report, claim: Claim) -> bool:
    return any(report.total(cells) == claim.value for cells in claim.accepted)


def _name(report: Report, formula: Formula, ref: CellRef) -> str:
    more = len(formula.plus) + len(formula.minus) - 1
    return report.form.cell_name(ref) + (f" and {more} more" if more else "")


def _changed(one: Report, other: Report, formula: Formula) -> list[CellRef]:
    """The cells of a formula that differ."""
    return [ref for ref in sorted(formula.plus) if one.cell(ref) != other.cell(ref)]


@dataclass
class Moves:
    """Figures over moved cells.

    Attributes:
        tried: How many cells were moved.
        alone: How many of them so that the table no longer adds up.
        excused: How many claims are still true in another reading.
        noticed: How many were noticed.
        at_words: How many by a finding that points at the words.
        exact: How many claims are exact and their rule one that finds errors.
        errors: How many of those were noticed as an error.
        unnoticed: A line for every move that was not noticed.
        no_errors: A line for every exact one that was not noticed as an error.
    """

    tried: int = 0
    alone: int = 0
    excused: int = 0
    noticed: int = 0
    at_words: int = 0
    exact: int = 0
    errors: int = 0
    unnoticed: list[str] = field(default_factory=list)
    no_errors: list[str] = field(default_factory=list)


def tally(tried: Iterable[Move]) -> Moves:
    """The figures of some moves."""
    made = Moves()
    for move in tried:
        made.tried += 1
        made.alone += move.alone
        made.excused += move.excused
        made.noticed += bool(move.noticed)
        made.at_words += move.at_words
        if not move.noticed:
            made.unnoticed.append(move.line())
        if move.exact and move.may_be_error:
            made.exact += 1
            made.errors += move.error
            if move.noticed and not move.error:
                made.no_errors.append(move.line())
    return made
