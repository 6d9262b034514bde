"""Which cells each number of the narrative states, and whether it agrees with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from core.checks.agreement.judging import contradicted, described, grade
from core.checks.rule import Finding, Severity
from core.checks.subject import Subject
from core.claims import Claim, Kind, claims
from core.form.spec import CellRef
from core.numbers import Number, show
from core.place import Place
from core.report import Report

_SIGN = "✓"


class Link(NamedTuple):
    """A number of the narrative, or words that stand for one, tied to cells.

    Attributes:
        place: The number.
        cells: The cells it states, those that bear it out if there are such.
        severity: How grave it is that they do not bear it out; None where they do, or where
            the unit has answered that they do not.
        words: For the user: the cells, what they hold, and whether that agrees.
        answered: Whether the unit has answered that they do not bear it out.
    """

    place: Place
    cells: tuple[CellRef, ...]
    severity: Severity | None
    words: str
    answered: bool = False


def links(report: Report, findings: Sequence[Finding] = ()) -> tuple[Link, ...]:
    """Every link of a report, in the order of the narrative; ``findings`` carry the answers."""
    subject = Subject(report)
    made = (_link(subject, claim, findings) for claim in claims(report))
    return tuple(dict.fromkeys(made))


def _link(subject: Subject, claim: Claim, findings: Sequence[Finding]) -> Link:
    against = contradicted(subject, claim)
    if against is None:
        cells = _bearing_out(subject, claim)
        return Link(claim.place, cells, None, f"{_held(subject, cells)} {_SIGN}")
    severity = grade(subject, claim, Severity.ERROR)
    stated = "没有" if claim.stated.kind is Kind.NONE else f"是{show(claim.value)}"
    words = f"{_held(subject, against.cells)}，正文说{stated}"
    if said := _answer(claim, against.cells, findings):
        return Link(claim.place, against.cells, None, f"{words}。已说明：{said}", answered=True)
    return Link(claim.place, against.cells, severity, f"{words} {severity.sign}")


def _answer(claim: Claim, cells: tuple[CellRef, ...], findings: Sequence[Finding]) -> str:
    """What the unit says to the finding that a claim and its cells do not agree."""
    spots = {(ref.row, ref.column) for ref in cells}
    for finding in findings:
        answer = finding.answer or finding.head(findings).answer
        places = finding.hit.places
        shared = (p for p in places if p.table == cells[0].table and spots & {*p.cells})
        if answer and claim.place in places and any(shared):
            return answer.sentence
    return ""


def _bearing_out(subject: Subject, claim: Claim) -> tuple[CellRef, ...]:
    """The first cells that say the same; the plainest where the number is only about right."""
    same = (cells for cells in claim.accepted if _total(subject, cells) == claim.value)
    return next(same, claim.accepted[0])


def _held(subject: Subject, cells: tuple[CellRef, ...]) -> str:
    total = _total(subject, cells)
    name = described(subject.report.edition, cells)
    return f"{name}＝{show(total)}" if total is not None else f"{name}没有填数"


def _total(subject: Subject, cells: tuple[CellRef, ...]) -> Number | None:
    values = [subject.number(ref) for ref in cells]
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None
