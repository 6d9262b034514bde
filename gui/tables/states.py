"""What each cell of a table has to show, worked out from the report and its findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from core.checks.rule import Finding, Severity
from core.form.spec import CellRef, Form, Table
from core.numbers import Number, parse, show
from core.report import Report

Position = tuple[int, int]
"""Row and column of a cell in its table, as in ``CellRef``."""

_MOST_SIGNS = 7
"""Cells beyond which a finding is signed at its first one alone: a column is not a cell."""


@dataclass(frozen=True)
class CellState:
    """One cell as it stands.

    Attributes:
        text: As printed; None where the source lacks the cell.
        computed: Whether it is a total, which the program works out.
        expected: What a wrong total must be; None where it is right or cannot be told.
        running: What the addends of a total make so far, while one of them is blank.
        findings: What was found about it, the gravest first.
        sign: The severity it is signed with; None where another cell carries the sign.
    """

    text: str | None
    computed: bool = False
    expected: Number | None = None
    running: Number | None = None
    findings: tuple[Finding, ...] = ()
    sign: Severity | None = None

    @property
    def shown(self) -> str:
        """The figures to show: as printed, with the right one beside a wrong total."""
        printed = (self.text or "").strip()
        if self.expected is not None:
            return f"{printed} ≠ {show(self.expected)}"
        if not printed and self.running is not None:
            return show(self.running)
        return printed

    @property
    def incomplete(self) -> bool:
        """Whether it is a total of which an addend is blank (未填全)."""
        return self.running is not None

    @property
    def severity(self) -> Severity | None:
        """The gravest of its findings."""
        return self.findings[0].severity if self.findings else None


def cell_states(
    report: Report, findings: Iterable[Finding], table: Table
) -> Mapping[Position, CellState]:
    """The state of every cell of a table."""
    sums = _sums(report, table)
    totals = report.form.totals
    wrong = {position for position, (expected, _) in sums.items() if expected is not None}
    about, signed = _findings(findings, table, wrong)
    states: dict[Position, CellState] = {}
    for ref in table.cells:
        position = (ref.row, ref.column)
        expected, running = sums.get(position, (None, None))
        states[position] = CellState(
            report.cell(ref),
            ref in totals,
            expected,
            running,
            tuple(about.get(position, ())),
            signed.get(position),
        )
    return states


def _sums(report: Report, table: Table) -> dict[Position, tuple[Number | None, Number | None]]:
    """For each total what it must be, if it is not, and what its addends make so far."""
    found: dict[Position, tuple[Number | None, Number | None]] = {}
    for total in table.sums:
        position = (total.total.row, total.total.column)
        expected, running = found.get(position, (None, None))
        values = [report.number(ref) for ref in total.addends]
        known = [value for value in values if value is not None]
        if len(known) == len(values):
            printed = report.number(total.total)
            if expected is None and printed is not None and printed != sum(known):
                expected = sum(known)
        elif known and running is None:
            running = sum(known)
        found[position] = expected, running
    return found


def _findings(
    findings: Iterable[Finding], table: Table, wrong: set[Position]
) -> tuple[Mapping[Position, list[Finding]], Mapping[Position, Severity]]:
    """The findings about each cell, and the sign of those cells that carry one."""
    about: dict[Position, list[Finding]] = defaultdict(list)
    signed: dict[Position, Severity] = {}
    for finding in sorted(findings, key=_rank):
        cells = [c for place in finding.hit.places if place.table == table.key for c in place.cells]
        for cell in dict.fromkeys(cells):
            about[cell].append(finding)
        pointed = [cell for cell in cells if cell in wrong] or cells
        for cell in pointed if len(pointed) <= _MOST_SIGNS else pointed[:1]:
            signed.setdefault(cell, finding.severity)
    return about, signed


def _rank(finding: Finding) -> int:
    return finding.severity.rank


def full_name(form: Form, ref: CellRef) -> str:
    """Every official heading above and beside a cell, outermost first, columns last."""
    table = form.table(ref.table)
    return "\n".join(
        " › ".join(labels)
        for path in (table.row_path(ref.row), table.column_path(ref.row, ref.column))
        if (labels := [heading.label for heading in path if heading.label])
    )


def told(state: CellState) -> Iterator[str]:
    """Sentences about a cell beyond its figures: how it is read, why it is locked, what is wrong.

    What the findings say comes last, each with its own sign before it.
    """
    if state.text is None:
        yield "原件里没有这一格。"
    elif (read := parse(state.text)).remark:
        yield f"{read.remark}。"
    elif read.value is not None and show(read.value) != state.text.strip():
        yield f"原文是“{state.text.strip()}”，读作{show(read.value)}。"
    if not state.computed:
        return
    if state.expected is not None:
        yield (
            f"总计写的是{(state.text or '').strip()}，各项加起来是{show(state.expected)}。"
            "可能总计写错了，也可能有一项填错了。"
        )
    elif state.incomplete:
        yield f"未填全：已填的各项加起来是{show(state.running or 0)}，还有空着的格。"
    yield "总计由程序计算，改各项的数它就跟着变。"


def normalised(text: str) -> str:
    """A typed or pasted text as it is kept: a plain number made half-width and ungrouped.

    Anything that is no plain number stays as it was typed, so that the checks can speak of it.
    """
    kept = " ".join(text.split())
    read = parse(kept)
    return show(read.value) if read.value is not None and not read.remark else kept
