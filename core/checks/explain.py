"""Which finding explains which, so that one wrong cell does not read as ten."""

from __future__ import annotations

from core.checks.rule import Finding, Subject


def explained(subject: Subject, found: list[Finding]) -> tuple[Finding, ...]:
    """The findings in the order they are shown, each explained one with its ``under``."""
    return tuple(sorted(found, key=lambda finding: finding.severity.rank))
