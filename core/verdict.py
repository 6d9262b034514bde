"""The one line that sums up a check, in the words of an office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from core.checks.rule import Finding, Severity

NOT_COMPARED = ("上年结转、正文里的数没有核对",)
"""What no rule compares yet, to be said with every verdict."""


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


def layout_line(findings: Iterable[Finding]) -> str:
    """One line for all that is not counted; empty where there is nothing.

    Export sets the layout right by itself; it never changes words, which a fix does.
    """
    folded = [finding for finding in findings if not finding.rule.counted]
    if not folded:
        return ""
    in_words = sum(bool(finding.hit.fixes) for finding in folded)
    more = f"，其中{in_words}项是文字里的，可一键修正" if in_words else ""
    return f"版式：导出时自动规范（{len(folded)}项{more}）"
