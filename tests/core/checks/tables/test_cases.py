"""Every table rule against its cases, which are data in ``cases/T*.toml``."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from core.checks.rule import Rule
from core.checks.subject import Subject
from tests.core.checks.tables.described import RULES, TABLE_RULES, hits, mended, subject

LOADED: dict[str, dict[str, list[dict[str, Any]]]] = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parents[1] / "cases").glob("T*.toml"))
}
JARGON = re.compile("勾稽|结构|归一化|字段|None|[a-z_]{3,}|T[234]")


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(RULES[code], case, id=f"{code}-{case['why']}")
        for code, loaded in LOADED.items()
        for case in loaded[kind]
    ]


@pytest.mark.parametrize(("rule", "case"), cases("pass"))
def test_silent(rule: Rule, case: dict[str, Any]) -> None:
    assert [hit.message for hit in hits(rule, subject(case))] == []


@pytest.mark.parametrize(("rule", "case"), cases("fail"))
def test_speaks(rule: Rule, case: dict[str, Any]) -> None:
    found = hits(rule, subject(case))
    assert case["message"] in "\n".join(hit.message for hit in found)
    if "count" in case:
        assert len(found) == case["count"]
    seen = {
        "severity": found[0].grade or rule.severity,
        "places": [place.to_json() for place in found[0].places],
        "expected": found[0].expected,
        "actual": found[0].actual,
        "fixes": [fix.title for fix in found[0].fixes],
        "recommended": found[0].recommended,
    }
    assert {key: seen[key] for key in seen if key in case} == {
        key: case[key] for key in seen if key in case
    }


@pytest.mark.parametrize(("rule", "case"), [c for c in cases("fail") if "after" in c.values[1]])
def test_first_fix_writes_what_is_meant(rule: Rule, case: dict[str, Any]) -> None:
    checked = subject(case)
    after = mended(checked.report, hits(rule, checked)[0].fixes[0])
    for key, cells in case["after"].items():
        grid = after.tables[key]
        printed = {at: grid[int(at.split(",")[0])][int(at.split(",")[1])] for at in cells}
        assert printed == cells


@pytest.mark.parametrize(("rule", "case"), cases("fail"))
def test_every_offered_fix_removes_its_finding(rule: Rule, case: dict[str, Any]) -> None:
    checked = subject(case)
    for hit in hits(rule, checked):
        for fix in hit.fixes:
            after = Subject(mended(checked.report, fix), checked.previous)
            assert hit.places not in [other.places for other in hits(rule, after)], fix.title


@pytest.mark.parametrize(("rule", "case"), cases("fail"))
def test_messages_are_for_people(rule: Rule, case: dict[str, Any]) -> None:
    for hit in hits(rule, subject(case)):
        said = hit.message + "".join(fix.title for fix in hit.fixes)
        assert JARGON.findall(said) == []
        assert hit.message.endswith("。")


@pytest.mark.parametrize("rule", TABLE_RULES, ids=lambda rule: rule.code)
def test_every_rule_has_cases_and_help(rule: Rule) -> None:
    assert LOADED[rule.code]["pass"]
    assert LOADED[rule.code]["fail"]
    assert all(rule.help)


@pytest.mark.parametrize("rule", TABLE_RULES, ids=lambda rule: rule.code)
def test_no_finding_is_graded_above_its_rule(rule: Rule) -> None:
    for case in LOADED[rule.code]["fail"]:
        for hit in hits(rule, subject(case)):
            assert hit.grade is None or hit.grade.rank > rule.severity.rank


def test_codes_are_those_published() -> None:
    published = {f"T2{number:02}" for number in range(1, 16) if number != 11}
    published |= {f"T3{number:02}" for number in range(1, 17)}
    published |= {f"T4{number:02}" for number in range(1, 11) if number != 8}
    assert sorted(rule.code for rule in TABLE_RULES) == sorted(published)


def test_only_beyond_doubt_is_not_answerable() -> None:
    beyond = {"T201", "T202", "T203", "T204", "T401", "T402", "T403", "T404"}
    beyond |= {f"T30{number}" for number in range(1, 7)}
    assert {rule.code for rule in TABLE_RULES if not rule.answerable} == beyond


def test_only_the_noisy_rule_is_off() -> None:
    assert [rule.code for rule in TABLE_RULES if not rule.on] == ["T313"]
