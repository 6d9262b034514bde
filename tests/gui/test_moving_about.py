"""Jumps from findings and the keys that carry the focus from pane to pane."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.edits import CellChange, Edit
from core.form.cells import cell_of
from core.form.spec import CellRef
from core.opening import open_report
from core.place import at_cells
from core.report import with_cells
from core.writers import save
from gui.main_window import MainWindow
from gui.report_view import Mode
from gui.settings import Settings
from tests.gui.test_parts import DISAGREEING, reworded

SAMPLE = open_report(Path(__file__).parent.parent.parent / "resources" / "sample.json")
RECEIVED = cell_of("2021", "applications", "received", "total")
CARRIED_OUT = cell_of("2021", "applications", "carried_out", "total")
ONE = cell_of("2021", "applications", "received", "natural_person")
UPHELD = CellRef("review", 0, 0)
Key, Shift, Left = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def opened(qtbot, tmp_path):
    window = MainWindow(Settings(tmp_path / "data"))
    qtbot.addWidget(window, before_close_func=left_unasked)

    def open_(report):
        path = tmp_path / "报告.docx"
        save(report, path)
        with qtbot.waitActive(window):
            window.showNormal()
            window.resize(1366, 700)
            window.activateWindow()
        window.files.open(path)
        return window

    yield open_
    window.show_document(None)
    window.autosave.stop()


def left_unasked(window):
    """Close without the question what to do with changes."""
    if window.document:
        window.document.undo_stack.setClean()


def where(window):
    """Which pane has the focus."""
    view, focused = window.view, QApplication.focusWidget()
    panes = {
        "outline": view.outline,
        "text": view.narrative,
        "table": view.tables,
        "list": view.findings,
    }
    return next((n for n, p in panes.items() if p is focused or p.isAncestorOf(focused)), None)


def click(qtbot, window, code):
    panel = window.view.findings
    model = panel.model
    rows = (model.index(row, 1) for row in range(model.heads()))
    index = next(index for index in rows if model.finding(index).code == code)
    panel.tree.scrollTo(index)
    point = panel.tree.visualRect(index).center()
    qtbot.mouseClick(panel.tree.viewport(), Left, pos=point)


def test_a_failed_sum_is_gone_to_at_its_total(qtbot, opened):
    window = opened(with_cells(SAMPLE, {CARRIED_OUT: "7"}))
    click(qtbot, window, "T302")
    assert window.view.tables.view.current_ref() == CARRIED_OUT
    assert "表三" in window.view.outline.currentItem().text(0)
    marked = window.view.tables.view.cells.marked
    assert len(marked) > 1
    window.document.edit(Edit("填别处", (CellChange(UPHELD, "2"),)))
    assert window.view.tables.view.cells.marked == marked


def test_a_finding_of_text_and_table_shows_both_and_stays_in_the_text(qtbot, opened):
    window = opened(DISAGREEING)
    view = window.view
    view.tables.show_table("disclosure")
    click(qtbot, window, "N01")
    assert where(window) == "text"
    assert "一、" in view.outline.currentItem().text(0)
    grid = view.tables.view
    assert grid.current_ref() == RECEIVED
    spot = (RECEIVED.row, RECEIVED.column)
    assert spot in grid.cells.lit and spot in grid.cells.marked
    assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()))
    assert QApplication.focusWidget().textCursor().selectedText() == "15"


def test_where_the_user_goes_then_is_not_taken_back(qtbot, opened):
    window = opened(DISAGREEING)
    view = window.view
    click(qtbot, window, "N01")
    tabs = view.tables.tabs
    qtbot.mouseClick(tabs, Left, pos=tabs.tabRect(2).center())
    view.tables.view.setFocus()
    qtbot.keyClick(view.tables.view, Key.Key_Right)
    at = view.tables.view.current_ref()
    window.document.edit(Edit("填", (CellChange(UPHELD, "2"),)))
    qtbot.wait(300)
    assert view.tables.view.current_ref() == at
    assert at.table == "review"


def test_the_text_alone_stays_alone(qtbot, opened):
    window = opened(DISAGREEING)
    window.text_mode()
    click(qtbot, window, "N01")
    assert window.view.mode is Mode.TEXT
    assert not window.view.tables.isVisible()


def test_f6_goes_round_the_panes_and_back(qtbot, opened):
    window = opened(DISAGREEING)
    window.view.outline.setFocus()
    seen = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_F6)
        seen.append(where(window))
    assert seen == ["text", "table", "list", "outline"]
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_F6, Shift)
        seen.append(where(window))
    assert seen[4:] == ["list", "table", "text", "outline"]


def test_a_finding_is_gone_to_and_the_list_returned_to_by_keys_alone(qtbot, opened):
    report = reworded(with_cells(SAMPLE, {CARRIED_OUT: "7"}), "权重为4分", "权重为4分。。")
    window = opened(report)
    panel = window.view.findings
    window.view.outline.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_F6, Shift)
    assert panel.tree.hasFocus()
    first = panel.current()
    qtbot.keyClick(panel.tree, Key.Key_Return)
    assert where(window) == "table"
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_F6)
    assert panel.tree.hasFocus()
    assert panel.current() is first
    qtbot.keyClick(panel.tree, Key.Key_Down)
    assert panel.current() is not first


def test_f6_passes_over_what_is_hidden_and_ends_typing(qtbot, opened):
    window = opened(DISAGREEING)
    view = window.view
    qtbot.keyClick(window, Key.Key_F4, Shift)
    assert not view.findings.isVisible()
    view.tables.show_place(at_cells((ONE,)))
    qtbot.keyClick(view.tables.view, "9")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_F6)
    assert where(window) == "outline"
    assert window.document.report.cell(ONE) == "9"
    qtbot.keyClick(window, Key.Key_F4, Shift)
    assert view.findings.isVisible()


def test_f6_reaches_both_sides_of_a_narrow_window(qtbot, opened):
    window = opened(DISAGREEING)
    window.resize(911, 600)
    window.view.outline.setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_F6)
        seen.append(where(window))
    assert seen == ["text", "table", "list"]
