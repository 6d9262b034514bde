"""Where the toolbar stands: below the menus, or beside them in a window of little height."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QToolBar, QWidget

NARROW = 1000
"""Logical pixels of width below which icons do without words: the verdict must stay in sight."""
LOW = 620
"""Logical pixels of height below which a line is saved."""
_GAP = 12


class TopLine:
    """Moves a window's toolbar as the window changes its size."""

    def __init__(self, window: QMainWindow, toolbar: QToolBar) -> None:
        self._window, self._bar = window, toolbar
        self._beside = False
        self._corner = QWidget()
        self._room = QHBoxLayout(self._corner)
        self._room.setContentsMargins(0, 0, 0, 0)

    def fit(self, size: QSize) -> None:
        """Arrange the toolbar for a size of the window."""
        words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        icons = Qt.ToolButtonStyle.ToolButtonIconOnly
        low = size.height() < LOW
        self._bar.setToolButtonStyle(icons if low or size.width() < NARROW else words)
        if low != self._beside:
            self._beside = low
            self._move()
        if low:
            self._fill(size.width())

    def _fill(self, width: int) -> None:
        """Take the room that the menus leave; they ask for the width only when they get it."""
        menus = self._window.menuBar()
        taken = menus.actionGeometry(menus.actions()[-1]).right() + _GAP
        self._bar.setFixedWidth(max(0, width - taken))
        menus.setCornerWidget(self._corner)
        self._corner.show()

    def _move(self) -> None:
        menus = self._window.menuBar()
        if self._beside:
            self._window.removeToolBar(self._bar)
            self._room.addWidget(self._bar)
        else:
            self._room.removeWidget(self._bar)
            menus.setCornerWidget(None)  # type: ignore[arg-type]
            self._corner.setParent(None)
            self._bar.setMinimumWidth(0)
            self._bar.setMaximumWidth(self._window.maximumWidth())
            self._window.addToolBar(self._bar)
        self._bar.show()
