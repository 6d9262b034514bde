"""The grid of one official table: cursor, keys, selection and zoom."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTableView, QWidget

from core.form.layout import boxes
from core.form.spec import CellRef
from core.place import Place
from gui import look
from gui.tables.delegate import CellDelegate
from gui.tables.geometry import geometry
from gui.tables.header import BoxHeader, Corner, corner_of
from gui.tables.model import LOCKED, GridModel, Index
from gui.tables.moves import Spot

SMALLEST_ZOOM, LARGEST_ZOOM = 70, 220
_ZOOM_STEP = 10
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class GridView(QTableView):
    """A table drawn as printed; its headings stay in sight, its value cells are typed into.

    ``told`` carries a sentence for the line below the window; ``moved`` says that the cursor
    or the selection is elsewhere.
    """

    told = Signal(str)
    moved = Signal()

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self.zoom = 100
        self.cells = CellDelegate(model, self)
        self._across = BoxHeader(Qt.Orientation.Horizontal, model, self)
        self._down = BoxHeader(Qt.Orientation.Vertical, model, self)
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self.setHorizontalHeader(self._across)
        self.setVerticalHeader(self._down)
        self._across.setVisible(model.top > 0)
        self._down.setVisible(model.left > 0)
        self._corner = Corner(corner_of(boxes(model.table)), self)
        self._set_up()
        self.cells.finished.connect(self.go)
        self.selectionModel().selectionChanged.connect(self._selection_changed)

    def _set_up(self) -> None:
        self.setAccessibleName(self.grid.table.name)
        self.setShowGrid(True)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Numbers are typed with the input method off; each editor says so for itself, too.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        for box in self.grid.body:
            if box.row_span > 1 or box.column_span > 1:
                row, column = box.row - self.grid.top, box.column - self.grid.left
                self.setSpan(row, column, box.row_span, box.column_span)
        self.fit()
        self.setCurrentIndex(self.grid.index_at(self.grid.moves.end(-1)))

    def fit(self) -> None:
        """Lay columns and rows out anew for the width there is and the size of the type."""
        font = look.figure_font()
        font.setPointSizeF(self.window_font_size() * self.zoom / 100)
        self.setFont(font)
        bar = self.verticalScrollBar().sizeHint().width()
        sizes = geometry(self.grid.table, self.fontMetrics(), self.width() - bar - 4)
        for header in (self._across, self._down):
            header.setFont(font)
            header.set_geometry(sizes)
        self.updateGeometries()
        self._place_corner()

    def window_font_size(self) -> float:
        """The size of the program's type in points."""
        return look.ui_font().pointSizeF()

    def _place_corner(self) -> None:
        shown = self.grid.top > 0 and self.grid.left > 0
        frame = self.frameWidth()
        self._corner.setVisible(shown)
        self._corner.setFont(self.font())
        self._corner.setGeometry(
            frame, frame, self._down.sizeHint().width(), self._across.sizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.fit()

    def zoom_by(self, steps: int) -> None:
        """Make everything larger or smaller by some steps."""
        self.zoom = min(LARGEST_ZOOM, max(SMALLEST_ZOOM, self.zoom + steps * _ZOOM_STEP))
        self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & _CONTROL:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.cells.current = (current.row(), current.column()) if current.isValid() else None
        for part in (self, self._across, self._down):
            part.viewport().update()
        self.moved.emit()

    def _selection_changed(self, chosen: QItemSelection, dropped: QItemSelection) -> None:
        if not chosen.isEmpty() or not dropped.isEmpty():
            self.moved.emit()

    def current_ref(self) -> CellRef | None:
        """The cell the cursor is on."""
        return self.grid.ref(self.currentIndex())

    def selected_refs(self) -> tuple[CellRef, ...]:
        """The selected cells of the form, in its order."""
        return self.grid.refs(self.selectedIndexes())

    def go(self, way: str) -> None:
        """Move the cursor: ``down`` and ``right`` skip totals, the arrows do not."""
        moves, here = self.grid.moves, self.grid.spot(self.currentIndex())
        ways = {
            "down": moves.next_down(here, 1),
            "up": moves.next_down(here, -1),
            "right": moves.next_across(here, 1),
            "left": moves.next_across(here, -1),
            "below": moves.below(here, 1),
            "above": moves.below(here, -1),
            "beside": moves.beside(here, 1),
            "before": moves.beside(here, -1),
        }
        self.go_to(ways[way])

    def go_to(self, spot: Spot, *, extend: bool = False) -> None:
        """Put the cursor on a cell, stretching the selection to it if asked."""
        index = self.grid.index_at(spot)
        flags = QItemSelectionModel.SelectionFlag
        if extend:
            self._stretch(index)
        else:
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self.scrollTo(index)

    def _stretch(self, index: QModelIndex) -> None:
        """Select the rectangle between where the selection began and ``index``."""
        chosen = self.selectedIndexes() or [self.currentIndex()]
        anchor = chosen[0]
        flags = QItemSelectionModel.SelectionFlag
        area = QItemSelection(anchor, index)
        if index.row() < anchor.row() or index.column() < anchor.column():
            area = QItemSelection(index, anchor)
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.selectionModel().select(area, flags.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._moves_cursor(event) or self._edits(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _moves_cursor(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers()
        shift, control = bool(held & _SHIFT), bool(held & _CONTROL)
        moves, here = self.grid.moves, self.grid.spot(self.currentIndex())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go("up" if shift else "down")
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not control:
            self.go("left" if key is Qt.Key.Key_Backtab or shift else "right")
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key is Qt.Key.Key_Down else -1
            spot = moves.column_end(here, step) if control else moves.below(here, step)
            self.go_to(spot, extend=shift)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key is Qt.Key.Key_Right else -1
            spot = moves.row_end(here, step) if control else moves.beside(here, step)
            self.go_to(spot, extend=shift)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            step = 1 if key is Qt.Key.Key_End else -1
            self.go_to(moves.end(step) if control else moves.row_end(here, step), extend=shift)
        else:
            return False
        return True

    def _edits(self, event: QKeyEvent) -> bool:
        """F2 opens the cell with what it holds; a typed character replaces it."""
        typed = event.text()
        writes = bool(typed) and typed.isprintable() and not event.modifiers() & _CONTROL
        if event.key() != Qt.Key.Key_F2 and not writes:
            return False
        ref = self.current_ref()
        if ref is None or self.grid.locked(ref):
            self.told.emit(LOCKED)
            return True
        self.cells.typing = writes
        self.edit(self.currentIndex())
        for editor in self.viewport().findChildren(QLineEdit) if writes else ():
            editor.setText(typed)
            editor.setModified(True)
        return True

    def mark(self, places: Iterable[Place]) -> None:
        """Point out every cell of some places, those of other tables left aside."""
        self.cells.marked = frozenset(
            cell for place in places if place.table == self.grid.table.key for cell in place.cells
        )
        self.viewport().update()

    def show_cell(self, row: int, column: int) -> None:
        """Put the cursor on a cell of the form and bring it into sight."""
        index = self.grid.index_of(row, column)
        if index.isValid():
            self.go_to(self.grid.spot(index))
