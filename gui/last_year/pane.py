"""The pane that shows last year's report, to be read beside this year's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from core.report import Grid, Report
from gui import look
from gui.document import Document
from gui.last_year.page import page, same_texts, section_anchor, style

WIDTH = 240
"""Logical pixels that the pane needs beside what is worked on."""

_QUIET = 250
"""Milliseconds after the last change of a cell before the differences are shown anew."""

Shown = tuple[Report, tuple[Grid, ...], frozenset[str]]


class LastYearPane(QWidget):
    """Reads like the report, and cannot be written in. ``closed`` asks to put it away."""

    closed = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._shown: Shown | None = None
        self._part: int | str = 0
        self.text = QTextBrowser()
        self.text.setAccessibleName("上年报告")
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.document().setDocumentMargin(12)
        self._name = QLabel()
        self._name.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._lay_out()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_QUIET)
        self._idle.timeout.connect(self.refresh)
        document.changed.connect(self._changed)

    def _lay_out(self) -> None:
        close = QToolButton()
        close.setIcon(look.icon("close"))
        close.setAutoRaise(True)
        close.setToolTip("收起上年报告（F7）")
        close.setAccessibleName("收起上年报告")
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(12, 2, 4, 2)
        head.addWidget(self._name, 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.text, 1)

    def show_part(self, key: int | str) -> None:
        """Bring a table, by its key, or a section into sight; other numbers are the ends."""
        self._part = key
        self._scroll()
        # What chose the part may have changed the pane's width, too.
        QTimer.singleShot(0, self, self._scroll)

    def _scroll(self) -> None:
        key = self._part
        if isinstance(key, str):
            self.text.scrollToAnchor(key)
        elif 1 <= key <= len(self._document.report.sections):
            self.text.scrollToAnchor(section_anchor(key))
        else:
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.minimum() if key == 0 else bar.maximum())

    def refresh(self) -> None:
        """Show what is compared with now, where it was scrolled to."""
        previous = self._document.previous
        wanted = self._wanted()
        if not self.isVisible() or wanted == self._shown:
            return
        bar = self.text.verticalScrollBar()
        at = bar.value() if self._is_same_report(previous) else None
        self._shown = wanted
        self._name.setText(_named(previous) if previous else "")
        self.text.document().setDefaultStyleSheet(style())
        self.text.setHtml(page(previous, self._document.report) if previous else "")
        if at is None:
            self.show_part(self._part)
        else:
            bar.setValue(at)

    def _wanted(self) -> Shown | None:
        previous, report = self._document.previous, self._document.report
        if previous is None:
            return None
        return previous, tuple(report.tables.values()), same_texts(previous, report)

    def _is_same_report(self, previous: Report | None) -> bool:
        return self._shown is not None and self._shown[0] is previous

    def _changed(self) -> None:
        if self._is_same_report(self._document.previous):
            self._idle.start()
        else:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours and the type of the desktop when they change."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._shown = None
            self.refresh()


def _named(previous: Report) -> str:
    return f"上年报告　{previous.year}年" if previous.year else "上年报告"
