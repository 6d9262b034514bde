"""The outline at the left: the report's parts, each with its state."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from core.form.spec import SECTION_NUMERALS
from core.report import CLOSING
from gui import parts
from gui.document import Document

_KEY = Qt.ItemDataRole.UserRole
FOLDED_WIDTH = 110
"""Pixels below which only the badges and the shortest names are shown."""


class Outline(QTreeWidget):
    """Title, six sections with their tables, and signature; choosing one brings it to sight.

    ``chosen`` carries the number of a section (0 for title and preface, 7 for the signature)
    or the key of a table.
    """

    chosen = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(14)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("目录")
        self._entries = dict(self._built())
        self.expandAll()
        self.itemClicked.connect(self._clicked)
        self.itemActivated.connect(self._clicked)
        document.changed.connect(self.refresh)
        self.refresh()

    def _built(self) -> Iterable[tuple[parts.Key, QTreeWidgetItem]]:
        form = self._document.report.form
        yield 0, self._entry(self, 0, "标题")
        for number, numeral in enumerate(SECTION_NUMERALS[: len(form.sections)], 1):
            section = self._entry(self, number, numeral)
            yield number, section
            for table in form.tables:
                if table.section == number:
                    yield table.key, self._entry(section, table.key, table.name)
        yield CLOSING, self._entry(self, CLOSING, "落款")

    def _entry(
        self, parent: QTreeWidget | QTreeWidgetItem, key: parts.Key, short: str
    ) -> QTreeWidgetItem:
        entry = QTreeWidgetItem(parent)
        entry.setData(0, _KEY, (key, parts.name(self._document.report.form, key), short))
        return entry

    def refresh(self) -> None:
        """Show each part's state: how many findings are left of its gravest kind."""
        states = parts.states(self._document)
        folded = self.width() < FOLDED_WIDTH
        for key, entry in self._entries.items():
            _, name, short = entry.data(0, _KEY)
            state = states.get(key, parts.State())
            entry.setText(0, f"{state.badge} {short if folded else name}")
            entry.setToolTip(0, f"{name}：{state.words}")
            entry.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}，{state.words}")
            entry.setForeground(0, QColor(state.ink))

    def show_current(self, key: parts.Key) -> None:
        """Mark the part that is in sight, without announcing it as chosen."""
        if key in self._entries:
            self.setCurrentItem(self._entries[key])

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the desktop when they change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    def _clicked(self, entry: QTreeWidgetItem) -> None:
        self.chosen.emit(entry.data(0, _KEY)[0])
