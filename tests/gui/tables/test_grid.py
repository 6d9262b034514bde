"""One grid as a clerk uses it: keys, mouse, and what can be seen in its cells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.checks import check
from core.edits import CellChange, Edit
from core.form import FORMS
from core.form.layout import Kind, boxes
from core.form.spec import CellRef
from core.report import absent_grid, blank_grid, with_cells
from gui.document import Document
from gui.tables.model import GridModel

Role = Qt.ItemDataRole
Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def change(row, column, text, table="applications"):
    return Edit("改", (CellChange(CellRef(table, row, column), text),))


@pytest.mark.parametrize("edition", FORMS)
def test_every_grid_is_a_sound_model_with_the_boxes_of_the_form(edition, blank):
    form = FORMS[edition]
    report = replace(
        blank.document.report,
        edition=edition,
        tables={table.key: blank_grid(table) for table in form.tables},
    )
    document = Document(report)
    for table in form.tables:
        model = GridModel(document, table, document)
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        document.edit(change(0, 0, "8", table.key))
        shown = {model.spot(model.index_of(ref.row, ref.column)) for ref in table.cells}
        assert shown == {(b.row, b.column) for b in boxes(table) if b.kind is Kind.VALUE}


def test_a_typed_number_replaces_and_the_totals_follow(hands):
    hands.go(2, 0)
    hands.type("17")
    hands.key(Key.Key_Return)
    assert hands.cell(2, 0) == "17"
    assert (hands.cell(2, 6), hands.cell(23, 0), hands.cell(23, 6)) == ("18", "22", "25")
    assert hands.here == (3, 0)
    assert "予以公开·自然人" in hands.step
    hands.document.undo_stack.undo()
    assert (hands.cell(2, 0), hands.cell(23, 6)) == ("4", "12")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("１２", "12"),
        ("1,234", "1234"),
        (" 7 ", "7"),
        ("３．５", "3.5"),
        ("3件", "3件"),
        ("无", "无"),
    ],
)
def test_numbers_are_kept_plain_and_anything_else_as_typed(hands, typed, kept):
    hands.go(2, 0)
    hands.key(Key.Key_F2)
    hands.editor().selectAll()
    hands.editor().insert(typed)
    hands.key(Key.Key_Return)
    assert hands.cell(2, 0) == kept


def test_f2_and_enter_without_a_change_leave_what_was_printed(hands):
    hands.document.edit(change(2, 0, "４"))
    steps = hands.document.undo_stack.count()
    hands.go(2, 0)
    hands.key(Key.Key_F2)
    hands.key(Key.Key_Return)
    assert hands.cell(2, 0) == "４"
    assert hands.document.undo_stack.count() == steps


def test_escape_leaves_what_was_there(hands):
    hands.go(2, 0)
    hands.type("9")
    hands.key(Key.Key_Escape)
    assert hands.cell(2, 0) == "4"
    assert hands.here == (2, 0)


def test_enter_goes_down_over_totals_and_shift_enter_back(hands):
    hands.go(22, 0)
    hands.key(Key.Key_Return)
    assert hands.here == (24, 0)
    hands.key(Key.Key_Return)
    assert hands.here == (0, 1)
    hands.key(Key.Key_Return, SHIFT)
    assert hands.here == (24, 0)


def test_tab_goes_right_over_totals_and_back(hands):
    hands.go(2, 5)
    hands.type("3")
    hands.key(Key.Key_Tab)
    assert hands.cell(2, 5) == "3"
    assert hands.here == (3, 0)
    hands.key(Key.Key_Backtab, SHIFT)
    assert hands.here == (2, 5)


def test_arrows_end_typing_but_move_in_the_text_after_f2(hands):
    hands.go(2, 0)
    hands.type("8")
    hands.key(Key.Key_Right)
    assert (hands.cell(2, 0), hands.here) == ("8", (2, 1))
    hands.key(Key.Key_F2)
    hands.key(Key.Key_Left)
    assert hands.editor() is not None
    assert hands.here == (2, 1)
    hands.key(Key.Key_Escape)


@pytest.mark.parametrize(
    ("key", "held", "goal"),
    [
        (Key.Key_Down, Qt.KeyboardModifier.NoModifier, (13, 2)),
        (Key.Key_Left, Qt.KeyboardModifier.NoModifier, (12, 1)),
        (Key.Key_Home, Qt.KeyboardModifier.NoModifier, (12, 0)),
        (Key.Key_End, Qt.KeyboardModifier.NoModifier, (12, 6)),
        (Key.Key_Home, CONTROL, (0, 0)),
        (Key.Key_End, CONTROL, (24, 6)),
        (Key.Key_Down, CONTROL, (24, 2)),
        (Key.Key_Up, CONTROL, (0, 2)),
    ],
)
def test_keys_that_move_the_cursor(hands, key, held, goal):
    hands.go(12, 2)
    hands.key(key, held)
    assert hands.here == goal


def test_the_cursor_passes_over_headings_among_the_cells(open_pane, hands):
    disclosure = open_pane(Document(hands.document.report), "disclosure")
    disclosure.go(1, 2)
    disclosure.key(Key.Key_Down)
    assert disclosure.here == (2, 0)
    for _ in range(3):
        disclosure.key(Key.Key_Return)
    assert disclosure.here == (5, 0)
    model = disclosure.pane.view.grid
    heading = model.index(0, 0)
    assert "第二十条" in heading.data()
    assert not heading.flags() & (Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable)


def test_decimals_are_taken_where_the_form_has_money(open_pane, hands):
    disclosure = open_pane(Document(hands.document.report), "disclosure")
    disclosure.go(5, 0)
    disclosure.type("12.50")
    disclosure.key(Key.Key_Return)
    assert disclosure.cell(5, 0) == "12.5"
    assert not disclosure.pane.view.grid.state(CellRef("disclosure", 5, 0)).findings


@pytest.mark.parametrize("key", ["5", Key.Key_F2, Key.Key_Delete])
def test_a_total_is_locked_and_says_why(hands, qtbot, key):
    hands.go(2, 6)
    with qtbot.waitSignal(hands.pane.status) as told:
        hands.key(key)
    assert "总计由程序计算" in told.args[0]
    assert hands.cell(2, 6) == "5"
    assert hands.document.undo_stack.count() == 0


def test_a_double_click_opens_a_cell_and_explains_a_total(hands, qtbot):
    view = hands.pane.view
    spot = view.visualRect(view.grid.index_of(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert hands.editor().text() == "1"
    hands.key(Key.Key_Escape)
    total = view.visualRect(view.grid.index_of(1, 6)).center()
    with qtbot.waitSignal(hands.pane.status, check_params_cb=lambda text: "总计" in text):
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=total)
    assert hands.editor() is None


def test_shift_and_arrows_stretch_and_shrink_the_selection(hands):
    hands.go(5, 2)
    for key in (Key.Key_Left, Key.Key_Left, Key.Key_Down, Key.Key_Right):
        hands.key(key, SHIFT)
    chosen = {(ref.row, ref.column) for ref in hands.pane.view.selected_refs()}
    assert chosen == {(5, 1), (5, 2), (6, 1), (6, 2)}


def test_a_wrong_total_shows_both_figures_until_mended(hands):
    hands.document.edit(change(2, 6, "16"))
    assert hands.seen(2, 6) == "16 ≠ 5"
    assert "各项加起来是5" in hands.seen(2, 6, Role.ToolTipRole)
    hands.document.edit(change(2, 1, "2"))
    assert hands.seen(2, 6) == "6"


def test_only_the_total_is_signed_for_a_row_that_does_not_add_up(hands):
    hands.document.edit(change(2, 6, "16"))
    states = hands.pane.view.grid.states
    assert states[2, 6].sign is not None
    assert states[2, 0].sign is None
    assert "16" in hands.seen(2, 0, Role.ToolTipRole)


def test_a_sum_with_a_blank_addend_says_it_is_not_complete(blank):
    blank.type("3")
    blank.key(Key.Key_Return)
    assert blank.seen(0, 6) == "3 未填全"
    assert "还有空着的格" in blank.seen(0, 6, Role.ToolTipRole)
    assert blank.cell(0, 6) == ""


def test_a_cell_tells_its_full_name_and_its_findings(hands):
    hands.document.edit(change(24, 0, "0"))
    tip = hands.seen(24, 0, Role.ToolTipRole)
    table = hands.document.report.form.table("applications")
    assert table.row_path(24)[-1].label in tip
    assert "申请人情况 › 自然人" in tip
    assert next(f.message for f in hands.document.findings if f.code == "T301") in tip
    assert hands.seen(24, 0, Role.AccessibleTextRole) == "结转下年度·自然人：0"


def test_a_cell_tells_last_years_number(hands):
    before = replace(
        with_cells(hands.document.report, {CellRef("applications", 24, 0): "7"}),
        title=hands.document.report.title.replace("2024", "2023"),
    )
    hands.document.compare_with(before)
    assert "上年：7" in hands.seen(24, 0, Role.ToolTipRole)
    hands.document.compare_with(replace(before, title=before.title.replace("2023", "2022")))
    assert "上年" not in hands.seen(24, 0, Role.ToolTipRole)


def test_a_full_width_number_tells_how_it_is_read(hands):
    hands.document.edit(change(24, 0, "１"))
    assert "原文是“１”，读作1" in hands.seen(24, 0, Role.ToolTipRole)


def test_a_cell_the_source_lacks_says_so_and_can_be_filled(open_pane, hands):
    report = hands.document.report
    table = report.form.table("review")
    lacking = replace(report, tables={**report.tables, "review": absent_grid(table)})
    review = open_pane(Document(lacking), "review")
    assert "没有这一格" in review.seen(0, 0, Role.ToolTipRole)
    review.type("2")
    review.key(Key.Key_Return)
    assert review.cell(0, 0) == "2"


def test_input_methods_are_off_in_number_cells(hands):
    view, off = hands.pane.view, Qt.WidgetAttribute.WA_InputMethodEnabled
    for row in (2, 3):
        hands.go(row, 0)
        assert not view.testAttribute(off)
    hands.key(Key.Key_F2)
    assert not hands.editor().testAttribute(off)
    hands.key(Key.Key_Escape)
    assert not view.testAttribute(off)


def test_selection_and_scroll_stay_when_the_report_changes(hands):
    hands.go(20, 1)
    hands.key(Key.Key_Right, SHIFT)
    view = hands.pane.view
    chosen, scrolled = view.selected_refs(), view.verticalScrollBar().value()
    hands.document.edit(change(0, 0, "99"))
    hands.document.undo_stack.undo()
    assert (view.selected_refs(), view.verticalScrollBar().value()) == (chosen, scrolled)
    assert hands.document.findings == check(hands.document.report)


def test_what_was_typed_is_taken_over_after_a_quiet_while(hands):
    hands.go(2, 0)
    hands.pane.view.cells.quiet.setInterval(30)
    hands.type("17")
    hands.qtbot.waitUntil(lambda: hands.cell(2, 0) == "17")
    assert hands.editor() is not None
    hands.type("0")
    hands.key(Qt.Key.Key_Return)
    assert hands.cell(2, 0) == "170"


def test_enter_goes_on_down_into_the_next_block(hands):
    hands.pane.show_table("disclosure")
    hands.go(1, 2)
    hands.type("9")
    hands.key(Qt.Key.Key_Return)
    assert hands.pane.view.current_ref()[1:] == (2, 0)
