"""The open report in its panes: outline, narrative beside tables, findings below."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.form.spec import CellRef
from core.place import Place, at_cells
from gui import parts
from gui.document import Document
from gui.find import FindBar
from gui.findings_panel import FindingsPanel
from gui.last_year.offer import Offer
from gui.last_year.pane import WIDTH, LastYearPane
from gui.narrative.pane import NarrativePane
from gui.outline import Outline
from gui.shares import Shares
from gui.tables.pane import TablesPane

NARROW = 1000
"""Logical pixels below which narrative and tables share one pane."""

SHORT_OF_ROOM = 1200
"""Logical pixels below which the outline folds to its badges."""

LOW = 560
"""Logical pixels of height below which the list of findings takes more of them."""


class Mode(StrEnum):
    """Ways of working: both sides, the grid alone, the text alone."""

    REVIEW = "review"
    TABLES = "tables"
    TEXT = "text"


class ReportView(QWidget):
    """All panes on one document; it only tells one pane what another one chose."""

    status = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.outline = Outline(document)
        self.narrative = NarrativePane(document)
        self.tables = TablesPane(document)
        self.last_year = LastYearPane(document)
        self.offer = Offer()
        self.findings = FindingsPanel(document)
        self.find_bar = FindBar(document)
        self.mode = Mode.REVIEW
        self._in_sight = Mode.TABLES
        sides = (self.narrative, self.tables, self.last_year)
        self._sides = Shares(Qt.Orientation.Horizontal, sides, (0.28, 0.48, 0.24))
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self._sides, 1)
        self._columns = Shares(
            Qt.Orientation.Horizontal,
            (self.outline, work),
            (0.14, 0.86),
            tight=(0.09, 0.91),
            little=SHORT_OF_ROOM,
        )
        self._rows = Shares(
            Qt.Orientation.Vertical,
            (self._columns, self.findings),
            (0.68, 0.32),
            tight=(0.57, 0.43),
            little=LOW,
        )
        self._columns.setCollapsible(1, False)
        self._rows.setCollapsible(0, False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.offer)
        layout.addWidget(self._rows, 1)
        self.find_bar.hide()
        self.last_year.hide()
        self._connect()

    def _connect(self) -> None:
        self.outline.chosen.connect(self.show_part)
        self.tables.table_chosen.connect(self._table_chosen)
        self.tables.status.connect(self.status)
        self.narrative.section_chosen.connect(self._section_chosen)
        for chosen in (
            self.outline.chosen,
            self.narrative.section_chosen,
            self.tables.table_chosen,
        ):
            chosen.connect(self.last_year.show_part)
        self.findings.jump.connect(self.show_places)
        self.narrative.pointed.connect(self.tables.light)
        self.tables.pointed.connect(self.narrative.light)
        self.narrative.cells_wanted.connect(self._show_cells)
        self.tables.text_wanted.connect(self.show_place)
        self.find_bar.jump.connect(self.show_place)
        self.find_bar.closed.connect(self._back_to_work)

    def show_part(self, key: int | str) -> None:
        """Bring a section, with its table, or a table, with its section, into sight."""
        form = self.document.report.form
        if isinstance(key, str):
            self._look_at(Mode.TABLES)
            self.tables.show_table(key)
            self.narrative.show_section(form.table(key).section)
            return
        self._look_at(Mode.TEXT)
        self.narrative.show_section(key)
        for table in form.tables:
            if table.section == key:
                self.tables.show_table(table.key)

    def show_place(self, place: Place) -> None:
        """Bring one place into sight and put the cursor there."""
        self.show_places((place,))

    def show_places(self, places: Iterable[Place]) -> None:
        """Bring the first of some places into sight and mark them all.

        Where that is text which speaks of cells, the cells are to be seen beside it.
        """
        every = tuple(places)
        in_tables = tuple(place for place in every if place.table is not None)
        in_text = tuple(place for place in every if place.table is None)
        self.tables.mark(in_tables)
        self.narrative.mark(in_text)
        if every:
            self.outline.show_current(parts.keys_of(self.document.report.form, every[0])[0])
            self.last_year.show_part(every[0].table or every[0].section or 0)
        if every and every[0].table is not None:
            self._look_at(Mode.TABLES)
            self.tables.show_place(every[0])
        elif every:
            self._look_at(Mode.TEXT)
            if in_tables:
                self.tables.bring_up(in_tables[0])
            self.narrative.show_place(every[0])
            self.narrative.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_last_year(self, shown: bool) -> None:
        """Show last year's report beside, or put it away.

        Where there is no room for three it takes the place of the tables, and gives it back.
        """
        both = self.narrative.isVisible() and self.tables.isVisible()
        self.last_year.setVisible(shown)
        if shown and both:
            self._in_sight = Mode.TEXT
        self._arrange()

    def _show_cells(self, refs: Iterable[CellRef]) -> None:
        self.show_places((at_cells(refs),))

    def jump_across(self) -> None:
        """Go from the number at the caret to its cells, or from a cell to where it is stated."""
        if self.narrative.isAncestorOf(QApplication.focusWidget() or self):
            if cells := self.narrative.cells_at_caret():
                self._show_cells(cells)
            else:
                self.status.emit("光标处的数没有和表格对上")
        elif stated := self.tables.stated():
            self.show_place(stated[0].place)
        else:
            self.status.emit("正文里没有写到这一格")

    def next_pane(self, step: int) -> None:
        """Carry the focus on to the next pane, or back to the one before."""
        panes = [pane for pane in self._panes() if self._within_reach(pane[1])]
        focused = QApplication.focusWidget() or self
        here = (n for n, (whole, _) in enumerate(panes) if _holds(whole, focused))
        _, pane = panes[(next(here, -1 if step > 0 else 0) + step) % len(panes)]
        if pane is self.narrative or pane is self.tables:
            self._look_at(Mode.TEXT if pane is self.narrative else Mode.TABLES)
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _panes(self) -> tuple[tuple[QWidget, QWidget], ...]:
        """Every pane and what gets its focus, from left to right and then below."""
        return (
            (self.outline, self.outline),
            (self.narrative, self.narrative),
            (self.tables, self.tables),
            (self.last_year, self.last_year.text),
            (self.findings, self.findings.tree),
        )

    def _within_reach(self, pane: QWidget) -> bool:
        """Whether a pane is in sight, or only waits for its turn in the pane that two share."""
        waiting = self.mode is Mode.REVIEW and pane in (self.narrative, self.tables)
        return pane.isVisible() or waiting

    def set_mode(self, mode: Mode) -> None:
        """Change the way of working."""
        self.mode = mode
        self._arrange()

    def _look_at(self, side: Mode) -> None:
        """See to it that a side can be seen: by leaving the other's mode, or in the shared pane."""
        self._in_sight = side
        if self.mode not in (Mode.REVIEW, side):
            self.mode = Mode.REVIEW
        self._arrange()

    def _arrange(self) -> None:
        room = self.width() - (0 if self.last_year.isHidden() else WIDTH)
        shared = self.mode is Mode.REVIEW and room < NARROW
        shown = self._in_sight if shared else self.mode
        self.narrative.setVisible(shown in (Mode.REVIEW, Mode.TEXT))
        self.tables.setVisible(shown in (Mode.REVIEW, Mode.TABLES))
        self._sides.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _table_chosen(self, key: str) -> None:
        self._in_sight = Mode.TABLES
        self.outline.show_current(key)
        self.narrative.show_section(self.document.report.form.table(key).section)

    def _back_to_work(self) -> None:
        """Return to the side worked on last, once the find bar is closed."""
        (self.tables if self._in_sight is Mode.TABLES else self.narrative).setFocus()

    def _section_chosen(self, number: int) -> None:
        self._in_sight = Mode.TEXT
        self.outline.show_current(number)
        for table in self.document.report.form.tables:
            if table.section == number:
                self.tables.show_table(table.key)

    def arrangement(self) -> tuple[str, ...]:
        """The panes' shares, to be remembered."""
        return tuple(s.remembered() for s in (self._sides, self._columns, self._rows))

    def arrange_as(self, shares: Iterable[str]) -> None:
        """Take up an arrangement that was remembered."""
        for splitter, text in zip((self._sides, self._columns, self._rows), shares, strict=False):
            splitter.arrange_as(text)


def _holds(whole: QWidget, widget: QWidget) -> bool:
    return whole is widget or whole.isAncestorOf(widget)
