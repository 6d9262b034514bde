"""Panes keep their shares of the window, whatever its size and whatever comes and goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter

from core.opening import open_report
from core.place import Place
from core.report import with_cells
from gui.document import Document
from gui.main_window import MainWindow
from gui.settings import PANES, Settings
from gui.verdict_label import VerdictLabel
from tests.gui.life.acts import LICENCES
from tests.gui.life.conftest import at_peace

SAMPLE = open_report(Path(__file__).parent.parent.parent / "resources" / "sample.json")
LARGE, SMALL = (1366, 700), (910, 480)


@pytest.fixture
def opened(qtbot, tmp_path):
    """Opens a window on the sample, in which a sum is wrong, as a program that starts does."""

    def opened(size: tuple[int, int]) -> MainWindow:
        window = MainWindow(Settings(tmp_path / "data"))
        qtbot.addWidget(window, before_close_func=at_peace)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.show()
        wrong = with_cells(SAMPLE, {LICENCES: "九十九"})
        window.show_document(Document(wrong))
        window.resize(*size)
        qtbot.wait(20)
        return window

    return opened


def drag(splitter: QSplitter, to: int) -> None:
    """Drag the first border of a splitter."""
    handle = splitter.handle(1)
    middle = handle.rect().center()
    across = splitter.orientation() is Qt.Orientation.Horizontal
    way = to - splitter.sizes()[0]
    end = middle + (QPoint(way, 0) if across else QPoint(0, way))
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, end)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=end)


def outline_of(window: MainWindow) -> QSplitter:
    splitter = window.view.outline.parentWidget()
    assert isinstance(splitter, QSplitter)
    return splitter


def test_a_small_session_leaves_the_outline_of_a_large_one_as_it_was(opened):
    window = opened(LARGE)
    drag(outline_of(window), 230)
    assert window.view.outline.width() == pytest.approx(230, abs=8)
    window.close()
    small = opened(SMALL)
    assert small.view.outline.width() < 110
    drag(outline_of(small), 95)
    small.close()
    assert opened(LARGE).view.outline.width() == pytest.approx(230, abs=8)
    assert opened(SMALL).view.outline.width() == pytest.approx(95, abs=8)


def test_shares_follow_the_window(opened, qtbot):
    window = opened(LARGE)
    drag(outline_of(window), 340)
    window.resize(1800, 700)
    qtbot.wait(20)
    share = window.view.outline.width() / outline_of(window).width()
    assert share == pytest.approx(340 / 1366, abs=0.01)


@pytest.mark.parametrize("remembered", [("", "x", "1"), ("a b|c d",) * 3, ("0 0|0 0", "nan 9|1 1")])
def test_nonsense_gives_the_usual_shares(opened, remembered):
    usual = opened(LARGE)
    width = usual.view.outline.width()
    usual.close()
    usual.settings.set(PANES, remembered)
    assert opened(LARGE).view.outline.width() == width


def test_what_is_hidden_comes_back_as_wide(opened, qtbot):
    window = opened(LARGE)
    before = window.view.tables.width()
    for slot in ("text_mode", "review_mode"):
        window.actions_by_slot[slot].trigger()
        qtbot.wait(20)
    assert window.view.tables.width() == before


def test_on_a_small_screen_two_findings_and_a_way_to_mend_are_in_sight(opened, qtbot):
    window = opened(SMALL)
    window.document.replace(with_cells(SAMPLE, {LICENCES: "９９"}), "填")
    window.actions_by_slot["next_finding"].trigger()
    qtbot.wait(20)
    panel = window.view.findings
    bottom = panel.tree.visualRect(panel.model.index(1, 0)).bottom()
    assert panel.tree.viewport().height() >= bottom > 0
    button = panel.help.fixes()[0]
    assert (
        panel.help.viewport()
        .rect()
        .contains(button.mapTo(panel.help.viewport(), button.rect().center()))
    )


def test_a_finding_of_the_text_is_in_sight_though_the_tables_gave_way_to_it(opened, qtbot):
    window = opened(SMALL)
    text = SAMPLE.sections[4].paragraphs[-1].text
    window.view.show_part("applications")
    qtbot.wait(20)
    place = Place(section=5, paragraph=len(SAMPLE.sections[4].paragraphs) - 1, start=0, end=6)
    window.view.show_place(place)
    qtbot.wait(20)
    pane = window.view.narrative
    (editor,) = (each for each in pane.editors if each.hasFocus())
    assert editor.textCursor().selectedText() == text[:6]
    seen = editor.viewport().mapTo(pane.viewport(), editor.cursorRect().center())
    assert pane.viewport().rect().contains(seen)


def test_a_low_window_has_menus_and_tools_in_one_line(opened, qtbot):
    window = opened(SMALL)
    verdict = window.findChild(VerdictLabel)

    def tops() -> list[int]:
        return [w.mapTo(window, w.rect().center()).y() for w in (window.menuBar(), verdict)]

    assert abs(tops()[0] - tops()[1]) <= 6
    assert verdict.isVisible()
    window.resize(*LARGE)
    qtbot.wait(20)
    assert tops()[1] - tops()[0] > 20
    assert verdict.isVisible()
