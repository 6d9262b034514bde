"""A sentence in a report whose tables agree with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

from core.form import FORMS
from core.form.spec import CellRef
from core.place import Place
from core.report import Report, with_cells
from tests.claims.cases import Case, Formula
from tests.claims.simplex import Equation, cheapest
from tests.core.checks import make

_NUMERALS = "一二三四五"
_NUMBERED = re.compile(rf"（([{_NUMERALS}])）")
_APPLYING = 2
_ITSELF = 3
_APPLICATIONS = "（二）依申请公开情况。受理点设在便民大厅。"
_HOW_TO_APPLY = "申请可以当面递交，也可以邮寄，党政办当场登记、按期回复。"
_ROW_COSTS = {
    **{"received": 1, "carried_in": 40, "granted": 1, "partly_granted": 2, "carried_out": 60},
    **{"unprocessed": 20, "other_1": 30, "other_2": 50, "other_3": 32, "other_outcomes": 30},
    **{"upheld": 1, "other": 2, "pending": 3, "corrected": 4},
}
_COLUMN_COSTS = {"natural_person": 0, "company": 100, "other": 300}
_ELSE = 5
_ORGANISATION = 200


def place(case: Case) -> Place:
    """Where the sentence stands: a topic with its number, the fee in section 六, else by itself."""
    topic = _topic(case)
    if topic is not None:
        return Place(section=1, paragraph=topic)
    return Place(section=6, paragraph=0) if case.fee else Place(section=1, paragraph=_ITSELF)


def _topic(case: Case) -> int | None:
    """The paragraph of the first section whose number the sentence begins with."""
    numbered = _NUMBERED.match(case.sentence)
    return _NUMERALS.index(numbered[1]) + 1 if numbered else None


def base(case: Case, sentence: str | None = None) -> Report:
    """An invented report of the case's organ and year, its tables 0; with a sentence or not."""
    year = str(case.year)
    overview = [text.replace("2024", year) for text in make.OVERVIEW]
    overview[_APPLYING] = _APPLICATIONS
    other = list(make.OTHER)
    topic = _topic(case)
    if topic is None and not case.fee:
        overview.insert(_ITSELF, sentence or _HOW_TO_APPLY)
    elif topic is None:
        other = [sentence] if sentence else other
    elif sentence is not None:
        usual = overview[topic].partition("。")[2] if topic > _APPLYING else ""
        overview[topic] = sentence + usual
    return make.report(
        edition=case.edition,
        title=f"{case.organ}{year}年政府信息公开工作年度报告",
        organ=case.organ,
        date=f"{case.year + 1}年1月20日",
        sections={1: overview, 6: other},
    )


def placed(case: Case) -> Report:
    """The case's sentence in a report whose tables are all 0."""
    return base(case, case.sentence)


def agreeing(case: Case, moved: Mapping[Formula, Fraction] | None = None) -> Report | None:
    """The sentence in a report whose tables agree with it, and add up; None where none can.

    Args:
        case: The sentence with its claims.
        moved: By how much the cells of a formula are to differ from what is claimed.
    """
    equations = [*_balances(case.edition)]
    for expected in case.expected:
        for formula in expected.formulas[:1]:
            by = (moved or {}).get(formula, Fraction(0))
            equations.append(Equation(_terms(case.edition, formula), expected.value + by))
    found = cheapest(equations, _costs(case.edition))
    if found is None or any(_broken(case.edition, ref, value) for ref, value in found.items()):
        return None
    return with_numbers(placed(case), found)


def without_sentence(case: Case, report: Report) -> Report:
    """The report with other words in the sentence's place, its tables the same."""
    return replace(base(case), tables=report.tables)


def with_numbers(report: Report, leaves: Mapping[CellRef, Fraction]) -> Report:
    """The report with numbers in the cells that are no totals, and totals that are their sums."""
    cells = {
        ref: sum((leaves[leaf] * times for leaf, times in parts.items()), Fraction(0))
        for ref, parts in _leaves(report.edition).items()
    }
    return with_cells(report, {ref: printed(value) for ref, value in cells.items()})


def printed(value: Fraction) -> str:
    """A number as a cell shows it."""
    return f"{Decimal(value.numerator) / value.denominator:f}"


def moved_alone(report: Report, ref: CellRef, by: Fraction) -> Report:
    """The report with one cell changed and no other, whatever it is a part of."""
    return with_cells(report, {ref: printed(Fraction(str(report.number(ref) or 0)) + by)})


@cache
def _leaves(edition: str) -> Mapping[CellRef, Counter[CellRef]]:
    """Every cell as a sum of cells that are no totals."""
    form = FORMS[edition]
    addends = {total.total: total.addends for total in form.sums}

    def parts(ref: CellRef) -> Counter[CellRef]:
        if ref not in addends:
            return Counter([ref])
        return sum((parts(one) for one in addends[ref]), Counter())

    return {ref: parts(ref) for table in form.tables for ref in table.cells}


def _terms(edition: str, formula: Formula) -> Mapping[CellRef, int]:
    terms: Counter[CellRef] = Counter()
    for ref in formula.plus:
        terms.update(_leaves(edition)[ref])
    for ref in formula.minus:
        terms.subtract(_leaves(edition)[ref])
    return terms


@cache
def _balances(edition: str) -> tuple[Equation, ...]:
    """The balance of every column that is no total."""
    form = FORMS[edition]
    made = []
    for table in form.tables:
        for balance in table.balances:
            if balance.left[0] not in form.totals:
                formula = Formula(frozenset(balance.left), frozenset(balance.right))
                made.append(Equation(_terms(edition, formula), Fraction(0)))
    return tuple(made)


@cache
def _costs(edition: str) -> Mapping[CellRef, int]:
    """What one costs in each cell that is no total: the likeliest cells are filled first."""
    form = FORMS[edition]
    made = {}
    for table in form.tables:
        for ref in table.cells:
            if ref not in form.totals:
                row = table.row_path(ref.row)
                column = table.column_path(ref.row, ref.column)
                keys = [row[-1].key, row[-2].key if len(row) > 1 else "", column[-1].key]
                cost = next((_ROW_COSTS[key] for key in keys if key in _ROW_COSTS), _ELSE)
                if table.balances:
                    cost += _COLUMN_COSTS.get(keys[-1], _ORGANISATION)
                made[ref] = cost
    return made


def _broken(edition: str, ref: CellRef, value: Fraction) -> bool:
    """Whether a cell that counts would hold a fraction."""
    return value.denominator != 1 and not FORMS[edition].heading(ref).decimals
