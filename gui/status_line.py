"""The line below the window, which never loses the end of what it says."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QStatusBar,
    QStyle,
    QStyleOption,
    QStylePainter,
    QWidget,
)

_MARGIN = 6


class StatusLine(QStatusBar):
    """Cuts a long message in the middle: it often is a path; pointing at it tells the whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.messageChanged.connect(self.setToolTip)

    def shown(self) -> str:
        """The message as there is room for it."""
        return self.fontMetrics().elidedText(
            self.currentMessage(), Qt.TextElideMode.ElideMiddle, self._room().width()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.currentMessage():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        ground = QStyleOption()
        ground.initFrom(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelStatusBar, ground)
        place = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self._room(), place | Qt.TextFlag.TextSingleLine, self.shown())

    def _room(self) -> QRect:
        """Where the message may stand: left of what is always shown."""
        children = (child for child in self.children() if isinstance(child, QWidget))
        taken = (child.x() for child in children if child.isVisible())
        right = min(taken, default=self.width()) - _MARGIN
        return QRect(_MARGIN, 0, max(0, right - _MARGIN), self.height())
