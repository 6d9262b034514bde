"""Blocks of cells: copied, cleared, filled, and pasted from Excel, WPS and Word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLabel, QTableView

from core.form.spec import CellRef
from core.writers.html import fragment
from gui.tables.clipboard import of_text, pasted
from tests.gui.tables.acts import Answer

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ZEROS = "\t".join("0" * 6)


def on_clipboard(text: str, html: str = "") -> None:
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)


def rows(dialog):
    model = dialog.findChild(QTableView).model()
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def look(_):
    """Just look."""


def test_a_block_from_a_spreadsheet_lands_as_it_lies(hands):
    hands.go(4, 0)
    on_clipboard('１\t1,234\r\n"2"\t0\r\n')
    hands.key(Key.Key_V, CONTROL)
    assert [hands.cell(4, c) for c in (0, 1)] == ["1", "1234"]
    assert [hands.cell(5, c) for c in (0, 1)] == ["2", "0"]
    assert hands.cell(4, 6) == "1235"
    assert hands.step == "粘贴3格"
    hands.document.undo_stack.undo()
    assert hands.cell(4, 6) == "0"


def test_a_block_whose_totals_agree_is_not_asked_about(hands):
    hands.go(4, 0)
    on_clipboard("1\t2\t0\t0\t0\t0\t3")
    answer = Answer(look, "取消")
    hands.pane.paste()
    assert (hands.cell(4, 1), hands.cell(4, 6)) == ("2", "3")
    assert not answer.asked


def test_a_block_whose_totals_differ_is_shown_first(hands):
    hands.go(4, 0)
    on_clipboard("1\t2\t0\t0\t0\t0\t9")
    seen = []
    answer = Answer(lambda dialog: seen.extend(rows(dialog)), "粘贴")
    hands.pane.paste()
    assert answer.asked
    assert seen[0][0] == "表三 1.属于国家秘密·总计"
    assert "总计由程序计算" in seen[0][3]
    assert "9" in seen[0][3]
    assert hands.cell(4, 6) == "3"


@pytest.mark.parametrize(("button", "left"), [("粘贴", "8"), ("取消", "0")])
def test_what_does_not_fit_is_shown_before_it_is_pasted(hands, button, left):
    hands.go(24, 5)
    on_clipboard("8\t9\t10\n11\t12\t13")
    seen = []
    answer = Answer(lambda dialog: seen.extend(rows(dialog)), button)
    hands.pane.paste()
    assert answer.asked
    assert ("（表格以外）", "", "13", "▲ 表格到头了，放不下") in seen
    assert ("表三 结转下年度·其他", "0", "8", "") in seen
    assert hands.cell(24, 5) == left


def test_a_block_without_totals_can_pass_over_them(hands):
    """As copied from a list of one's own that has no line for the sum."""
    hands.go(0, 0)
    on_clipboard("\n".join(str(number) for number in range(1, 25)))
    titles = []

    def choose(dialog):
        ways = dialog.findChild(QComboBox)
        titles.extend(ways.itemText(n) for n in range(ways.count()))
        ways.setCurrentText("跳过总计")
        assert "24格" in dialog.findChild(QLabel).text()

    Answer(choose, "粘贴")
    hands.pane.paste()
    assert set(titles) == {"逐格对应", "跳过总计"}
    assert (hands.cell(22, 0), hands.cell(24, 0)) == ("23", "24")
    assert hands.cell(23, 0) == str(sum(range(3, 24)))


def test_one_value_goes_into_every_selected_cell_but_totals(hands):
    hands.go(4, 5)
    hands.key(Key.Key_Right, SHIFT)
    hands.key(Key.Key_Down, SHIFT)
    on_clipboard("6")
    hands.pane.paste()
    assert (hands.cell(4, 5), hands.cell(5, 5), hands.cell(4, 6)) == ("6", "6", "6")
    assert hands.step == "粘贴2格"


def test_a_block_with_labels_goes_where_they_say(hands):
    form = hands.document.report.form
    labels = [form.table("applications").row_path(row)[-1].label for row in (16, 17, 4)]
    lines = zip(labels, ("1\t0\t0\t0\t0\t0\t1", "0\t2\t0\t0\t0\t0\t2", f"3{ZEROS[1:]}\t3"),
                strict=True)  # fmt: skip
    on_clipboard("\n".join("\t".join(line) for line in lines))
    seen = []
    Answer(lambda dialog: seen.append(dialog.findChild(QLabel).text()), "粘贴")
    hands.pane.paste()
    assert "按行名和栏名对应" in seen[0]
    assert (hands.cell(16, 0), hands.cell(17, 1), hands.cell(4, 0)) == ("1", "2", "3")
    assert hands.cell(0, 0) == "9"


def test_a_whole_table_from_a_page_replaces_the_table(blank, hands):
    page = fragment(hands.document.report)
    start = page.index("<table", page.index("<table") + 1)
    on_clipboard("", f"<html><body>{page[start : page.index('</table>', start)]}</table></body>")
    Answer(look, "粘贴")
    blank.pane.paste()
    assert (
        blank.document.report.tables["applications"]
        == (hands.document.report.tables["applications"])
    )


def test_the_headings_beside_copied_numbers_are_left_behind(hands):
    hands.go(4, 0)
    on_clipboard("甲\t5\n乙\t6")
    hands.pane.paste()
    assert (hands.cell(4, 0), hands.cell(5, 0)) == ("5", "6")


def test_words_are_shown_before_they_go_into_number_cells(hands):
    hands.go(4, 0)
    on_clipboard("5\t不详")
    seen = []
    Answer(lambda dialog: seen.extend(rows(dialog)), "取消")
    hands.pane.paste()
    assert seen[0][2:] == ("不详", "▲ 不是数，照原样贴")
    assert hands.document.undo_stack.count() == 0


@pytest.mark.parametrize("text", ["", "\n\t\n", "\t".join(["1"] * 2001)])
def test_nothing_to_paste_is_said(hands, qtbot, text):
    on_clipboard(text)
    with qtbot.waitSignal(hands.pane.status) as told:
        hands.pane.paste()
    assert "剪贴板" in told.args[0]
    assert hands.document.undo_stack.count() == 0


def test_the_preview_is_a_sound_model(hands):
    hands.go(24, 5)
    on_clipboard("8\t9\t10\n11\t12\t13")
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal

    def probe(dialog):
        QAbstractItemModelTester(dialog.findChild(QTableView).model(), fatal)
        ways = dialog.findChild(QComboBox)
        ways.setCurrentIndex(ways.count() - 1)

    answer = Answer(probe, "取消")
    hands.pane.paste()
    assert answer.asked


def test_copied_cells_are_text_and_table_and_come_back_the_same(hands):
    hands.go(0, 0)
    hands.key(Key.Key_Right, SHIFT)
    hands.key(Key.Key_Down, SHIFT)
    hands.key(Key.Key_C, CONTROL)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "9\t2\r\n1\t0"
    assert pasted(mime).texts == (("9", "2"), ("1", "0")) == of_text(mime.text()).texts
    hands.go(7, 0)
    hands.key(Key.Key_V, CONTROL)
    assert [hands.cell(7, 0), hands.cell(7, 1), hands.cell(8, 0)] == ["9", "2", "1"]


def test_cut_copies_and_clears(hands):
    hands.go(0, 0)
    hands.key(Key.Key_X, CONTROL)
    assert QGuiApplication.clipboard().text() == "9"
    assert (hands.cell(0, 0), hands.cell(0, 6)) == ("", "")


def test_delete_clears_the_selection_in_one_step(hands):
    hands.go(0, 0)
    for _ in range(2):
        hands.key(Key.Key_Right, SHIFT)
    hands.key(Key.Key_Delete)
    assert [hands.cell(0, column) for column in range(3)] == ["", "", ""]
    assert hands.cell(0, 6) == ""
    assert hands.step == "清除3格"
    hands.document.undo_stack.undo()
    assert hands.cell(0, 6) == "12"


def test_zeros_fill_blank_cells_only(blank, qtbot):
    blank.type("3")
    blank.key(Key.Key_Return)
    blank.key(Key.Key_A, CONTROL)
    blank.pane.fill_zeros()
    assert (blank.cell(0, 0), blank.cell(5, 2), blank.cell(0, 6)) == ("3", "0", "3")
    assert blank.cell(23, 6) == "0"
    assert blank.step == "填0（143格）"
    with qtbot.waitSignal(blank.pane.status, check_params_cb=lambda text: "没有空着" in text):
        blank.pane.fill_zeros()


NUMBERS = st.lists(
    st.lists(st.integers(0, 10**9).map(str), min_size=3, max_size=3), min_size=1, max_size=9
)


@given(NUMBERS, st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_block_of_numbers_is_read_cell_by_cell(block, ending):
    text = ending.join("\t".join(row) for row in block) + ending
    assert of_text(text).texts == tuple(map(tuple, block))


@given(st.text(alphabet='0"\t\n,９件', max_size=40))
def test_any_text_on_the_clipboard_is_a_block(text):
    assert all(isinstance(cell, str) for row in of_text(text).texts for cell in row)


def test_a_line_break_in_quotes_stays_in_its_cell():
    assert of_text('"1\n2"\t3').texts == (("1\n2", "3"),)


def test_positions_of_merged_cells_come_from_the_page():
    mime = QMimeData()
    mime.setHtml("<table><tr><td colspan=2>1<td>2<tr><td>3<td>4<td>5</table>")
    assert pasted(mime).texts == (("1", "", "2"), ("3", "4", "5"))


def test_a_plain_cell_of_the_form_takes_one_number(hands):
    hands.pane.show_table("review")
    hands.go(0, 2)
    on_clipboard("７")
    hands.key(Key.Key_V, CONTROL)
    assert hands.document.report.cell(CellRef("review", 0, 2)) == "7"
