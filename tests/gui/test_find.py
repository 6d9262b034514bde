"""Find and replace, by its keys and buttons."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from core.form.spec import CellRef
from core.opening import open_report
from core.place import Part, Place
from core.report import Paragraph, with_cells
from gui.document import Document
from gui.find import FindBar
from gui.searching import Needle, matches, reading_order

SAMPLE = open_report(Path(__file__).parent.parent.parent / "resources" / "sample.json")
Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def document(qapp):  # noqa: ARG001
    return Document(SAMPLE)


@pytest.fixture
def bar(qtbot, document):
    made = FindBar(document)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.open_replace()
        made.activateWindow()
    made.jumps = []
    made.jump.connect(made.jumps.append)
    return made


def write(widget, text):
    """Write as an input method does."""
    widget.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def test_typing_counts_and_goes_to_the_first(bar):
    write(bar.sought, "2024")
    assert bar.count.text() == f"第1处/共{len(matches(SAMPLE, Needle('2024')))}处"
    assert bar.jumps[-1] == Place(part=Part.TITLE, start=10, end=14)


def test_enter_and_shift_enter_go_round(qtbot, bar):
    write(bar.sought, "2024年")
    total = len(matches(SAMPLE, Needle("2024年")))
    qtbot.keyClick(bar.sought, Key.Key_Return)
    assert bar.count.text() == f"第2处/共{total}处"
    qtbot.keyClick(bar.sought, Key.Key_F3)
    assert bar.count.text() == f"第3处/共{total}处"
    for _ in range(3):
        qtbot.keyClick(bar.sought, Key.Key_Return, Mod.ShiftModifier)
    assert bar.count.text() == f"第{total}处/共{total}处"


def test_a_bar_opened_on_words_begins_at_the_first(qtbot, bar):
    bar.close_bar()
    bar.open_find("2024年")
    assert not bar.jumps
    qtbot.keyClick(bar.sought, Key.Key_Return)
    assert bar.jumps == [matches(SAMPLE, Needle("2024年"))[0].place]
    assert not bar.replacement.isVisible()


def test_nothing_found_is_said_and_nothing_can_be_replaced(qtbot, bar):
    write(bar.sought, "没有这几个字")
    assert bar.count.text() == "没有找到"
    assert not bar.replace_all_button.isEnabled()
    qtbot.keyClick(bar.sought, Key.Key_Return)
    assert not bar.jumps


def test_escape_closes(qtbot, bar):
    with qtbot.waitSignal(bar.closed):
        qtbot.keyClick(bar.sought, Key.Key_Escape)
    assert not bar.isVisible()


def test_replace_all_is_one_step_over_texts_and_signature(qtbot, bar, document):
    write(bar.sought, "禾塘镇")
    write(bar.replacement, "青石镇")
    total = len(matches(SAMPLE, Needle("禾塘镇")))
    qtbot.mouseClick(bar.replace_all_button, Qt.MouseButton.LeftButton)
    report = document.report
    assert "青石镇" in report.title
    assert report.signature.organ == "云岭县青石镇人民政府"
    assert not matches(report, Needle("禾塘镇"))
    assert bar.said.text() == f"已替换{total}处"
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == f"全部替换“禾塘镇”（{total}处）"
    document.undo_stack.undo()
    assert document.report == SAMPLE


def test_replacing_one_goes_on_to_the_next(qtbot, bar, document):
    write(bar.sought, "2024")
    write(bar.replacement, "12024")
    total = len(matches(SAMPLE, Needle("2024")))
    qtbot.keyClick(bar.replacement, Key.Key_Return)
    assert "12024年" in document.report.title
    assert bar.count.text() == f"第2处/共{total}处"
    qtbot.mouseClick(bar.replace_button, Qt.MouseButton.LeftButton)
    assert document.report.title.count("1") == 1
    assert document.undo_stack.count() == 2


def test_cells_are_replaced_and_totals_follow_but_are_not_typed_over(qtbot, bar, document):
    cells = {ref: "0" for table in SAMPLE.form.tables for ref in table.cells}
    first = CellRef("applications", 0, 0)
    document.replace(with_cells(SAMPLE, cells | {first: "77"}), "准备")
    total = next(s.total for s in SAMPLE.form.sums if first in s.addends)
    document.replace(with_cells(document.report, {total: "77"}), "准备")
    write(bar.sought, "77")
    write(bar.replacement, "8")
    qtbot.mouseClick(bar.replace_all_button, Qt.MouseButton.LeftButton)
    assert document.report.cell(first) == "8"
    assert document.report.cell(total) == "8"
    assert bar.said.text() == "已替换1处，1处合计由程序计算，没有替换"


def test_a_total_is_passed_over_when_replacing_one_by_one(qtbot, bar, document):
    total = next(iter(SAMPLE.form.sums)).total
    document.replace(with_cells(SAMPLE, {total: "7777"}), "准备")
    write(bar.sought, "7777")
    qtbot.mouseClick(bar.replace_button, Qt.MouseButton.LeftButton)
    assert "不能替换" in bar.said.text()
    assert document.report.cell(total) == "7777"


def test_the_current_match_survives_changes_elsewhere(qtbot, bar, document):
    write(bar.sought, "公开")
    for _ in range(4):
        qtbot.keyClick(bar.sought, Key.Key_Return)
    document.replace(replace(document.report, closing=(Paragraph("公开"),)), "补充")
    total = len(matches(document.report, Needle("公开")))
    assert bar.count.text() == f"第5处/共{total}处"


@pytest.mark.parametrize(
    ("needle", "text", "expected"),
    [
        (Needle("abc"), "ＡＢＣ abc", [(0, 3), (4, 7)]),
        (Needle("abc", case=True), "ABC abc", [(4, 7)]),
        (Needle("，", width=True), "a,b，c", [(3, 4)]),
        (Needle("，"), "a,b，c", [(1, 2), (3, 4)]),
        (Needle("aa"), "aaa", [(0, 2)]),
        (Needle("İ"), "İi", [(0, 1)]),
        (Needle(""), "abc", []),
    ],
)
def test_what_counts_as_the_same(needle, text, expected):
    assert list(needle.spans(text)) == expected


@given(st.text("aAａ公，,", max_size=12), st.text("aA公,", min_size=1, max_size=2))
def test_replacing_leaves_nothing_to_be_found(text, sought):
    needle = Needle(sought)
    assert not list(needle.spans(needle.replaced(text, "X")))


def test_matches_come_in_reading_order():
    found = matches(SAMPLE, Needle("0"))
    keys = [reading_order(SAMPLE, match.place) for match in found]
    assert keys == sorted(keys)
    assert any(match.place.table for match in found)
