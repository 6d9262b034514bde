"""How well the narrative is read, over invented sentences and over those beside the checkout."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from core.checks import check
from tests.claims.cases import Expected, load
from tests.claims.placing import agreeing
from tests.claims.scoring import score
from tests.claims.simplex import Equation, cheapest
from tests.claims.trials import moves, tally, truths

INVENTED = Path(__file__).with_name("invented.json")
SHARED = Path(__file__).parents[3] / "shared" / "cases" / "narrative.json"
FILES = [
    INVENTED,
    pytest.param(
        SHARED,
        marks=pytest.mark.skipif(not SHARED.is_file(), reason="the real sentences are not here"),
    ),
]
PRECISION, RECALL = 0.98, 0.95


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_claims_are_found_and_nothing_else(path: Path) -> None:
    made = score(load(path))
    told = "\n".join(made.faults)
    assert made.every.precision >= PRECISION, told
    assert made.every.recall >= RECALL, told


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_wrong_with_true_sentences(path: Path) -> None:
    made = truths(load(path))
    assert made.impossible == []
    assert made.errors == []


def test_a_moved_cell_is_noticed() -> None:
    made = tally(moves(load(INVENTED)[::6]))
    told = "\n".join([*made.unnoticed, *made.no_errors])
    assert made.noticed >= 0.95 * made.tried, told
    assert made.errors >= 0.95 * made.exact, told


def test_the_tables_made_for_a_sentence_add_up_and_agree_with_it() -> None:
    case = next(case for case in load(INVENTED) if len(case.expected) > 6)
    report = agreeing(case)
    assert report is not None
    arithmetic = {"T301", "T302", "T303", "T401"}
    assert [found.message for found in check(report) if found.code in arithmetic] == []
    for expected in case.expected:
        (formula,) = expected.formulas
        assert report.total(tuple(formula.plus)) == expected.value


def test_a_formula_moved_differs_by_so_much_and_the_others_do_not() -> None:
    case = next(case for case in load(INVENTED) if len(case.expected) == 1)
    (formula,) = case.expected[0].formulas
    report = agreeing(case, {formula: Fraction(2)})
    assert report is not None
    assert report.total(tuple(formula.plus)) == case.expected[0].value + 2


def test_equations_without_a_solution_have_none() -> None:
    costs = {"a": 1, "b": 2}
    both = Equation({"a": 1, "b": 1}, Fraction(3))
    assert cheapest([both], costs) == {"a": Fraction(3), "b": Fraction(0)}
    assert cheapest([both, Equation({"a": 1}, Fraction(4))], costs) is None


def test_sums_are_read_as_they_are_written(tmp_path: Path) -> None:
    sums = ["T3.oth.tot(2019)/sum(T3.oth1..oth3.tot)", "T3.sum.tot-T3.rej1.tot", "(none)"]
    entry = {
        "id": "X1",
        "report_year": 2020,
        "sentence": "其他处理1件。",
        "claims": [{"quantity": "", "value": 1, "table_cell_or_sum": one} for one in sums],
    }
    path = tmp_path / "one.json"
    path.write_text(json.dumps([entry, {**entry, "report_year": 2021}]), encoding="utf-8")
    older, newer = load(path)
    assert _rows(older.expected[0]) == [({20}, set())]
    assert _rows(newer.expected[0]) == [({20, 21, 22}, set())]
    assert _rows(newer.expected[1]) == [({23}, {15})]
    assert len(newer.expected) == 2


def _rows(expected: Expected) -> list[tuple[set[int], set[int]]]:
    return [
        ({ref.row for ref in formula.plus}, {ref.row for ref in formula.minus})
        for formula in expected.formulas
    ]
