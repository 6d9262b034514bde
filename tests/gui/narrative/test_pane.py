"""What the pane shows: places, marks, findings, counts."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QPaintEvent, QRegion, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolTip, QWidget

from core.checks.subject import Choices
from core.place import Part, Place
from gui import look
from gui.narrative.fields import Kind

from .conftest import SAMPLE, with_section

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


class Painted(QObject):
    """What has been painted of a widget from now on."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def pointed_out(editor) -> bool:
    ground = look.colour("mark")
    return any(s.format.background().color() == ground for s in editor.extraSelections())


def underlined(editor) -> list[str]:
    return [
        selection.cursor.selectedText()
        for selection in editor.extraSelections()
        if selection.format.underlineStyle() is WAVE
    ]


def test_show_place_selects_the_words_and_leaves_the_focus(shown):
    scene = shown()
    scene.write_in(scene.editor(0, Kind.TITLE), 0)
    scene.pane.show_place(Place(section=5, paragraph=1, start=2, end=6))
    expected = SAMPLE.sections[4].paragraphs[1].text[2:6]
    editor = scene.editor(5)
    assert editor.textCursor().selectedText() == expected
    assert scene.editor(0, Kind.TITLE).hasFocus()
    assert scene.pane.verticalScrollBar().value() > 0
    scene.pane.setFocus()
    assert editor.hasFocus()


def test_marks_are_laid_on_every_place_and_taken_off_again(shown):
    scene = shown()
    places = (
        Place(section=1, paragraph=0, start=0, end=4),
        Place(section=5),
        Place(part=Part.FILE),
    )
    scene.pane.mark(places)
    assert [e.field.number for e in scene.pane.editors if pointed_out(e)] == [1, 5]
    scene.pane.mark(())
    assert not any(pointed_out(e) for e in scene.pane.editors)


def test_the_sign_in_the_margin_goes_with_its_finding(qtbot, shown):
    untitled = replace(SAMPLE, title=SAMPLE.title.replace("2024年", ""))
    scene = shown(untitled)
    title = scene.editor(0, Kind.TITLE)
    assert underlined(title)
    qtbot.wait(20)
    painted = Painted(title.viewport())
    scene.document.choose(Choices(off=frozenset({"S01"})))
    qtbot.waitUntil(lambda: painted.region.contains(QPoint(4, title.viewport().height() // 2)))
    assert not underlined(title)


def test_choosing_a_section_is_told_once(qtbot, shown):
    scene = shown()
    with qtbot.waitSignal(scene.pane.section_chosen) as told:
        qtbot.mouseClick(scene.editor(3, Kind.HEADING).viewport(), Qt.MouseButton.LeftButton)
    assert told.args == [3]
    with qtbot.assertNotEmitted(scene.pane.section_chosen):
        scene.editor(3).setFocus()
        scene.pane.show_section(5)
        scene.editor(5).setFocus()


def test_findings_are_underlined_in_place(shown):
    report = with_section(SAMPLE, 1, *(p.text for p in SAMPLE.sections[0].paragraphs))
    scene = shown(report)
    assert not scene.document.findings
    wrong = SAMPLE.title.replace("2024年", "")
    scene = shown(replace(SAMPLE, title=wrong))
    title = scene.editor(0, Kind.TITLE)
    assert underlined(title) == [wrong]
    assert "没有年份" in title.accessibleDescription()


def find_menu(editor) -> QMenu:
    (menu,) = editor.findChildren(QMenu)
    return menu


def wrong_title(shown):
    scene = shown(replace(SAMPLE, title=SAMPLE.title.replace("2024年", "")))
    return scene, scene.editor(0, Kind.TITLE)


def test_the_context_menu_says_what_is_wrong_and_mends_it(shown):
    scene, title = wrong_title(shown)
    title.setFocus()
    QApplication.sendEvent(
        title.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5)),
    )
    menu = find_menu(title)
    said, fix = menu.actions()[:2]
    assert "没有年份" in said.text()
    assert fix.text() == "写上“2024年”（推荐）"
    assert {a.text().split("\t")[0] for a in menu.actions()} >= {"复制", "粘贴", "删除", "全选"}
    fix.trigger()
    assert scene.document.report == SAMPLE
    assert title.toPlainText() == SAMPLE.title
    assert not underlined(title)
    menu.close()


def test_the_tooltip_says_what_is_wrong(qtbot, shown):
    _, title = wrong_title(shown)
    at = title.cursorRect().center()
    QApplication.sendEvent(
        title.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, title.mapToGlobal(at))
    )
    assert "没有年份" in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_characters_are_counted_beside_the_heading(qtbot, shown):
    scene = shown(with_section(SAMPLE, 6, "本年没有其他事项。"))
    assert "9字" in {label.text() for label in scene.pane.findChildren(QLabel)}
    qtbot.keyClicks(scene.write_in(scene.editor(6), 0), "A")
    assert "10字" in {label.text() for label in scene.pane.findChildren(QLabel)}


def wheel(widget, modifiers, delta=-120):
    window = widget.window()
    at = widget.mapTo(window, QPoint(20, 20))
    QTest.wheelEvent(window.windowHandle(), QPointF(at), QPoint(0, delta), stateKey=modifiers)


def test_the_wheel_scrolls_and_zooms(shown):
    scene = shown()
    viewport = scene.editor(1).viewport()
    wheel(viewport, Qt.KeyboardModifier.NoModifier)
    assert scene.pane.verticalScrollBar().value() > 0
    size = scene.editor(1).font().pointSizeF()
    wheel(viewport, Qt.KeyboardModifier.ControlModifier, 120)
    assert scene.editor(1).font().pointSizeF() == size + 1
    scene.pane.zoom_by(-100)
    assert scene.editor(1).font().pointSizeF() >= 8
    assert scene.document.report == SAMPLE


def test_typing_at_the_end_keeps_the_caret_in_sight(qtbot, shown):
    scene = shown()
    editor = scene.write_in(scene.editor(7), 0)
    for _ in range(30):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.wait(20)
    caret = editor.viewport().mapTo(scene.pane.viewport(), editor.cursorRect().bottomLeft())
    assert 0 < caret.y() <= scene.pane.viewport().height()


def test_editors_are_as_tall_as_their_text_at_any_width(qtbot, shown):
    scene = shown()
    editor = scene.editor(1)
    wide = editor.height()
    scene.pane.resize(360, 600)
    qtbot.waitUntil(lambda: editor.height() > wide)
    assert editor.document().size().height() <= editor.height()
    assert not editor.verticalScrollBar().isVisible()
