"""The offer to recover unsaved work, on the start page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.checks.rule import Severity
from gui import look
from gui.autosave import Kept, recoverable
from gui.kept_work import DISCARD, RECOVER, name_of, throw_away, time_of
from gui.settings import Settings


class RecoveryOffer(QFrame):
    """What was not saved when the program last ended; hidden where there is nothing.

    ``recover_requested`` carries the file to open.
    """

    recover_requested = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._shown: list[_Row] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(14, 10, 14, 10)
        sign = look.SIGNS[Severity.WARNING]
        self._rows.addWidget(QLabel(f"{sign} 上次没有正常退出，没保存的内容还在："))

    def refresh(self) -> None:
        """Look again for what can be recovered."""
        for row in self._shown:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        every = recoverable(self._settings)
        files = [kept.path for kept in every]
        self._shown = [self._row(kept, files) for kept in every]
        self.setVisible(bool(self._shown))

    def _row(self, kept: Kept, beside: Iterable[Path | None]) -> _Row:
        row = _Row(kept, name_of(kept, beside), self)
        row.recover.connect(self.recover_requested)
        row.discarded.connect(self.refresh)
        self._rows.addWidget(row)
        return row

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("warning"), 1))
        painter.setBrush(look.colour("warning_ground"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        painter.end()
        super().paintEvent(event)


class _Row(QWidget):
    """One piece of unsaved work, with what can be done with it."""

    recover = Signal(str)
    discarded = Signal()

    def __init__(self, kept: Kept, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._kept = kept
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        words = QLabel(f"{name}　{time_of(kept.time)}的备份")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setToolTip(str(kept.path or kept.title))
        layout.addWidget(words, 1)
        for act, slot in ((RECOVER, self._recover), (DISCARD, self._discard)):
            button = QPushButton(act)
            button.setAccessibleName(f"{act}：{name}")
            button.clicked.connect(slot)
            layout.addWidget(button)

    def _recover(self) -> None:
        self.recover.emit(str(self._kept.file))

    def _discard(self) -> None:
        if throw_away(self.window(), self._kept):
            self.discarded.emit()
