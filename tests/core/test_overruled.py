"""Totals that were printed wrong and follow an edit are told."""

from __future__ import annotations

from core.edits import CellChange, Edit, edited, recalculated
from core.form.cells import cell_of
from core.form.spec import CellRef
from core.overruled import overruled
from core.report import Report, with_cells
from tests.core.checks import make

ONE, TOTAL = (
    cell_of("2021", "applications", "received", who) for who in ("natural_person", "total")
)
OUTCOME = cell_of("2021", "applications", "granted", "natural_person")
ACROSS = cell_of("2021", "applications", "granted", "total")
DOWN = cell_of("2021", "applications", "concluded", "natural_person")


def told(report: Report, cells: dict[CellRef, str]) -> str:
    edit = Edit("改", tuple(CellChange(ref, text) for ref, text in cells.items()))
    return overruled(report, recalculated(edited(report, edit), report), edit)


def test_a_wrong_total_is_named_with_both_figures():
    wrong = with_cells(make.report(), {TOTAL: "8"})
    assert told(wrong, {ONE: "10"}) == "“本年新收·总计”由8改为10，随各项合计"


def test_a_right_total_follows_without_a_word():
    assert told(make.report(), {ONE: "10"}) == ""


def test_a_wrong_total_that_stays_is_not_told():
    wrong = with_cells(make.report(), {TOTAL: "8"})
    assert told(wrong, {OUTCOME: "1"}) == ""


def test_a_total_that_is_changed_by_hand_is_not_told():
    assert told(with_cells(make.report(), {TOTAL: "8"}), {TOTAL: "0"}) == ""


def test_several_are_counted():
    wrong = with_cells(make.report(), {ACROSS: "8", DOWN: "9"})
    words = told(wrong, {OUTCOME: "1"})
    assert words.startswith("“予以公开·总计”由8改为1，随各项合计，另有")


def test_a_total_with_an_empty_addend_is_told_as_empty():
    wrong = with_cells(make.report(), {TOTAL: "8"})
    assert told(wrong, {ONE: ""}) == "“本年新收·总计”由8改为空，随各项合计"
