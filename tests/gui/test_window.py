"""Stories through the real window: a clerk opens, sees, mends, and moves about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QTextEdit, QToolBar

from core.form.spec import CellRef
from core.opening import open_report
from core.report import Signature, with_cells
from core.writers import save
from gui import actions, look
from gui.main_window import MainWindow
from gui.outline import FOLDED_WIDTH
from gui.report_view import Mode
from gui.settings import Settings

SAMPLE = Path(__file__).parent.parent.parent / "resources" / "sample.json"
CARRIED_OUT = CellRef("applications", 24, 0)


@pytest.fixture
def window(qtbot, tmp_path):
    window = MainWindow(Settings(tmp_path / "data"))
    qtbot.addWidget(window, before_close_func=left_unasked)
    window.showNormal()
    window.resize(1366, 700)
    qtbot.waitExposed(window)
    yield window
    window.show_document(None)
    window.autosave.stop()


def left_unasked(window):
    """Close without the question what to do with changes."""
    if window.document:
        window.document.undo_stack.setClean()


@pytest.fixture
def unbalanced(tmp_path):
    """The sample with one carried-over application forgotten, as a DOCX."""
    report = open_report(SAMPLE)
    path = tmp_path / "报告.docx"
    save(with_cells(report, {CARRIED_OUT: "0", CellRef("applications", 24, 6): "0"}), path)
    return path


def sentences(window):
    return [finding.message for finding in window.document.findings]


def test_the_balance_is_mended_saved_and_found_equal(qtbot, window, unbalanced):
    window.files.open(unbalanced)
    assert any("还差1件" in sentence for sentence in sentences(window))
    qtbot.keyClick(window, Qt.Key.Key_F8)
    view = window.view.tables.view
    ref = view.current_ref()
    assert (ref.table, ref.column) == ("applications", 0)
    view.show_cell(24, 0)
    qtbot.keyClick(view, "1")
    (editor,) = view.viewport().findChildren(QLineEdit)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert sentences(window) == []
    assert window.isWindowModified()
    assert window.files.save()
    assert not window.isWindowModified()
    assert open_report(unbalanced) == open_report(SAMPLE)


def test_every_mend_at_once_is_one_step_to_undo(window, tmp_path):
    report = open_report(SAMPLE)
    title = report.title.replace("2024年", "")
    signature = replace(report.signature, date="2025.1.20")
    path = tmp_path / "a.docx"
    save(replace(report, title=title, signature=signature), path)
    window.files.open(path)
    before = window.document.report
    assert len(sentences(window)) == 2
    window.mend_all()
    assert sentences(window) == []
    assert window.document.undo_stack.count() == 1
    window.undo()
    assert window.document.report == before


def test_a_jump_from_a_finding_puts_the_cursor_into_its_text(qtbot, window, tmp_path):
    report = open_report(SAMPLE)
    path = tmp_path / "a.docx"
    save(replace(report, signature=replace(report.signature, date="2025.1.20")), path)
    window.files.open(path)
    window.tables_mode()
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert window.view.narrative.isVisible()
    focused = window.focusWidget()
    assert isinstance(focused, QLineEdit | QTextEdit)
    text = focused.text() if isinstance(focused, QLineEdit) else focused.toPlainText()
    assert "2025.1.20" in text


def test_outline_brings_section_and_table_together(qtbot, window):
    window.files.open(SAMPLE)
    outline = window.view.outline
    (entry,) = outline.findItems("表四", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    qtbot.mouseClick(
        outline.viewport(), Qt.MouseButton.LeftButton, pos=outline.visualItemRect(entry).center()
    )
    assert window.view.tables.view.grid.table.key == "review"


def test_outline_says_how_each_part_stands(window, unbalanced):
    window.files.open(unbalanced)
    texts = {
        entry.text(0)
        for name in ("表三", "表二")
        for entry in window.view.outline.findItems(
            name, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
        )
    }
    assert texts == {"×1 表三", "✓ 表二"}


def test_three_ways_of_working(qtbot, window):
    window.files.open(SAMPLE)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not window.view.narrative.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert not window.view.tables.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.view.tables.isVisible() and window.view.narrative.isVisible()


def test_a_narrow_window_shares_one_pane_and_keeps_the_verdict(qtbot, window, unbalanced):
    window.files.open(unbalanced)
    window.resize(911, 500)
    assert window.view.mode is Mode.REVIEW
    assert window.view.tables.isVisible() != window.view.narrative.isVisible()
    toolbar = window.findChild(QToolBar)
    verdict = window.findChild(object, "verdict")
    assert "必须改1处" in verdict.text()
    qtbot.waitUntil(lambda: verdict.geometry().right() <= toolbar.width())
    assert verdict.isVisible()


def test_a_verdict_that_is_too_long_is_cut_and_told_whole(qtbot, window):
    window.files.open(SAMPLE)
    other = Signature("东山自治州南山自治县西山街道北山镇人民政府" * 3)
    report = window.document.report
    title = report.title.replace("2024", "2023")
    window.document.compare_with(replace(report, title=title, signature=other))
    window.resize(940, 500)
    toolbar = window.findChild(QToolBar)
    verdict = window.findChild(object, "verdict")
    assert "没有对照" in verdict.toolTip()
    qtbot.waitUntil(lambda: verdict.geometry().right() <= toolbar.width())
    assert verdict.isVisible()
    assert verdict.width() < verdict.fontMetrics().horizontalAdvance(verdict.text())


def test_the_verdict_never_decides_and_names_what_was_not_compared(window):
    window.files.open(SAMPLE)
    verdict = window.findChild(object, "verdict")
    assert verdict.text().startswith("未发现必须改的问题")
    assert "没有上年报告，结转未核" in verdict.text()


def test_every_command_has_a_method_a_key_of_its_own_and_help(window):
    keys = [c.keys for c in actions.COMMANDS if c.keys and not c.keys.startswith("[")]
    assert len(keys) == len(set(keys))
    for action in window.actions_by_slot.values():
        assert isinstance(action, QAction)
        assert action.toolTip()


def test_without_a_report_only_what_makes_sense_can_be_chosen(window):
    enabled = {slot for slot, action in window.actions_by_slot.items() if action.isEnabled()}
    assert enabled == {c.slot for c in actions.COMMANDS if not c.needs_report and c.name}
    for slot in ("undo", "copy", "zoom_in", "next_finding", "mend_all", "preview", "open_find"):
        getattr(window, slot)()


def test_zoom_and_way_of_working_are_remembered(window):
    window.files.open(SAMPLE)
    window.view.tables.zoom_by(3)
    window.view.narrative.zoom_by(2)
    window.tables_mode()
    zooms = (window.view.tables.zoom, window.view.narrative.zoom)
    window.show_document(None)
    window.files.open(SAMPLE)
    assert (window.view.tables.zoom, window.view.narrative.zoom) == zooms
    assert window.view.mode is Mode.TABLES


def test_the_outline_folds_to_its_badges_where_room_is_short(window, unbalanced):
    window.files.open(unbalanced)
    assert window.view.outline.width() > FOLDED_WIDTH
    window.resize(1100, 600)
    assert window.view.outline.width() < FOLDED_WIDTH
    window.resize(1366, 700)
    assert window.view.outline.width() > FOLDED_WIDTH


def test_what_can_be_undone_and_redone_is_shown_at_once(window):
    window.files.open(SAMPLE)
    undo, redo = (window.actions_by_slot[slot] for slot in ("undo", "redo"))
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    view = window.view.tables.views["disclosure"]
    view.grid.setData(view.grid.index_of(2, 0), "40")
    assert (undo.isEnabled(), redo.isEnabled()) == (True, False)
    undo.trigger()
    assert (undo.isEnabled(), redo.isEnabled()) == (False, True)
    redo.trigger()
    assert (undo.isEnabled(), redo.isEnabled()) == (True, False)
    assert window.document.report.cell(CellRef("disclosure", 2, 0)) == "40"


def test_a_fix_says_what_it_did(qtbot, window, unbalanced):
    window.files.open(unbalanced)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    button = window.view.findings.help.fixes()[0]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (
        window.statusBar().currentMessage().startswith("已改：“自然人”列填“结转下年度继续办理”1件")
    )


def test_large_type_makes_the_tables_larger_too(qapp, window):
    dressed = look.apply(qapp)
    window.files.open(SAMPLE)
    view = window.view.tables.view
    before = view.font().pointSizeF()
    window.toggle_large()
    assert view.font().pointSizeF() > before
    window.toggle_large()
    assert view.font().pointSizeF() == before
    dressed.deleteLater()
