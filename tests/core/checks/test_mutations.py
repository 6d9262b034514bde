"""A small sample of ``python -m tests.mutations``: a wrong number is noticed where it stands."""

from __future__ import annotations

import random

import pytest

from core.checks import check
from core.checks.rule import Severity
from core.claims import claims
from tests import invent, mutations
from tests.core.checks import make


@pytest.mark.parametrize("seed", range(20))
def test_invented_reports_agree_with_themselves_and_with_last_year(seed: int) -> None:
    report, previous = invent.chained(random.Random(seed))
    found = check(report, previous)
    assert [f.message for f in found if f.severity is Severity.ERROR] == []


def test_a_wrong_number_of_the_sums_and_chains_is_noticed_where_it_stands() -> None:
    tallies, _ = mutations.measure(4, seed=5)
    for kind in ("sum", "chain"):
        tally = tallies[kind]
        assert (tally.right, tally.missed) == (tally.tried, [])
        assert tally.strayed == {}


def test_a_wrong_number_of_the_narrative_is_noticed_where_it_stands() -> None:
    tallies, _ = mutations.measure(8, seed=11)
    told = tallies["claim"]
    assert told.tried > 50
    assert told.right >= 0.98 * told.tried, told.missed
    assert told.wrong <= 0.02 * told.tried, told.strayed
    assert tallies["stated"].missed == []


def test_what_follows_from_a_wrong_number_points_at_it() -> None:
    texts = ["（二）依申请公开情况。收到政府信息公开申请4件，均已按期答复。"]
    cells = {"0,0": "3", "0,6": "3", "2,0": "3", "2,6": "3", "23,0": "3", "23,6": "3"}
    found = check(make.report(sections={1: texts}, cells={"applications": cells}))
    number = claims(make.report(sections={1: texts}))[0].place
    told = [f for f in found if f.code in {"N01", "N03"}]
    assert [f.code for f in told] == ["N01", "N03"]
    assert all(mutations.includes(finding, number) for finding in told)


def test_every_number_of_the_sample_that_something_compares_is_watched() -> None:
    tallies, _ = mutations.sampled(seed=3)
    for tally in tallies.values():
        assert tally.missed == []
        assert tally.strayed == {}
