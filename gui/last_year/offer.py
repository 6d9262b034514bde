"""What tells of last year's report in the window: a line that offers it, a button that names it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from core.comparing import not_compared, obstacle
from core.report import Report
from core.starting import about_previous
from gui.document import Document

_NONE = "没有对照"
_LONGEST = 18
"""Widest name on the button, in heights of a line."""


class Offer(QFrame):
    """A line above the report that offers a file found beside it. It is hidden until then.

    ``taken`` carries the file; ``declined`` says that it is not wanted.
    """

    taken = Signal(object)
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.yes = QPushButton("对照(&D)")
        self.no = QPushButton("不用")
        self.yes.clicked.connect(self._take)
        self.no.clicked.connect(self._decline)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self._words, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.setAutoFillBackground(True)
        self.hide()

    def show_file(self, path: Path) -> None:
        """Offer a file."""
        self._path = path
        self._words.setText(f"同一个文件夹里有上年的报告“{path.name}”，要拿来对照吗？")
        self.show()

    def _take(self) -> None:
        self.hide()
        self.taken.emit(self._path)

    def _decline(self) -> None:
        self.hide()
        self.declined.emit()


class LastYearButton(QToolButton):
    """Names the report that is compared with; its menu changes that."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        menu = QMenu(self)
        menu.addActions(list(actions))
        self.setMenu(menu)
        # With its words it has its height, and the line below the window does not grow later.
        self.setText(f"上年报告：{_NONE}")
        self.hide()

    def show_document(self, document: Document | None) -> None:
        """Say what a document is compared with."""
        self.setVisible(document is not None)
        if document is None:
            return
        previous, report = document.previous, document.report
        name = _NONE
        if previous is not None:
            name = document.previous_path.name if document.previous_path else previous.title
        elided = self.fontMetrics().elidedText(
            name, Qt.TextElideMode.ElideMiddle, _LONGEST * self.fontMetrics().height()
        )
        self.setText(f"上年报告：{elided}")
        self.setAccessibleName(f"上年报告：{name}")
        self.setToolTip(told_of(report, previous))


def told_of(report: Report, previous: Report | None) -> str:
    """What was read of last year's report, and what is not compared with it."""
    left_out = "；".join(not_compared(report, previous))
    if previous is None or obstacle(report, previous):
        return f"{left_out}。"
    about = about_previous(previous, report.organ or "", report.year or 0)
    return f"{about}{left_out}。" if left_out else about
