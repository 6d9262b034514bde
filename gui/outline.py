"""The outline at the left: the report's parts, each with its state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from core.checks.rule import Severity
from core.form.spec import SECTION_NUMERALS
from core.place import Part, Place
from core.report import CLOSING
from gui import look
from gui.document import Document

_KEY = Qt.ItemDataRole.UserRole
_PARTS = {Part.TITLE: 0, Part.PREFACE: 0, Part.SIGNATURE: CLOSING, Part.CLOSING: CLOSING}
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

    def _built(self) -> Iterable[tuple[int | str, QTreeWidgetItem]]:
        form = self._document.report.form
        yield 0, self._entry(self, 0, "标题和引言", "标题")
        for number, title in enumerate(form.sections, 1):
            numeral = SECTION_NUMERALS[number - 1]
            section = self._entry(self, number, f"{numeral}、{title}", numeral)
            yield number, section
            for table in form.tables:
                if table.section == number:
                    yield table.key, self._entry(section, table.key, table.name, table.name)
        yield CLOSING, self._entry(self, CLOSING, "落款", "落款")

    def _entry(
        self, parent: QTreeWidget | QTreeWidgetItem, key: int | str, name: str, short: str
    ) -> QTreeWidgetItem:
        entry = QTreeWidgetItem(parent)
        entry.setData(0, _KEY, (key, name, short))
        return entry

    def refresh(self) -> None:
        """Show each part's state: how many findings are left of its gravest kind."""
        counts: dict[int | str, Counter[Severity]] = {}
        for finding in self._document.pending:
            if finding.counts:
                for key in keys_of(finding.hit.places[0], self._document):
                    counts.setdefault(key, Counter())[finding.severity] += 1
        folded = self.width() < FOLDED_WIDTH
        for key, entry in self._entries.items():
            _, name, short = entry.data(0, _KEY)
            badge, spoken = _state(counts.get(key, Counter()))
            entry.setText(0, f"{badge} {short if folded else name}")
            entry.setToolTip(0, f"{name}：{spoken}")
            entry.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}，{spoken}")
            gravest = min(counts.get(key, ()), default=None, key=lambda severity: severity.rank)
            tokens = look.tokens()
            entry.setForeground(0, QColor(tokens.severity(gravest) if gravest else tokens.done))

    def show_current(self, key: int | str) -> None:
        """Mark the part that is in sight, without announcing it as chosen."""
        if key in self._entries:
            self.setCurrentItem(self._entries[key])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    def _clicked(self, entry: QTreeWidgetItem) -> None:
        self.chosen.emit(entry.data(0, _KEY)[0])


def _state(counts: Counter[Severity]) -> tuple[str, str]:
    """The badge of a part, and the same in words."""
    if not counts:
        return look.DONE_SIGN, "没有发现问题"
    gravest = min(counts, key=lambda severity: severity.rank)
    words = "，".join(
        f"{look.SEVERITY_NAMES[severity]}{counts[severity]}处"
        for severity in Severity
        if counts[severity]
    )
    return f"{look.SIGNS[gravest]}{counts[gravest]}", words


def keys_of(place: Place, document: Document) -> tuple[int | str, ...]:
    """The entries of the outline that a place belongs to."""
    if place.table is not None:
        table = document.report.form.table(place.table)
        return (table.key, table.section)
    if place.section is not None:
        return (place.section,)
    return (_PARTS.get(place.part or Part.FILE, 0),)
