"""A quiet line about rules that are not as usual."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from gui import look
from gui.one_line import OneLine


class Remark(OneLine):
    """One line, shortened to the room there is; whole in its tooltip, hidden without words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.TextElideMode.ElideRight)

    def say(self, sentences: Iterable[str]) -> None:
        """Show some sentences."""
        self._dress()
        self.tell("".join(sentences))

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the desktop when they change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._dress()

    def _dress(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(look.tokens().muted))
        self.setPalette(palette)
