"""The findings as comments beside the text they speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.checks.aim import aimed
from core.checks.rule import Finding
from core.place import Part, Place
from core.report import Report
from core.writers.docx import write
from core.writers.docx_comments import Comment

_FILE = Place(part=Part.FILE)


def annotated(report: Report, findings: Iterable[Finding]) -> bytes:
    """The DOCX file of a report with a comment for each finding that counts."""
    return write(report, [_comment(finding) for finding in findings if finding.counts])


def _comment(finding: Finding) -> Comment:
    place = aimed(finding)[0] if finding.hit.places else _FILE
    return Comment(place, "\n".join(_lines(finding)))


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{finding.severity.sign} {finding.severity.label}：{finding.message}"
    yield f"改法：{finding.advice}"
    if finding.answer:
        yield f"本单位说明：{finding.answer.sentence}"
