"""One official table as a Qt model over the grid of its printed boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.comparing import earlier, last_year
from core.edits import CellChange, Edit
from core.form.layout import (
    Box,
    boxes,
    column_count,
    header_rows,
    label_depth,
    row_count,
)
from core.form.spec import CellRef, Table
from core.numbers import show
from core.place_words import words
from gui import look
from gui.document import Document
from gui.tables.moves import Moves
from gui.tables.states import (
    CellState,
    Position,
    cell_states,
    full_name,
    normalised,
    told,
)

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
LOCKED = "总计由程序计算，改各项的数它就跟着变"


class GridModel(QAbstractTableModel):
    """The body of a table: its boxes without the headings that stay in sight as headers.

    Where a table has one block, its column headings and row labels are the view's headers;
    where it stacks several, they are cells of the body that cannot be edited. Rows and columns
    of the model count from ``top`` and ``left`` of the printed grid. Nothing is stored: every
    cell is read from the document, which is told of every edit.
    """

    def __init__(self, document: Document, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.table = table
        self.moves = Moves(document.report.form, table)
        self.top = header_rows(table)
        self.left = label_depth(table.blocks[0]) if len(table.blocks) == 1 else 0
        self._rows = row_count(table) - self.top
        self._columns = column_count(table) - self.left
        self.states = self._read()
        self._by_spot = {(box.row - self.top, box.column - self.left): box for box in self.body}
        self._flags = {spot: self._flags_of(box) for spot, box in self._by_spot.items()}
        self._spots = {
            (box.ref.row, box.ref.column): (box.row, box.column) for box in self.body if box.ref
        }
        document.changed.connect(self.refresh)

    @cached_property
    def body(self) -> tuple[Box, ...]:
        """The boxes the model shows."""
        return tuple(
            box for box in boxes(self.table) if box.row >= self.top and box.column >= self.left
        )

    def _read(self) -> Mapping[Position, CellState]:
        """The state of every cell of the table, by its row and column in the form."""
        return cell_states(self.document.report, self.document.pending, self.table)

    def refresh(self) -> None:
        """Read everything again; where the cursor stands and what is selected stays."""
        if self.document.report.form.table(self.table.key) is not self.table:
            return  # another edition of the form: the pane is about to draw its tables instead
        before, self.states = self.states, self._read()
        for position, state in self.states.items():
            if state != before[position]:
                index = self.index_of(*position)
                self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._columns

    def box(self, row: int, column: int) -> Box | None:
        """The box that begins at a row and column of the model."""
        return self._by_spot.get((row, column))

    def ref(self, index: Index) -> CellRef | None:
        """The cell of the form at an index; None for headings and covered places."""
        box = self.box(index.row(), index.column()) if index.isValid() else None
        return box.ref if box else None

    def state(self, ref: CellRef) -> CellState:
        """The state of a cell."""
        return self.states[ref.row, ref.column]

    def locked(self, ref: CellRef) -> bool:
        """Whether a cell is a total."""
        return ref in self.document.report.form.totals

    def index_of(self, row: int, column: int) -> QModelIndex:
        """The index of a cell of the form; none if there is no such cell."""
        spot = self._spots.get((row, column))
        return self.index_at(spot) if spot else QModelIndex()

    def index_at(self, spot: tuple[int, int]) -> QModelIndex:
        """The index of a row and column of the printed grid."""
        return self.index(spot[0] - self.top, spot[1] - self.left)

    def spot(self, index: Index) -> tuple[int, int]:
        """The row and column of the printed grid at an index."""
        return index.row() + self.top, index.column() + self.left

    def flags(self, index: Index) -> Qt.ItemFlag:
        return self._flags.get((index.row(), index.column()), Qt.ItemFlag.NoItemFlags)

    def _flags_of(self, box: Box) -> Qt.ItemFlag:
        if box.ref is None:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self.locked(box.ref) else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        box = self.box(index.row(), index.column()) if index.isValid() else None
        if box is None:
            return None
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if box.ref is None:
            return box.text if role in (Role.DisplayRole, Role.AccessibleTextRole) else None
        return self._value(box.ref, role)

    def _value(self, ref: CellRef, role: int) -> str | None:
        state = self.state(ref)
        match role:
            case Role.DisplayRole:
                return f"{state.shown} 未填全" if state.incomplete else state.shown
            case Role.EditRole:
                return (state.text or "").strip()
            case Role.ToolTipRole:
                return self._tool_tip(ref, state)
            case Role.AccessibleTextRole:
                return f"{self.document.report.form.cell_name(ref)}：{state.shown or '空'}"
            case Role.AccessibleDescriptionRole:
                return "".join((*told(state), *(finding.message for finding in state.findings)))
        return None

    def _tool_tip(self, ref: CellRef, state: CellState) -> str:
        name = escape(full_name(self.document.report.form, ref)).replace("\n", "<br>")
        lines = [f"<b>{name}</b>", *map(escape, told(state))]
        lines += [f"{look.SIGNS[f.severity]} {escape(f.message)}" for f in state.findings]
        lines += map(escape, self._stated(ref))
        lines += map(escape, self._last_years(ref))
        return "".join(f"<p>{line}</p>" for line in lines)

    def _stated(self, ref: CellRef) -> Iterator[str]:
        """Where the narrative states a cell, and whether it agrees."""
        form = self.document.report.form
        for link in self.document.links:
            if ref in link.cells:
                yield f"正文{words(form, link.place)}写到：{link.words}"

    def _last_years(self, ref: CellRef) -> Iterator[str]:
        """What last year's report has for a cell, where it can be compared."""
        report = self.document.report
        before = last_year(report, self.document.previous)
        number = earlier(report, before, ref) if before else None
        if number is not None:
            yield f"上年：{show(number)}"

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        ref = self.ref(index)
        if role != Role.EditRole or ref is None or self.locked(ref):
            return False
        text = normalised(str(value))
        if text == (self.state(ref).text or ""):
            return False
        name = self.document.report.form.cell_name(ref)
        self.document.edit(
            Edit(f"填“{name}”{text}" if text else f"清除“{name}”", (CellChange(ref, text),))
        )
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if role not in (Role.DisplayRole, Role.AccessibleTextRole) or len(self.table.blocks) > 1:
            return None
        block = self.table.blocks[0]
        across = orientation is Qt.Orientation.Horizontal
        paths = block.column_paths if across else block.row_paths
        if not 0 <= section < len(paths):
            return None
        return " ".join(heading.label for heading in paths[section] if heading.label)

    def refs(self, indexes: Iterable[Index]) -> tuple[CellRef, ...]:
        """The cells of the form at some indexes, in the order of the form."""
        return tuple(sorted({ref for index in indexes if (ref := self.ref(index)) is not None}))
