"""The checks: one family a module, every rule listed once in ``RULES``."""

from __future__ import annotations

from core.checks.agreement import AGREEMENT
from core.checks.answering import answered
from core.checks.arithmetic import ARITHMETIC
from core.checks.cells import CELLS
from core.checks.continuity import CONTINUITY
from core.checks.explain import explained
from core.checks.layout import LAYOUT
from core.checks.plausibility import PLAUSIBILITY
from core.checks.publication import PUBLICATION
from core.checks.rule import Finding, Rule
from core.checks.structure import STRUCTURE
from core.checks.subject import Choices, Subject
from core.checks.wording import WORDING
from core.report import Report

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *STRUCTURE,
            *CELLS,
            *ARITHMETIC,
            *PLAUSIBILITY,
            *AGREEMENT,
            *CONTINUITY,
            *LAYOUT,
            *PUBLICATION,
            *WORDING,
        ),
        key=lambda rule: rule.code,
    )
)
"""Every rule, by code."""

STANDARD = Choices()
"""The rules as they are declared."""

if len({rule.code for rule in RULES}) != len(RULES):
    raise ValueError("two rules share a code")


def check(
    report: Report,
    previous: Report | None = None,
    *,
    others: tuple[Report, ...] = (),
    choices: Choices = STANDARD,
) -> tuple[Finding, ...]:
    """Every finding of every rule that is on and applies to the report's edition.

    The gravest stand first, in the order of the report within one severity; a finding
    that another one explains carries that one's position as ``under``.

    Args:
        report: The report.
        previous: Last year's, where there is one.
        others: Reports of other organs checked in the same run.
        choices: What the unit has set about the rules.
    """
    subject = Subject(report, previous, others, choices)
    found = [
        Finding(rule, hit)
        for rule in RULES
        if rule.applies(report.edition, choices)
        for hit in rule.check(subject)
    ]
    return answered(report, explained(subject, found))
