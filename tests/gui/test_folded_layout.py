"""Findings about layout in the panel: one line at the end that nothing counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from core.checks.rule import Severity
from core.opening import open_report
from core.origin import Origin
from gui.document import Document
from gui.findings_list import as_text
from gui.findings_model import PLACE, SENTENCE
from gui.outline import Outline
from tests.core.checks import make

SAMPLE = open_report(Path(__file__).parent.parent.parent / "resources" / "sample.json")
LINE = "版式：导出时自动规范（2项）；文字里的1项可一键修正"


@pytest.fixture
def document(qapp):  # noqa: ARG001
    """The sample with a space in its title, as a file without page numbers and tidy lines."""
    title = SAMPLE.title.replace("2024年", "2024 年")
    origin = Origin("docx", layout=make.layout(numbering="", blank=3))
    return Document(replace(SAMPLE, title=title, origin=origin))


def lines(panel):
    model = panel.model
    return [model.index(row, SENTENCE).data() for row in range(model.rowCount())]


def test_one_line_at_the_end_stands_for_all(panel, document):
    first, empty = document.report.sections[:5], replace(SAMPLE.sections[5], paragraphs=())
    graver = replace(document.report, sections=(*first, empty))
    document.replace(graver, "清空第六部分")
    model = panel.model
    last = model.index(model.rowCount() - 1, SENTENCE)
    assert last.data() == LINE
    assert last.siblingAtColumn(PLACE).data() == "文件"
    assert sum(LINE[:2] in line for line in lines(panel)) == 1
    assert model.rowCount(last.siblingAtColumn(0)) == 3
    assert not panel.tree.isExpanded(last.siblingAtColumn(0))


def test_nothing_counts_it(qtbot, panel, document):
    outline = Outline(document)
    qtbot.addWidget(outline)
    assert lines(panel) == [LINE]
    assert panel.filter.buttons[Severity.HINT].text().endswith(" 0")
    assert "没有发现问题" in outline.topLevelItem(0).toolTip(0)
    listed = as_text(document.report, panel.model.listed())
    assert "未发现必须改的问题" in listed
    assert listed.count("版式") == 1
    assert "页码" not in listed


def test_its_button_mends_the_words_and_leaves_the_rest_to_export(qtbot, panel, document):
    panel.tree.setCurrentIndex(panel.model.index(0, 0))
    (button,) = panel.help.fixes()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert document.report.title == SAMPLE.title
    assert lines(panel) == ["版式：导出时自动规范（2项）"]
    assert panel.help.fixes() == ()
    document.undo_stack.undo()
    assert lines(panel) == [LINE]


def test_it_follows_the_filter(qtbot, panel):
    qtbot.mouseClick(panel.filter.buttons[Severity.HINT], Qt.MouseButton.LeftButton)
    assert lines(panel) == []
    qtbot.mouseClick(panel.filter.buttons[Severity.HINT], Qt.MouseButton.LeftButton)
    panel.filter.text.setText("页码")
    assert lines(panel) == [LINE]
    assert panel.model.rowCount(panel.model.index(0, 0)) == 1


def test_one_below_it_is_gone_to_by_a_click(qtbot, panel):
    fold = panel.model.index(0, 0)
    panel.tree.expand(fold)
    codes = [panel.model.finding(panel.model.index(row, 0, fold)).code for row in range(3)]
    below = panel.model.index(codes.index("F11"), SENTENCE, fold)
    panel.tree.scrollTo(below)
    point = panel.tree.visualRect(below).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert panel.jumps == [panel.model.finding(below).hit.places]
    assert panel.model.parent(below) == fold
