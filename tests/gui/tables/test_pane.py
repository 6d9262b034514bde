"""The pane around the grids: tabs, strip, status, jumps and marks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from core.edits import CellChange, Edit
from core.form import FORMS
from core.form.spec import CellRef
from core.place import Place
from core.report import blank_grid
from gui import look

Key, CONTROL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def change(row, column, text, table="applications"):
    return Edit("改", (CellChange(CellRef(table, row, column), text),))


def found(hands, code):
    return next(finding for finding in hands.document.findings if finding.code == code)


def test_the_strip_shows_the_balance_of_the_current_column(hands):
    strip = hands.pane.strip
    hands.go(5, 1)
    assert strip.text() == "商业企业列　新收2＋结转0 = 办结2＋转下年0 ✓"
    hands.go(24, 0)
    hands.type("0")
    hands.key(Key.Key_Up)
    assert strip.text() == "自然人列　新收9＋结转1 ≠ 办结9＋转下年0　× 相差1"
    hands.go(24, 0)
    hands.key(Key.Key_Delete)
    assert "未填全" in strip.text()
    hands.pane.show_table("review")
    assert strip.isHidden()


def test_the_strip_follows_undo(hands):
    before = hands.pane.strip.text()
    hands.document.edit(change(0, 0, "10"))
    assert hands.pane.strip.text() != before
    hands.document.undo_stack.undo()
    assert hands.pane.strip.text() == before


def test_the_selection_is_counted_and_added_up(hands, qtbot):
    hands.go(0, 0)
    with qtbot.waitSignal(hands.pane.status, check_params_cb=lambda text: "2格" in text) as said:
        hands.key(Key.Key_Right, SHIFT)
    assert said.args[0] == "选中2格，合计11"
    with qtbot.waitSignal(hands.pane.status, check_params_cb=lambda text: "合计2" in text) as said:
        hands.document.edit(change(0, 0, "无"))
    assert said.args[0] == "选中2格，合计2，没有数的1格"


def test_one_cell_is_named(hands, qtbot):
    with qtbot.waitSignal(hands.pane.status) as said:
        hands.key(Key.Key_Right)
    assert said.args[0] == "本年新收·商业企业"


def test_tabs_count_what_is_wrong_with_each_table(hands):
    tabs = hands.pane.tabs
    assert [tabs.tabText(n) for n in range(3)] == [
        "二 主动公开　✓",
        "三 依申请　✓",
        "四 复议诉讼　✓",
    ]
    hands.document.edit(change(24, 0, "0"))
    heads = [f for f in hands.document.findings if f.under is None and f.hit.places[0].table]
    signs = {look.SIGNS[finding.severity] for finding in heads}
    assert all(sign in tabs.tabText(1) for sign in signs)
    assert "必须改" in tabs.tabToolTip(1)


def test_a_click_on_a_tab_tells_which_table_was_chosen(hands, qtbot):
    tabs = hands.pane.tabs
    with qtbot.waitSignal(hands.pane.table_chosen) as chosen:
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(2).center())
    assert chosen.args == ["review"]
    assert hands.pane.view.grid.table.key == "review"


def test_the_keyboard_turns_from_table_to_table(hands, qtbot):
    with qtbot.waitSignal(hands.pane.table_chosen) as chosen:
        hands.key(Key.Key_PageDown, CONTROL)
    assert chosen.args == ["review"]
    hands.key(Key.Key_PageDown, CONTROL)
    hands.key(Key.Key_PageUp, CONTROL)
    hands.key(Key.Key_PageUp, CONTROL)
    assert hands.pane.view.grid.table.key == "disclosure"
    assert hands.pane.view.hasFocus()


def test_control_tab_leaves_the_grid(hands):
    hands.key(Key.Key_Tab, CONTROL)
    assert not hands.pane.view.hasFocus()
    assert hands.here == (0, 0)


def test_a_place_is_brought_into_sight_and_its_cells_are_marked(hands):
    hands.document.edit(change(24, 0, "0"))
    (place,) = found(hands, "T301").hit.places
    hands.pane.show_table("review")
    hands.pane.mark((place,))
    hands.pane.show_place(place)
    assert hands.here == place.cells[0]
    assert hands.pane.view.hasFocus()
    assert hands.pane.view.cells.marked == set(place.cells)
    hands.document.edit(change(24, 0, "1"))
    assert not hands.pane.view.cells.marked


def test_a_place_without_cells_shows_its_table_and_text_shows_none(hands):
    hands.pane.show_place(Place("disclosure"))
    assert hands.pane.view.grid.table.key == "disclosure"
    hands.pane.show_place(Place(section=1))
    assert hands.pane.view.grid.table.key == "disclosure"


def test_the_menu_of_a_cell_mends_what_was_found_there(hands, qtbot):
    hands.document.edit(change(2, 6, "16"))
    hands.go(2, 6)
    fix = found(hands, "T302").hit.fixes[0]
    menu = hands.pane.menu()
    qtbot.addWidget(menu)
    action = next(action for action in menu.actions() if action.text() == fix.title)
    action.trigger()
    assert hands.seen(2, 6) == "5"
    assert hands.step == fix.title


def test_the_menu_edits_the_selected_cells(hands, qtbot):
    hands.go(2, 0)
    menu = hands.pane.menu()
    qtbot.addWidget(menu)
    next(action for action in menu.actions() if action.text() == "清除").trigger()
    assert hands.cell(2, 0) == ""


@pytest.mark.parametrize("edition", FORMS)
def test_another_edition_of_the_form_is_drawn_anew(hands, edition):
    report, form = hands.document.report, FORMS[edition]
    tables = {table.key: blank_grid(table) for table in form.tables}
    hands.document.replace(replace(report, edition=edition, tables=tables), "换表样")
    for table in form.tables:
        hands.pane.show_table(table.key)
        hands.go(0, 0)
        hands.type("4")
        hands.key(Key.Key_Return)
        assert hands.cell(0, 0) == "4"
    hands.document.undo_stack.setIndex(0)
    hands.pane.show_table("applications")
    assert hands.seen(0, 0) == "9"


def test_everything_has_a_name_for_screen_readers(hands):
    pane = hands.pane
    form = hands.document.report.form
    assert pane.tabs.accessibleName()
    assert pane.strip.accessibleName()
    assert form.section_heading(3) in pane.view.accessibleName()
    hands.key(Key.Key_F2)
    assert hands.editor().accessibleName() == "本年新收·自然人：9"
    hands.key(Key.Key_Escape)
