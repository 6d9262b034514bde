"""A report in its narrative pane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core.opening import open_report
from core.report import Paragraph, Report
from gui.document import Document
from gui.narrative.editor import Editor
from gui.narrative.fields import Kind
from gui.narrative.pane import NarrativePane

SAMPLE = open_report(Path(__file__).parent.parent.parent.parent / "resources" / "sample.json")


def with_section(report: Report, number: int, *texts: str, **changes: object) -> Report:
    """The report with other paragraphs in a section."""
    section = replace(
        report.sections[number - 1],
        paragraphs=tuple(Paragraph(text) for text in texts),
        **changes,
    )
    sections = (*report.sections[: number - 1], section, *report.sections[number:])
    return replace(report, sections=sections)


class Scene:
    """A pane on a document, and short names for what a user sees in it."""

    def __init__(self, document: Document, pane: NarrativePane) -> None:
        self.document, self.pane = document, pane

    def editor(self, number: int, kind: Kind = Kind.BODY) -> Editor:
        return next(
            e for e in self.pane.editors if (e.field.number, e.field.kind) == (number, kind)
        )

    def texts(self, number: int) -> list[str]:
        return [p.text for p in self.document.report.sections[number - 1].paragraphs]

    def write_in(self, editor: Editor, position: int) -> Editor:
        """Put the caret into an editor as a click would."""
        cursor = editor.textCursor()
        cursor.setPosition(position)
        editor.setTextCursor(cursor)
        editor.setFocus()
        return editor


Shown = Callable[[Report], Scene]


@pytest.fixture
def shown(qtbot) -> Shown:
    def make(report: Report = SAMPLE) -> Scene:
        document = Document(report)
        pane = NarrativePane(document)
        qtbot.addWidget(pane)
        pane.resize(560, 600)
        with qtbot.waitActive(pane):
            pane.show()
            pane.activateWindow()
        return Scene(document, pane)

    return make
