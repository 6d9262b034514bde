"""Icons drawn from ``resources/icons``, in the colours the desktop has at that moment.

The files are drawn in the colours of ``LIGHT``; on a dark desktop each of those becomes the
colour of the same meaning in ``DARK``. An icon therefore follows the desktop by itself.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gui.look_tokens import LIGHT, Tokens, tokens

ICONS = Path(__file__).parent.parent / "resources" / "icons"

_COLOUR = re.compile("#[0-9a-f]{6}")
_MEANINGS = {
    getattr(LIGHT, name): name
    for name in ("text", "muted", "accent", "soft", "base", "error", "warning", "hint", "done")
}


def icon(name: str) -> QIcon:
    """The icon of a name: a file of ``resources/icons`` without its suffix.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    drawing(name)
    return QIcon(_Engine(name))


@cache
def drawing(name: str) -> str:
    """The SVG text of an icon."""
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


def recoloured(svg: str, of: Tokens, *, disabled: bool = False) -> str:
    """A drawing in other colours of the same meanings; all of them pale where disabled."""
    colours = asdict(of)

    def by_meaning(found: re.Match[str]) -> str:
        meaning = _MEANINGS.get(found[0])
        if meaning is None:
            return found[0]
        return str(colours["line" if disabled and meaning not in ("base", "soft") else meaning])

    return _COLOUR.sub(by_meaning, svg)


class _Engine(QIconEngine):
    """Draws one SVG at any size; what it draws with is decided when it draws."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _: QIcon.State) -> None:
        disabled = mode is QIcon.Mode.Disabled
        svg = recoloured(drawing(self._name), tokens(), disabled=disabled)
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        QSvgRenderer(QByteArray(svg.encode())).render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, made.rect(), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Engine(self._name)

    def isNull(self) -> bool:
        return False
