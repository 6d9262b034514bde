"""A line above the open report that tells of unsaved work on another one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from gui.autosave import Kept, recoverable
from gui.document import Document
from gui.kept_work import DISCARD, RECOVER, name_of, throw_away, time_of
from gui.settings import Settings

_LATER = "以后再说"
_HINTS = {
    RECOVER: "打开这份备份接着改；现在这份没保存的会先问",
    _LATER: "备份留着，开始页上还能恢复",
    DISCARD: "删掉这份备份，删之前再问一次",
}


class RecoveryBar(QFrame):
    """Offers the work until it is put off. It is hidden until :meth:`offer`.

    ``recover_requested`` carries the file to open.
    """

    recover_requested = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._open: Path | None = None
        self._wanted = False
        self._kept: Kept | None = None
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self.setAutoFillBackground(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self._words, 1)
        for words, slot in (
            (RECOVER, self._recover),
            (_LATER, self._put_off),
            (DISCARD, self._discard),
        ):
            button = QPushButton(words)
            button.setToolTip(_HINTS[words])
            button.clicked.connect(slot)
            row.addWidget(button)
        self.hide()

    def offer(self) -> None:
        """Tell of the work there is from now on, until it is put off."""
        self._wanted = True
        self._look()

    def follow(self, document: Document | None) -> None:
        """Turn to another open report, or to none: the start page tells of the work itself."""
        self._open = document.path if document else None
        self._wanted = self._wanted and document is not None
        self._look()

    def _look(self) -> None:
        every = recoverable(self._settings) if self._wanted else ()
        self._kept = next(
            (kept for kept in every if kept.path != self._open or not kept.path), None
        )
        self.setVisible(self._kept is not None)
        if self._kept is not None:
            name = name_of(self._kept, [self._open, *(kept.path for kept in every)])
            when = time_of(self._kept.time)
            self._words.setText(f"上次没有正常退出，{name}有没保存的修改（{when}的备份）。")
            self._words.setToolTip(str(self._kept.path or ""))

    def _recover(self) -> None:
        if self._kept is not None:
            self.recover_requested.emit(str(self._kept.file))
            self._look()

    def _put_off(self) -> None:
        self._wanted = False
        self._look()

    def _discard(self) -> None:
        if self._kept is not None and throw_away(self.window(), self._kept):
            self._look()
