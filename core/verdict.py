"""The one line that sums up a check, in the words of an office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from core.checks.rule import Finding, Severity


def verdict(findings: Iterable[Finding], not_compared: Iterable[str] = ()) -> str:
    """What there is to do; what another finding explains is not counted again.

    What the unit has answered is counted apart: nothing need be done about it. The program
    never decides that a report may be handed in; what could not be compared is always named.
    """
    heads = [finding for finding in findings if finding.counts]
    counts = Counter(finding.severity for finding in heads if finding.answer is None)
    answered = len(heads) - counts.total()
    parts = [f"{severity.label}{counts[severity]}处" for severity in Severity if counts[severity]]
    if counts[Severity.ERROR]:
        line = "，".join(parts)
    else:
        line = "，".join(("未发现必须改的问题，可送领导审签", *parts))
    aside = "；".join((*([f"已说明{answered}处"] if answered else ()), *not_compared))
    return f"{line}（{aside}）" if aside else line
