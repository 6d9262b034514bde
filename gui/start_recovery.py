"""The offer to recover unsaved work, on the start page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.checks.rule import Severity
from gui import look
from gui.autosave import Kept, discard, recoverable
from gui.file_boxes import choose
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
        self._shown = [self._row(kept) for kept in recoverable(self._settings)]
        self.setVisible(bool(self._shown))

    def _row(self, kept: Kept) -> _Row:
        row = _Row(kept, self)
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

    def __init__(self, kept: Kept, parent: QWidget) -> None:
        super().__init__(parent)
        self._kept = kept
        title = kept.title or "未命名的报告"
        when = f"{kept.time:%m月%d日 %H:%M}"
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        name = QLabel(f"{title}　{when}")
        name.setToolTip(str(kept.path) if kept.path else "还没有存成文件")
        layout.addWidget(name, 1)
        for words, slot in (("恢复", self._recover), ("不要了", self._discard)):
            button = QPushButton(words)
            button.setAccessibleName(f"{words}：{title}")
            button.clicked.connect(slot)
            layout.addWidget(button)

    def _recover(self) -> None:
        self.recover.emit(str(self._kept.file))

    def _discard(self) -> None:
        words = f"真的不要“{self._kept.title}”没保存的内容了吗？删掉以后找不回来。"
        if choose(self.window(), words, "不要了", "先留着") == "不要了":
            discard(self._kept.file)
            self.discarded.emit()
