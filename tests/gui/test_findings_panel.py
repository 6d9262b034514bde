"""The findings panel, as a clerk uses it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QMessageBox

from core.checks.aim import aimed
from core.checks.rule import Severity
from core.edits import CellChange, Edit, PartChange
from core.form.cells import cell_of
from core.opening import open_report
from core.place_words import words
from core.report import CLOSING, Paragraph, Signature, with_cells
from gui.document import Document
from gui.findings_model import PLACE, SENTENCE, SIGN, FindingsModel, keys
from gui.findings_panel import FindingsPanel

SAMPLE = open_report(Path(__file__).parent.parent.parent / "resources" / "sample.json")
RECEIVED = cell_of("2021", "applications", "received", "natural_person")
Key, Mod = Qt.Key, Qt.KeyboardModifier


def wrong():
    """The sample with one more received, a cell left blank, no year in its title, no signature."""
    refs = SAMPLE.form.table("disclosure").cells
    more = str(int(SAMPLE.cell(RECEIVED)) + 1)
    report = with_cells(SAMPLE, {RECEIVED: more, refs[0]: ""})
    return replace(report, title=SAMPLE.title.replace("2024年", ""), signature=Signature())


@pytest.fixture
def document(qapp):  # noqa: ARG001
    return Document(wrong())


def sentences(panel):
    model = panel.model
    return [model.index(row, SENTENCE).data() for row in range(model.rowCount())]


def rows_of(panel, code):
    model = panel.model
    rows = (model.index(row, SENTENCE) for row in range(model.rowCount()))
    return [index for index in rows if model.finding(index).code == code]


def row_of(panel, code):
    return rows_of(panel, code)[0]


def click(qtbot, panel, index):
    point = panel.tree.visualRect(index).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_the_list_has_sign_sentence_and_place_the_gravest_first(panel, document):
    model = panel.model
    heads = [f for f in document.findings if f.under is None]
    assert [s.partition("（同一原因")[0] for s in sentences(panel)] == [f.message for f in heads]
    assert model.index(0, SIGN).data() == "×"
    assert model.index(0, SIGN).data(Qt.ItemDataRole.AccessibleTextRole) == "必须改"
    title = row_of(panel, "S01")
    assert title.siblingAtColumn(PLACE).data() == "标题"
    ranks = [f.severity.rank for f in heads]
    assert ranks == sorted(ranks)


def test_what_another_explains_is_folded_under_it(panel, document):
    head = next(
        i for i, f in enumerate(document.findings) if any(g.under == i for g in document.findings)
    )
    index = panel.model.find(keys(document.findings)[head])
    assert panel.model.rowCount(index) > 0
    assert not panel.tree.isExpanded(index)
    assert "同一原因另有" in index.siblingAtColumn(SENTENCE).data()


def test_a_click_and_enter_go_to_all_places(qtbot, panel):
    index = row_of(panel, "S01")
    panel.tree.scrollTo(index)
    click(qtbot, panel, index)
    places = panel.model.finding(index).hit.places
    assert panel.jumps == [places]
    qtbot.keyClick(panel.tree, Key.Key_Return)
    assert panel.jumps == [places, places]


def test_next_and_previous_go_round_the_heads(panel):
    heads = panel.model.rowCount()
    for _ in range(heads + 1):
        panel.next(1)
    assert panel.jumps[0] == panel.jumps[-1]
    assert len(set(panel.jumps)) == heads
    panel.next(-1)
    assert panel.jumps[-1] == panel.jumps[heads - 1]


def test_a_fix_is_made_by_its_button_and_the_next_becomes_current(qtbot, panel, document):
    index = row_of(panel, "S01")
    click(qtbot, panel, index)
    following = panel.model.finding(panel.model.index(index.row() + 1, 0)).code
    (button,) = panel.help.fixes()
    assert button.text() == "写上“2024年”（推荐）"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert document.report.title == SAMPLE.title
    assert panel.current().code == following
    assert panel.tree.hasFocus()
    jumps = len(panel.jumps)
    shown = panel.current()
    panel.next(1)
    assert panel.jumps[jumps:] == [aimed(shown)]
    document.undo_stack.undo()
    assert "2024年" not in document.report.title


def test_fix_all_is_one_step(qtbot, panel, document):
    count = sum(f.hit.recommended for f in document.findings)
    assert panel.mend_all_button.text() == f"全部修正（{count}处）"
    qtbot.mouseClick(panel.mend_all_button, Qt.MouseButton.LeftButton)
    assert document.undo_stack.count() == 1
    assert not panel.mend_all_button.isEnabled()
    document.undo_stack.undo()
    assert document.report == wrong()


def test_filters_by_severity_section_and_words(qtbot, panel):
    qtbot.mouseClick(panel.filter.buttons[Severity.ERROR], Qt.MouseButton.LeftButton)
    assert all(
        panel.model.finding(panel.model.index(r, 0)).severity is not Severity.ERROR
        for r in range(panel.model.rowCount())
    )
    qtbot.mouseClick(panel.filter.buttons[Severity.ERROR], Qt.MouseButton.LeftButton)
    panel.filter.section.setCurrentIndex(panel.filter.section.findData(2))
    places = [panel.model.index(r, PLACE).data() for r in range(panel.model.rowCount())]
    assert places and all(place.startswith("表二") for place in places)
    for number, place in ((0, "标题"), (CLOSING, "落款")):
        panel.filter.section.setCurrentIndex(panel.filter.section.findData(number))
        assert [panel.model.index(r, PLACE).data() for r in range(panel.model.rowCount())] == [
            place
        ]
    qtbot.keyClick(panel.filter.section, Key.Key_Escape)
    panel.filter.text.setFocus()
    qtbot.keyClicks(panel.filter.text, "2024")
    assert panel.model.rowCount() == 1
    qtbot.keyClicks(panel.filter.text, "9")
    assert panel.empty.isVisible()
    assert "没有符合筛选" in panel.empty.text()
    qtbot.keyClick(panel.filter.text, Key.Key_Escape)
    assert panel.model.rowCount() > 1
    assert not panel.empty.isVisible()


def test_current_and_scroll_stay_while_typing(panel, document):
    panel.resize(700, 90)
    index = row_of(panel, "S01")
    panel.tree.setCurrentIndex(index)
    panel.tree.scrollToBottom()
    scroll = panel.tree.verticalScrollBar().value()
    assert scroll > 0
    resets = []
    panel.model.modelReset.connect(lambda: resets.append(1))
    texts = (*document.report.sections[5].paragraphs, Paragraph("补充一句。"))
    document.edit(Edit("写", (PartChange(6, texts),)))
    assert not resets
    cell = SAMPLE.form.table("review").cells[0]
    document.edit(Edit("填", (CellChange(cell, "999"),)))
    assert resets
    assert panel.current().code == "S01"
    assert panel.tree.verticalScrollBar().value() == scroll


def test_what_is_unfolded_stays_so(qtbot, panel, document):
    index = next(
        panel.model.index(r, 0)
        for r in range(panel.model.rowCount())
        if panel.model.rowCount(panel.model.index(r, 0))
    )
    key = panel.model.finding(index).code
    panel.tree.setCurrentIndex(index)
    panel.tree.setFocus()
    qtbot.keyClick(panel.tree, Key.Key_Right)
    assert panel.tree.isExpanded(index)
    document.edit(Edit("填", (CellChange(SAMPLE.form.table("review").cells[0], "999"),)))
    again = row_of(panel, key).siblingAtColumn(0)
    assert panel.tree.isExpanded(again)


def test_a_group_that_undo_brings_back_is_as_unfolded_as_it_was(qtbot, panel, document):
    index = next(
        panel.model.index(r, 0)
        for r in range(panel.model.rowCount())
        if panel.model.rowCount(panel.model.index(r, 0))
    )
    key = panel.model.key(index)
    panel.tree.setCurrentIndex(index)
    panel.tree.setFocus()
    qtbot.keyClick(panel.tree, Key.Key_Right)
    document.edit(Edit("改回", (CellChange(RECEIVED, SAMPLE.cell(RECEIVED)),)))
    assert not panel.model.find(key).isValid()
    document.undo_stack.undo()
    assert panel.tree.isExpanded(panel.model.find(key))
    qtbot.keyClick(panel.tree, Key.Key_Left)
    document.undo_stack.redo()
    document.undo_stack.undo()
    assert not panel.tree.isExpanded(panel.model.find(key))


def test_undo_shows_again_what_it_brings_back(qtbot, panel, document):
    click(qtbot, panel, row_of(panel, "S01"))
    (button,) = panel.help.fixes()
    press(qtbot, panel, button)
    assert "S01" not in {finding.code for finding in document.findings}
    assert "没有年份" not in panel.help.message.text()
    document.undo_stack.undo()
    assert panel.current().code == "S01"
    assert "没有年份" in panel.help.message.text()
    document.undo_stack.redo()
    panel.next(1)
    document.undo_stack.undo()
    assert panel.current().code != "S01"


def test_a_finding_that_is_new_in_the_help_is_read_from_its_beginning(qtbot, panel):
    panel.resize(1100, 130)
    panel.tree.setFocus()
    for row in range(panel.model.rowCount()):
        panel.tree.setCurrentIndex(panel.model.index(row, 0))
        assert panel.help.verticalScrollBar().value() == 0
        bar = panel.help.verticalScrollBar()
        bar.setValue(bar.maximum())
    panel.tree.setCurrentIndex(row_of(panel, "S01"))
    (button,) = panel.help.fixes()
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Space)
    assert panel.help.verticalScrollBar().value() == 0


def test_no_fix_of_a_finding_that_is_gone_stays_to_be_pressed(qtbot, panel, document):
    panel.filter.text.setText("没有年份")
    panel.next(1)
    assert panel.help.fixes()
    document.edit(panel.current().hit.fixes[0].edit)
    assert panel.empty.isVisible()
    assert panel.help.fixes() == ()
    document.undo_stack.undo()
    assert panel.current().code == "S01"
    panel.filter.text.setText("没有这样的话")
    assert panel.help.fixes() == ()
    qtbot.keyClick(panel.filter.text, Key.Key_Escape)
    assert panel.current().code == "S01"
    assert len(panel.help.fixes()) == 1


def test_a_button_that_can_do_nothing_says_why(qtbot, panel, document):
    assert "一步可以撤销" in panel.mend_all_button.toolTip()
    qtbot.mouseClick(panel.mend_all_button, Qt.MouseButton.LeftButton)
    assert not panel.mend_all_button.isEnabled()
    assert panel.mend_all_button.toolTip() == "剩下的都要您拿主意，请逐条处理"
    document.replace(SAMPLE, "改好")
    assert panel.mend_all_button.toolTip() == "没有要改的"


def test_the_basis_and_code_are_shown_on_request(qtbot, panel):
    click(qtbot, panel, row_of(panel, "S01"))
    assert "没有年份" in panel.help.message.text()
    assert not panel.help.basis.isVisible()
    shown = " ".join(
        label.text() for label in (panel.help.message, panel.help.what, panel.help.mend)
    )
    assert "S01" not in shown
    qtbot.mouseClick(panel.help.basis_button, Qt.MouseButton.LeftButton)
    assert panel.help.basis.isVisible()
    assert "S01" in panel.help.basis.text()


def test_nothing_found_is_said_in_words(qtbot):
    panel = FindingsPanel(Document(SAMPLE))
    qtbot.addWidget(panel)
    panel.show()
    assert panel.empty.isVisible()
    assert (
        panel.empty.text()
        == "✓ 没有发现问题\n未发现必须改的问题，可送领导审签（没有上年报告，结转未核）"
    )
    panel.next(1)
    assert panel.current() is None


def test_selected_findings_are_copied(qtbot, panel):
    panel.tree.setFocus()
    panel.tree.setCurrentIndex(row_of(panel, "S01"))
    qtbot.keyClick(panel.tree, Key.Key_C, Mod.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("标题：标题“云岭县禾塘镇人民政府")
    panel.tree.selectAll()
    panel.copy()
    assert len(QGuiApplication.clipboard().text().splitlines()) >= panel.model.rowCount()


def test_the_whole_list_is_copied_and_written(panel, document, tmp_path, monkeypatch):
    panel.copy_list()
    text = QGuiApplication.clipboard().text()
    for finding in document.findings:
        assert finding.message in text
        assert finding.code not in text
    target = tmp_path / "清单.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    panel.export_list()
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert target.read_text(encoding="utf-8-sig") == text
    page = tmp_path / "清单.html"
    panel.write_list(page)
    assert document.findings[0].message in page.read_text(encoding="utf-8")


def test_a_list_that_cannot_be_written_is_explained(panel, tmp_path, monkeypatch):
    said = []
    target = tmp_path / "没有" / "清单.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(QMessageBox, "warning", lambda *args: said.append(args[-1]))
    panel.export_list()
    assert "文件夹" in said[0]


def test_a_click_on_the_branch_only_unfolds(qtbot, panel):
    index = next(
        panel.model.index(r, 0)
        for r in range(panel.model.rowCount())
        if panel.model.rowCount(panel.model.index(r, 0))
    )
    rect = panel.tree.visualRect(index)
    at = QPoint(rect.left() - panel.tree.indentation() // 2, rect.center().y())
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert panel.tree.isExpanded(index)
    assert not panel.jumps


@pytest.mark.parametrize("report", [SAMPLE, wrong()], ids=["right", "wrong"])
@pytest.mark.usefixtures("qapp")
def test_the_model_keeps_the_rules_of_models(report):
    document = Document(report)
    model = FindingsModel(document)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    document.replace(wrong(), "改坏")
    document.replace(SAMPLE, "改好")
    document.undo_stack.undo()
    assert model.rowCount() > 0


def test_places_are_named_as_clerks_name_them():
    form = SAMPLE.form
    named = {
        words(form, place) for finding in Document(wrong()).findings for place in finding.hit.places
    }
    assert {"标题", "表三·自然人"} <= named


def test_typing_before_the_words_of_a_finding_does_not_disturb_the_list(qtbot):
    bare = "本报告根据《中华人民共和国政府信息公开条例》和国办公开办函〔2019〕60号编制。"
    document = Document(replace(SAMPLE, preface=(Paragraph(bare),)))
    panel = FindingsPanel(document)
    qtbot.addWidget(panel)
    panel.show()
    panel.next(1)
    finding = panel.current()
    assert finding.hit.places[0].start is not None
    resets = []
    panel.model.modelReset.connect(lambda: resets.append(1))
    document.edit(Edit("写", (PartChange(0, (Paragraph("今年，" + bare),)),)))
    assert not resets
    assert panel.current().hit.places[0].start == finding.hit.places[0].start + 3


def press(qtbot, panel, button):
    """Click a button of the help, once it is laid out and scrolled to."""
    panel.help.widget().layout().activate()
    qtbot.wait(1)
    panel.help.ensureWidgetVisible(button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_guesses_stand_beside_a_failed_sum_and_are_made_when_asked_for(qtbot, panel, document):
    total = cell_of("2021", "applications", "granted", "total")
    meant = document.report.cell(total)
    document.edit(Edit("改总计", (CellChange(total, str(int(meant) * 11)),)))
    panel.tree.setCurrentIndex(rows_of(panel, "T302")[1])
    shown = panel.help.guesses.shown
    slip = f"有一位打了两遍：{meant}写成了{meant}{meant}。"
    assert shown[0].sentence == f"可能是“予以公开·总计”{slip}"
    go, make = panel.help.guesses.buttons()[:2]
    press(qtbot, panel, go)
    assert panel.jumps[-1] == (shown[0].place,)
    press(qtbot, panel, make)
    assert document.report.cell(total) == meant
    document.undo_stack.undo()
    assert document.report.cell(total) == f"{meant}{meant}"


def test_guesses_follow_the_report_and_are_none_for_other_findings(qtbot, panel, document):
    panel.tree.setCurrentIndex(row_of(panel, "S01"))
    assert not panel.help.guesses.isVisible()
    panel.tree.setCurrentIndex(row_of(panel, "T302"))
    before = panel.help.guesses.shown
    assert before
    document.edit(Edit("再改", (CellChange(RECEIVED, "66"),)))
    qtbot.waitUntil(lambda: panel.help.guesses.shown != before)
    assert panel.help.guesses.shown[0].edit.changes[0].text != "66"
