"""What a unit sets about the rules, what that does, and the file that hands it out."""

from __future__ import annotations

import json
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.checks import RULES, STANDARD, check
from core.checks.rule import Severity
from core.checks.subject import Choices
from core.choices import (
    changes,
    complete,
    limited,
    overlaid,
    remarks,
    sets,
    switched,
    switched_off,
    value_of,
)
from core.choices_file import FORMAT, LARGEST, Handout, dumps, loads
from core.readers import UnreadableFile
from tests.core.checks import make

BY_CODE = {rule.code: rule for rule in RULES}
LONG, PERSISTENT, SILENT = BY_CODE["S37"], BY_CODE["S06"], BY_CODE["S03"]
LIMIT = LONG.limits[0]
FREE = sorted(rule.code for rule in RULES if rule.answerable)
LIMITS = [(rule, limit) for rule in RULES for limit in rule.limits]
NEVER_OFF = {
    *("S06", "S21", "S22", "S25", "P01", "P03", "P07"),
    *(f"T20{number}" for number in range(1, 5)),
    *(f"T30{number}" for number in range(1, 7)),
    *(f"T40{number}" for number in range(1, 5)),
}


@st.composite
def some_choices(draw):
    """Choices such as this program can make."""
    on = draw(st.frozensets(st.sampled_from([rule.code for rule in RULES])))
    off = draw(st.frozensets(st.sampled_from(FREE))) - on
    limits = {
        (rule.code, limit.key): draw(st.integers(limit.least, limit.most))
        for rule, limit in draw(st.lists(st.sampled_from(LIMITS)))
    }
    return Choices(off, on, MappingProxyType(limits))


def codes(choices: Choices, **changed: object) -> set[str]:
    return {finding.code for finding in check(make.report(**changed), choices=choices)}


def file_of(**content: object) -> bytes:
    return json.dumps({"format": FORMAT, **content}, ensure_ascii=False).encode()


def test_what_cannot_be_explained_away_is_what_practice_names():
    assert {rule.code for rule in RULES if not rule.answerable} == NEVER_OFF & set(BY_CODE)


def test_a_rule_is_silent_while_it_is_off():
    untitled = {"title": make.TITLE.replace("2024年", "")}
    assert "S01" in codes(STANDARD, **untitled)
    off = switched(STANDARD, BY_CODE["S01"], on=False)
    assert "S01" not in codes(off, **untitled)
    assert switched(off, BY_CODE["S01"], on=True) == STANDARD


def test_a_rule_that_is_usually_off_can_be_switched_on():
    twice = {"title": make.TITLE.replace("2024年", "2024年度")}
    assert "S03" not in codes(STANDARD, **twice)
    assert "S03" in codes(switched(STANDARD, SILENT, on=True), **twice)


def test_a_rule_that_cannot_be_explained_away_stays_on():
    choices = Choices(off=frozenset(NEVER_OFF))
    assert all(rule.wanted(choices) for rule in RULES if not rule.answerable)


@pytest.mark.parametrize(
    ("code", "key", "value", "changed"),
    [
        ("S37", "organ", 300, {"sections": {1: (*make.OVERVIEW, "村务公开栏每季更新。" * 30)}}),
        ("S34", "month", 1, {"date": "2025年3月5日"}),
        ("T205", "township", 3, {"cells": {"disclosure": {"5,0": "3"}}}),
        ("T212", "issued", 4, {"cells": {"disclosure": {"1,0": "4", "1,2": "6"}}}),
        ("T212", "in_force", 6, {"cells": {"disclosure": {"1,0": "4", "1,2": "6"}}}),
        ("T406", "more", 1, {"cells": {"review": {"0,0": "2", "0,4": "2"}}}),
    ],
)
def test_a_rule_speaks_from_the_figure_that_is_set(code, key, value, changed):
    rule = BY_CODE[code]
    (limit,) = [limit for limit in rule.limits if limit.key == key]
    assert code not in codes(STANDARD, **changed)
    assert code in codes(limited(STANDARD, rule, limit, value), **changed)


def test_a_figure_set_back_is_no_choice():
    moved = limited(STANDARD, LONG, LIMIT, 900)
    assert value_of(moved, LONG, LIMIT) == 900
    assert sets(moved, LONG) and not sets(STANDARD, LONG)
    assert limited(moved, LONG, LIMIT, LIMIT.value) == STANDARD


@given(some_choices(), some_choices())
def test_what_is_handed_down_goes_before_ones_own(own, handed):
    both = overlaid(own, handed)
    for rule in RULES:
        above = handed if rule.code in handed.on | handed.off else own
        assert rule.wanted(both) == rule.wanted(above)
        for limit in rule.limits:
            named = (rule.code, limit.key) in handed.limits
            assert value_of(both, rule, limit) == value_of(handed if named else own, rule, limit)


@given(some_choices(), some_choices())
def test_complete_choices_leave_nothing_to_whoever_takes_them_over(handed, own):
    everything = complete(handed)
    assert changes(handed, everything) == ()
    assert changes(handed, overlaid(own, everything)) == ()
    assert all(sets(everything, rule) for rule in RULES)


def test_changes_are_told_with_what_was_and_what_becomes():
    after = limited(switched(STANDARD, BY_CODE["S01"], on=False), LONG, LIMIT, 900)
    assert changes(STANDARD, after) == (
        ("“标题没有年份”", "检查", "不检查"),
        (f"“{LONG.title}”{LIMIT.title}", "1500", "900"),
    )
    assert changes(after, after) == ()


def test_a_list_of_findings_says_which_rules_it_was_made_without():
    after = limited(switched(STANDARD, BY_CODE["S01"], on=False), LONG, LIMIT, 900)
    after = switched(after, SILENT, on=True)
    assert switched_off(after, "2021") == ("标题没有年份",)
    off, moved = remarks(after, "2021")
    assert off == "下列检查项已关闭：“标题没有年份”。"
    assert "1500" in moved and "900" in moved
    assert remarks(STANDARD, "2021") == remarks(switched(STANDARD, SILENT, on=True), "2021") == ()


def test_a_rule_that_is_not_for_the_edition_is_not_missed():
    (newer,) = [rule for rule in RULES if rule.code == "S14"]
    off = switched(STANDARD, newer, on=False)
    assert switched_off(off, "2021") == (newer.title,)
    assert switched_off(off, "2019") == ()


@given(
    some_choices(),
    st.text(max_size=80),
    st.text(max_size=600),
    st.dates().map(lambda day: day.isoformat()),
)
def test_a_file_gives_back_what_was_put_into_it(choices, office, note, day):
    handout, told = loads(dumps(Handout(choices, office, note, day)))
    assert told == ()
    assert (handout.choices, handout.date) == (choices, day)
    assert loads(dumps(handout)) == (handout, ())


def test_name_and_note_come_back_as_they_were():
    given_out = Handout(STANDARD, "云岭县政府办公室", "第一行\n第二行", "2026-01-05")
    assert loads(dumps(given_out)) == (given_out, ())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=12,
)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            **dict.fromkeys(("office", "note", "date", "more"), JSON),
            **dict.fromkeys(("off", "on"), JSON | st.lists(st.sampled_from([*BY_CODE, "S99"]))),
            "limits": JSON | st.dictionaries(st.sampled_from(["S37", "T212", "x"]), JSON),
        },
    )
)
def test_whatever_a_file_says_only_what_may_be_set_is_set(content):
    handout, told = loads(file_of(**content))
    assert all(sentence for sentence in told)
    assert handout.choices.off <= set(FREE)
    assert handout.choices.on <= set(BY_CODE)
    assert not handout.choices.off & handout.choices.on
    limits = {(rule.code, limit.key): limit for rule, limit in LIMITS}
    for key, value in handout.choices.limits.items():
        assert limits[key].least <= value <= limits[key].most


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode) | JSON.map(json.dumps))
def test_what_is_no_such_file_is_refused_in_one_sentence(data):
    with pytest.raises(UnreadableFile) as refused:
        loads(data if isinstance(data, bytes) else data.encode())
    assert "检查项设置" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"[" * (LARGEST - 1), "不是本程序导出的检查项设置"),
        (b" " * (LARGEST + 1), "太大"),
        (b'{"format": "nianbao/1"}', "不是本程序导出的检查项设置"),
        (b'{"format": "nianbao-rules/2"}', "更新"),
        (b'{"format": "nianbao-rules/1", "limits": ' + b"9" * 5000 + b"}", "损坏"),
    ],
)
def test_a_hostile_or_foreign_file_is_refused(data, sentence):
    with pytest.raises(UnreadableFile, match=sentence):
        loads(data)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"off": ["S99"]}, "没有编号为“S99”的检查项"),
        ({"off": ["S06"]}, f"“{PERSISTENT.title}”是必查的"),
        ({"off": ["S01"], "on": ["S01"]}, "又说检查又说不检查"),
        ({"off": "S01"}, "“S01”写法不对"),
        ({"limits": {"S37": {"organ": 10**9}}}, "只能填300到20000"),
        ({"limits": {"S37": {"organ": True}}}, "只能填300到20000"),
        ({"limits": {"S37": {"organ": 900.5}}}, "900.5"),
        ({"limits": {"S37": {"words": 900}}}, "没有可以改的这个数"),
        ({"limits": {"S37": 900}}, "数值写法不对"),
        ({"limits": {"S99": {"organ": 900}}}, "没有编号为“S99”的检查项"),
        ({"date": "去年"}, "日期“去年”看不懂"),
        ({"colour": "red"}, "“colour”不是本程序认识的内容"),
    ],
)
def test_each_thing_left_aside_is_told_and_the_rest_is_taken(content, sentence):
    merged = {"office": "县政府办", **content}
    handout, told = loads(file_of(**merged))
    assert handout == replace(Handout(), office="县政府办")
    assert len(told) == 1
    assert sentence in told[0]


def test_of_very_many_mistakes_only_some_are_told():
    _, told = loads(file_of(off=[f"X{number}" for number in range(900)]))
    assert len(told) == 21
    assert "另有880处" in told[-1]


def test_what_reorders_or_hides_text_is_taken_out_of_names():
    handout, _ = loads(file_of(office="县\u202e政\u200b府\n办", note="一\x07二"))
    assert (handout.office, handout.note) == ("县政府 办", "一二")


def test_hints_are_never_among_what_stays_on():
    fixed = [rule.severity for rule in RULES if not rule.answerable]
    assert set(fixed) == {Severity.ERROR}
