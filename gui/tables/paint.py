"""Painting one cell: its ground, its figures, and the signs that say what colours say."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen

from gui import look
from gui.tables.geometry import PADDING
from gui.tables.states import CellState

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_TOP_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
_BELOW = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
_SIGN_SIZE, _REMARK_SIZE = 0.7, 0.64
_SMALLEST = 6.5
_LOCK_WIDTH, _SIGN_WIDTH = 11, 6


@dataclass(frozen=True)
class Standing:
    """How a cell stands to cursor and selection.

    Attributes:
        current: The cursor is on it.
        crossed: It is in the cursor's row or column.
        selected: It is selected.
        marked: It has been pointed out.
        lit: A number that states it is pointed at.
    """

    current: bool = False
    crossed: bool = False
    selected: bool = False
    marked: bool = False
    lit: bool = False


def paint_cell(painter: QPainter, rect: QRect, state: CellState, standing: Standing) -> None:
    """Paint a cell as it is and as it stands."""
    colours = look.tokens()
    painter.fillRect(rect, QColor(_ground(state, standing, colours)))
    if state.text is None:
        painter.fillRect(rect, QBrush(QColor(colours.grid), Qt.BrushStyle.BDiagPattern))
    painter.setPen(QColor(colours.grid))
    painter.drawLine(rect.topRight(), rect.bottomRight())
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    inner = rect.adjusted(PADDING, 0, -PADDING, 0)
    font = painter.font()
    if state.computed:
        _paint_lock(painter, rect, QColor(colours.muted))
        inner.adjust(_LOCK_WIDTH - PADDING, 0, 0, 0)
    if state.sign:
        inner.adjust(0, 0, -_SIGN_WIDTH, 0)
        painter.setPen(QColor(colours.severity(state.sign)))
        painter.setFont(_scaled(font, _SIGN_SIZE))
        painter.drawText(rect.adjusted(0, 0, -2, 0), _TOP_RIGHT, look.SIGNS[state.sign])
    if state.incomplete:
        inner.setBottom(_paint_remark(painter, rect, font, colours))
    painter.setPen(QColor(_ink(state, colours)))
    painter.setFont(_fitting(font, state.shown, inner.width()))
    painter.drawText(inner, _CENTRE, state.shown)
    if standing.marked:
        _outline(painter, rect, QColor(colours.warning), Qt.PenStyle.DashLine)
    if standing.lit:
        _outline(painter, rect, QColor(colours.accent), Qt.PenStyle.DotLine)
    if standing.current:
        _outline(painter, rect, QColor(colours.accent), Qt.PenStyle.SolidLine)


def _ground(state: CellState, standing: Standing, colours: look.Tokens) -> str:
    if standing.selected and not standing.current:
        return colours.soft
    if standing.lit:
        return colours.soft
    if state.sign:
        return colours.severity_ground(state.sign)
    if standing.marked:
        return colours.mark
    if standing.crossed and not standing.current:
        return colours.cross
    return colours.locked if state.computed else colours.base


def _ink(state: CellState, colours: look.Tokens) -> str:
    if state.expected is not None:
        return colours.error
    if state.incomplete and not state.text:
        return colours.muted
    return colours.zero if state.shown == "0" else colours.text


def _paint_remark(painter: QPainter, rect: QRect, font: QFont, colours: look.Tokens) -> int:
    """Write 未填全 along the lower edge and return where the room above it ends."""
    small = _scaled(font, _REMARK_SIZE)
    painter.setPen(QColor(colours.warning))
    painter.setFont(small)
    painter.drawText(rect.adjusted(_LOCK_WIDTH, 0, 0, 1), _BELOW, "未填全")
    return rect.bottom() - QFontMetrics(small).ascent() + 2


def _paint_lock(painter: QPainter, rect: QRect, ink: QColor) -> None:
    """A small padlock in the lower left corner."""
    body = QRect(rect.left() + 3, rect.bottom() - 7, 7, 5)
    painter.fillRect(body, ink)
    painter.setPen(QPen(ink))
    painter.drawArc(body.left() + 1, body.top() - 4, 4, 7, 0, 180 * 16)


def _outline(painter: QPainter, rect: QRect, ink: QColor, style: Qt.PenStyle) -> None:
    painter.setPen(QPen(ink, 2, style))
    painter.drawRect(rect.adjusted(1, 1, -2, -2))


def _scaled(font: QFont, factor: float) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(_SMALLEST, font.pointSizeF() * factor))
    return small


def _fitting(font: QFont, text: str, width: int) -> QFont:
    """The font, made smaller as far as need be for a text to fit into a width."""
    wide = QFontMetrics(font).horizontalAdvance(text) if len(text) > 3 else 0
    return font if wide <= width else _scaled(font, max(1, width) / wide)
