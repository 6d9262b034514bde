"""What is promised of the structure rules."""

from __future__ import annotations

from core.checks.structure import STRUCTURE


def test_codes_are_those_published() -> None:
    assert [rule.code for rule in STRUCTURE] == [f"S{number:02}" for number in range(1, 40)]


def test_only_beyond_doubt_is_not_answerable() -> None:
    assert {rule.code for rule in STRUCTURE if not rule.answerable} == {"S06", "S21", "S22", "S25"}
