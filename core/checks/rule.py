"""Rules, findings, and the decorator that makes one of the other.

A rule is one generator function from a :class:`Subject` to :class:`Hit` values. Its
docstring is the help the user sees: what is checked, then a line that begins with
``依据：`` and one that begins with ``改法：``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from core.answers import Answer
from core.claims import Claim, claims
from core.comparing import earlier, last_year
from core.edits import CellChange, Edit, TextChange
from core.form.spec import CellRef, Form
from core.numbers import Number, Parsed, parse
from core.place import Place
from core.report import Report


class Severity(StrEnum):
    """How sure a finding is: ``ERROR`` only where form or arithmetic is broken beyond doubt."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)

    @property
    def sign(self) -> str:
        """The sign that stands for it wherever its colour does."""
        return "✕▲●"[self.rank]

    @property
    def label(self) -> str:
        """What users read."""
        return ("必须改", "待核实", "提示")[self.rank]


class Limit(NamedTuple):
    """A figure at which a rule begins to speak; a unit may set another.

    Attributes:
        key: Stable English name, unique within its rule.
        title: What the figure means, for users, its unit included.
        value: The figure that holds unless a unit sets another.
        least: The smallest figure that may be set.
        most: The largest.
    """

    key: str
    title: str
    value: int
    least: int = 0
    most: int = 1_000_000


@dataclass(frozen=True)
class Choices:
    """What a unit has set about the rules; by default everything is as the rules declare it.

    Attributes:
        off: Codes of rules switched off.
        on: Codes of rules switched on that are off by default.
        limits: Figures set, by code and :attr:`Limit.key`.
    """

    off: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()
    limits: Mapping[tuple[str, str], int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Subject:
    """What is checked.

    Attributes:
        report: The report.
        previous: Last year's, where given.
        others: Reports of other organs checked in the same run.
        choices: What the unit has set about the rules.
    """

    report: Report
    previous: Report | None = None
    others: tuple[Report, ...] = ()
    choices: Choices = Choices()

    @cached_property
    def form(self) -> Form:
        """The form the report is in."""
        return self.report.form

    @cached_property
    def last_year(self) -> Report | None:
        """``previous`` where it can stand as last year's report of this organ."""
        return last_year(self.report, self.previous)

    def earlier(self, ref: CellRef) -> Number | None:
        """What last year's report has for a cell; None where that cannot be told."""
        before = self.last_year
        return earlier(self.report, before, ref) if before else None

    @cached_property
    def cells(self) -> Mapping[CellRef, Parsed]:
        """The reading of every cell of the official tables that the source has."""
        return {
            CellRef(key, number, column): parse(text)
            for key, grid in self.report.tables.items()
            for number, row in enumerate(grid)
            for column, text in enumerate(row)
            if text is not None
        }

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the narrative claims about the tables."""
        return claims(self.report)

    @cached_property
    def claims_by_code(self) -> Mapping[str, Sequence[Claim]]:
        """The same, by the rule that compares them."""
        found = defaultdict(list)
        for claim in self.claims:
            found[claim.quantity.code].append(claim)
        return found

    def limit(self, code: str, limit: Limit) -> int:
        """The figure that holds for a limit of the rule ``code``."""
        return self.choices.limits.get((code, limit.key), limit.value)

    def number(self, ref: CellRef) -> Number | None:
        """A cell's number; None where it is absent, blank or holds no number."""
        reading = self.cells.get(ref)
        return reading.value if reading else None


class Fix(NamedTuple):
    """An honest mend: a short title that says what it does, and the edit that does it."""

    title: str
    edit: Edit


@dataclass(frozen=True)
class Hit:
    """What a rule yields for one independent fact.

    Attributes:
        message: A sentence with the real figures, as one would say it across a desk.
        places: Everything involved, the place to jump to first.
        expected: What the relation demands.
        actual: What stands there.
        fixes: Every honest mend.
        recommended: Whether the first of ``fixes`` may be made without asking which.
        grade: A lower severity than the rule's, on evidence.
    """

    message: str
    places: tuple[Place, ...]
    expected: Number | str | None = None
    actual: Number | str | None = None
    fixes: tuple[Fix, ...] = ()
    recommended: bool = False
    grade: Severity | None = None


Check = Callable[[Subject], Iterator[Hit]]


@dataclass(frozen=True)
class Rule:
    """A check with its stable code.

    Attributes:
        code: Public code, stable for ever.
        title: A few words in Chinese.
        severity: The highest severity its findings may have.
        check: The function.
        answerable: Whether a written explanation may stand instead of a mend; a rule without
            that cannot be switched off.
        on: Whether it is on unless a unit switches it on.
        editions: The editions of the form it applies to.
        limits: The figures a unit may set.
        counted: Whether verdict and badges count its findings; where every export puts right
            what they speak of, all of them are but one line.
        shaded: Whether its places are whole passages, shown by their ground and not underlined.
    """

    code: str
    title: str
    severity: Severity
    check: Check
    answerable: bool
    on: bool
    editions: tuple[str, ...]
    limits: tuple[Limit, ...]
    counted: bool = True
    shaded: bool = False

    def applies(self, edition: str, choices: Choices) -> bool:
        """Whether it is to be asked about a report of an edition."""
        return self.wanted(choices) and edition in self.editions

    def wanted(self, choices: Choices) -> bool:
        """Whether it is on; what cannot be explained away cannot be switched off."""
        off = self.answerable and self.code in choices.off
        return self.code in choices.on or (self.on and not off)

    @cached_property
    def help(self) -> tuple[str, str, str]:
        """What is checked, on what basis (依据), and how to mend it (改法)."""
        lines = [line.strip() for line in (self.check.__doc__ or "").splitlines()]
        text = "".join(lines)
        what, _, rest = text.partition("依据：")
        basis, _, mend = rest.partition("改法：")
        return what, basis, mend


@dataclass(frozen=True)
class Finding:
    """A fact that a rule found in a report.

    Attributes:
        rule: The rule.
        hit: What it yielded.
        under: The position, in the same list, of the finding that explains this one.
        answer: What the unit says about it, where it lets it stand.
        lapsed: What it said when the finding still spoke of other figures.
    """

    rule: Rule
    hit: Hit
    under: int | None = None
    answer: Answer | None = None
    lapsed: Answer | None = None

    @property
    def code(self) -> str:
        """The rule's code."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """The rule's severity, or the lower grade that the evidence gave."""
        return self.hit.grade or self.rule.severity

    @property
    def message(self) -> str:
        """The sentence for the user."""
        return self.hit.message

    @property
    def counts(self) -> bool:
        """Whether it counts: no other finding explains it, and it is not only about layout."""
        return self.under is None and self.rule.counted

    @property
    def advice(self) -> str:
        """What may be done: the fixes by name, else what the rule advises (改法)."""
        return "；或".join(fix.title for fix in self.hit.fixes) or self.rule.help[2]

    @property
    def answerable(self) -> bool:
        """Whether a sentence may stand instead of a mend; a hint asks for neither."""
        return self.rule.answerable and self.severity is not Severity.HINT


def rule(  # noqa: PLR0913
    code: str,
    title: str,
    severity: Severity,
    *,
    answerable: bool = True,
    on: bool = True,
    editions: tuple[str, ...] = ("2021", "2019"),
    limits: tuple[Limit, ...] = (),
    counted: bool = True,
    shaded: bool = False,
) -> Callable[[Check], Rule]:
    """Declare a function to be the rule ``code``; the function's name becomes the rule."""

    def declare(check: Check) -> Rule:
        return Rule(code, title, severity, check, answerable, on, editions, limits, counted, shaded)

    return declare


def set_cells(title: str, cells: dict[CellRef, str]) -> Fix:
    """A fix that puts texts into cells."""
    return Fix(title, Edit(title, tuple(CellChange(ref, text) for ref, text in cells.items())))


def set_text(title: str, place: Place, text: str) -> Fix:
    """A fix that replaces the span at ``place``."""
    return Fix(title, Edit(title, (TextChange(place, text),)))
