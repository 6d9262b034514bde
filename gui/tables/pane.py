"""The tables of the report, one at a time, with what belongs to the one in sight."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QDialog, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from core.checks.rule import Fix
from core.edits import CellChange, Edit
from core.form.spec import SECTION_NUMERALS, CellRef, Form, Table
from core.linking import Link
from core.numbers import parse, show
from core.place import Place
from gui import parts
from gui.document import Document
from gui.tables.balance import BalanceStrip
from gui.tables.clipboard import copied, pasted
from gui.tables.menu import GridMenu
from gui.tables.model import LOCKED, GridModel
from gui.tables.paste import MOST_CELLS, plans
from gui.tables.preview import PasteDialog
from gui.tables.view import GridView

_TITLES = {"disclosure": "主动公开", "applications": "依申请", "review": "复议诉讼"}


class TablesPane(QWidget):
    """Tabs for the three tables, the strip with the balance, and the grid.

    ``pointed`` carries the cells the cursor is on, ``text_wanted`` the place of a number of the
    narrative that is to be gone to.
    """

    status = Signal(str)
    table_chosen = Signal(str)
    pointed = Signal(object)
    text_wanted = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("表格")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.strip = BalanceStrip()
        self._stack = QStackedWidget()
        self._marks: tuple[Place, ...] = ()
        self._form: Form | None = None
        self.views: dict[str, GridView] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.tabs, self.strip, self._stack):
            layout.addWidget(part)
        layout.setStretchFactor(self._stack, 1)
        self.tabs.currentChanged.connect(self._tab_changed)
        self.tabs.tabBarClicked.connect(self._tab_clicked)
        document.changed.connect(self.refresh)
        self.refresh()

    @property
    def view(self) -> GridView:
        """The grid in sight."""
        return list(self.views.values())[max(0, self.tabs.currentIndex())]

    @property
    def zoom(self) -> int:
        """How large the grids are, in percent."""
        return self.view.zoom

    def set_zoom(self, percent: int) -> None:
        """Make every grid as large as this, within bounds."""
        for view in self.views.values():
            view.set_zoom(percent)

    def zoom_by(self, steps: int) -> None:
        """Make every grid larger or smaller by some steps."""
        for view in self.views.values():
            view.zoom_by(steps)

    def refresh(self) -> None:
        """Tabs, marks, strip and status after any change; the grids read for themselves."""
        if self._form is not self.document.report.form:
            self._rebuild(self.document.report.form)
        states = parts.states(self.document)
        for number, table in enumerate(self.document.report.form.tables):
            self._title(number, table, states.get(table.key, parts.State()))
        every = {_cells(place) for f in self.document.findings for place in f.hit.places}
        if not every.issuperset(map(_cells, self._marks)):
            self.mark(place for place in self._marks if _cells(place) in every)
        self._moved()

    def _rebuild(self, form: Form) -> None:
        """Draw the tables of another edition of the form."""
        self._form = form
        for old in self.views.values():
            self._stack.removeWidget(old)
            old.deleteLater()
        while self.tabs.count() > len(form.tables):
            self.tabs.removeTab(0)
        self.views = {table.key: self._grid(table) for table in form.tables}
        while self.tabs.count() < len(form.tables):
            self.tabs.addTab("")
        self._stack.setCurrentWidget(self.view)
        self.setFocusProxy(self.view)

    def _grid(self, table: Table) -> GridView:
        view = GridView(GridModel(self.document, table))
        view.grid.setParent(view)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.told.connect(self.status)
        view.asked.connect(self._do)
        view.moved.connect(self._moved)
        view.zoomed.connect(self.zoom_by)
        self._stack.addWidget(view)
        return view

    def _title(self, number: int, table: Table, state: parts.State) -> None:
        title = f"{SECTION_NUMERALS[table.section - 1]} {_TITLES[table.key]}"
        self.tabs.setTabText(number, f"{title}　{state.signs}")
        self.tabs.setTabToolTip(number, state.words)

    def _tab_changed(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.setFocusProxy(self.view)
        self._moved()

    def _tab_clicked(self, number: int) -> None:
        if number >= 0:
            self.table_chosen.emit(list(self.views)[number])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.views:
            self._moved()

    def _moved(self) -> None:
        """Show the balance of the column and the sum of the selection where the cursor is."""
        view = self.view
        if self.sender() in self.views.values() and self.sender() is not view:
            return
        self.strip.show_column(self.document.report, view.grid.table, view.current_ref())
        self.status.emit(self._summary(view.selected_refs()))
        ref = view.current_ref()
        self.pointed.emit((ref,) if ref else ())

    def _summary(self, refs: tuple[CellRef, ...]) -> str:
        """The name of one cell, count and sum of several."""
        report = self.document.report
        if len(refs) == 1:
            return report.form.cell_name(refs[0])
        values = [value for ref in refs if (value := report.number(ref)) is not None]
        blank = f"，没有数的{len(refs) - len(values)}格" if len(values) < len(refs) else ""
        return f"选中{len(refs)}格，合计{show(sum(values))}{blank}" if refs else ""

    def show_table(self, key: str) -> None:
        """Bring a table into sight."""
        self.tabs.setCurrentIndex(list(self.views).index(key))

    def next_table(self) -> None:
        """Go on to the table after this one."""
        self._turn(1)

    def previous_table(self) -> None:
        """Go back to the table before this one."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        number = self.tabs.currentIndex() + step
        if 0 <= number < len(self.views):
            self.tabs.setCurrentIndex(number)
            self.view.setFocus()
            self.table_chosen.emit(list(self.views)[number])

    def bring_up(self, place: Place) -> None:
        """Bring a place into sight, the cursor on its first cell; the focus stays where it is."""
        if place.table is not None:
            self.show_table(place.table)
            if place.cells:
                self.view.show_cell(*place.cells[0])

    def show_place(self, place: Place) -> None:
        """Bring a place into sight and go on working there."""
        if place.table is not None:
            self.bring_up(place)
            self.view.setFocus()

    def mark(self, places: Iterable[Place]) -> None:
        """Point out every cell of some places, until no finding speaks of them any more."""
        self._marks = tuple(places)
        for view in self.views.values():
            view.mark(self._marks)

    def light(self, refs: Iterable[CellRef]) -> None:
        """Light the cells that a number of the narrative states, and no others."""
        listed = tuple(refs)
        for view in self.views.values():
            view.light(listed)

    def stated(self) -> tuple[Link, ...]:
        """The numbers of the narrative that state the current cell."""
        ref = self.view.current_ref()
        return tuple(link for link in self.document.links if ref in link.cells)

    def _do(self, command: str) -> None:
        getattr(self, command)()

    def menu(self) -> GridMenu:
        """The menu of the selected cells."""
        menu = GridMenu(self.document.report.form, self)
        ref = self.view.current_ref()
        menu.add_fixes(self.view.grid.state(ref).findings if ref else ())
        menu.add_stated(self.stated())
        menu.triggered.connect(self._chosen)
        return menu

    def _show_menu(self, at: QPoint) -> None:
        self.menu().popup(self.view.viewport().mapToGlobal(at))

    def _chosen(self, action: QAction) -> None:
        chosen = action.data()
        if isinstance(chosen, Fix):
            self.document.edit(chosen.edit)
        elif isinstance(chosen, Place):
            self.text_wanted.emit(chosen)
        elif isinstance(chosen, str):
            self._do(chosen)

    def select_all(self) -> None:
        """Select every value of the table."""
        self.view.selectAll()

    def copy(self) -> None:
        """Put the selected cells on the clipboard, for Excel and for Word."""
        if refs := self.view.selected_refs():
            QGuiApplication.clipboard().setMimeData(copied(self.document.report, refs))

    def cut(self) -> None:
        """Copy the selected cells and clear them."""
        self.copy()
        self.clear()

    def clear(self) -> None:
        """Empty the selected cells as one step."""
        self._change((CellChange(ref, "") for ref in self._typed_into()), "清除{}格")

    def fill_zeros(self) -> None:
        """Put 0 into the blank ones of the selected cells."""
        report, refs = self.document.report, self._typed_into()
        blank = [ref for ref in refs if parse(report.cell(ref) or "").blank]
        if refs and not blank:
            self.status.emit("选中的格都填了，没有空着的")
        self._change((CellChange(ref, "0") for ref in blank), "填0（{}格）")

    def _typed_into(self) -> list[CellRef]:
        """The selected cells without the totals."""
        refs = self.view.selected_refs()
        typed = [ref for ref in refs if not self.view.grid.locked(ref)]
        if refs and not typed:
            self.status.emit(LOCKED)
        return typed

    def paste(self) -> None:
        """Put what is on the clipboard into the grid; ask first where it does not simply fit."""
        report, view = self.document.report, self.view
        block, refs = pasted(QGuiApplication.clipboard().mimeData()), view.selected_refs()
        start = view.grid.index_of(refs[0].row, refs[0].column) if refs else view.currentIndex()
        found = plans(report, view.grid.moves, block, refs, view.grid.spot(start))
        if not found:
            many = f"剪贴板里的格太多了，一次最多贴{MOST_CELLS}格"
            self.status.emit(many if block.size > MOST_CELLS else "剪贴板里没有可以贴的数")
            return
        plan = found[0]
        if plan.noted or plan.ask or len(found) > 1:
            dialog = PasteDialog(report, found, self)
            accepted = dialog.exec() == QDialog.DialogCode.Accepted
            plan = dialog.plan
            dialog.deleteLater()
            if not accepted:
                return
        self._change(plan.changes, "粘贴{}格")

    def _change(self, changes: Iterable[CellChange], title: str) -> None:
        """Make those of the changes that change anything, as one step."""
        report = self.document.report
        real = tuple(change for change in changes if report.cell(change.ref) != change.text)
        if real:
            self.document.edit(Edit(title.format(len(real)), real))


def _cells(place: Place) -> tuple[str | None, frozenset[tuple[int, int]]]:
    """Which cells a place is about, whichever of them is to be shown first."""
    return place.table, frozenset(place.cells)
