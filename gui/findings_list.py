"""The list of findings on paper: as text to paste, as a page to print."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from core.checks.rule import Finding, Severity
from core.place_words import words
from core.report import Report
from core.verdict import verdict
from gui import look
from gui.findings_model import said

Listed = tuple[tuple[Finding, int], ...]
"""Findings in order, each with how deep it stands under others."""


def line(report: Report, finding: Finding) -> str:
    """A finding in one line: its place and its sentence."""
    return f"{words(report.form, finding.hit.places[0])}：{finding.message}"


def as_text(report: Report, listed: Listed, remarked: Iterable[str] = ()) -> str:
    """The list as plain text, with what must be said of the rules it was made with."""
    lines = [f"{report.title} 问题清单", verdict(finding for finding, _ in listed), *remarked]
    for severity, group in _groups(listed):
        lines += ["", f"{look.SIGNS[severity]} {look.SEVERITY_NAMES[severity]}"]
        number = 0
        for finding, deep in group:
            number += not deep
            mark = "    · " if deep else f"{number}. "
            lines.append(mark + line(report, finding))
            if not deep:
                lines.append(f"    {said(finding) or f'改法：{finding.advice}'}")
    return "\n".join((*lines, ""))


def as_html(report: Report, listed: Listed, remarked: Iterable[str] = ()) -> str:
    """The list as a web page that needs nothing but itself."""
    above = "".join(
        f"<p>{escape(line)}</p>" for line in (verdict(found for found, _ in listed), *remarked)
    )
    title = escape(f"{report.title} 问题清单")
    rows = "".join(_row(report, finding, deep) for finding, deep in listed)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1>{above}"
        "<table><thead><tr><th>类别</th><th>位置</th><th>问题</th><th>改法或说明</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></body></html>\n"
    )


_STYLE = (
    "body{font-family:sans-serif;margin:2em}h1{font-size:1.3em}"
    "table{border-collapse:collapse}td,th{border:1px solid #888;padding:.3em .5em;"
    "text-align:left;vertical-align:top}td:first-child{white-space:nowrap}"
    "tr{break-inside:avoid}"
)


def _row(report: Report, finding: Finding, deep: int) -> str:
    kind = f"{look.SIGNS[finding.severity]} {look.SEVERITY_NAMES[finding.severity]}"
    cells = (
        "同上" if deep else kind,
        words(report.form, finding.hit.places[0]),
        finding.message,
        said(finding) or finding.advice,
    )
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def _groups(listed: Listed) -> Iterable[tuple[Severity, list[tuple[Finding, int]]]]:
    """The list by the severity of those that stand at the top."""
    severity = Severity.ERROR
    keyed = []
    for finding, deep in listed:
        severity = severity if deep else finding.severity
        keyed.append((severity, (finding, deep)))
    for key, group in groupby(keyed, key=lambda pair: pair[0]):
        yield key, [pair for _, pair in group]
