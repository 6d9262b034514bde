"""Unsaved work that was left behind, met when a report is opened."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from gui.app import Program
from gui.instance import Instance
from gui.recovery_bar import RecoveryBar
from tests.gui.life.acts import LICENCES, left_behind
from tests.gui.life.conftest import at_peace

AFTERWARDS = datetime(2026, 1, 15, 9, 5).timestamp()
BEFORE = datetime(2026, 1, 13, 9, 5).timestamp()


@pytest.fixture
def started(qtbot, qapp, settings, clerk):
    """Starts the program in this process, on a file, and waits until it is open."""
    assert clerk.heard == []
    instance = Instance(settings.folder)
    assert instance.claim(None)

    def start(file: Path):
        program = Program(settings, instance, file)
        program.setParent(qapp)
        qtbot.addWidget(program.window, before_close_func=at_peace)
        program.start()
        qtbot.waitUntil(lambda: program.window.document is not None)
        return program.window

    yield start
    instance.close()


def words(bar: RecoveryBar) -> str:
    return bar.findChild(QLabel).text()


def press(qtbot, bar: RecoveryBar, act: str) -> None:
    assert bar.isVisible()
    (button,) = (button for button in bar.findChildren(QPushButton) if button.text() == act)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_files_own_work_is_recovered_if_that_is_wanted(started, settings, clerk, own):
    os.utime(own, (BEFORE, BEFORE))
    file = left_behind(settings, "年度报告", own)
    clerk.will("恢复")
    window = started(own)
    assert window.document.report.cell(LICENCES) == "77"
    assert window.document.path == own
    assert not window.document.undo_stack.isClean()
    assert not file.exists()
    assert "“年报.docx”有没保存的修改，01月14日 10:32留了备份。" in clerk.heard[0]
    assert "原文件又改过" not in clerk.heard[0]
    assert window.recovery.isHidden()


def test_the_file_itself_is_opened_and_its_work_stays(started, settings, clerk, own):
    os.utime(own, (AFTERWARDS, AFTERWARDS))
    file = left_behind(settings, "年度报告", own)
    clerk.will("先打开原文件")
    window = started(own)
    assert window.document.report.cell(LICENCES) == "36"
    assert file.exists()
    assert "那以后原文件又改过（01月15日 09:05）" in clerk.heard[0]
    assert window.recovery.isHidden()


def test_work_is_thrown_away_only_after_a_second_question(started, settings, clerk, own):
    file = left_behind(settings, "年度报告", own)
    clerk.will("不要了", "先留着", "不要了", "不要了")
    window = started(own)
    assert window.document.report.cell(LICENCES) == "36"
    assert not file.exists()
    assert "找不回来" in clerk.heard[1]


def test_work_is_offered_too_where_the_file_is_opened_later(window, settings, clerk, own):
    left_behind(settings, "年度报告", own)
    clerk.will("恢复")
    assert window.files.open(own)
    assert window.document.report.cell(LICENCES) == "77"


def test_work_on_another_file_asks_nothing_and_is_named(qtbot, started, settings, own, foreign):
    file = left_behind(settings, "年度报告", foreign)
    window = started(own)
    assert window.document.path == own
    assert words(window.recovery).startswith("上次没有正常退出，“来件.json”有没保存的修改")
    assert "01月14日 10:32" in words(window.recovery)
    press(qtbot, window.recovery, "恢复")
    assert window.document.path == foreign
    assert window.document.report.cell(LICENCES) == "77"
    assert window.recovery.isHidden()
    assert not file.exists()


def test_a_file_of_the_same_name_is_told_by_its_folder(started, settings, own, tmp_path):
    left_behind(settings, "年度报告", tmp_path / "旧" / own.name)
    window = started(own)
    assert f"“年报.docx”（在{tmp_path / '旧'}）" in words(window.recovery)


def test_it_is_put_off_and_waits_on_the_start_page(qtbot, started, settings, own, foreign):
    file = left_behind(settings, "年度报告", foreign)
    window = started(own)
    press(qtbot, window.recovery, "以后再说")
    assert window.recovery.isHidden()
    window.close_report()
    assert window.start_page.recovery.isVisible()
    assert file.exists()


def test_one_piece_after_the_other_is_thrown_away(qtbot, started, settings, clerk, own):
    files = [left_behind(settings, title) for title in ("甲", "乙")]
    window = started(own)
    clerk.will("先留着", "不要了", "不要了")
    for left in (2, 1, 0):
        press(qtbot, window.recovery, "不要了")
        assert sum(file.exists() for file in files) == left
    assert window.recovery.isHidden()
