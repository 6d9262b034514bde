"""How often 差错侦探 names the slip that was made: ``python -m tests.detective [REPORTS]``.

Each kind of slip is made in each of many invented reports. It can be told where only one
consistent report is one slip away from the spoilt one; where there are several, nobody could
know which was meant.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from core.checks.arithmetic import ARITHMETIC
from core.checks.explain import explained
from core.checks.relations import Relation, by_cell, relations
from core.checks.rule import Finding
from core.checks.subject import Subject
from core.detective import guesses
from core.edits import edited
from core.form import CURRENT
from core.form.spec import CellRef, Sum
from core.report import Report, with_cells
from tests import invent
from tests.invent import count

CELLS = tuple(sorted({ref for relation in relations("2021") for ref in relation.cells}))
DOWN = tuple(s for s in CURRENT.table("applications").sums if s.along == "column")
Cells = dict[CellRef, str]
Slip = Callable[[Report, Report, CellRef], Iterator[Cells]]
"""Every way to make one kind of slip at one cell of a report, last year's at hand."""


def swapped_digits(report: Report, _: Report, ref: CellRef) -> Iterator[Cells]:
    """63 for 36."""
    text = report.cell(ref) or ""
    for at, (one, other) in enumerate(pairwise(text)):
        if one != other and (at or other != "0"):
            yield {ref: f"{text[:at]}{other}{one}{text[at + 2 :]}"}


def doubled(report: Report, _: Report, ref: CellRef) -> Iterator[Cells]:
    """33 for 3."""
    text = report.cell(ref) or ""
    if text != "0":
        yield from ({ref: text[: at + 1] + text[at:]} for at in range(len(text)))


def dropped(report: Report, _: Report, ref: CellRef) -> Iterator[Cells]:
    """2 for 12."""
    text = report.cell(ref) or ""
    for at in range(len(text)):
        left = text[:at] + text[at + 1 :]
        if left and left[0] != "0":
            yield {ref: left}


def mistyped(report: Report, _: Report, ref: CellRef) -> Iterator[Cells]:
    """17 for 14."""
    text = report.cell(ref) or ""
    if text != "0":
        for at, meant in enumerate(text):
            for digit in "123456789":
                if digit != meant:
                    yield {ref: text[:at] + digit + text[at + 1 :]}


def left_out(report: Report, _: Report, ref: CellRef) -> Iterator[Cells]:
    """A total without one of its addends."""
    return _totals(report, ref, -1)


def counted_twice(report: Report, _: Report, ref: CellRef) -> Iterator[Cells]:
    """A total with one of its addends twice."""
    return _totals(report, ref, 1)


def _totals(report: Report, ref: CellRef, sign: int) -> Iterator[Cells]:
    for total in CURRENT.sums:
        if total.total == ref:
            for addend in total.addends:
                if count(report, addend):
                    yield {ref: str(count(report, ref) + sign * count(report, addend))}


def row_left_out(report: Report, _: Report, ref: CellRef) -> Iterator[Cells]:
    """A row left out of every total of the row of totals."""
    for total in DOWN:
        if ref in total.addends:
            yield _without(report, total.addends.index(ref), -1)


def _without(report: Report, row: int, sign: int) -> Cells:
    """The row of totals less a row, or with it added again."""

    def text(total: Sum) -> str:
        return str(count(report, total.total) + sign * count(report, total.addends[row]))

    return {total.total: text(total) for total in DOWN if count(report, total.addends[row])}


def moved(report: Report, _: Report, ref: CellRef) -> Iterator[Cells]:
    """A value in the cell beside the right one."""
    for other in neighbours(ref):
        if count(report, ref) and not count(report, other):
            yield {other: report.cell(ref) or "", ref: "0"}


def total_typed(report: Report, _: Report, ref: CellRef) -> Iterator[Cells]:
    """A total where one of its addends should be."""
    yield from ({ref: report.cell(s.total) or ""} for s in CURRENT.sums if ref in s.addends)


def last_year(_: Report, previous: Report, ref: CellRef) -> Iterator[Cells]:
    """Last year's number, left standing."""
    if count(previous, ref):
        yield {ref: previous.cell(ref) or ""}


SLIPS: Mapping[str, Slip] = {
    slip.__name__: slip
    for slip in (
        swapped_digits,
        doubled,
        dropped,
        mistyped,
        left_out,
        counted_twice,
        row_left_out,
        moved,
        total_typed,
        last_year,
    )
}


def neighbours(ref: CellRef) -> list[CellRef]:
    """The cells beside, above and below that take part in a sum."""
    steps = ((0, 1), (0, -1), (1, 0), (-1, 0))
    near = (CellRef(ref.table, ref.row + down, ref.column + right) for down, right in steps)
    return [other for other in near if other in CELLS]


def failing(report: Report) -> frozenset[Relation]:
    """The relations that do not hold."""
    subject = Subject(report)
    return frozenset(relation for relation in relations("2021") if relation.gap(subject))


def meant(spoilt: Report, previous: Report) -> set[frozenset[tuple[CellRef, str]]]:
    """Every change that makes a report consistent and undoes a single slip."""
    missed = failing(spoilt)
    found = set()
    for change in _changes(spoilt, next(iter(missed))):
        touched = {relation for ref in change for relation in by_cell("2021")[ref]}
        after = with_cells(spoilt, change)
        subject = Subject(after)
        if missed <= touched and not any(relation.gap(subject) for relation in touched):
            written = {ref: spoilt.cell(ref) or "" for ref in change}
            if any(
                written in slip(after, previous, ref)
                for ref in _at(change)
                for slip in SLIPS.values()
            ):
                found.add(frozenset(change.items()))
    return found


def _at(change: Cells) -> Iterator[CellRef]:
    """The cells at which the slip that a change undoes may have been made."""
    yield from change
    if len(change) > 1:
        yield from (ref for total in DOWN if total.total in change for ref in total.addends)


def _changes(spoilt: Report, missed: Relation) -> Iterator[Cells]:
    gap = missed.gap(Subject(spoilt)) or 0
    for ref in missed.cells:
        value = count(spoilt, ref) - missed.error(ref, gap)
        if value >= 0:
            yield {ref: str(int(value))}
    for ref in CELLS:
        for other in neighbours(ref):
            if spoilt.cell(ref) == "0" != spoilt.cell(other):
                yield {ref: spoilt.cell(other) or "", other: "0"}
    for row in range(len(DOWN[0].addends)):
        if len(change := _without(spoilt, row, 1)) > 1:
            yield change


@dataclass
class Tally:
    """Slips of one kind: how many were made, could be told, and were named."""

    made: int = 0
    tellable: int = 0
    places: list[int | None] = field(default_factory=list)
    told: list[int | None] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def line(self) -> str:
        """The figures, as shares of all and of those that can be told."""

        def share(ranks: list[int | None], most: int) -> str:
            hits = sum(1 for rank in ranks if rank is not None and rank < most)
            return f"{hits / len(ranks):6.1%}" if ranks else "     –"

        slowest = max(self.seconds, default=0) * 1000
        return (
            f"{self.made:5} made  first {share(self.places, 1)}  in three {share(self.places, 3)}"
            f"  | {self.tellable:5} tellable  first {share(self.told, 1)}"
            f"  in three {share(self.told, 3)}  | slowest {slowest:.1f} ms"
        )


def heads(subject: Subject) -> list[Finding]:
    """The failed sums and balances that nothing else explains."""
    found = [Finding(rule, hit) for rule in ARITHMETIC for hit in rule.check(subject)]
    return [f for f in explained(subject, found) if f.under is None and f.code != "T208"]


def made(slip: Slip, report: Report, previous: Report, luck: random.Random) -> Cells | None:
    """A slip of a kind that breaks some sum; None where the report has no room for one."""
    for ref in luck.sample(CELLS, len(CELLS)):
        ways = list(slip(report, previous, ref))
        if ways and failing(with_cells(report, chosen := luck.choice(ways))):
            return chosen
    return None


def measure(reports: int, seed: int = 1) -> dict[str, Tally]:
    """The tallies of every kind of slip, one slip of each kind a report."""
    tallies = {name: Tally() for name in SLIPS}
    for number in range(reports):
        luck = random.Random(seed * 1_000_003 + number)
        report, previous = invent.report(luck), invent.report(luck)
        for name, slip in SLIPS.items():
            if spoilt := made(slip, report, previous, luck):
                _tell(tallies[name], report, previous, spoilt)
    return tallies


def _tell(tally: Tally, report: Report, previous: Report, cells: Cells) -> None:
    spoilt = with_cells(report, cells)
    subject = Subject(spoilt, previous)
    finding = heads(subject)[0]
    start = time.perf_counter()
    guessed = guesses(subject, finding)
    tally.seconds.append(time.perf_counter() - start)
    mended = [edited(spoilt, guess.edit).tables for guess in guessed]
    rank = mended.index(report.tables) if report.tables in mended else None
    tally.made += 1
    tally.places.append(rank)
    if len(meant(spoilt, previous)) == 1:
        tally.tellable += 1
        tally.told.append(rank)


def main() -> None:
    """Print the figures."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    tallies = measure(reports)
    whole = Tally()
    for name, tally in tallies.items():
        print(f"{name:15}{tally.line()}")
        whole.made += tally.made
        whole.tellable += tally.tellable
        whole.places += tally.places
        whole.told += tally.told
        whole.seconds += tally.seconds
    print(f"{'all':15}{whole.line()}")


if __name__ == "__main__":
    main()
