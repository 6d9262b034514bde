"""Panes beside each other that keep their shares of the room, however large the window is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget


class Shares(QSplitter):
    """A splitter whose panes change their shares only when the user drags a border.

    Where there is little room other shares hold than usual, and both are remembered apart: what
    was dragged on a small screen does not come back on a large one.

    Args:
        orientation: Beside or below each other.
        panes: What it holds.
        usual: The share of each pane.
        tight: The same where there is little room.
        little: Logical pixels below which there is little room.
    """

    def __init__(
        self,
        orientation: Qt.Orientation,
        panes: Iterable[QWidget],
        usual: tuple[float, ...],
        tight: tuple[float, ...] = (),
        little: int = 0,
    ) -> None:
        super().__init__(orientation)
        self._shares = [usual, tight or usual]
        self._little = little
        for pane in panes:
            self.addWidget(pane)
        self.setHandleWidth(5)
        self.splitterMoved.connect(self._dragged)
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Give every pane that is not hidden its share."""
        shares = self._shares[self._is_tight()]
        shown = [not self.widget(number).isHidden() for number in range(self.count())]
        whole = sum(share for share, seen in zip(shares, shown, strict=True) if seen) or 1
        self.setSizes([round(self._room() * share / whole) for share in shares])

    def remembered(self) -> str:
        """The shares as text, to be remembered."""
        return "|".join(" ".join(f"{share:.4f}" for share in shares) for shares in self._shares)

    def arrange_as(self, text: str) -> None:
        """Take up shares that were remembered; text that says nothing sensible changes nothing."""
        try:
            found = [tuple(map(float, part.split())) for part in text.split("|")]
        except ValueError:
            return
        known = [len(shares) for shares in self._shares]
        if [len(shares) for shares in found] == known and all(
            all(0 <= share <= 1 for share in shares) and sum(shares) > 0 for shares in found
        ):
            self._shares = found
            self.arrange()

    def _room(self) -> int:
        return self.width() if self.orientation() is Qt.Orientation.Horizontal else self.height()

    def _is_tight(self) -> bool:
        return self._room() < self._little

    def _dragged(self) -> None:
        """Take the panes as they stand now; those that are hidden keep what they had."""
        before = self._shares[self._is_tight()]
        shown = [not self.widget(number).isHidden() for number in range(self.count())]
        room = sum(share for share, seen in zip(before, shown, strict=True) if seen)
        sizes = self.sizes()
        self._shares[self._is_tight()] = tuple(
            room * size / (sum(sizes) or 1) if seen else share
            for share, size, seen in zip(before, sizes, shown, strict=True)
        )
