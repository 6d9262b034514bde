"""Outline, tabs and the list's filter tell the same of every part of a report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from core.checks.answering import about
from core.edits import AnswerChange, Edit
from core.form.cells import cell_of
from core.form.spec import CellRef
from core.opening import open_report
from core.report import CLOSING, Paragraph, Signature, with_cells
from gui import look, parts
from gui.document import Document
from gui.report_view import ReportView

SAMPLE = open_report(Path(__file__).parent.parent.parent / "resources" / "sample.json")
CARRIED_OUT = cell_of("2021", "applications", "carried_out", "total")
ISSUED = cell_of("2021", "disclosure", "regulations", "issued")


def reworded(report, old, new):
    """A report with some words of its first section replaced."""
    first = report.sections[0]
    texts = tuple(Paragraph(p.text.replace(old, new)) for p in first.paragraphs)
    return replace(report, sections=(replace(first, paragraphs=texts), *report.sections[1:]))


DISAGREEING = reworded(SAMPLE, "全年新收政府信息公开申请12件", "全年新收政府信息公开申请15件")
TOTAL_WRONG = with_cells(SAMPLE, {CARRIED_OUT: "7"})
MANY = replace(
    with_cells(DISAGREEING, {CARRIED_OUT: "7", ISSUED: "2", CellRef("review", 0, 0): ""}),
    title=SAMPLE.title.replace("2024年", ""),
    signature=Signature(),
)
REPORTS = {"text": DISAGREEING, "total": TOTAL_WRONG, "many": MANY, "right": SAMPLE}


@pytest.fixture
def shown(qtbot):
    def show(report):
        view = ReportView(Document(report))
        qtbot.addWidget(view)
        view.resize(1366, 700)
        view.show()
        return view

    return show


def entry(view, word):
    found = view.outline.findItems(word, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    return found[0].text(0)


def tab(view, number):
    return view.tables.tabs.tabText(number).partition("　")[2]


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_every_count_is_the_number_of_lines_its_filter_lists(shown, report):
    view = shown(report)
    states = parts.states(view.document)
    choice = view.findings.filter.section
    listed = 0
    for number in range(CLOSING + 1):
        choice.setCurrentIndex(choice.findData(number))
        name = parts.name(report.form, number)
        assert choice.currentText() == name
        state = states.get(number, parts.State())
        model = view.findings.model
        found = [model.finding(model.index(row, 0)) for row in range(model.heads())]
        assert len([f for f in found if f.rule.counted]) == sum(state.counts.values())
        assert entry(view, name).startswith(state.badge)
        listed += len(found)
    choice.setCurrentIndex(0)
    assert listed == view.findings.model.heads()
    for number, table in enumerate(report.form.tables):
        state = states.get(table.key, parts.State())
        assert tab(view, number) == state.signs
        assert entry(view, table.name).startswith(state.badge)


def test_what_is_wrong_between_text_and_table_counts_where_the_text_stands(shown):
    view = shown(DISAGREEING)
    assert entry(view, "一、").startswith("×1")
    assert entry(view, "表三").startswith(look.ELSEWHERE_SIGN)
    assert tab(view, 1) == look.ELSEWHERE_SIGN
    told = "没有单列的问题，一、总体情况里的问题说到了这里"
    assert view.tables.tabs.tabToolTip(1) == told
    assert tab(view, 0) == tab(view, 2) == "✓"


def test_what_another_finding_explains_counts_nowhere_but_leaves_no_tick(shown):
    view = shown(TOTAL_WRONG)
    assert entry(view, "表三").startswith("×1")
    assert tab(view, 1) == "×1"
    assert entry(view, "一、").startswith(look.ELSEWHERE_SIGN)
    assert entry(view, "二、").startswith("✓")


def test_what_is_explained_is_listed_with_its_head_wherever_it_stands(shown):
    view = shown(TOTAL_WRONG)
    choice = view.findings.filter.section
    choice.setCurrentIndex(choice.findData(3))
    assert [deep for _, deep in view.findings.model.listed()] == [0, 1, 1]
    choice.setCurrentIndex(choice.findData(1))
    assert view.findings.model.heads() == 0


def test_once_it_is_answered_every_part_is_in_order(shown):
    view = shown(DISAGREEING)
    document = view.document
    (finding,) = document.findings
    said = replace(about(document.report, finding), sentence="属实：另有口径", date="2025-01-20")
    document.edit(Edit("说明", (AnswerChange(None, said),)))
    assert entry(view, "一、").startswith("✓")
    assert tab(view, 1) == "✓"
