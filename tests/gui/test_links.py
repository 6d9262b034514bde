"""Numbers of the narrative and the cells they state: marked, lit, and gone to, both ways."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from core.checks.answering import about
from core.edits import AnswerChange, CellChange, Edit, PartChange
from core.form.cells import cell_of
from core.opening import open_report
from core.place import Place
from core.report import Paragraph
from gui import look
from gui.document import Document
from gui.narrative.fields import Kind
from gui.report_view import ReportView

SAMPLE = open_report(Path(__file__).parent.parent.parent / "resources" / "sample.json")
RECEIVED = cell_of("2021", "applications", "received", "total")
CARRIED_OUT = cell_of("2021", "applications", "carried_out", "total")
DOTS = QTextCharFormat.UnderlineStyle.DotLine
DASHES = QTextCharFormat.UnderlineStyle.DashUnderline


@pytest.fixture
def view(qtbot):
    made = ReportView(Document(SAMPLE))
    qtbot.addWidget(made)
    made.resize(1366, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.tables.show_table("applications")
    return made


def overview(view):
    return next(
        e for e in view.narrative.editors if (e.field.number, e.field.kind) == (1, Kind.BODY)
    )


def number(view, ref):
    """The first number of the overview that states a cell alone."""
    return next(one for one in overview(view).claimed.tied if one.link.cells == (ref,))


def spot(view, one) -> QPoint:
    """The middle of a number, in the viewport of the overview, scrolled into sight."""
    view.show_place(one.link.place)
    QApplication.processEvents()
    return where_now(view, one)


def where_now(view, one) -> QPoint:
    """The middle of a number, in the viewport of the overview as it is scrolled."""
    cursor = QTextCursor(overview(view).document())
    cursor.setPosition(one.start)
    start = overview(view).cursorRect(cursor)
    cursor.setPosition(one.end)
    return (start.center() + overview(view).cursorRect(cursor).center()) / 2


def marked(view, style) -> list[str]:
    found = overview(view).extraSelections()
    return [s.cursor.selectedText() for s in found if s.format.underlineStyle() is style]


def lit(view) -> list[str]:
    ground = look.colour("soft")
    found = overview(view).extraSelections()
    return [s.cursor.selectedText() for s in found if s.format.background().color() == ground]


def test_numbers_that_agree_have_dots_and_others_dashes(qtbot, view):
    assert "12" in marked(view, DOTS)
    assert marked(view, DASHES) == []
    view.document.edit(Edit("改表", (CellChange(CARRIED_OUT, "7"),)))
    qtbot.waitUntil(lambda: len(marked(view, DASHES)) == 1)
    assert number(view, CARRIED_OUT).link.words == "表三“结转下年度”＝7，正文说是1 ×"


def test_the_mouse_over_a_number_lights_its_cell_and_says_what_it_holds(qtbot, view):
    one = number(view, RECEIVED)
    spot(view, one)
    grid, port = view.tables.view, overview(view).viewport()
    overview(view).moveCursor(QTextCursor.MoveOperation.Start)
    assert grid.cells.lit == frozenset()
    where = where_now(view, one)

    def pointed_at() -> bool:
        QTest.mouseMove(port, QPoint(port.width() - 2, 2))
        QTest.mouseMove(port, where)
        return grid.cells.lit == {(RECEIVED.row, RECEIVED.column)}

    qtbot.waitUntil(pointed_at)
    asked = QHelpEvent(QHelpEvent.Type.ToolTip, where, port.mapToGlobal(where))
    QApplication.sendEvent(port, asked)
    assert "表三“本年新收”＝12 ✓" in QToolTip.text()
    QToolTip.hideText()

    def left() -> bool:
        QTest.mouseMove(port, QPoint(port.width() - 2, 2))
        return grid.cells.lit == frozenset()

    qtbot.waitUntil(left)


def test_the_caret_on_a_number_lights_its_cell_until_the_text_is_left(view):
    one = number(view, RECEIVED)
    spot(view, one)
    grid = view.tables.view
    assert grid.cells.lit == {(RECEIVED.row, RECEIVED.column)}
    QTest.keyClick(overview(view), Qt.Key.Key_Home)
    assert grid.cells.lit == frozenset()


def test_the_current_cell_lights_the_numbers_that_state_it(view):
    view.tables.view.show_cell(RECEIVED.row, RECEIVED.column)
    assert "12" in lit(view)
    QTest.keyClick(view.tables.view, Qt.Key.Key_Left)
    assert lit(view) == []


def test_a_click_with_ctrl_goes_to_the_cell_and_the_key_goes_back(view):
    one = number(view, RECEIVED)
    where = spot(view, one)
    view.tables.show_table("review")
    QTest.mouseClick(
        overview(view).viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ControlModifier,
        where,
    )
    assert view.tables.view.current_ref() == RECEIVED
    assert view.tables.view.hasFocus()
    view.jump_across()
    assert overview(view).hasFocus()
    assert overview(view).textCursor().selectedText() == "12"
    view.jump_across()
    assert view.tables.view.hasFocus()


def test_where_nothing_is_tied_the_key_says_so(view):
    told = []
    view.status.connect(told.append)
    view.show_place(Place(section=1, paragraph=0, start=0, end=2))
    view.jump_across()
    view.tables.show_place(Place(table="applications", cells=((20, 3),)))
    view.jump_across()
    assert told[-1] == "正文里没有写到这一格"
    assert "光标处的数没有和表格对上" in told


def test_the_menu_of_a_cell_goes_to_the_number(view):
    view.tables.view.show_cell(RECEIVED.row, RECEIVED.column)
    (action,) = (a for a in view.tables.menu().actions() if isinstance(a.data(), Place))
    action.trigger()
    assert overview(view).textCursor().selectedText() == "12"


def test_the_menu_of_a_number_goes_to_its_cell(view):
    one = number(view, RECEIVED)
    view.tables.show_table("review")
    menu = overview(view).menu_at(one.start)
    (action,) = (a for a in menu.actions() if a.text() == "到表格里看：表三“本年新收”＝12 ✓")
    action.trigger()
    assert view.tables.view.current_ref() == RECEIVED


def test_the_tooltip_of_a_cell_says_where_it_is_stated(view):
    index = view.tables.view.grid.index_of(RECEIVED.row, RECEIVED.column)
    told = str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert "写到：表三“本年新收”＝12 ✓" in told


def test_a_number_whose_finding_is_answered_says_so_instead_of_a_cross(qtbot, view):
    first = SAMPLE.sections[0]
    texts = (
        Paragraph(p.text.replace("新收政府信息公开申请12", "新收政府信息公开申请15"))
        for p in first.paragraphs
    )
    view.document.edit(Edit("改文", (PartChange(1, tuple(texts)),)))
    qtbot.waitUntil(lambda: marked(view, DASHES) == ["15"])
    finding = next(found for found in view.document.findings if found.code == "N01")
    blank = about(view.document.report, finding)
    said = replace(blank, sentence="属实：含重复来件", date="2025-01-20")
    view.document.edit(Edit("说明", (AnswerChange(None, said),)))
    words = "表三“本年新收”＝12，正文说是15。已说明：属实：含重复来件"
    qtbot.waitUntil(lambda: number(view, RECEIVED).link.words == words)
    assert marked(view, DASHES) == ["15"]
    drawn = overview(view).extraSelections()
    inks = [s.format.underlineColor() for s in drawn if s.cursor.selectedText() == "15"]
    assert inks == [look.colour("muted")]
    one = number(view, RECEIVED)
    where = spot(view, one)
    port = overview(view).viewport()
    asked = QHelpEvent(QHelpEvent.Type.ToolTip, where, port.mapToGlobal(where))
    QApplication.sendEvent(port, asked)
    assert "已说明：属实：含重复来件" in QToolTip.text()
    assert "×" not in QToolTip.text()
    QToolTip.hideText()
    index = view.tables.view.grid.index_of(RECEIVED.row, RECEIVED.column)
    told = str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert "已说明：属实：含重复来件" in told
    assert "×" not in told
