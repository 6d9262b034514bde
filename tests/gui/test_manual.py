"""The manual: every chapter there, offline, true to the menus."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from core.checks import RULES
from gui import manual
from gui.actions import COMMANDS
from gui.manual import MANUAL, Manual, chapters, show_manual
from gui.manual_rules import rules_html
from tests.gui.life.acts import compose

TITLES = [
    "打开和新建",
    "填表",
    "正文",
    "检查和修改",
    "保存、导出、打印",
    "常见问题",
    "快捷键",
    "检查项一览",
]
KEYS, ALL_RULES = TITLES.index("快捷键"), TITLES.index("检查项一览")


@pytest.fixture
def shown(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    show_manual(window)
    (found,) = window.findChildren(Manual)
    yield found
    window.close()


def test_the_chapters_are_there_in_order(shown):
    assert [shown.list.item(row).text() for row in range(shown.list.count())] == TITLES
    assert shown.text.toPlainText().startswith(TITLES[0])


def test_choosing_a_chapter_by_key_shows_it_from_its_beginning(qtbot, shown):
    for title in TITLES[1:]:
        qtbot.keyClick(shown.list, Qt.Key.Key_Down)
        assert shown.text.toPlainText().startswith(title)
        assert shown.text.verticalScrollBar().value() == 0


def test_asking_again_brings_the_same_window(shown):
    show_manual(shown.parentWidget())
    assert len(shown.parentWidget().findChildren(Manual)) == 1


def test_escape_closes_it(qtbot, shown):
    with qtbot.waitSignal(shown.destroyed):
        qtbot.keyClick(shown.list, Qt.Key.Key_Escape)


def test_every_key_of_the_menus_is_in_the_manual(shown):
    shown.list.setCurrentRow(KEYS)
    text = shown.text.toPlainText()
    for command in COMMANDS:
        assert command.keys.strip("[]") in text


def test_every_rule_is_in_the_manual_with_its_help_and_figures(shown):
    shown.list.setCurrentRow(ALL_RULES)
    text = shown.text.toPlainText()
    for rule in RULES:
        assert f"{rule.severity.label} {rule.title}" in text
        for part in (*rule.help, rule.code, *(limit.title for limit in rule.limits)):
            assert part in text


def test_a_family_is_one_click_from_the_top(qtbot, shown):
    shown.list.setCurrentRow(ALL_RULES)
    bar = shown.text.verticalScrollBar()
    for y in range(shown.text.viewport().height()):
        for x in range(0, shown.text.viewport().width(), 8):
            if shown.text.anchorAt(QPoint(x, y)) == "#T3":
                qtbot.mouseClick(
                    shown.text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x + 4, y + 4)
                )
                assert bar.value() > 0
                assert not shown.text.document().isEmpty()
                return
    pytest.fail("no link to the rules of the third table")


def test_a_rule_is_shown_where_its_help_stands(shown):
    show_manual(shown.parentWidget(), "T301")
    assert shown.list.currentRow() == ALL_RULES
    (rule,) = [rule for rule in RULES if rule.code == "T301"]
    at = shown.text.cursorForPosition(QPoint(8, 8)).block().text()
    assert rule.title in at


def test_words_are_found_from_chapter_to_chapter(qtbot, shown):
    shown.search.setFocus()
    qtbot.keyClicks(shown.search, "T306")
    qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.list.currentRow() == ALL_RULES
    assert shown.text.textCursor().selectedText() == "T306"
    shown.search.clear()
    qtbot.keyClicks(shown.search, "nowhere at all")
    qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.found.text() == "没有找到"


@pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: chapter.title)
def test_what_a_chapter_names_of_the_menus_exists(chapter):
    names = {re.sub(r"\(&.\)|…|：.*", "", command.name) for command in COMMANDS}
    menus = {re.sub(r"\(&.\)", "", command.menu) for command in COMMANDS}
    for path in re.findall(r"<b>([^<]*—[^<]*)</b>", chapter.html):
        menu, name = path.split("—")
        assert menu in menus
        assert name in names


@pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: chapter.title)
def test_nothing_is_fetched_from_anywhere(chapter):
    assert "http" not in chapter.html
    for source in re.findall(r'(?:src|href)="([^"#]+)', chapter.html):
        assert (MANUAL / source).is_file()


def test_the_manual_keeps_to_the_words_of_the_window():
    text = "".join(chapter.html for chapter in manual.chapters()) + rules_html()
    for jargon in ("勾稽", "归一化", "字段", "结构化"):
        assert jargon not in text


def test_every_picture_of_the_manual_is_there():
    for chapter in MANUAL.glob("*.html"):
        for name in re.findall(r'<img src="([^"]+)"', chapter.read_text(encoding="utf-8")):
            assert (MANUAL / name).is_file(), name


def test_each_place_is_shown_with_what_follows_it_and_counted(qtbot, shown):
    shown.list.setCurrentRow(1)
    shown.search.setFocus()
    compose(shown.search, "结转")
    told, places = [], []
    for _ in range(3):
        qtbot.keyClick(shown.search, Qt.Key.Key_Return)
        told.append(shown.found.text())
        cursor = shown.text.textCursor()
        assert cursor.selectedText() == "结转"
        places.append((shown.list.currentRow(), cursor.selectionStart()))
        bar = shown.text.verticalScrollBar()
        top = shown.text.cursorRect().top()
        third = shown.text.viewport().height() / 3
        assert 0 <= top <= third or bar.value() in (0, bar.maximum())
    assert places == sorted(set(places))
    first, count = map(int, re.findall(r"\d+", told[0]))
    assert told == [f"第{first + step}处，共{count}处" for step in range(3)]
    for _ in range(count - 2):
        qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.found.text() == told[0]


def test_pictures_are_as_wide_as_the_page_at_most(qtbot, shown):
    shown.resize(520, 400)
    qtbot.wait(20)
    assert shown.text.horizontalScrollBar().maximum() == 0


def test_it_fits_the_screen_and_is_large_enough_to_read(shown):
    room = shown.screen().availableSize()
    assert shown.width() <= room.width() and shown.height() <= room.height()
    assert shown.height() >= min(room.height() * 0.8, 25 * shown.fontMetrics().height())
