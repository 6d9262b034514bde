"""What a new report knows: seven answers and last year's report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.blank import blank_report
from core.edits import edited, recalculated
from core.form import CURRENT
from core.form.spec import CellRef
from core.opening import open_report
from core.report import Report, absent_grid, with_cells
from core.starting import QUESTIONS, about_previous, carried_over, first_steps

LAST = open_report(Path(__file__).parent.parent.parent / "resources" / "sample.json")
TOWN = "云岭县禾塘镇人民政府"
ALL = [question.key for question in QUESTIONS]
CARRIED_OUT = CURRENT.table("applications").row_number("carried_out")


def started(nothing: list[str], previous: Report | None = None, organ: str = TOWN) -> Report:
    report = blank_report(organ, 2025)
    for edit in first_steps(organ, nothing, previous):
        report = recalculated(edited(report, edit), report)
    return report


def filled(report: Report) -> set[CellRef]:
    return {ref for table in CURRENT.tables for ref in table.cells if report.cell(ref)}


def nothing_handed_on() -> Report:
    zeros = {CellRef("applications", CARRIED_OUT, column): "0" for column in range(7)}
    return with_cells(LAST, zeros)


def test_seven_times_nothing_fills_all_three_tables_with_zeros():
    report = started(ALL)
    every = {ref for table in CURRENT.tables for ref in table.cells}
    assert filled(report) == every
    assert {report.cell(ref) for ref in every} == {"0"}
    assert [edit.title for edit in first_steps(TOWN, ALL)] == ["没有的填 0"]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_each_answer_fills_its_own_cells_and_no_others(question):
    assert question.text.endswith("？")
    more = filled(started([question.key])) - filled(started([]))
    assert more - CURRENT.totals == set(question.cells)
    assert {ref.table for ref in more} == {question.table}
    assert started([question.key]).total(question.cells) == 0


def test_no_question_asks_for_what_another_fills():
    cells = [ref for question in QUESTIONS for ref in question.cells]
    assert len(cells) == len(set(cells))
    assert not set(cells) & CURRENT.totals


def test_an_organ_without_the_power_has_no_regulations():
    regulations = {CellRef("disclosure", 0, column) for column in range(3)}
    assert filled(started([])) == regulations
    assert filled(started([], organ="某省人民政府")) == set()
    assert filled(started([], organ="未名")) == set()


def test_nothing_answered_leaves_the_rest_blank():
    assert first_steps("某省人民政府", []) == ()


def test_what_last_year_handed_on_is_carried_in_by_kind_of_applicant():
    report = started([], LAST)
    handed_on = LAST.tables["applications"][CARRIED_OUT]
    assert report.tables["applications"][1] == handed_on
    assert sum(map(int, handed_on[:-1])) > 0


def test_without_new_applications_work_carried_over_still_wants_an_outcome():
    report = started(["applications"], LAST)
    table = report.tables["applications"]
    pending = [column for column in range(6) if table[1][column] != "0"]
    assert pending
    for column in range(6):
        texts = {row[column] for row in table[2:]}
        assert table[0][column] == "0"
        assert texts == ({""} if column in pending else {"0"})


def test_nothing_handed_on_and_nothing_new_is_nothing():
    report = started(["applications"], nothing_handed_on())
    assert {cell for row in report.tables["applications"] for cell in row} == {"0"}


def test_a_table_of_last_year_that_is_missing_carries_nothing():
    tables = {**LAST.tables, "applications": absent_grid(CURRENT.table("applications"))}
    lacking = replace(LAST, tables=tables)
    assert carried_over(lacking) == {}
    assert "没有读到" in about_previous(lacking, TOWN, 2025)


@pytest.mark.parametrize(
    ("organ", "year", "said", "unsaid"),
    [
        (TOWN, 2025, "结转到本年1件", "注意"),
        (TOWN, 2026, "不是2025年的", "机关名称"),
        ("另县石桥乡人民政府", 2025, "机关名称不同", "不是2024年"),
        ("", 2025, "结转到本年1件", "注意"),
    ],
)
def test_what_was_read_is_said_and_what_does_not_fit_is_named(organ, year, said, unsaid):
    words = about_previous(LAST, organ, year)
    assert said in words
    assert unsaid not in words
