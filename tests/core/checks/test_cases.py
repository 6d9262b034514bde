"""Every rule about texts against its cases, which are data in ``cases/*.toml``.

A case describes a ``report`` by what differs from the consistent one of ``make``, and where
the rule looks beyond it a ``previous`` one and ``others`` in the same way; a paragraph
``REPEAT 50 …`` stands for fifty times its sentence. The rules about tables alone (codes T)
have a runner of their own.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.checks import RULES as ALL_RULES
from core.checks.rule import Hit, Rule
from core.checks.subject import Subject
from core.edits import Edit, edited
from core.report import Report
from tests.core.checks import make

CASES = Path(__file__).parent / "cases"
RULES = {rule.code: rule for rule in ALL_RULES if rule.code[0] != "T"}
LOADED: dict[str, dict[str, list[dict[str, Any]]]] = {
    path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(CASES.glob("[!T]*.toml"))
}


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(RULES[code], case, id=f"{code}-{case['why']}")
        for code, loaded in LOADED.items()
        for case in loaded.get(kind, [])
    ]


def described(case: dict[str, Any]) -> Subject:
    previous = case.get("previous")
    return Subject(
        make.report(**_repeated(case.get("report", {}))),
        None if previous is None else make.previous(**_repeated(previous)),
        tuple(make.report(**_repeated(other)) for other in case.get("others", ())),
    )


def _repeated(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _repeated(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_repeated(inner) for inner in value]
    if isinstance(value, str) and value.startswith("REPEAT "):
        _, times, sentence = value.split(" ", 2)
        return sentence * int(times)
    return value


def found(rule: Rule, subject: Subject) -> list[Hit]:
    return list(rule.check(subject)) if subject.report.edition in rule.editions else []


def after_edit(subject: Subject, edit: Edit) -> Subject:
    return replace(subject, report=edited(subject.report, edit))


@pytest.mark.parametrize(("rule", "case"), cases("pass"))
def test_silent(rule: Rule, case: dict[str, Any]) -> None:
    assert [hit.message for hit in found(rule, described(case))] == []


@pytest.mark.parametrize(("rule", "case"), cases("fail"))
def test_speaks(rule: Rule, case: dict[str, Any]) -> None:
    hits = found(rule, described(case))
    assert len(hits) == case.get("count", 1), [hit.message for hit in hits]
    assert case["message"] in "\n".join(hit.message for hit in hits)
    hit = hits[0]
    if "severity" in case:
        assert (hit.grade or rule.severity) == case["severity"]
    if "place" in case:
        assert hit.places[0].to_json() == case["place"]
    if "offers" in case:
        assert len(hit.fixes) == case["offers"]


@pytest.mark.parametrize(("rule", "case"), cases("fail"))
def test_every_offered_fix_removes_its_finding(rule: Rule, case: dict[str, Any]) -> None:
    subject = described(case)
    for hit in found(rule, subject):
        for fix in hit.fixes:
            after = [other.message for other in found(rule, after_edit(subject, fix.edit))]
            assert hit.message not in after, fix.title


@pytest.mark.parametrize(("rule", "case"), [c for c in cases("fail") if "after" in c.values[1]])
def test_first_fix_writes_what_is_meant(rule: Rule, case: dict[str, Any]) -> None:
    subject = described(case)
    for hit in found(rule, subject):
        subject = after_edit(subject, hit.fixes[0].edit)
    for what, wanted in case["after"].items():
        assert printed(subject.report, what, wanted) == wanted


def printed(report: Report, what: str, wanted: Any) -> Any:
    """The part of a report that a case speaks of, as plain data."""
    match what:
        case "title":
            return report.title
        case "date":
            return report.signature.date
        case "preface":
            return [paragraph.text for paragraph in report.preface]
        case "headings":
            return {number: report.sections[int(number) - 1].heading for number in wanted}
        case "sections":
            return {
                number: [
                    paragraph.text for paragraph in report.sections[int(number) - 1].paragraphs
                ]
                for number in wanted
            }
        case "absent":
            return [
                ref
                for table in report.form.tables
                for ref in table.cells
                if report.cell(ref) is None
            ]
    raise ValueError(what)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_has_cases_and_help(rule: Rule) -> None:
    assert LOADED[rule.code]["pass"]
    assert LOADED[rule.code]["fail"]
    what, basis, mend = rule.help
    assert what
    assert basis
    assert mend


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_no_finding_is_graded_above_its_rule(rule: Rule) -> None:
    for case in LOADED[rule.code]["fail"]:
        for hit in found(rule, described(case)):
            assert hit.grade is None or hit.grade.rank > rule.severity.rank


def test_the_consistent_report_has_no_finding() -> None:
    told = [
        (rule.code, hit.message)
        for rule in RULES.values()
        if rule.on
        for hit in found(rule, Subject(make.report()))
    ]
    assert told == []
