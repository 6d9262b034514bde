"""Typing, pasting and undoing in the narrative, as the report sees it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QFont, QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from core.edits import Edit, PartChange
from core.report import ForeignTable, Kept, Paragraph, Picture
from gui.narrative.fields import Kind

from .conftest import SAMPLE, with_section

Key, Mod = Qt.Key, Qt.KeyboardModifier


def test_typing_reaches_the_report_as_one_step(qtbot, shown):
    scene = shown()
    editor = scene.write_in(scene.editor(6), 0)
    qtbot.keyClicks(editor, "ABC")
    assert scene.texts(6)[0].startswith("ABC")
    assert scene.document.undo_stack.count() == 1
    assert scene.document.undo_stack.undoText() == "编辑“其他需要报告的事项”"


def test_a_pause_begins_another_step(qtbot, shown, monkeypatch):
    monkeypatch.setattr("gui.narrative.typing.PAUSE", 20)
    scene = shown()
    editor = scene.write_in(scene.editor(6), 0)
    qtbot.keyClicks(editor, "A")
    qtbot.wait(60)
    qtbot.keyClicks(editor, "B")
    assert scene.document.undo_stack.count() == 2


def test_deleting_and_leaving_begin_other_steps(qtbot, shown):
    scene = shown()
    editor = scene.write_in(scene.editor(6), 0)
    qtbot.keyClicks(editor, "AB")
    qtbot.keyClick(editor, Key.Key_Backspace)
    assert scene.document.undo_stack.count() == 2
    scene.editor(5).setFocus()
    editor.setFocus()
    qtbot.keyClick(editor, Key.Key_Backspace)
    assert scene.document.undo_stack.count() == 3


def test_undo_and_redo_are_the_documents(qtbot, shown):
    scene = shown()
    before = scene.document.report
    editor = scene.write_in(scene.editor(1), 3)
    qtbot.keyClicks(editor, "XY")
    after = scene.document.report
    qtbot.keyClick(editor, Key.Key_Z, Mod.ControlModifier)
    assert scene.document.report == before
    assert "XY" not in editor.toPlainText()
    qtbot.keyClick(editor, Key.Key_Y, Mod.ControlModifier)
    assert scene.document.report == after
    assert editor.textCursor().position() == 5


def test_undo_in_one_editor_takes_back_what_was_done_in_another(qtbot, shown):
    scene = shown()
    qtbot.keyClicks(scene.write_in(scene.editor(1), 0), "X")
    title = scene.write_in(scene.editor(0, Kind.TITLE), 0)
    qtbot.keyClick(title, Key.Key_Z, Mod.ControlModifier)
    assert scene.document.report == SAMPLE


def test_enter_makes_paragraphs_and_blank_lines_stay_out_of_the_report(qtbot, shown):
    scene = shown(with_section(SAMPLE, 6, "甲乙"))
    editor = scene.write_in(scene.editor(6), 1)
    for _ in range(3):
        qtbot.keyClick(editor, Key.Key_Return)
    assert scene.texts(6) == ["甲", "乙"]
    assert editor.document().blockCount() == 4
    qtbot.keyClick(editor, Key.Key_Return, Mod.ShiftModifier)
    qtbot.keyClicks(editor, "X")
    assert scene.texts(6) == ["甲", "X乙"]
    assert editor.document().blockCount() == 5


@pytest.mark.parametrize(
    ("number", "kind", "read"),
    [
        (0, Kind.TITLE, lambda report: report.title),
        (3, Kind.HEADING, lambda report: report.sections[2].heading),
        (0, Kind.BODY, lambda report: report.preface[0].text),
        (7, Kind.BODY, lambda report: report.closing[0].text),
    ],
)
def test_every_text_can_be_written(qtbot, shown, number, kind, read):
    scene = shown()
    editor = scene.write_in(scene.editor(number, kind), 0)
    qtbot.keyClicks(editor, "X")
    assert read(scene.document.report).startswith("X")


def test_organ_and_date_are_written_apart(qtbot, shown):
    scene = shown()
    organ, date = (e for e in scene.pane.editors if e.field.kind is Kind.SIGNED)
    qtbot.keyClicks(scene.write_in(organ, 0), "A")
    qtbot.keyClicks(scene.write_in(date, 0), "B")
    signature = scene.document.report.signature
    assert (signature.organ[0], signature.date[0]) == ("A", "B")


def test_an_emptied_heading_shows_the_official_words_as_a_hint(qtbot, shown):
    scene = shown()
    editor = scene.write_in(scene.editor(1, Kind.HEADING), 0)
    editor.selectAll()
    qtbot.keyClick(editor, Key.Key_Delete)
    assert scene.document.report.sections[0].heading is None
    assert editor.field.hint == "一、总体情况"


def test_ctrl_b_toggles_bold_as_a_step_of_its_own(qtbot, shown):
    scene = shown(with_section(SAMPLE, 6, "本年没有"))
    editor = scene.write_in(scene.editor(6), 0)
    cursor = editor.textCursor()
    cursor.setPosition(2, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    qtbot.keyClick(editor, Key.Key_B, Mod.ControlModifier)
    assert scene.document.report.sections[5].paragraphs == (Paragraph("本年没有", ((0, 2),)),)
    qtbot.keyClick(editor, Key.Key_B, Mod.ControlModifier)
    assert scene.document.report.sections[5].paragraphs == (Paragraph("本年没有"),)
    assert scene.document.undo_stack.count() == 2


def test_bold_of_the_file_is_shown_and_survives_typing_beside_it(qtbot, shown):
    bold = replace(
        SAMPLE.sections[5], paragraphs=(Paragraph("一是甲。二是乙。", ((0, 2), (4, 6))),)
    )
    scene = shown(replace(SAMPLE, sections=(*SAMPLE.sections[:5], bold)))
    editor = scene.write_in(scene.editor(6), 3)
    runs = editor.document().begin().textFormats()
    assert [run.format.fontWeight() >= QFont.Weight.Bold for run in runs] == [1, 0, 1, 0]
    qtbot.keyClicks(editor, "X")
    expected = (Paragraph("一是甲X。二是乙。", ((0, 2), (5, 7))),)
    assert scene.document.report.sections[5].paragraphs == expected


def test_paste_is_one_step_between_paragraphs(qtbot, shown):
    scene = shown(with_section(SAMPLE, 6, "甲乙"))
    editor = scene.write_in(scene.editor(6), 1)
    QGuiApplication.clipboard().setText("　　一\n\n　　二\n")
    qtbot.keyClick(editor, Key.Key_V, Mod.ControlModifier)
    assert scene.texts(6) == ["甲一", "二乙"]
    qtbot.keyClicks(editor, "X")
    assert scene.texts(6) == ["甲一", "二X乙"]
    assert scene.document.undo_stack.count() == 2


def test_paste_into_one_line_joins_the_lines(qtbot, shown):
    scene = shown()
    editor = scene.write_in(scene.editor(0, Kind.TITLE), 0)
    editor.selectAll()
    QGuiApplication.clipboard().setText("云岭县禾塘镇人民政府\n2024年政府信息公开工作年度报告")
    qtbot.keyClick(editor, Key.Key_V, Mod.ControlModifier)
    assert scene.document.report == SAMPLE


def test_a_dropped_file_is_left_to_the_window(shown):
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile("/报告.docx")])
    source.setText("file:///报告.docx")
    assert not shown().editor(1).canInsertFromMimeData(source)


def test_an_input_method_is_not_disturbed_by_a_change_from_elsewhere(shown):
    scene = shown(with_section(SAMPLE, 6, "甲"))
    editor = scene.write_in(scene.editor(6), 1)
    QApplication.sendEvent(editor, QInputMethodEvent("ni", []))
    assert scene.texts(6) == ["甲"]
    scene.document.edit(Edit("改", (PartChange(5, (Paragraph("别处"),)),)))
    assert editor.textCursor().block().layout().preeditAreaText() == "ni"
    commit = QInputMethodEvent("", [])
    commit.setCommitString("你")
    QApplication.sendEvent(editor, commit)
    assert scene.texts(6) == ["甲你"]


def test_a_change_from_elsewhere_keeps_caret_and_scroll(qtbot, shown):
    scene = shown()
    editor = scene.write_in(scene.editor(1), 40)
    qtbot.wait(10)
    scroll = scene.pane.verticalScrollBar().value()
    paragraphs = scene.document.report.sections[0].paragraphs
    longer = (*paragraphs[:-1], Paragraph(paragraphs[-1].text + "补充。"))
    scene.document.edit(Edit("改", (PartChange(5, (Paragraph("别处"),)),)))
    scene.editor(6).setFocus()
    scene.document.edit(Edit("改", (PartChange(1, longer),)))
    assert editor.textCursor().position() == 40
    assert editor.toPlainText().endswith("补充。")
    assert scene.pane.verticalScrollBar().value() == scroll


def test_arrows_and_enter_carry_the_caret_on(qtbot, shown):
    scene = shown()
    title = scene.write_in(scene.editor(0, Kind.TITLE), 0)
    qtbot.keyClick(title, Key.Key_Return)
    preface = scene.editor(0)
    assert preface.hasFocus()
    qtbot.keyClick(preface, Key.Key_Up)
    assert title.hasFocus()
    qtbot.keyClick(title, Key.Key_Down)
    assert preface.hasFocus()
    assert scene.document.report == SAMPLE


def test_what_is_kept_stands_in_gaps_and_cannot_be_typed_into(shown):
    kept = (
        Kept(Picture(b"", "image/png"), 1, 1),
        Kept(ForeignTable((("甲", "乙"),) * 3), 1, 2),
    )
    scene = shown(replace(with_section(SAMPLE, 1, "甲", "乙", "丙"), kept=kept))
    editor = scene.editor(1)
    assert editor.gaps == ((1, "〔图片〕"), (2, "〔表格 3×2〕"))
    assert editor.toPlainText() == "甲\n乙\n丙"
    blocks = [editor.document().findBlockByNumber(n).blockFormat() for n in range(3)]
    assert [block.bottomMargin() > 0 for block in blocks] == [True, True, False]
    assert scene.editor(3).gaps == ((0, "（表三）"),)
