"""Rules, findings, and the decorator that makes one of the other.

A rule is one generator function from a :class:`Subject` to :class:`Hit` values. Its
docstring is the help the user sees: what is checked, then a line that begins with
``依据：`` and one that begins with ``改法：``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from core.answers import Answer
from core.checks.subject import Choices, Limit, Subject
from core.edits import CellChange, Edit, TextChange
from core.form.spec import CellRef
from core.numbers import Number
from core.place import Place


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
        return "×▲●"[self.rank]

    @property
    def label(self) -> str:
        """What users read."""
        return ("必须改", "待核实", "提示")[self.rank]


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
        unsound: Whether it would not be told, did the cells it rests on add up.
    """

    message: str
    places: tuple[Place, ...]
    expected: Number | str | None = None
    actual: Number | str | None = None
    fixes: tuple[Fix, ...] = ()
    recommended: bool = False
    grade: Severity | None = None
    unsound: bool = False


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

    def head(self, every: Sequence[Finding]) -> Finding:
        """The one among all that were found that explains this one, or itself."""
        return self if self.under is None else every[self.under]

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
