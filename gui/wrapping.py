"""List entries of a few lines: an item delegate that wraps its text."""

from __future__ import annotations

from math import ceil
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

MOST_LINES = 3
"""A longer paragraph ends in an ellipsis; its tooltip has all of it."""

_FEWER_LINES = 2
_LOW = 8
"""Lines of a list below which its entries get fewer lines, so that two of them can be seen."""

PADDING = 4
"""Pixels around a text."""

_Index = QModelIndex | QPersistentModelIndex


def wrapped(text: str, font: QFont, width: float, most: int = MOST_LINES) -> list[str]:
    """A text in lines of a width; each paragraph ends in an ellipsis if it is too long."""
    # Qt has put line separators in the place of line breaks.
    parts = text.replace("\u2028", "\n").split("\n")
    return [line for part in parts for line in _wrapped(part, font, width, most)]


def _wrapped(text: str, font: QFont, width: float, most: int) -> list[str]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        start, length = line.textStart(), line.textLength()
        if len(lines) == most - 1:
            rest = text[start:]
            lines.append(QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(text[start : start + length])
    layout.endLayout()
    return lines


class WrappedText(QStyledItemDelegate):
    """Draws the entries of a tree in up to three lines, as wide as their column."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def _most(self) -> int:
        low = self._tree.viewport().height() < _LOW * self._tree.fontMetrics().lineSpacing()
        return _FEWER_LINES if low else MOST_LINES

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        drawn: Any = option  # the stubs lack the attributes of style options
        text, drawn.text = drawn.text, ""
        control = QStyle.ControlElement.CE_ItemViewItem
        self._tree.style().drawControl(control, option, painter, self._tree)
        chosen = bool(drawn.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.save()
        painter.setPen(drawn.palette.color(role))
        painter.setFont(drawn.font)
        rect = QRectF(drawn.rect).adjusted(PADDING, PADDING, -PADDING, -PADDING)
        text = "\n".join(wrapped(text, drawn.font, rect.width(), self._most()))
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        self.initStyleOption(option, index)
        drawn: Any = option
        width = self._tree.columnWidth(index.column()) - 2 * PADDING
        lines = wrapped(drawn.text, drawn.font, width, self._most()) if drawn.text else [""]
        height = QFontMetricsF(drawn.font).lineSpacing() * len(lines)
        return QSize(width, ceil(height) + 2 * PADDING)
