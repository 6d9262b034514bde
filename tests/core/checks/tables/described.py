"""Reports as the cases of the table rules describe them, and what the table rules find."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.checks.arithmetic import ARITHMETIC
from core.checks.cells import CELLS
from core.checks.explain import explained
from core.checks.plausibility import PLAUSIBILITY
from core.checks.rule import Finding, Fix, Hit, Rule
from core.checks.subject import Subject
from core.edits import edited, recalculated
from core.report import Report, blank_grid
from tests.core.checks import make

TABLE_RULES: tuple[Rule, ...] = (*CELLS, *ARITHMETIC, *PLAUSIBILITY)
RULES = {rule.code: rule for rule in TABLE_RULES}


def subject(case: Mapping[str, Any]) -> Subject:
    """The report of a case, ``blank`` naming tables to empty, and last year's if it has one."""
    fields = dict(case.get("report", {}))
    blank = fields.pop("blank", ())
    report = make.report(**fields)
    grids = {key: blank_grid(report.form.table(key)) for key in blank}
    before = make.previous(**case["previous"]) if "previous" in case else None
    return Subject(replace(report, tables={**report.tables, **grids}), before)


def hits(rule: Rule, checked: Subject) -> list[Hit]:
    """What one rule finds, where it applies to the edition."""
    return list(rule.check(checked)) if checked.report.edition in rule.editions else []


def findings(report: Report) -> tuple[Finding, ...]:
    """What all table rules find together, explained."""
    checked = Subject(report)
    found = [Finding(rule, hit) for rule in TABLE_RULES if rule.on for hit in hits(rule, checked)]
    return explained(checked, found)


def mended(report: Report, fix: Fix) -> Report:
    """The report after a fix, as the program makes it: totals follow their addends."""
    return recalculated(edited(report, fix.edit), report)
