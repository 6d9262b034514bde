"""Painting one cell, and the editor that is opened over it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui import look
from gui.tables.geometry import PADDING, WRAPPED
from gui.tables.model import GridModel, Index
from gui.tables.states import CellState, Position

_FINISHING = {
    Qt.Key.Key_Return: "down",
    Qt.Key.Key_Enter: "down",
    Qt.Key.Key_Tab: "right",
    Qt.Key.Key_Backtab: "left",
}
_ARROWS = {
    Qt.Key.Key_Up: "above",
    Qt.Key.Key_Down: "below",
    Qt.Key.Key_Left: "before",
    Qt.Key.Key_Right: "beside",
}
_SMALLEST = 7.0


class CellDelegate(QStyledItemDelegate):
    """Paints cells by their state and edits them in a plain line.

    ``finished`` says which way to go on when a key ends the editing. After typing into a cell
    the arrow keys end it too; after F2 they move within the text.
    """

    finished = Signal(str)

    def __init__(self, model: GridModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.current: tuple[int, int] | None = None
        self.marked: frozenset[Position] = frozenset()
        self.typing = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = self._model.box(index.row(), index.column())
        if box is None:
            return
        painter.save()
        rect = option.rect  # type: ignore[attr-defined]
        painter.setFont(option.font)  # type: ignore[attr-defined]
        if box.ref is None:
            self._paint_heading(painter, rect, box.text)
        else:
            state = self._model.state(box.ref)
            selected = bool(option.state & _SELECTED)  # type: ignore[attr-defined]
            self._paint_ground(painter, rect, index, state, selected=selected)
            paint_cell(painter, rect, state, selected=selected)
            if (box.ref.row, box.ref.column) in self.marked:
                _outline(painter, rect, look.colour("warning"), Qt.PenStyle.DashLine)
            if self.current == (index.row(), index.column()):
                _outline(painter, rect, look.colour("accent"), Qt.PenStyle.SolidLine)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, text: str) -> None:
        painter.fillRect(rect, look.colour("header"))
        painter.setPen(look.colour("text"))
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        painter.drawText(inner, WRAPPED | int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_ground(
        self, painter: QPainter, rect: QRect, index: Index, state: CellState, *, selected: bool
    ) -> None:
        colours = look.tokens()
        here = self.current == (index.row(), index.column())
        ground = colours.locked if state.computed else colours.base
        if (
            self.current
            and not here
            and (self.current[0] == index.row() or self.current[1] == index.column())
        ):
            ground = colours.cross
        if state.sign:
            ground = colours.severity_ground(state.sign)
        if selected and not here:
            ground = colours.soft
        painter.fillRect(rect, QColor(ground))
        if state.text is None:
            painter.fillRect(rect, _hatched(colours))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.setFrame(False)
        editor.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        editor.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit) and editor.isModified():
            model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            way = _FINISHING.get(key) or (_ARROWS.get(key) if self.typing else None)
            if way == "down" and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                way = "up"
            if way and isinstance(editor, QWidget):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self.finished.emit(way)
                return True
        return super().eventFilter(editor, event)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, 1)


def paint_cell(painter: QPainter, rect: QRect, state: CellState, *, selected: bool = False) -> None:
    """Paint the figures of a cell and the signs in its corners."""
    colours = look.tokens()
    inner = rect.adjusted(PADDING, 0, -PADDING, 0)
    font = painter.font()
    if state.computed:
        _paint_lock(painter, rect, QColor(colours.muted))
        inner.setLeft(inner.left() + _LOCK)
    if state.sign:
        painter.setPen(QColor(colours.severity(state.sign)))
        painter.setFont(_scaled(font, 0.7))
        corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(rect.adjusted(0, 0, -2, 0), int(corner), look.SIGNS[state.sign])
    text, ink = state.shown, QColor(colours.text)
    if state.incomplete:
        painter.setPen(QColor(colours.warning))
        painter.setFont(_scaled(font, 0.65))
        corner = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(inner, int(corner), "未填全")
        inner.setBottom(inner.bottom() - QFontMetrics(_scaled(font, 0.65)).height() + 3)
        ink = QColor(colours.text if state.text else colours.muted)
    elif state.expected is not None:
        ink = QColor(colours.error)
    elif text == "0" and not selected:
        ink = QColor(colours.zero)
    painter.setPen(ink)
    painter.setFont(_fitting(font, text, inner.width()))
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), text)


_SELECTED = QStyle.StateFlag.State_Selected
_LOCK = 8


def _paint_lock(painter: QPainter, rect: QRect, ink: QColor) -> None:
    """A small padlock in the lower left corner."""
    body = QRect(rect.left() + 3, rect.bottom() - 8, 7, 5)
    painter.fillRect(body, ink)
    painter.setPen(QPen(ink))
    painter.drawArc(body.left() + 1, body.top() - 4, 4, 7, 0, 180 * 16)


def _hatched(colours: look.Tokens) -> QColor:
    return QColor(colours.header)


def _outline(painter: QPainter, rect: QRect, ink: QColor, style: Qt.PenStyle) -> None:
    painter.setPen(QPen(ink, 2, style))
    painter.drawRect(rect.adjusted(1, 1, -1, -1))


def _scaled(font: QFont, factor: float) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(_SMALLEST, font.pointSizeF() * factor))
    return small


def _fitting(font: QFont, text: str, width: int) -> QFont:
    """The font, made smaller as far as need be for a text to fit into a width."""
    wide = QFontMetrics(font).horizontalAdvance(text) if len(text) > 3 else 0
    return font if wide <= width else _scaled(font, max(1, width) / wide)
