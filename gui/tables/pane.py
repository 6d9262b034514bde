"""The tables of the report, one at a time, with what belongs to the one in sight."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from core.edits import CellChange, Edit
from core.form.spec import SECTION_NUMERALS, CellRef
from core.numbers import parse, show
from core.place import Place
from gui import look
from gui.document import Document
from gui.tables.balance import BalanceStrip
from gui.tables.copying import copied
from gui.tables.model import LOCKED, GridModel
from gui.tables.paste import block_of, plan
from gui.tables.paste_dialog import PasteDialog
from gui.tables.states import problems
from gui.tables.view import GridView

_SHORT_TITLES = ("主动公开", "依申请", "复议诉讼")


class TablesPane(QWidget):
    """Tabs for the three tables, the strip with the balance, and the grid."""

    status = Signal(str)
    table_chosen = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("表格")
        self.tabs.setExpanding(False)
        self.strip = BalanceStrip()
        self._stack = QStackedWidget()
        self.views: dict[str, GridView] = {}
        for table in document.report.form.tables:
            self.views[table.key] = self._view(GridModel(document, table, self))
            self.tabs.addTab("")
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

    def _view(self, model: GridModel) -> GridView:
        view = GridView(model)
        view.told.connect(self.status)
        view.moved.connect(self._moved)
        self._stack.addWidget(view)
        self.setFocusProxy(view)
        return view

    @property
    def view(self) -> GridView:
        """The grid in sight."""
        return list(self.views.values())[self.tabs.currentIndex()]

    def refresh(self) -> None:
        """Tabs, strip and status after any change; the grids read for themselves."""
        for number, table in enumerate(self.document.report.form.tables):
            found = problems(self.document.findings, table)
            signs = " ".join(f"{look.SIGNS[kind]}{count}" for kind, count in found.items())
            title = f"{SECTION_NUMERALS[table.section - 1]} {_SHORT_TITLES[number]}"
            self.tabs.setTabText(number, f"{title}　{signs or look.DONE_SIGN}")
        self._moved()

    def _tab_changed(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.setFocusProxy(self.view)
        self._moved()

    def _tab_clicked(self, number: int) -> None:
        if number >= 0:
            self.table_chosen.emit(list(self.views)[number])

    def _moved(self) -> None:
        """Show the balance of the column and the sum of the selection where the cursor is."""
        view = self.view
        self.strip.show_column(self.document.report, view.grid.table, view.current_ref())
        self.status.emit(self._summary(view.selected_refs()))

    def _summary(self, refs: tuple[CellRef, ...]) -> str:
        values = [value for ref in refs if (value := self.document.report.number(ref)) is not None]
        if len(refs) < 2:
            return ""
        return f"选中{len(refs)}格　合计{show(sum(values))}　有数{len(values)}格"

    def show_table(self, key: str) -> None:
        """Bring a table into sight."""
        self.tabs.setCurrentIndex(list(self.views).index(key))

    def show_place(self, place: Place) -> None:
        """Bring a place into sight, the cursor on its first cell."""
        if place.table is None:
            return
        self.show_table(place.table)
        if place.cells:
            self.view.show_cell(*place.cells[0])
        self.view.setFocus()

    def mark(self, places: Iterable[Place]) -> None:
        """Point out every cell of some places."""
        every = tuple(places)
        for view in self.views.values():
            view.mark(every)

    def zoom_by(self, steps: int) -> None:
        """Make every grid larger or smaller."""
        for view in self.views.values():
            view.zoom_by(steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence.StandardKey
        for standard, command in (
            (keys.Copy, self.copy),
            (keys.Cut, self.cut),
            (keys.Paste, self.paste),
            (keys.SelectAll, self.select_all),
        ):
            if event.matches(standard):
                command()
                event.accept()
                return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
            event.accept()
        else:
            super().keyPressEvent(event)

    def select_all(self) -> None:
        """Select every value of the table."""
        self.view.selectAll()

    def copy(self) -> None:
        """Put the selected cells on the clipboard, for Excel and for Word."""
        refs = self.view.selected_refs()
        if refs:
            text, html = copied(self.document.report, refs)
            mime = QMimeData()
            mime.setText(text)
            mime.setHtml(html)
            QGuiApplication.clipboard().setMimeData(mime)

    def cut(self) -> None:
        """Copy the selected cells and clear them."""
        self.copy()
        self.clear()

    def clear(self) -> None:
        """Empty the selected cells as one step."""
        self._set(dict.fromkeys(self._typed_into(), ""), "清除{}格")

    def fill_zeros(self) -> None:
        """Put 0 into the blank ones of the selected cells."""
        report = self.document.report
        blank = [ref for ref in self._typed_into() if parse(report.cell(ref) or "").blank]
        self._set(dict.fromkeys(blank, "0"), "填0（{}格）")

    def _typed_into(self) -> list[CellRef]:
        refs = self.view.selected_refs()
        typed = [ref for ref in refs if not self.view.grid.locked(ref)]
        if refs and not typed:
            self.status.emit(LOCKED)
        return typed

    def paste(self) -> None:
        """Put what is on the clipboard into the grid; ask first where it does not fit."""
        text = QGuiApplication.clipboard().text()
        view = self.view
        if not text.strip() or not view.currentIndex().isValid():
            return
        here = view.grid.spot(view.currentIndex())
        refs = view.selected_refs()
        if refs:
            first = view.grid.index_of(refs[0].row, refs[0].column)
            here = view.grid.spot(first)
        found = plan(view.grid, block_of(text), here, refs)
        if found.left_out:
            dialog = PasteDialog(found, self.document.report, self)
            if dialog.exec() != QDialog.DialogCode.Accepted:
                return
        self._set(dict(found.cells), "粘贴{}格")

    def _set(self, cells: dict[CellRef, str], title: str) -> None:
        report = self.document.report
        changes = tuple(
            CellChange(ref, text) for ref, text in cells.items() if report.cell(ref) != text
        )
        if changes:
            self.document.edit(Edit(title.format(len(changes)), changes))
