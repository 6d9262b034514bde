"""What a rule is asked about: a report, what it is compared with, and what the unit has set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from core.claims import Claim, claims
from core.comparing import earlier, last_year
from core.form.spec import CellRef, Form
from core.numbers import Number, Parsed, parse
from core.report import Report


class Limit(NamedTuple):
    """A figure at which a rule begins to speak; a unit may set another.

    Attributes:
        key: Stable English name, unique within its rule.
        title: What the figure means, for users, its unit included.
        value: The figure that holds unless a unit sets another.
        least: The smallest figure that may be set.
        most: The largest.
        up_to: Key of the figure of the same rule that this one may not exceed.
    """

    key: str
    title: str
    value: int
    least: int = 0
    most: int = 1_000_000
    up_to: str = ""


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
