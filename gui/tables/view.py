"""The grid of one official table: cursor, keys, selection and zoom."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QTableView, QWidget

from core.form.spec import CellRef
from core.place import Place
from gui import look
from gui.tables import keys
from gui.tables.delegate import CellDelegate
from gui.tables.geometry import geometry
from gui.tables.header import BoxHeader, Corner
from gui.tables.model import LOCKED, GridModel, Index
from gui.tables.moves import Spot

SMALLEST_ZOOM, LARGEST_ZOOM = 70, 220
_ZOOM_STEP = 10
_HEADING_SIZE = 0.92
_Flag = QItemSelectionModel.SelectionFlag


class GridView(QTableView):
    """A table drawn as printed; its headings stay in sight, its value cells are typed into.

    ``told`` carries a sentence for the line below the window, ``asked`` the name of a command
    of the pane; ``moved`` says that the cursor or the selection is elsewhere, ``zoomed`` that
    the wheel asks for another size.
    """

    told = Signal(str)
    asked = Signal(str)
    moved = Signal()
    zoomed = Signal(int)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self._zoom = 100
        self._anchor = QPersistentModelIndex()
        self.cells = CellDelegate(model, self)
        self._across = BoxHeader(Qt.Orientation.Horizontal, model, self)
        self._down = BoxHeader(Qt.Orientation.Vertical, model, self)
        self._corner = Corner(model.table, self)
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self.setHorizontalHeader(self._across)
        self.setVerticalHeader(self._down)
        self._across.setVisible(model.top > 0)
        self._down.setVisible(model.left > 0)
        self._corner.setVisible(model.top > 0 and model.left > 0)
        self._set_up()
        self.cells.finished.connect(self.go)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.go("first")

    def _set_up(self) -> None:
        form, table = self.grid.document.report.form, self.grid.table
        self.setAccessibleName(f"{table.name} {form.section_heading(table.section)}")
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setTabKeyNavigation(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for box in self.grid.body:
            if box.row_span > 1 or box.column_span > 1:
                row, column = box.row - self.grid.top, box.column - self.grid.left
                self.setSpan(row, column, box.row_span, box.column_span)

    @property
    def zoom(self) -> int:
        """How large everything is, in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Make everything as large as this, within bounds."""
        self._zoom = min(LARGEST_ZOOM, max(SMALLEST_ZOOM, percent))
        self.fit()

    def zoom_by(self, steps: int) -> None:
        """Make everything larger or smaller by some steps."""
        self.set_zoom(self._zoom + steps * _ZOOM_STEP)

    def fit(self) -> None:
        """Lay columns and rows out anew for the width there is and the size of the type."""
        font = look.figure_font()
        font.setPointSizeF(QApplication.font().pointSizeF() * self._zoom / 100)
        headings = QFont(font)
        headings.setPointSizeF(font.pointSizeF() * _HEADING_SIZE)
        self.setFont(font)
        bar = self.verticalScrollBar().sizeHint().width()
        available = self.width() - bar - 2 * self.frameWidth()
        sizes = geometry(self.grid.table, QFontMetrics(headings), available)
        self.cells.heading_font = headings
        for header in (self._across, self._down):
            header.setFont(headings)
            header.set_geometry(sizes)
        self.updateGeometries()
        frame = self.frameWidth()
        width, height = self._down.sizeHint().width(), self._across.sizeHint().height()
        self._corner.setFont(headings)
        self._corner.setGeometry(frame, frame, width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.fit()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keep_input_method_off()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._keep_input_method_off()
        self.cells.current = (current.row(), current.column())
        self.viewport().update(self._cross(previous).united(self._cross(current)))
        for header in (self._across, self._down):
            header.viewport().update()
        self.moved.emit()

    def _cross(self, index: Index) -> QRegion:
        """What is seen of the row and the column of a cell."""
        if not index.isValid():
            return QRegion()
        cell, seen = self.visualRect(index), self.viewport().rect()
        row = QRect(0, cell.top(), seen.width(), cell.height())
        return QRegion(row).united(QRect(cell.left(), 0, cell.width(), seen.height()))

    def _keep_input_method_off(self) -> None:
        """Qt switches it on for every cell that can be edited; these hold numbers alone."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def _selection_changed(self, chosen: QItemSelection, dropped: QItemSelection) -> None:
        self.moved.emit()

    def current_ref(self) -> CellRef | None:
        """The cell the cursor is on."""
        return self.grid.ref(self.currentIndex())

    def selected_refs(self) -> tuple[CellRef, ...]:
        """The selected cells of the form, in its order."""
        return self.grid.refs(self.selectedIndexes())

    def go(self, way: str) -> None:
        """Move the cursor one of ``keys.WAYS``."""
        self.go_to(keys.go(self.grid.moves, way, self.grid.spot(self.currentIndex())))

    def go_to(self, spot: Spot, *, stretch: bool = False) -> None:
        """Put the cursor on a cell, stretching the selection to it if asked."""
        index = self.grid.index_at(spot)
        chosen = self.selectionModel()
        if stretch and self._anchor.isValid():
            chosen.setCurrentIndex(index, _Flag.NoUpdate)
            chosen.select(self._area(index), _Flag.ClearAndSelect)
        else:
            self._anchor = QPersistentModelIndex(index)
            chosen.setCurrentIndex(index, _Flag.ClearAndSelect)
        self.scrollTo(index)

    def _area(self, index: QModelIndex) -> QItemSelection:
        """The rectangle from where the selection began to ``index``."""
        rows = sorted((self._anchor.row(), index.row()))
        columns = sorted((self._anchor.column(), index.column()))
        model = self.model()
        return QItemSelection(model.index(rows[0], columns[0]), model.index(rows[1], columns[1]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._anchor = QPersistentModelIndex(self.currentIndex())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.cells.typing = False
        super().mouseDoubleClickEvent(event)
        ref = self.grid.ref(self.indexAt(event.position().toPoint()))
        if ref is not None and self.grid.locked(ref):
            self.told.emit(LOCKED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        spot = keys.target(event, self.grid.moves, self.grid.spot(self.currentIndex()))
        if command := keys.command(event):
            self.asked.emit(command)
        elif leaving := keys.leaves(event):
            QWidget.focusNextPrevChild(self, leaving > 0)
        elif spot is not None:
            self.go_to(spot, stretch=keys.stretches(event))
        elif event.key() == Qt.Key.Key_F2 or keys.writes(event):
            self._open(event.text() if keys.writes(event) else None)
        else:
            super().keyPressEvent(event)

    def _open(self, typed: str | None) -> None:
        """Edit the current cell: what it holds, or what is ``typed`` in its place."""
        ref, index = self.current_ref(), self.currentIndex()
        if ref is None or self.grid.locked(ref):
            self.told.emit(LOCKED)
            return
        self.cells.typing = typed is not None
        self.edit(index)
        editor = self.indexWidget(index)
        if typed is not None and isinstance(editor, QLineEdit):
            editor.clear()
            editor.insert(typed)

    def mark(self, places: Iterable[Place]) -> None:
        """Point out every cell of some places, those of other tables left aside."""
        self.cells.marked = frozenset(
            cell for place in places if place.table == self.grid.table.key for cell in place.cells
        )
        self.viewport().update()

    def light(self, refs: Iterable[CellRef]) -> None:
        """Light some cells, and no others, those of other tables left aside."""
        lit = frozenset((r.row, r.column) for r in refs if r.table == self.grid.table.key)
        before, self.cells.lit = self.cells.lit, lit
        for row, column in before ^ lit:
            self.viewport().update(self.visualRect(self.grid.index_of(row, column)))

    def show_cell(self, row: int, column: int) -> None:
        """Put the cursor on a cell of the form and bring it into sight."""
        index = self.grid.index_of(row, column)
        if index.isValid():
            self.go_to(self.grid.spot(index))
