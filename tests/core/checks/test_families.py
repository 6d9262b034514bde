"""Every rule has its family: the chapter users see, and the folder CONTRIBUTING names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.checks import RULES
from core.checks.families import FAMILIES, family_of
from core.checks.rule import Rule
from core.rulebook import chapters, figures, standing

ROOT = Path(__file__).parent.parent.parent.parent
ROW = re.compile(r"^\| `checks/(\w+)` \|[^|]*\| (other )?([^|]+) \|$", re.MULTILINE)
CODES = re.compile(r"([A-Z][0-9]*)(?:–([A-Z][0-9]+))?")


def folders() -> tuple[dict[str, str], dict[str, str]]:
    """The folder by code, and by letter for all other codes, as CONTRIBUTING has them."""
    by_code: dict[str, str] = {}
    by_letter: dict[str, str] = {}
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for folder, _, codes in ROW.findall(text):
        for first, last in CODES.findall(codes):
            if len(first) == 1:
                by_letter[first] = folder
            else:
                end = int((last or first)[1:])
                for number in range(int(first[1:]), end + 1):
                    by_code[first[0] + str(number).zfill(len(first) - 1)] = folder
    return by_code, by_letter


BY_CODE, BY_LETTER = folders()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_stands_in_the_folder_contributing_names(rule: Rule):
    folder = BY_CODE.get(rule.code) or BY_LETTER[rule.code[0]]
    assert rule.check.__module__.startswith(f"core.checks.{folder}")


def test_a_rule_stands_in_one_chapter():
    shown = [rule for _, rules in chapters() for rule in rules]
    assert sorted(shown, key=lambda rule: rule.code) == list(RULES)
    for rule in RULES:
        assert [f for f in FAMILIES if rule.code.startswith(f.prefix)] == [family_of(rule.code)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_is_said_beside_the_help_reads_as_sentences(rule: Rule):
    assert standing(rule).endswith("。")
    assert len(figures(rule)) == len(rule.limits)
    for limit in rule.limits:
        assert limit.least <= limit.value <= limit.most
        assert re.search("[\u4e00-\u9fff]", limit.title)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_help_is_in_the_words_of_an_office(rule: Rule):
    text = "".join((rule.title, *rule.help, *(limit.title for limit in rule.limits)))
    assert not re.search("勾稽|归一化|字段|结构化|另作一条|None", text)
    assert all(part.endswith(("。", "”")) for part in rule.help), rule.help


def test_titles_are_short_and_differ():
    titles = [rule.title for rule in RULES]
    assert len(set(titles)) == len(titles)
    assert all(len(title) <= 20 for title in titles), max(titles, key=len)
