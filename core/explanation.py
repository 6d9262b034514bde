"""The 核查说明: what was found, and what the unit says about it, on a sheet to hand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from core.answers import Answer
from core.checks.rule import Finding, Severity
from core.periods import date_of
from core.place_words import words
from core.report import Report
from core.roles import Role
from core.statement import statement
from core.verdict import verdict
from core.writers.flow import Item, Line, ListTable

NAME = "核查说明"
_HEADER = ("序号", "检查结果", "位置", "本单位说明", "日期")
_SHARES = (0.07, 0.35, 0.16, 0.26, 0.16)
_NOTHING_SAID = "（尚未说明）"
_TO_MEND = "须改正"
_LAPSED = "（原说明所说的数字已改，尚未重新说明）"
_GAP = "　" * 8


def explanation(
    report: Report,
    findings: Iterable[Finding],
    day: date,
    left_out: Iterable[str] = (),
    remarks: Iterable[str] = (),
) -> tuple[Item | ListTable, ...]:
    """The sheet as things to print or to write.

    Args:
        report: The report.
        findings: What was found in it.
        day: The day on the sheet.
        left_out: What could not be compared.
        remarks: What must be said of the rules it was checked with.
    """
    every = tuple(findings)
    listed = sorted(_listed(every), key=lambda finding: finding.answer is None)
    return (
        Line(Role.TITLE, title(report)),
        *(Line(Role.BODY, text) for text in _head(report, every, left_out, remarks)),
        *([_table(report, listed)] if listed else [Line(Role.BODY, "没有需要说明的问题。")]),
        *(Line(Role.BODY, text) for text in _foot(day)),
    )


def title(report: Report) -> str:
    """What the sheet is called."""
    return f"{report.title}{NAME}"


def _listed(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Those that ask for a mend or a sentence; hints ask for neither."""
    for finding in findings:
        if finding.counts and (finding.answer or finding.severity is not Severity.HINT):
            yield finding


def _head(
    report: Report, findings: tuple[Finding, ...], left_out: Iterable[str], remarks: Iterable[str]
) -> Iterator[str]:
    yield f"单位：{report.organ or '未写明'}"
    yield f"年度：{f'{report.year}年' if report.year else '未写明'}"
    yield f"检查结论：{verdict(findings)}。"
    if unknown := "；".join(left_out):
        yield f"未能核对：{unknown}。"
    yield from remarks


def _table(report: Report, findings: list[Finding]) -> ListTable:
    rows = (
        (
            str(number),
            statement(finding.message),
            words(report.form, finding.hit.places[0]),
            _said(finding),
            _day_of(finding.answer) if finding.answer else "",
        )
        for number, finding in enumerate(findings, 1)
    )
    return ListTable((_HEADER, *rows), _SHARES)


def _said(finding: Finding) -> str:
    if finding.answer:
        return finding.answer.sentence
    if not finding.answerable:
        return _TO_MEND
    return _LAPSED if finding.lapsed else _NOTHING_SAID


def _day_of(answer: Answer) -> str:
    """The day of an answer with points, at which no line is broken as it is at a hyphen."""
    day = date_of(answer.date)
    return f"{day:%Y.%m.%d}" if day else answer.date


def _foot(day: date) -> Iterator[str]:
    yield ""
    yield f"经办人：{_GAP}审核人："
    yield f"单位（盖章）：{_GAP}{day.year}年{day.month}月{day.day}日"
