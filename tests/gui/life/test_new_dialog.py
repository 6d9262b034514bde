"""A new report from the blank form, seven answers and last year's report."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton

from core.form import CURRENT
from core.opening import open_report
from core.starting import QUESTIONS
from gui.new_dialog import NewDialog, usual_year
from gui.settings import ORGAN
from tests.gui.life.acts import LICENCES, compose
from tests.gui.life.conftest import SAMPLE

TOWN = "云岭县禾塘镇人民政府"


@pytest.fixture
def dialog(qtbot, settings):
    shown = NewDialog(settings)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def answer(qtbot, dialog: NewDialog, number: int, words: str) -> None:
    name = QUESTIONS[number].text + words
    (choice,) = [
        found for found in dialog.findChildren(QRadioButton) if found.accessibleName() == name
    ]
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton, pos=choice.rect().center())
    if not choice.isChecked():
        qtbot.keyClick(choice, Qt.Key.Key_Space)
    assert choice.isChecked()


@pytest.mark.parametrize(
    ("today", "year"),
    [(date(2026, 1, 5), 2025), (date(2026, 6, 30), 2025), (date(2026, 12, 1), 2026)],
)
def test_the_year_is_the_one_a_clerk_would_mean(today, year):
    assert usual_year(today) == year


def test_without_an_organ_there_is_no_report(qtbot, dialog):
    assert not dialog.confirm.isEnabled()
    qtbot.keyClicks(dialog.organ, " ")
    assert not dialog.confirm.isEnabled()
    compose(dialog.organ, TOWN)
    assert dialog.confirm.isEnabled()
    assert not dialog.regulations.isHidden()


def test_each_answer_can_be_undone_and_nothing_else_is_filled(qtbot, dialog):
    compose(dialog.organ, "某省人民政府")
    dialog.year.setValue(2025)
    answer(qtbot, dialog, 1, "没有")
    answer(qtbot, dialog, 2, "有")
    document = dialog.document()
    assert document.report.title == "某省人民政府2025年政府信息公开工作年度报告"
    filled = {ref for t in CURRENT.tables for ref in t.cells if document.report.cell(ref)}
    assert filled == {LICENCES}
    assert document.undo_stack.undoText() == "没有的填 0"
    document.undo_stack.undo()
    assert document.report.cell(LICENCES) == ""
    assert not document.undo_stack.canUndo()


def test_last_years_report_names_organ_and_year_and_is_compared_with(qtbot, dialog, clerk):
    clerk.will(SAMPLE)
    qtbot.mouseClick(dialog.previous_button, Qt.MouseButton.LeftButton)
    assert dialog.organ.text() == TOWN
    assert dialog.year.value() == 2025
    assert "结转到本年1件" in dialog.about.text()
    document = dialog.document()
    last = open_report(SAMPLE)
    assert document.report.tables["applications"][1] == last.tables["applications"][24]
    assert document.previous == last
    dialog.year.setValue(2026)
    assert "不是2025年的" in dialog.about.text()
    qtbot.mouseClick(dialog.without_button, Qt.MouseButton.LeftButton)
    assert dialog.document().previous is None


def test_a_file_that_is_no_report_is_refused(qtbot, dialog, clerk, tmp_path):
    wrong = tmp_path / "信.txt"
    wrong.write_text("一封信。", encoding="utf-8")
    clerk.will(wrong, "知道了", None)
    qtbot.mouseClick(dialog.previous_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.previous_button, Qt.MouseButton.LeftButton)
    assert "打不开“信.txt”" in clerk.heard[0]
    assert dialog.without_button.isHidden()


def test_the_keyboard_alone_makes_a_report_of_a_year_without_anything(qtbot, window, settings):
    def fill_in() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewDialog)
        compose(dialog.focusWidget(), TOWN)
        for _ in range(30):
            focused = dialog.focusWidget()
            if isinstance(focused, QRadioButton) and focused.text() == "以后再填":
                qtbot.keyClick(focused, Qt.Key.Key_Left)
                assert dialog.focusWidget().text() == "没有"
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
            if isinstance(dialog.focusWidget(), QLineEdit):
                break
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(50, fill_in)
    assert window.files.new()
    report = window.document.report
    texts = {report.cell(ref) for table in CURRENT.tables for ref in table.cells}
    assert texts == {"0"}
    assert settings.get(ORGAN) == TOWN
    window.document.undo_stack.undo()
    assert report.cell(LICENCES) == "0"
    assert window.document.report.cell(LICENCES) == ""


def test_thinking_better_of_it_leaves_the_window_as_it_was(qtbot, window):
    def leave() -> None:
        qtbot.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape)

    QTimer.singleShot(50, leave)
    assert not window.files.new()
    assert window.document is None
