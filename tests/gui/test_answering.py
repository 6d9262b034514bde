"""Answering findings, as a clerk does it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from core.checks.rule import Severity
from core.edits import CellChange, Edit
from core.form.cells import cell_of
from core.opening import open_report
from core.report import with_cells
from gui.answer_dialog import AnswerDialog
from gui.document import Document
from gui.findings_model import SENTENCE, SIGN
from gui.findings_panel import FindingsPanel
from gui.list_button import ListButton
from gui.outline import Outline

SAMPLE = open_report(Path(__file__).parent.parent.parent / "resources" / "sample.json")
ISSUED = cell_of("2021", "disclosure", "regulations", "issued")
FIRST = SAMPLE.form.table("review").cells[0]
Key, Mod, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def document(qapp):  # noqa: ARG001
    return Document(with_cells(SAMPLE, {ISSUED: "2", FIRST: ""}))


@pytest.fixture
def panel(qtbot, document):
    made = FindingsPanel(document)
    qtbot.addWidget(made)
    made.resize(1100, 260)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def row_of(panel, code):
    model = panel.model
    rows = (model.index(row, SENTENCE) for row in range(model.rowCount()))
    return next(index for index in rows if model.finding(index).code == code)


def choose(qtbot, panel, code):
    index = row_of(panel, code)
    panel.tree.scrollTo(index)
    point = panel.tree.visualRect(index).center()
    qtbot.mouseClick(panel.tree.viewport(), Left, pos=point)


def answer(qtbot, panel, act):
    """Press 说明… and let ``act`` do something to the dialog."""
    seen = []

    def later():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AnswerDialog)
        seen.append(dialog.field.toPlainText())
        act(dialog)
        if dialog.isVisible():
            seen.append("still open")
            dialog.reject()

    QTimer.singleShot(0, later)
    qtbot.mouseClick(panel.help.answer, Left)
    return seen


def typed(field, words):
    """Commit words as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


def write(qtbot, words):
    def act(dialog):
        typed(dialog.field, words)
        qtbot.keyClick(dialog.field, Key.Key_Return, Mod.ControlModifier)

    return act


def test_a_sentence_is_written_and_shown(qtbot, panel, document):
    choose(qtbot, panel, "T207")
    assert panel.help.answer.isVisible()
    assert not panel.help.take_back.isVisible()
    assert answer(qtbot, panel, write(qtbot, "有批文")) == ["属实："]
    (said,) = document.report.answers
    assert (said.sentence, said.date) == ("属实：有批文", date.today().isoformat())
    index = row_of(panel, "T207")
    assert index.data().endswith("\n已说明：属实：有批文")
    assert index.siblingAtColumn(SIGN).data() == "✓"
    assert index.siblingAtColumn(SIGN).data(Qt.ItemDataRole.AccessibleTextRole) == "已说明"
    assert "有批文" in panel.help.said.text()
    assert panel.help.take_back.isVisible()


def test_the_opening_alone_cannot_be_confirmed(qtbot, panel, document):
    choose(qtbot, panel, "T207")

    def act(dialog):
        assert not dialog.ok.isEnabled()
        qtbot.keyClick(dialog.field, Key.Key_Return, Mod.ControlModifier)
        typed(dialog.field, "有")
        assert dialog.ok.isEnabled()
        qtbot.keyClick(dialog.field, Key.Key_Backspace)
        assert not dialog.ok.isEnabled()

    assert answer(qtbot, panel, act)[-1] == "still open"
    assert document.report.answers == ()


def test_it_is_one_step_to_undo_and_redo(qtbot, panel, document):
    choose(qtbot, panel, "T207")
    answer(qtbot, panel, write(qtbot, "有批文"))
    assert document.undo_stack.undoText() == "说明"
    document.undo_stack.undo()
    assert row_of(panel, "T207").siblingAtColumn(SIGN).data() == "×"
    assert not panel.help.take_back.isVisible()
    document.undo_stack.redo()
    assert "已说明" in row_of(panel, "T207").data()


def test_it_can_be_changed_and_taken_back(qtbot, panel, document):
    choose(qtbot, panel, "T207")
    answer(qtbot, panel, write(qtbot, "有批文"))
    assert panel.help.answer.text() == "修改说明…"
    assert answer(qtbot, panel, write(qtbot, "，可查")) == ["属实：有批文"]
    assert [said.sentence for said in document.report.answers] == ["属实：有批文，可查"]
    qtbot.mouseClick(panel.help.take_back, Left)
    assert document.report.answers == ()
    assert document.undo_stack.undoText() == "撤回说明"
    document.undo_stack.undo()
    assert len(document.report.answers) == 1


def test_a_lapsed_answer_is_shown_and_renewed(qtbot, panel, document):
    choose(qtbot, panel, "T207")
    answer(qtbot, panel, write(qtbot, "两件都有批文"))
    document.edit(Edit("填", (CellChange(ISSUED, "3"),)))
    index = row_of(panel, "T207")
    assert "说明已失效，数字改过：属实：两件都有批文" in index.data()
    assert index.siblingAtColumn(SIGN).data() == "×"
    choose(qtbot, panel, "T207")
    assert panel.help.answer.text() == "重新说明…"
    assert answer(qtbot, panel, write(qtbot, "，另有一件")) == ["属实：两件都有批文"]
    assert [said.sentence for said in document.report.answers] == ["属实：两件都有批文，另有一件"]
    assert "已说明" in row_of(panel, "T207").data()


def test_what_can_never_stand_takes_no_answer(qtbot, panel):
    choose(qtbot, panel, "T402")
    assert not panel.help.answer.isVisible()


def test_the_filter_counts_and_hides_what_is_answered(qtbot, panel, document):
    assert not panel.filter.answered.isVisible()
    errors = sum(f.severity is Severity.ERROR and f.under is None for f in document.findings)
    choose(qtbot, panel, "T207")
    answer(qtbot, panel, write(qtbot, "有批文"))
    assert panel.filter.answered.isVisible()
    assert panel.filter.answered.text().endswith("已说明 1")
    assert panel.filter.buttons[Severity.ERROR].text() == f"必须改 {errors - 1}"
    rows = panel.model.rowCount()
    qtbot.mouseClick(panel.filter.answered, Left)
    assert panel.model.rowCount() == rows - 1
    qtbot.mouseClick(panel.filter.answered, Left)
    panel.filter.text.setText("批文")
    assert panel.model.rowCount() == 1


def test_going_on_passes_over_what_is_answered(qtbot, panel):
    choose(qtbot, panel, "T207")
    answer(qtbot, panel, write(qtbot, "有批文"))
    visited = set()
    for _ in range(panel.model.rowCount()):
        panel.next(1)
        visited.add(panel.current().code)
    assert "T207" not in visited


def test_badges_do_not_count_it(qtbot, panel, document):
    outline = Outline(document)
    qtbot.addWidget(outline)
    outline.resize(300, 300)

    def badges():
        found = outline.findItems("表二", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
        return [entry.text(0) for entry in found]

    assert badges()[0].startswith("×1")
    choose(qtbot, panel, "T207")
    answer(qtbot, panel, write(qtbot, "有批文"))
    assert not badges()[0].startswith("×")


def test_the_list_on_paper_has_the_sentence(qtbot, panel):
    choose(qtbot, panel, "T207")
    answer(qtbot, panel, write(qtbot, "有批文"))
    panel.copy_list()
    assert "已说明：属实：有批文" in QGuiApplication.clipboard().text()


def test_spent_answers_are_shown_and_cleared_away(qtbot, panel, document):
    choose(qtbot, panel, "T207")
    answer(qtbot, panel, write(qtbot, "有批文"))
    button = panel.findChild(ListButton)
    button.menu().aboutToShow.emit()
    assert not button.clearing.isVisible()
    document.edit(Edit("填", (CellChange(ISSUED, "0"),)))
    assert len(document.report.answers) == 1
    button.menu().aboutToShow.emit()
    assert button.clearing.text() == "用不上的说明（1条）…"
    seen = []

    def later(words):
        box = QApplication.activeModalWidget()
        seen.append(box.informativeText())
        (pressed,) = (each for each in box.buttons() if each.text() == words)
        qtbot.mouseClick(pressed, Left)

    for words, left in (("留着", 1), ("删去", 0)):
        QTimer.singleShot(0, lambda words=words: later(words))
        button.clearing.trigger()
        assert len(document.report.answers) == left
    assert seen == ["属实：有批文"] * 2
    document.undo_stack.undo()
    assert len(document.report.answers) == 1
