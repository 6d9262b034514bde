"""What holds of every finding, whatever the report says."""

from __future__ import annotations

from collections.abc import Iterable

from core.checks.rule import Hit, Rule
from core.checks.subject import Subject
from core.edits import edited
from core.place import Part, Place
from core.report import Report


def findings(rules: Iterable[Rule], report: Report) -> list[tuple[Rule, Hit]]:
    """Every finding of some rules about a report."""
    subject = Subject(report)
    return [
        (rule, hit)
        for rule in rules
        if report.edition in rule.editions
        for hit in rule.check(subject)
    ]


def text_at(report: Report, place: Place) -> str:
    """The text that a place points into; IndexError where there is none."""
    if place.section is not None:
        section = report.sections[place.section - 1]
        if place.paragraph is None:
            return section.heading or ""
        return section.paragraphs[place.paragraph].text
    match place.part:
        case Part.PREFACE:
            return report.preface[place.paragraph or 0].text
        case Part.CLOSING:
            return report.closing[place.paragraph or 0].text
        case Part.SIGNATURE:
            return report.signature.date or ""
    return report.title


def places_exist_and_messages_speak(rules: Iterable[Rule], report: Report) -> None:
    """Every place lies in the report, every message is a sentence."""
    for rule, hit in findings(rules, report):
        assert hit.places, rule.code
        assert hit.message.rstrip().endswith(("。", "？")), hit.message
        for place in hit.places:
            if place.table is None and place.part is not Part.FILE:
                text = text_at(report, place)
                start, end = place.span(len(text))
                assert 0 <= start <= end <= len(text), rule.code


def every_fix_removes_its_finding(rules: tuple[Rule, ...], report: Report) -> None:
    """No finding is left as it was by one of its own mends."""
    for rule, hit in findings(rules, report):
        for fix in hit.fixes:
            after = edited(report, fix.edit)
            assert hit not in list(rule.check(Subject(after))), (rule.code, fix.title)
