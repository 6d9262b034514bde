"""A unit sets which rules are asked; an office hands such settings down; both with real clicks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolTip,
)

from core.checks import RULES, STANDARD
from core.checks.rule import Severity
from core.choices_file import FORMAT, SUFFIX, open_choices
from gui.app import Program
from gui.instance import Instance
from gui.manual import Manual
from gui.rules.choices import RuleChoices
from gui.rules.dialog import RulesDialog
from gui.rules.handing import HandingOut, TakingOver
from gui.settings import HANDED_DOWN, OWN_RULES, Settings
from tests.gui.life.acts import compose
from tests.gui.life.conftest import SAMPLE, at_peace

OFFICE = "云岭县人民政府办公室"
BY_CODE = {rule.code: rule for rule in RULES}


@pytest.fixture
def untitled(tmp_path):
    """A report whose title lacks its year, and nothing else."""
    data = json.loads(SAMPLE.read_text(encoding="utf-8"))
    data["title"] = data["title"].replace("2024年", "")
    path = tmp_path / "来件.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def handed_down(tmp_path):
    """A file as an office hands it out."""
    content = {
        "format": FORMAT,
        "office": OFFICE,
        "note": "按此检查。",
        "date": "2026-11-01",
        "off": ["S01", "S06"],
        "limits": {"S37": {"organ": 1200}},
    }
    path = tmp_path / f"统一检查项{SUFFIX}"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def page(qtbot, window, untitled):
    """The settings page beside a report that has one finding."""
    assert window.files.open(untitled)
    window.actions_by_slot["set_rules"].trigger()
    (dialog,) = window.findChildren(RulesDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def found(window) -> set[str]:
    return {finding.code for finding in window.document.findings}


def tick(qtbot, page: RulesDialog, code: str) -> None:
    """Click on a rule's box."""
    tree = page.tree
    page.show_rule(code)
    box = tree.visualItemRect(tree.item_of(code))
    height = box.height()
    place = box.topLeft()
    place.setX(box.left() + height // 2)
    place.setY(box.top() + height // 2)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


def press(qtbot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(kind: type[QDialog], act) -> None:
    """Act on the next dialog of a kind as soon as it is there."""

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, kind) and shown.isVisible():
            act(shown)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def test_a_rule_switched_off_falls_silent_and_speaks_again_when_switched_on(qtbot, window, page):
    assert "S01" in found(window)
    tick(qtbot, page, "S01")
    assert found(window) == set()
    remark = window.view.findings.remark
    assert remark.isVisible()
    assert "标题没有年份" in remark.toolTip()
    window.view.findings.copy_list()
    assert "下列检查项已关闭：“标题没有年份”。" in QApplication.clipboard().text()
    tick(qtbot, page, "S01")
    assert "S01" in found(window)
    assert not remark.isVisible()


def test_titles_are_whole_on_a_small_screen(qtbot, page):
    page.resize(820, 440)
    qtbot.wait(20)
    tree = page.tree
    for code, rule in BY_CODE.items():
        item = tree.item_of(code)
        room = tree.visualItemRect(item).width() - tree.header().length() + tree.columnWidth(0)
        box = 2 * tree.fontMetrics().height()
        assert box + tree.fontMetrics().horizontalAdvance(rule.title) <= room, rule.title


def test_space_switches_a_rule_too(qtbot, window, page):
    page.show_rule("S01")
    qtbot.keyClick(page.tree, Qt.Key.Key_Space)
    assert found(window) == set()


def test_what_must_be_checked_cannot_be_switched_off(qtbot, page):
    tick(qtbot, page, "S06")
    item = page.tree.item_of("S06")
    assert item.checkState(0) is Qt.CheckState.Checked
    assert item.text(2) == "必查"
    assert "不能关闭" in page.detail.help.text()


def places(page: RulesDialog) -> list[QPoint]:
    """Where everything that can be clicked stands."""
    shown = [*page.detail.boxes.values(), page.detail.restore, page.tree, page.close_button]
    return [widget.mapTo(page, QPoint()) for widget in shown]


@pytest.mark.parametrize(
    ("key", "typed", "kept", "words"),
    [("hint", "95", 90, "的90大，已改成90"), ("warning", "70", 80, "的80小，已改成80")],
)
def test_figures_of_a_rule_keep_their_order(  # noqa: PLR0913, PLR0917
    qtbot, page, key, typed, kept, words
):
    page.show_rule("Y04")
    before = places(page)
    box = page.detail.boxes[key]
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, typed)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == kept
    assert page.detail.refused.isVisible()
    assert words in page.detail.refused.text()
    assert places(page) == before
    box.selectAll()
    qtbot.keyClicks(box, "85")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == 85
    assert not page.detail.refused.isVisible()


def test_a_figure_is_set_by_hand_and_taken_back(qtbot, window, page):
    page.show_rule("S37")
    box = page.detail.boxes["organ"]
    before = places(page)
    assert (box.value(), box.minimum(), box.maximum()) == (1500, 300, 20_000)
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "300")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert page.isVisible()
    assert {"S01", "S37"} == found(window)
    assert page.tree.item_of("S37").text(2) == "已改"
    assert places(page) == before
    press(qtbot, page.detail.restore)
    assert box.value() == 1500
    assert found(window) == {"S01"}


def test_words_and_the_box_for_changed_ones_narrow_the_list(qtbot, page):
    tick(qtbot, page, "S01")

    def shown() -> set[str]:
        return {code for code in BY_CODE if not page.tree.item_of(code).isHidden()}

    assert shown() == set(BY_CODE)
    compose(page.search, "成文日期")
    assert {"S33", "S34"} <= shown() < set(BY_CODE)
    assert all("成文日期" in BY_CODE[code].title + "".join(BY_CODE[code].help) for code in shown())
    page.search.clear()
    qtbot.keyClick(page.changed_only, Qt.Key.Key_Space)
    assert shown() == {"S01"}


def test_what_is_set_is_there_the_next_time(qtbot, page, settings):
    tick(qtbot, page, "S01")
    settings.sync()
    again = RuleChoices(Settings(settings.folder))
    assert again.current.off == {"S01"}
    assert not again.handed.office


@pytest.mark.parametrize("text", ["", "[", "{}", '{"format": "nianbao-rules/9"}', "\x00"])
def test_nonsense_that_is_remembered_is_nothing_set(tmp_path, text):
    settings = Settings(tmp_path)
    settings.set(OWN_RULES, text)
    settings.set(HANDED_DOWN, text)
    assert RuleChoices(settings).current == STANDARD


def test_a_file_is_imported_with_its_changes_shown_before(qtbot, window, page, clerk, handed_down):
    seen = []

    def look(dialog: TakingOver) -> None:
        seen.append(" ".join(label.text() for label in dialog.findChildren(QLabel)))
        seen.append(
            [
                [dialog.table.item(row, column).text() for column in range(3)]
                for row in range(dialog.table.rowCount())
            ]
        )
        press(qtbot, dialog.accept_button)

    clerk.will(handed_down)
    answer(TakingOver, look)
    press(qtbot, page.import_button)
    words, rows = seen
    assert OFFICE in words and "按此检查" in words and "2026-11-01" in words
    assert "“缺少部分”是必查的，不能关闭" in words
    assert "不能单独改。要改，先在“检查—检查项设置”里按“全部恢复默认”" in words
    assert rows[0] == ["“标题没有年份”", "检查", "不检查"]
    assert rows[1][1:] == ["1500", "1200"]
    assert found(window) == set()
    item = page.tree.item_of("S01")
    assert item.text(2) == "统一设置"
    assert item.toolTip(2) == f"由{OFFICE}统一设置"
    assert page.detail.mark.text().startswith(f"由{OFFICE}统一设置，这里不能另改。")
    assert OFFICE in page.state.text()
    tick(qtbot, page, "S01")
    assert found(window) == set()
    qtbot.waitUntil(QToolTip.isVisible)
    assert "退回统一的设置" in QToolTip.text()
    page.show_rule("S37")
    assert not page.detail.boxes["organ"].isEnabled()
    assert page.detail.boxes["county"].isEnabled()
    clerk.will("恢复默认")
    press(qtbot, page.reset_button)
    assert found(window) == {"S01"}
    assert item.text(2) == ""


def test_a_file_that_is_not_wanted_changes_nothing(qtbot, window, page, clerk, handed_down):
    clerk.will(handed_down)
    answer(TakingOver, lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    press(qtbot, page.import_button)
    assert found(window) == {"S01"}
    assert window.rules.current == STANDARD


@pytest.mark.parametrize("content", [b"", b"{}", b"\x00\x01", b'{"format": "nianbao/1"}'])
def test_what_is_no_such_file_is_refused_in_one_sentence(page, clerk, tmp_path, window, content):
    path = tmp_path / f"别的{SUFFIX}"
    path.write_bytes(content)
    clerk.will("知道了")
    assert not window.files.open(path)
    assert "别的" in clerk.heard[0]
    assert "检查项设置" in clerk.heard[0]
    assert page.isVisible()


def accepted(qtbot) -> None:
    answer(TakingOver, lambda dialog: press(qtbot, dialog.accept_button))


def test_a_file_dropped_on_the_window_is_taken_over(qtbot, window, untitled, handed_down):
    assert window.files.open(untitled)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(handed_down))])
    accepted(qtbot)
    copied, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), copied, mime, left, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), copied, mime, left, none))
    assert found(window) == set()
    assert window.document.path == untitled
    assert OFFICE in window.statusBar().currentMessage()


@pytest.fixture
def program(qtbot, qapp, settings, clerk, handed_down):
    """The program as a double click on the file starts it."""
    assert clerk.heard == []
    instance = Instance(settings.folder)
    assert instance.claim(None)
    started = Program(settings, instance, handed_down)
    started.setParent(qapp)
    qtbot.addWidget(started.window, before_close_func=at_peace)
    yield started
    instance.close()


def test_a_double_clicked_file_is_taken_over_and_the_report_stays(
    qtbot, program, untitled, handed_down
):
    window = program.window
    accepted(qtbot)
    program.start()
    qtbot.waitUntil(lambda: window.rules.office == OFFICE)
    assert window.document is None
    program.handed_over(str(untitled))
    assert found(window) == set()
    window.rules.reset()
    assert found(window) == {"S01"}
    accepted(qtbot)
    program.handed_over(str(handed_down))
    assert found(window) == set()
    assert window.document.path == untitled


def test_settings_are_handed_out_under_a_name(qtbot, page, clerk, tmp_path):
    target = tmp_path / "发下去"

    def fill(dialog: HandingOut) -> None:
        assert not dialog.accept_button.isEnabled()
        qtbot.keyClicks(dialog.office, "county office")
        qtbot.keyClicks(dialog.note, "for all")
        press(qtbot, dialog.accept_button)

    tick(qtbot, page, "S01")
    clerk.will(target)
    answer(HandingOut, fill)
    press(qtbot, page.export_button)
    handout, told = open_choices(target.with_suffix(SUFFIX))
    assert told == ()
    assert (handout.office, handout.note) == ("county office", "for all")
    assert handout.choices.off == {"S01"}
    assert handout.choices.on == frozenset()
    assert page.told.isVisible()
    assert page.told.toolTip().startswith(f"已导出到“发下去{SUFFIX}”（在{tmp_path}）")


def test_everything_can_be_handed_out_even_where_nothing_was_changed(qtbot, page, clerk, tmp_path):
    def fill(dialog: HandingOut) -> None:
        dialog.office.setText(OFFICE)
        assert not dialog.accept_button.isEnabled()
        qtbot.keyClick(dialog.everything, Qt.Key.Key_Space)
        press(qtbot, dialog.accept_button)

    clerk.will(tmp_path / f"全部{SUFFIX}")
    answer(HandingOut, fill)
    press(qtbot, page.export_button)
    choices = open_choices(tmp_path / f"全部{SUFFIX}")[0].choices
    assert choices.off | choices.on == set(BY_CODE)


def test_from_a_finding_to_its_rule_and_to_the_manual(window, untitled):
    assert window.files.open(untitled)
    panel = window.view.findings
    panel.next(1)
    panel.help.more.linkActivated.emit("rules")
    (page,) = window.findChildren(RulesDialog)
    assert page.tree.current().code == "S01"
    panel.help.more.linkActivated.emit("manual")
    (manual,) = window.findChildren(Manual)
    assert manual.list.currentItem().text() == "检查项一览"
    manual.close()


def test_the_page_can_be_worked_by_keyboard_and_left_by_escape(qtbot, window, page):
    assert page.search.hasFocus()
    qtbot.keyClicks(page.search, "S3")
    assert page.detail.title.text().endswith(page.tree.current().title)
    page.search.clear()
    qtbot.keyClicks(page.search, "nowhere")
    assert page.tree.current() is None
    assert not page.detail.title.isVisible()
    page.search.clear()
    qtbot.keyClicks(page.search, "S01")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.isVisible()
    assert page.tree.hasFocus()
    assert page.tree.current().code == "S01"
    qtbot.keyClick(page.tree, Qt.Key.Key_Space)
    assert found(window) == set()
    with qtbot.waitSignal(page.destroyed):
        qtbot.keyClick(page.tree, Qt.Key.Key_Escape)


def test_every_control_has_a_name_to_be_read_out(page):
    page.show_rule("S37")
    for kind in (QLineEdit, QSpinBox, QPushButton, QCheckBox):
        for control in page.findChildren(kind):
            inner = control.objectName().startswith("qt_")
            assert inner or control.accessibleName() or getattr(control, "text", str)()


def test_the_severity_of_each_rule_is_told_by_sign_and_word(page):
    texts = {page.tree.item_of(code).text(1) for code in BY_CODE}
    assert texts == {f"{severity.sign} {severity.label}" for severity in Severity}


def test_a_path_that_sets_rules_is_told_by_its_name(window, clerk):
    clerk.will("知道了")
    assert not window.files.open(Path("/nowhere/A.NBRULES"))
    assert "找不到" in clerk.heard[0]
