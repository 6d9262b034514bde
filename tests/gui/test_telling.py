"""The line below the window: what a step did, and never what no longer holds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from core.form.cells import cell_of
from core.form.spec import CellRef
from core.place import at_cells
from core.report import with_cells
from core.writers import save
from gui.main_window import MainWindow
from gui.settings import Settings
from tests.gui.test_moving_about import click, left_unasked
from tests.gui.test_parts import SAMPLE

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
GRANTED, ONE = (
    cell_of("2021", "applications", "granted", who) for who in ("total", "natural_person")
)


@pytest.fixture
def window(qtbot, tmp_path):
    """A window on the sample with one total printed wrong."""
    window = MainWindow(Settings(tmp_path / "data"))
    qtbot.addWidget(window, before_close_func=left_unasked)
    path = tmp_path / "报告.docx"
    save(with_cells(SAMPLE, {GRANTED: "8"}), path)
    with qtbot.waitActive(window):
        window.showNormal()
        window.resize(1366, 700)
        window.activateWindow()
    window.files.open(path)
    yield window
    window.show_document(None)
    window.autosave.stop()


def said(window):
    return window.statusBar().currentMessage()


def fill(qtbot, window, ref, figure):
    window.view.tables.show_place(at_cells((ref,)))
    qtbot.keyClicks(window.view.tables.view, figure)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClick(editor, Key.Key_Return)


def test_a_wrong_total_that_follows_its_addends_is_told_once(qtbot, window):
    one = int(SAMPLE.cell(ONE))
    fill(qtbot, window, ONE, str(one + 1))
    right = int(SAMPLE.cell(GRANTED)) + 1
    assert window.document.report.cell(GRANTED) == str(right)
    assert said(window).startswith(f"“予以公开·总计”由8改为{right}，随各项合计")
    window.statusBar().clearMessage()
    fill(qtbot, window, ONE, str(one + 2))
    assert said(window) == ""


def test_after_undo_and_redo_the_line_says_what_was_done(qtbot, window):
    click(qtbot, window, "T302")
    button = window.view.findings.help.fixes()[0]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert said(window).startswith("已改：")
    assert "Ctrl+Z" in said(window)
    title = window.document.undo_stack.undoText()
    qtbot.keyClick(window, Key.Key_Z, Control)
    assert said(window) == f"已撤销：{title}"
    qtbot.keyClick(window, Key.Key_Y, Control)
    assert said(window) == f"已重做：{title}"


def test_after_another_step_the_line_offers_no_undo_of_the_one_before(qtbot, window):
    click(qtbot, window, "T302")
    qtbot.mouseClick(window.view.findings.help.fixes()[0], Qt.MouseButton.LeftButton)
    fill(qtbot, window, CellRef("review", 0, 0), "2")
    assert "Ctrl+Z" not in said(window)


def test_a_mend_of_the_total_itself_says_no_more_than_that(qtbot, window):
    click(qtbot, window, "T302")
    (mend,) = (f for f in window.view.findings.help.fixes() if "总计" in f.toolTip())
    qtbot.mouseClick(mend, Qt.MouseButton.LeftButton)
    assert said(window).startswith("已改：")
    assert "随各项合计" not in said(window)
