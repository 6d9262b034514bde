"""What is promised of the wording rules."""

from __future__ import annotations

from core.checks.rule import Severity
from core.checks.wording import WORDING
from core.checks.wording.terms import TERMS, TWICE
from core.checks.wording.typos import GENERAL, OPENNESS
from core.checks.wording.words import entries

MERGED = {47, 50, 53}
"""N48 speaks for N47; N50 and N53 compare numbers and stand with those."""


def test_codes_are_those_published() -> None:
    numbers = [number for number in range(27, 56) if number not in MERGED]
    assert [rule.code for rule in WORDING] == [f"N{number}" for number in numbers]


def test_what_is_off_by_default() -> None:
    assert {rule.code for rule in WORDING if not rule.on} == {"N52"}


def test_only_a_contradiction_is_an_error() -> None:
    assert {rule.code for rule in WORDING if rule.severity is Severity.ERROR} == {"N44"}


def test_no_entry_of_a_dictionary_stands_twice() -> None:
    lines = [line for table in (OPENNESS, GENERAL, TERMS, TWICE) for line in table.split("\n")]
    assert len(set(filter(None, lines))) == sum(map(bool, lines))


def test_no_entry_wants_what_it_finds() -> None:
    for entry in (*entries(OPENNESS), *entries(GENERAL), *entries(TERMS)):
        assert not entry.pattern.fullmatch(entry.right), entry
