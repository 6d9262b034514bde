"""Last year's report beside the open one: chosen, remembered, offered, read, given up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from core.edits import Edit, PartChange
from core.form.spec import CellRef
from core.opening import open_report
from core.place import Place
from core.report import Paragraph, Report, Signature, with_cells
from core.writers import save
from gui import look
from gui.last_year.likely import likely_last_year
from gui.last_year.offer import LastYearButton
from gui.last_year.pane import LastYearPane
from gui.main_window import MainWindow
from tests.gui.life.acts import type_number
from tests.gui.life.conftest import SAMPLE

LEFT = CellRef("applications", 24, 0)
LICENCES = CellRef("disclosure", 2, 0)


def of_last_year(*, left: str = "0", organ: str | None = None) -> Report:
    """The sample as of 2023, with other texts."""
    report = open_report(SAMPLE)
    sections = tuple(replace(s, paragraphs=(Paragraph("去年的话。"),)) for s in report.sections)
    report = replace(report, title=report.title.replace("2024", "2023"), sections=sections)
    if organ:
        report = replace(
            report,
            title=f"{organ}2023年政府信息公开工作年度报告",
            signature=replace(report.signature, organ=organ),
        )
    total = LEFT._replace(column=6)
    return with_cells(report, {LEFT: left, total: left})


@pytest.fixture
def last(tmp_path):
    """Last year's report, in a folder of its own."""
    (tmp_path / "去年").mkdir()
    path = tmp_path / "去年" / "2023年年报.docx"
    save(of_last_year(left="3"), path)
    return path


@pytest.fixture
def told(window):
    heard: list[str] = []
    window.companion.told.connect(heard.append)
    return heard


def button(window: MainWindow) -> QToolButton:
    found = window.findChild(LastYearButton)
    assert isinstance(found, QToolButton)
    return found


def codes(window: MainWindow) -> set[str]:
    return {finding.code for finding in window.document.findings}


def test_the_report_chosen_is_compared_with_and_named(window, clerk, own, last, told):
    window.files.open(own)
    assert button(window).text() == "上年报告：没有对照"
    clerk.will(last)
    window.choose_previous()
    assert window.document.previous == open_report(last)
    assert told[-1].startswith("对照：云岭县禾塘镇人民政府2023年的报告，结转到本年3件")
    assert button(window).text() == f"上年报告：{last.name}"
    assert "Y01" in codes(window)
    assert "结转未核" not in window.findChild(object, "verdict").text()


def test_a_report_of_another_year_is_named_and_not_compared(window, clerk, own, foreign, told):
    window.files.open(own)
    clerk.will(foreign)
    window.choose_previous()
    assert told[-1] == "对照：上年报告的年份是2024，不是2023，没有对照。"
    assert told[-1][3:-1] in window.findChild(object, "verdict").text()
    assert not {code for code in codes(window) if code.startswith("Y")}


def test_a_file_that_cannot_be_read_changes_nothing(window, clerk, own, last, tmp_path):
    window.files.open(own)
    window.companion.take(last)
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"nothing")
    clerk.will(broken, "知道了")
    window.choose_previous()
    assert window.document.previous == open_report(last)


def test_it_is_remembered_with_the_file_and_given_up_for_good(window, own, last):
    window.files.open(own)
    window.companion.take(last)
    window.close_report()
    window.files.open(own)
    assert window.document.previous_path == last
    assert "Y01" in codes(window)
    window.drop_previous()
    assert "Y01" not in codes(window)
    assert not window.actions_by_slot["drop_previous"].isEnabled()
    window.close_report()
    window.files.open(own)
    assert window.document.previous is None


def test_it_goes_with_the_report_to_another_file(window, clerk, foreign, last, tmp_path):
    window.files.open(foreign)
    window.companion.take(last)
    other = tmp_path / "定稿.docx"
    clerk.will(other.with_suffix(""))
    assert window.files.save_as()
    window.close_report()
    window.files.open(other)
    assert window.document.previous_path == last


def test_a_remembered_file_that_is_gone_is_told(window, own, last, told):
    window.files.open(own)
    window.companion.take(last)
    window.close_report()
    last.unlink()
    window.files.open(own)
    assert window.document.previous is None
    assert "上次对照的上年报告“2023年年报.docx”打不开" in told[-1]


def test_a_file_beside_the_report_is_offered_and_taken(window, own, tmp_path, qtbot):
    path = tmp_path / "禾塘镇2023年年报.docx"
    save(of_last_year(left="3"), path)
    window.files.open(own)
    offer = window.view.offer
    qtbot.waitUntil(offer.isVisible)
    assert window.document.previous is None
    qtbot.mouseClick(offer.yes, Qt.MouseButton.LeftButton)
    assert window.document.previous_path == path
    assert not offer.isVisible()


def test_what_is_declined_is_not_offered_again(window, own, tmp_path, qtbot):
    save(of_last_year(), tmp_path / "2023年年报.docx")
    window.files.open(own)
    offer = window.view.offer
    qtbot.waitUntil(offer.isVisible)
    qtbot.mouseClick(offer.no, Qt.MouseButton.LeftButton)
    assert not offer.isVisible()
    window.close_report()
    window.files.open(own)
    qtbot.wait(30)
    assert not window.view.offer.isVisible()


def test_only_last_years_report_of_the_same_organ_is_likely(tmp_path):
    report = open_report(SAMPLE)
    own = tmp_path / "2024年年报.docx"
    save(report, own)
    save(of_last_year(organ="梅岭镇人民政府"), tmp_path / "a2023报告.docx")
    save(report, tmp_path / "b2023报告.docx")
    (tmp_path / "2023年通知.txt").write_text("各镇：请报送。", encoding="utf-8")
    assert likely_last_year(own, report) is None
    right = tmp_path / "禾塘镇2023.docx"
    save(of_last_year(), right)
    assert likely_last_year(own, report) == right
    assert likely_last_year(tmp_path / "no such folder" / "a.docx", report) is None
    nameless = replace(report, title="", signature=Signature())
    assert likely_last_year(own, nameless) is None


def test_last_years_report_is_read_beside(window, own, last):
    window.files.open(own)
    window.companion.take(last)
    window.actions_by_slot["toggle_last_year"].trigger()
    pane = window.view.last_year
    assert pane.isVisible()
    text = pane.text.toPlainText()
    assert "2023年政府信息公开工作年度报告" in text
    assert "去年的话。" in text
    assert "结转下年度" in text
    assert pane.text.isReadOnly()
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert not pane.isVisible()


def test_the_pane_follows_the_section_worked_in(window, own, last):
    window.resize(1500, 700)
    window.files.open(own)
    window.companion.take(last)
    window.toggle_last_year()
    bar = window.view.last_year.text.verticalScrollBar()
    window.view.outline.chosen.emit(1)
    at_first = bar.value()
    window.view.outline.chosen.emit("review")
    assert bar.value() > at_first


@pytest.mark.parametrize("worked_in", ["narrative", "tables"])
def test_it_always_takes_the_place_of_the_tables(window, own, last, qtbot, worked_in):
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1180, 640)
    window.files.open(own)
    window.companion.take(last)
    getattr(window.view, worked_in).setFocus()
    window.actions_by_slot["toggle_last_year"].trigger()
    qtbot.wait(20)
    assert window.view.narrative.isVisible() and not window.view.tables.isVisible()
    window.actions_by_slot["toggle_last_year"].trigger()
    assert window.view.narrative.isVisible() and window.view.tables.isVisible()


def test_on_an_office_screen_it_stands_beside_both(window, own, last, qtbot):
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 700)
    window.files.open(own)
    window.companion.take(last)
    window.toggle_last_year()
    qtbot.wait(20)
    view = window.view
    assert view.narrative.isVisible() and view.tables.isVisible() and view.last_year.isVisible()


@pytest.mark.parametrize("width", [1366, 1180])
def test_the_text_stays_where_it_is_read_when_the_pane_comes_and_goes(
    window, own, last, qtbot, width
):
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(width, 700)
    window.files.open(own)
    window.companion.take(last)
    window.view.show_place(Place(section=5, paragraph=1, start=0, end=4))
    qtbot.wait(20)
    before = height_of_caret(window)
    for _ in range(2):
        window.toggle_last_year()
        qtbot.wait(20)
        assert abs(height_of_caret(window) - before) <= 30


def height_of_caret(window) -> int:
    pane = window.view.narrative
    (editor,) = (each for each in pane.editors if each.hasFocus())
    return editor.viewport().mapTo(pane.viewport(), editor.cursorRect().topLeft()).y()


def test_only_what_is_the_same_is_marked_in_it(window, own, tmp_path):
    report, earlier = open_report(SAMPLE), of_last_year()
    heading, same = report.sections[4].paragraphs[:2]
    fifth = replace(earlier.sections[4], paragraphs=(heading, Paragraph("去年的话。"), same))
    sections = (*earlier.sections[:4], fifth, earlier.sections[5])
    path = tmp_path / "去年.docx"
    save(replace(earlier, sections=sections), path)
    window.files.open(own)
    window.companion.take(path)
    window.toggle_last_year()
    pane = window.view.last_year
    assert "上年报告　2023年" in [label.text() for label in pane.findChildren(QLabel)]
    text = pane.text.document()
    assert ground_of(text.find("去年的话。")) is ground_of(text.find(heading.text)) is None
    assert ground_of(text.find(same.text[:20])) == look.colour("cross")
    licences = text.find(report.cell(LICENCES), text.find("行政许可")).currentTable()
    cell = licences.cellAt(1, 1)
    assert cell.firstCursorPosition().block().text() == report.cell(LICENCES)
    assert cell.format().background().color() == look.colour("cross")


def ground_of(cursor: QTextCursor) -> QColor | None:
    ground = cursor.blockFormat().background()
    return None if ground.style() is Qt.BrushStyle.NoBrush else ground.color()


def test_what_differs_is_shown_anew_after_an_edit(window, own, last, qtbot):
    window.files.open(own)
    window.companion.take(last)
    window.toggle_last_year()
    text = window.view.last_year.text
    before = text.toHtml()
    type_number(window.document, "777")
    qtbot.waitUntil(lambda: text.toHtml() != before)


def test_without_last_years_report_the_pane_asks_for_it(window, clerk, own, last):
    window.files.open(own)
    clerk.will(None)
    window.toggle_last_year()
    assert not window.view.last_year.isVisible()
    clerk.will(last)
    window.toggle_last_year()
    assert window.view.last_year.isVisible()
    window.drop_previous()
    assert not window.view.last_year.isVisible()


def test_on_a_small_screen_it_shares_the_room_with_what_is_worked_on(window, own, last, qtbot):
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1100, 640)
    window.files.open(own)
    window.companion.take(last)
    window.toggle_last_year()
    view = window.view
    qtbot.waitUntil(lambda: view.width() <= 1100)
    assert view.last_year.isVisible()
    assert view.narrative.isVisible() != view.tables.isVisible()


def test_copied_words_are_shaded_and_the_share_is_told(window, own, tmp_path):
    report = open_report(SAMPLE)
    path = tmp_path / "去年.docx"
    save(replace(report, title=report.title.replace("2024", "2023")), path)
    window.files.open(own)
    window.companion.take(path)
    (found,) = [finding for finding in window.document.findings if finding.code == "Y04"]
    place = found.hit.places[0]
    editor = next(e for e in window.view.narrative.editors if e.field.holds(place))
    shaded = [s for s in editor.extraSelections() if s.format.background().color().alpha() > 0]
    assert shaded
    position = shaded[0].cursor.selectionStart()
    assert found in editor.findings_at(position)
    assert f"有{found.hit.actual}%和上年的报告一样" in found.message
    texts = tuple(Paragraph(f"第{number}段是今年另写的。") for number in range(3))
    for number in (1, 5):
        window.document.edit(Edit("重写", (PartChange(number, texts),)))
    assert "Y04" not in codes(window)


def test_the_pane_of_the_older_form_shows_what_it_had(qtbot):
    from core.form import FORMS
    from gui.document import Document
    from tests.core.checks import make

    document = Document(make.report())
    document.compare_with(make.previous(edition="2019", cells={"disclosure": {"4,2": "31"}}))
    pane = LastYearPane(document)
    qtbot.addWidget(pane)
    pane.show()
    text = pane.text.toPlainText()
    assert FORMS["2019"].table("disclosure").rows[3][1][-1].label in text
    assert "31" in text
    assert LICENCES.table in pane.text.toHtml()
