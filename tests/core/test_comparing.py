"""Which report can stand as last year's, and what is named as not compared."""

from __future__ import annotations

import pytest

from core.comparing import counterpart, earlier, last_year, not_compared
from core.form import FORMS
from core.form.spec import CellRef
from tests.core.checks import make

NEIGHBOUR = "梅岭镇人民政府"


def test_without_last_years_report_that_is_said():
    assert not_compared(make.report(), None) == ("没有上年报告，结转未核",)


def test_nothing_is_left_out_beside_last_years_report():
    assert not_compared(make.report(), make.previous()) == ()
    assert last_year(make.report(), make.previous()) is not None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"title": f"{make.ORGAN}2022年政府信息公开工作年度报告"},
            "上年报告的年份是2022，不是2023，没有对照",
        ),
        ({"title": make.TITLE}, "上年报告的年份是2024，不是2023，没有对照"),
        ({"organ": NEIGHBOUR}, f"上年报告是“{NEIGHBOUR}”的，没有对照"),
    ],
)
def test_another_year_or_organ_is_named_and_not_compared(changes, words):
    before = make.previous(**changes)
    assert not_compared(make.report(), before) == (words,)
    assert last_year(make.report(), before) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年3月，原梅岭镇并入本镇。",
        "梅岭镇与柳溪镇合并为新的柳溪镇。",
    ],
)
def test_an_organ_that_says_whom_it_follows_is_compared(sentence):
    report = make.report(preface=[sentence])
    assert not_compared(report, make.previous(organ=NEIGHBOUR)) == ()


def test_a_mere_mention_of_another_organ_is_not_enough():
    report = make.report(preface=["和梅岭镇一起办了两次培训。"])
    assert not_compared(report, make.previous(organ=NEIGHBOUR)) != ()


def test_a_missing_year_is_told_and_no_obstacle():
    before = make.previous(
        title="柳溪镇人民政府政府信息公开工作年度报告",
        date="",
        sections={"1": [], "5": [], "6": []},
    )
    assert before.year is None
    assert not_compared(make.report(), before) == ("上年报告没写年份，按相邻两年核对",)


def test_what_the_older_form_does_not_count_is_named():
    words = not_compared(make.report(), make.previous(edition="2019"))
    assert words == ("上年报告是旧表样，“现行有效”没有核对",)


def test_a_carry_over_that_cannot_be_read_is_named():
    before = make.previous(absent={"applications": [24]})
    assert not_compared(make.report(), before) == ("结转下年度的件数没有读到，结转没有核对",)


def test_three_rows_count_what_the_older_form_counts_in_one():
    older, current = FORMS["2019"], FORMS["2021"]
    row = CellRef("applications", older.table("applications").row_number("other_outcomes"), 0)
    assert [ref.row for ref in counterpart(older, current, row)] == [20, 21, 22]
    assert counterpart(current, older, CellRef("applications", 20, 0)) == ()
    assert counterpart(current, older, CellRef("disclosure", 1, 2)) == ()


def test_blank_cells_of_last_year_are_no_zeros():
    before = make.previous(cells={"applications": {"20,0": "1", "21,0": "", "22,0": "2"}})
    report = make.report(edition="2019")
    row = report.form.table("applications").row_number("other_outcomes")
    assert earlier(report, before, CellRef("applications", row, 0)) is None
    filled = make.previous(cells={"applications": {"20,0": "1", "21,0": "0", "22,0": "2"}})
    assert earlier(report, filled, CellRef("applications", row, 0)) == 3
