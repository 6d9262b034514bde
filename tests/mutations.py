"""Whether a wrong number is noticed where it stands: ``python -m tests.mutations [REPORTS]``.

One number at a time is changed in a report in which everything agrees: a cell that takes part
in a sum, the balance or a chain with last year, a cell that the narrative states, a number of
the narrative. Right is a finding of its own whose places include the number; wrong is a new
finding of its own whose places do not.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from core.checks import check
from core.checks.relations import by_cell
from core.checks.rule import Finding
from core.claims import Claim, Kind, claims
from core.edits import Edit, TextChange, edited
from core.form.cells import row_of
from core.form.spec import CellRef
from core.opening import open_report
from core.passages import passages
from core.place import Place, at_cells
from core.report import Report, with_cells
from tests import invent

SAMPLE = Path(__file__).parent.parent / "resources" / "sample.json"
EACH = 12
"""Cells that take part in a sum changed in each invented report; of the rest all are."""


class Number(NamedTuple):
    """A number that may be changed.

    Attributes:
        kind: What it takes part in: ``sum``, ``chain``, ``stated`` (a cell), ``claim`` (text).
        place: Where it stands.
        value: What it is.
        taken: Values that would be true as well.
    """

    kind: str
    place: Place
    value: int
    taken: frozenset[int] = frozenset()


def numbers(report: Report, previous: Report | None) -> list[Number]:
    """Every number of a report that something compares."""
    exact = [claim for claim in claims(report) if _exact(claim)]
    return [*_cells(report, previous, exact), *_stated(report, exact)]


def _exact(claim: Claim) -> bool:
    return claim.stated.kind is Kind.NUMBER and not claim.approximate


def _cells(report: Report, previous: Report | None, exact: list[Claim]) -> Iterator[Number]:
    chained = row_of("2021", "disclosure", "normative_documents") if previous else ()
    stated = {ref for claim in exact if len(claim.accepted) == 1 for ref in claim.accepted[0]}
    for table in report.form.tables:
        for ref in table.cells:
            value = invent.count(report, ref)
            if ref in by_cell(report.edition):
                yield Number("sum", at_cells((ref,)), value)
            elif ref in chained:
                yield Number("chain", at_cells((ref,)), value)
            elif ref in stated:
                yield Number("stated", at_cells((ref,)), value)


def _stated(report: Report, exact: list[Claim]) -> Iterator[Number]:
    by_place: dict[Place, list[Claim]] = {}
    for claim in exact:
        by_place.setdefault(claim.place, []).append(claim)
    for place, stating in by_place.items():
        true = [
            {sum(invent.count(report, ref) for ref in refs) for refs in claim.accepted}
            for claim in stating
        ]
        yield Number("claim", place, int(stating[0].value), frozenset(set.union(*true)))


def idle(report: Report, previous: Report | None) -> int:
    """How many numbers of a report take part in nothing."""
    told = sum(
        len(re.findall(r"\d+(?:\.\d+)?", passage.text))
        for passage in passages(report)
        if passage.place.section
    )
    every = told + sum(len(table.cells) for table in report.form.tables)
    return every - len(numbers(report, previous))


def changed(report: Report, number: Number, luck: random.Random) -> Report | None:
    """The report with another number there; None where none can be thought of."""
    text = str(number.value)
    others = {
        text[:-1] + luck.choice("123456789"),
        text + luck.choice("0123456789") if number.value else "7",
        text[::-1],
        str(number.value + luck.randint(1, 9)),
        str(max(number.value - luck.randint(1, 9), 0)),
        text[1:] or "0",
    }
    fitting = sorted(
        t for t in others if str(int(t)) == t and int(t) not in {*number.taken, number.value}
    )
    if not fitting:
        return None
    chosen = luck.choice(fitting)
    if number.place.table is not None:
        ref = CellRef(number.place.table, *number.place.cells[0])
        return with_cells(report, {ref: chosen})
    return edited(report, Edit("", (TextChange(number.place, chosen),)))


def includes(finding: Finding, place: Place) -> bool:
    """Whether a finding points at a number."""
    return any(_covers(one, place) for one in finding.hit.places)


def _covers(one: Place, place: Place) -> bool:
    if place.table is not None:
        return one.table == place.table and (not one.cells or place.cells[0] in one.cells)
    here = (one.section, one.part, one.paragraph) == (place.section, place.part, place.paragraph)
    start, end = place.start or 0, place.end or 0
    return here and (one.start is None or (one.start < end + 1 and start < (one.end or start + 1)))


def _key(finding: Finding) -> tuple[object, ...]:
    """What a finding is known by, wherever in its paragraph its words have moved to."""
    return (
        finding.code,
        *((p.table, p.cells, p.section, p.part, p.paragraph) for p in finding.hit.places),
    )


def _exact_key(finding: Finding) -> tuple[object, ...]:
    return finding.code, finding.message, *finding.hit.places


@dataclass
class Tally:
    """Numbers of one kind: how many were changed, noticed, and noticed elsewhere."""

    tried: int = 0
    right: int = 0
    wrong: int = 0
    missed: list[str] = field(default_factory=list)
    strayed: Counter[str] = field(default_factory=Counter)

    def line(self) -> str:
        """The figures."""
        if not self.tried:
            return "    0 changed"
        return (
            f"{self.tried:5} changed  right {self.right / self.tried:6.2%}"
            f"  wrong {self.wrong / self.tried:6.2%}"
        )


class Trial:
    """One report in which everything agrees, and what is found in it all the same."""

    def __init__(self, report: Report, previous: Report | None, luck: random.Random) -> None:
        self.report, self.previous, self.luck = report, previous, luck
        self.found = check(report, previous)

    def change(self, number: Number, tally: Tally) -> None:
        """Change one number and see what is found."""
        spoilt = changed(self.report, number, self.luck)
        if spoilt is None:
            return
        new = self._new(spoilt)
        at = [finding for finding in new if includes(finding, number.place)]
        elsewhere = [finding for finding in new if finding not in at]
        tally.tried += 1
        tally.right += bool(at)
        tally.wrong += bool(elsewhere)
        tally.strayed.update(f"{f.code} {f.message}" for f in elsewhere)
        if not at:
            tally.missed.append(told(spoilt, number))

    def _new(self, spoilt: Report) -> list[Finding]:
        """What is found now that was not; what has but moved in its paragraph is not new."""
        known, moved = Counter(map(_exact_key, self.found)), Counter(map(_key, self.found))
        rest = []
        for finding in check(spoilt, self.previous):
            if known[_exact_key(finding)] > 0:
                known[_exact_key(finding)] -= 1
                moved[_key(finding)] -= 1
            else:
                rest.append(finding)
        new = []
        for finding in rest:
            moved[_key(finding)] -= 1
            if moved[_key(finding)] < 0 and finding.under is None:
                new.append(finding)
        return new


def told(report: Report, number: Number) -> str:
    """Where a number stands, to be read."""
    if number.place.table is not None:
        ref = CellRef(number.place.table, *number.place.cells[0])
        return f"{report.form.cell_name(ref)}：{number.value}→{report.cell(ref)}"
    passage = next(p for p in passages(report) if p.place == _whole(number.place))
    start, end = number.place.start or 0, number.place.end or 0
    return passage.text[max(start - 22, 0) : end + 8]


def _whole(place: Place) -> Place:
    return Place(section=place.section, part=place.part, paragraph=place.paragraph)


def measure(reports: int, seed: int = 1) -> tuple[dict[str, Tally], int]:
    """The tallies over invented reports, and how many of their numbers took part in nothing."""
    tallies: dict[str, Tally] = {}
    lone = 0
    for at in range(reports):
        luck = random.Random(seed * 1_000_003 + at)
        report, previous = invent.chained(luck)
        trial, every = Trial(report, previous, luck), numbers(report, previous)
        lone += idle(report, previous)
        summed = [number for number in every if number.kind == "sum"]
        rest = [number for number in every if number.kind != "sum"]
        for number in (*luck.sample(summed, EACH), *rest):
            trial.change(number, tallies.setdefault(number.kind, Tally()))
    return tallies, lone


def sampled(seed: int = 1) -> tuple[dict[str, Tally], int]:
    """The same over every number of the sample report, three times."""
    report = open_report(SAMPLE)
    trial = Trial(report, None, random.Random(seed))
    tallies: dict[str, Tally] = {}
    for number in numbers(report, None) * 3:
        trial.change(number, tallies.setdefault(number.kind, Tally()))
    return tallies, idle(report, None)


def _print(name: str, tallies: dict[str, Tally], lone: int) -> None:
    print(f"{name}: {lone} numbers took part in nothing")
    whole = Tally()
    for kind, tally in sorted(tallies.items()):
        print(f"  {kind:8}{tally.line()}")
        whole.tried += tally.tried
        whole.right += tally.right
        whole.wrong += tally.wrong
    print(f"  {'all':8}{whole.line()}")
    for tally in tallies.values():
        for text in tally.missed[:12]:
            print(f"    not noticed: {text}")
        for text, times in tally.strayed.most_common(6):
            print(f"    elsewhere {times}×: {text}")


def main() -> None:
    """Print the figures."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    _print("sample", *sampled())
    _print("invented", *measure(reports))


if __name__ == "__main__":
    main()
