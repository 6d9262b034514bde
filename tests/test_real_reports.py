"""Five real reports, where they lie beside the checkout: what is read, found, and left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.checks import check
from core.jsonform import to_json
from core.opening import open_report

REPORTS = Path(__file__).parent.parent.parent / "shared" / "reports"
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not here")

ZERO_ROW = [0] * 7
NO_CASES = [0] * 15


def disclosure(*normative):
    return [[0, 0, 0], list(normative), [0], [0], [0], [0]]


def applications(rows, absent=0):
    return [None] * absent + [rows.get(row, ZERO_ROW) for row in range(absent, 25)]


def only_persons(number):
    return [number, 0, 0, 0, 0, 0, number]


TABLES = {
    "000": (disclosure(0, 0, 0), applications({0: only_persons(1)}), NO_CASES),
    "001": (disclosure(0, 0, 0), applications({}, absent=8), NO_CASES),
    "002": (disclosure(0, 0, 0), applications({}), NO_CASES),
    "003": (disclosure(0, 0, None), applications({}), NO_CASES),
    "004": (
        disclosure(3, 0, 7),
        applications(
            {
                row: only_persons(number)
                for row, number in {0: 43, 2: 4, 5: 3, 9: 1, 12: 26, 13: 9, 23: 43}.items()
            }
        ),
        [0, 1, 0, 0, 1, *[0] * 10],
    ),
}
FACTS = {
    "000": ("龙渠乡人民政府", 2024, "2025-01-15"),
    "001": ("杏岭子乡", 2024, None),
    "002": ("获嘉县史庄镇", 2024, None),
    "003": ("海东市平安区古城回族乡人民政府", 2024, "2025-01-03"),
    "004": ("龙亭区人民政府办公室", 2024, None),
}
MUST = {
    "000": {"T301": 2, "T307": 1, "S01": 1, "S20": 1},
    "001": {"S06": 1, "S22": 1, "S24": 1, "S13": 1, "S14": 3, "S29": 1},
    "002": {},
    "003": {"T201": 1, "S07": 1, "S24": 2, "S14": 2, "S29": 1},
    "004": {},
}
MUST_NOT = {
    "000": "T302 T303 T304 T401 S02 S32 S33 S34 S14 S17 T207 T208",
    "001": "T301 T303 T304 S35 S36 S05 S16 T405 T401",
    "002": "S15 S14 S01 S02 S03 S17 S19",
    "003": "T304 T301 T302 T303 T401 S10 S21 S32 S33 S34 S16 S17 S19 S11",
    "004": "T208 T207 T301 T302 T303 T304 T401 S23 S15 S18 S17 S14",
}


@pytest.fixture(params=sorted(TABLES))
def sample(request):
    (path,) = REPORTS.glob(f"{request.param}_*.txt")
    return request.param, open_report(path)


def test_cells_and_facts_are_read(sample):
    name, report = sample
    dumped = to_json(report)
    assert dumped["tables"] == dict(
        zip(("disclosure", "applications", "review"), TABLES[name], strict=True)
    )
    organ, year, date = FACTS[name]
    assert (dumped["organ"], dumped["year"], dumped["signature"]["date"]) == (organ, year, date)


def test_what_must_be_found_is_found(sample):
    name, report = sample
    found = [finding.code for finding in check(report)]
    assert {code: found.count(code) for code in MUST[name]} == MUST[name]


def test_nothing_is_found_that_is_right(sample):
    name, report = sample
    found = {finding.code for finding in check(report)}
    assert not found & set(MUST_NOT[name].split())
    if name == "002":
        assert not {code for code in found if code.startswith("T")}


def test_one_wrong_cell_is_one_card(sample):
    name, report = sample
    errors = [f for f in check(report) if f.severity == "error" and f.under is None]
    assert len(errors) == {"000": 1, "001": 2, "003": 1}.get(name, 0)
