"""The start page with mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from gui.files import SAMPLE
from gui.start_page import StartPage
from tests.gui.life.acts import left_behind


@pytest.fixture
def missing(tmp_path):
    return tmp_path / "没了" / "去年.docx"


@pytest.fixture
def page(qtbot, settings, own, missing):
    settings.add_recent(missing)
    settings.add_recent(own)
    shown = StartPage(settings)
    qtbot.addWidget(shown)
    shown.resize(1000, 680)
    shown.show()
    return shown


@pytest.fixture
def asked(page):
    heard: list[str] = []
    page.open_requested.connect(heard.append)
    return heard


def buttons(page: StartPage, words: str) -> list[QPushButton]:
    found = page.findChildren(QPushButton)
    return [button for button in found if button.text() == words and button.isVisible()]


def said(page: StartPage) -> list[str]:
    return [label.text() for label in page.recovery.findChildren(QLabel)]


def press(qtbot, page: StartPage, words: str) -> None:
    qtbot.waitUntil(lambda: len(buttons(page, words)) == 1)
    (button,) = buttons(page, words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_two_buttons_and_the_sample_ask_for_what_they_say(qtbot, page, asked):
    press(qtbot, page, "打开报告")
    press(qtbot, page, "打开示例看看")
    assert asked == ["", str(SAMPLE)]
    with qtbot.waitSignal(page.new_requested):
        press(qtbot, page, "新建报告")


def test_a_recent_report_is_opened_by_a_click(qtbot, page, asked, own):
    place = page.recent.visualItemRect(page.recent.item(0)).center()
    qtbot.mouseClick(page.recent.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [str(own)]


def test_the_keyboard_reaches_the_recent_reports(qtbot, page, asked, own, settings):
    assert page.open_button.hasFocus()
    for _ in range(9):
        if not page.recent.hasFocus():
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(page.recent, Qt.Key.Key_Down)
    qtbot.keyClick(page.recent, Qt.Key.Key_Delete)
    assert page.recent.count() == 1
    assert settings.recent() == (own,)
    qtbot.keyClick(page.recent, Qt.Key.Key_Home)
    qtbot.keyClick(page.recent, Qt.Key.Key_Return)
    assert asked == [str(own)]


def test_a_report_that_is_gone_says_so(page):
    words = page.recent.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("去年.docx，找不到了")
    there = page.recent.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "找不到" not in there


def test_a_report_is_dropped_on_the_page(page, asked, own):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(own))])
    actions, button, keys = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(page.rect().center(), actions, mime, button, keys)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(page.rect().center()), actions, mime, button, keys)
    QApplication.sendEvent(page, drop)
    assert asked == [str(own)]


def test_text_is_not_taken_for_a_report(page, asked):
    mime = QMimeData()
    mime.setText("年报")
    enter = QDragEnterEvent(
        page.rect().center(),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(page, enter)
    assert not enter.isAccepted()
    assert asked == []


def test_nothing_to_recover_shows_nothing(page):
    assert page.recovery.isHidden()


def test_what_was_left_behind_is_offered_and_recovered(qtbot, page, asked, settings):
    file = left_behind(settings, "禾塘镇年报")
    page.refresh()
    assert not page.recovery.isHidden()
    assert "“禾塘镇年报”（还没有存成文件）　01月14日 10:32的备份" in said(page)
    press(qtbot, page, "恢复")
    assert asked == [str(file)]


def test_what_was_left_behind_is_told_apart_by_its_file(page, settings, tmp_path):
    for folder in ("甲", "乙"):
        left_behind(settings, "年度报告", tmp_path / folder / "年报.docx")
    left_behind(settings, "年度报告", tmp_path / "去年.docx")
    page.refresh()
    told = said(page)
    assert f"“年报.docx”（在{tmp_path / '甲'}）　01月14日 10:32的备份" in told
    assert f"“年报.docx”（在{tmp_path / '乙'}）　01月14日 10:32的备份" in told
    assert "“去年.docx”　01月14日 10:32的备份" in told


def test_what_was_left_behind_is_thrown_away_only_after_a_question(qtbot, page, clerk, settings):
    files = [left_behind(settings, title) for title in ("甲", "乙")]
    page.refresh()
    clerk.will("先留着", "不要了", "不要了")
    for kept in (2, 1, 0):
        qtbot.waitUntil(lambda left=kept: len(buttons(page, "不要了")) == min(left + 1, 2))
        qtbot.mouseClick(buttons(page, "不要了")[0], Qt.MouseButton.LeftButton)
        assert sum(file.exists() for file in files) == kept
    assert page.recovery.isHidden()
    assert "找不回来" in clerk.heard[0]
