"""Whether the tables bear out what the narrative claims."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from core.checks.named import quoted
from core.checks.reading import bare
from core.checks.relations import by_cell
from core.checks.rule import Severity
from core.checks.subject import Subject
from core.claims import Claim, Kind
from core.claims.scope import Whose
from core.form import FORMS
from core.form.spec import CellRef, Path
from core.numbers import Number, show
from core.organs import Organ, kind_of

_OF_AREAS = frozenset({Organ.COUNTY, Organ.CITY, Organ.PREFECTURE, Organ.PROVINCE})
_AT_LEAST = frozenset({"withdrawn"})
_ROUGHLY = 0.1
_STOP = re.compile(r"[，,。；;：:（(！？]|(?<=[件条项份宗起例次部个])[、和]")
_UNIT = re.compile(r"\s*(?:件次|件|项|条|份|宗|起|例|次|部|个|万元|元)")
_LONGEST_QUOTED = 22


class Verdict(NamedTuple):
    """A claim that its cells do not bear out: what they say instead.

    ``unsound`` are cells that would bear it out, did they but add up with the others.
    """

    claim: Claim
    actual: Number
    unsound: tuple[CellRef, ...] = ()

    @property
    def cells(self) -> tuple[CellRef, ...]:
        """The cells it is compared with."""
        return self.claim.accepted[0]


def contradicted(subject: Subject, claim: Claim) -> Verdict | None:
    """What contradicts a claim; None where nothing does or a cell cannot be read.

    Other readings than the plainest count only while the cells they rest on add up: a wrong
    total must not be excused by the rows that it should be the sum of.
    """
    totals = [_total(subject, cells) for cells in claim.accepted]
    plain = totals[0]
    if plain is None:
        return None
    stated = claim.stated
    if stated.quantity in _AT_LEAST and stated.value <= plain:
        return None
    unsound: list[CellRef] = []
    for total, cells in zip(totals, claim.accepted, strict=True):
        if total is None or not _agrees(claim, total):
            continue
        if cells is claim.accepted[0] or _sound(subject, (*claim.accepted[0], *cells)):
            return None
        unsound += cells
    return Verdict(claim, plain, tuple(unsound))


def grade(subject: Subject, claim: Claim, highest: Severity) -> Severity:
    """How grave a contradiction is: the highest only for an exact statement of one's own."""
    stated = claim.stated
    own = stated.whose is Whose.OWN or kind_of(subject.report.organ) in _OF_AREAS
    if not own:
        return Severity.HINT
    if stated.sure:
        return highest
    return Severity.WARNING if highest is Severity.ERROR else Severity.HINT


def _total(subject: Subject, cells: Iterable[CellRef]) -> Number | None:
    total: Number = 0
    for ref in cells:
        value = subject.number(ref)
        if value is None:
            return None
        total += value
    return total


def _agrees(claim: Claim, total: Number) -> bool:
    value = claim.value
    if value == total:
        return True
    if not claim.approximate:
        return False
    apart = float(abs(Decimal(total) - Decimal(value)))
    near = apart <= max(1.0, float(value) * _ROUGHLY)
    return near or (claim.stated.above and value < total < value + _step(value))


def _step(value: Number) -> int:
    """The size of the last digit that is not nought: 40余 means less than 50."""
    whole, step = int(value), 1
    while whole and whole % 10 == 0:
        whole, step = whole // 10, step * 10
    return max(step, 10)


def _sound(subject: Subject, cells: Iterable[CellRef]) -> bool:
    relations = by_cell(subject.report.edition)
    return all(
        relation.gap(subject) == 0 for ref in set(cells) for relation in relations.get(ref, ())
    )


@cache
def described(edition: str, cells: tuple[CellRef, ...]) -> str:
    """What a message calls some cells: one by its name, several by what holds them together."""
    form = FORMS[edition]
    table = form.table(cells[0].table)
    if len(cells) == 1:
        return f"{table.name}{quoted(_short(edition, cells[0]))}"
    paths = {table.row_path(ref.row) for ref in cells}
    above = {path[-2] for path in paths if len(path) > 1}
    if len(above) == 1 and len(paths) > 1:
        (group,) = above
        if len(group.children) == len(paths):
            return f"{table.name}{quoted(group.name)}各行合计"
    names = "".join(dict.fromkeys(quoted(_short(edition, ref)) for ref in cells))
    return f"{table.name}{names}合计"


def _short(edition: str, ref: CellRef) -> str:
    """A cell's name, the column left out where it is the total of a whole row."""
    form = FORMS[edition]
    column: Path = form.table(ref.table).column_path(ref.row, ref.column)
    row = form.row_name(ref.table, ref.row)
    if column[-1].total:
        return row or column[-2].name
    return form.cell_name(ref)


def stated_words(subject: Subject, claim: Claim) -> str:
    """The words of the narrative that state it, quoted: “办结申请12件”."""
    text = text_of(subject, claim)
    start, end = claim.place.span(len(text))
    if claim.stated.kind is Kind.NUMBER:
        start = max((found.end() for found in _STOP.finditer(text, 0, start)), default=0)
        unit = _UNIT.match(text, end)
        end = unit.end() if unit else end
    words = bare(text[start:end])
    shown = words if len(words) <= _LONGEST_QUOTED else f"…{words[-_LONGEST_QUOTED:]}"
    implied = claim.stated.kind is Kind.IMPLIED
    return quoted(shown) + (f"（也就是{show(claim.value)}件）" if implied else "")


def text_of(subject: Subject, claim: Claim) -> str:
    """The paragraph a claim stands in."""
    place = claim.place
    if place.section is None:
        return subject.report.preface[place.paragraph or 0].text
    return subject.report.sections[place.section - 1].paragraphs[place.paragraph or 0].text


def printed_at(subject: Subject, claim: Claim) -> str:
    """The words a claim stands on."""
    text = text_of(subject, claim)
    start, end = claim.place.span(len(text))
    return text[start:end]
