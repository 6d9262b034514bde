"""What stands in a cell: its painting, and the editor that is opened over it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui import look
from gui.tables.header import paint_heading
from gui.tables.model import GridModel, Index
from gui.tables.paint import Standing, paint_cell
from gui.tables.states import Position

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


QUIET = 5_000
"""Milliseconds without a key after which what was typed into an open cell is taken over."""


class CellDelegate(QStyledItemDelegate):
    """Paints cells by their state and edits them in a plain line.

    ``finished`` says which way to go on when a key ends the editing. After typing into a cell
    (``typing``) the arrow keys end it too; after F2 they move within the text. ``current`` is
    the cursor's row and column in the model, ``marked`` are the cells pointed out, ``lit``
    those that a number pointed at states, and ``heading_font`` is what headings among the
    cells are set in.
    """

    finished = Signal(str)

    def __init__(self, model: GridModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.current: tuple[int, int] = (-1, -1)
        self.marked: frozenset[Position] = frozenset()
        self.lit: frozenset[Position] = frozenset()
        self.heading_font = QFont()
        self.typing = False
        self.quiet = QTimer(self)
        self.quiet.setInterval(QUIET)
        self.quiet.setSingleShot(True)
        self.quiet.timeout.connect(self._enter)
        self._editor: QLineEdit | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.row(), index.column()
        box = self._model.box(row, column)
        if box is None:
            return
        rect = option.rect  # type: ignore[attr-defined]
        painter.save()
        painter.setFont(option.font)  # type: ignore[attr-defined]
        if box.ref is None:
            painter.setFont(self.heading_font)
            paint_heading(painter, rect, rect, box, self._model.table)
        else:
            standing = Standing(
                self.current == (row, column),
                self.current[0] == row or self.current[1] == column,
                bool(option.state & QStyle.StateFlag.State_Selected),  # type: ignore[attr-defined]
                (box.ref.row, box.ref.column) in self.marked,
                (box.ref.row, box.ref.column) in self.lit,
            )
            paint_cell(painter, rect, self._model.state(box.ref), standing)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.setFrame(False)
        editor.setStyleSheet(f"border: 2px solid {look.tokens().accent};")
        editor.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        editor.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        editor.textEdited.connect(self._typed)
        self._editor = editor
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.quiet.stop()
        self._editor = None
        super().destroyEditor(editor, index)

    def _typed(self) -> None:
        self.quiet.start()

    def _enter(self) -> None:
        """Take over what stands in the open editor, so that a power cut cannot lose it."""
        if self._editor is not None:
            self.commitData.emit(self._editor)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit) and editor.isModified():
            model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        way = self._way(event) if isinstance(event, QKeyEvent) else None
        if way and isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.finished.emit(way)
            return True
        return super().eventFilter(editor, event)

    def _way(self, event: QKeyEvent) -> str | None:
        """Which way a key leads out of the editor, if it does."""
        if event.type() is not QEvent.Type.KeyPress:
            return None
        key, held = Qt.Key(event.key()), event.modifiers()
        if self.typing and key in _ARROWS and not held & Qt.KeyboardModifier.ShiftModifier:
            return _ARROWS[key]
        way = _FINISHING.get(key)
        return "up" if way == "down" and held & Qt.KeyboardModifier.ShiftModifier else way

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, 1)
