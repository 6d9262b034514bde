"""A quiet line about rules that are not as usual."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui import look


class Remark(QLabel):
    """One line, shortened to the room there is; whole in its tooltip, hidden without words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(8, 0, 8, 3)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def say(self, sentences: Iterable[str]) -> None:
        """Show some sentences."""
        self._words = "".join(sentences)
        self.setToolTip(self._words)
        self.setAccessibleName(self._words)
        self._dress()
        self._fit()
        self.setVisible(bool(self._words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the desktop when they change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._dress()

    def _dress(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(look.tokens().muted))
        self.setPalette(palette)

    def _fit(self) -> None:
        room = self.contentsRect().width()
        self.setText(
            self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(room, 0))
        )
