"""The list of findings on screen: sentences in up to three lines, keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView, QWidget

from gui.findings_model import PLACE, SENTENCE, SIGN, FindingsModel, Index, Key
from gui.wrapping import PADDING, WrappedText

State = tuple[Key | None, int, int]
"""What must survive a change of the list: current, its row, scroll."""


class FindingsTree(QTreeView):
    """The list; ``wanted`` says that the user wants to go to the current finding."""

    wanted = Signal()
    copied = Signal()

    def __init__(self, model: FindingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings = model
        self._open: set[Key] = set()
        self._gone: list[Key] = []
        self._restoring = False
        self.setModel(model)
        self.setItemDelegate(WrappedText(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("问题清单")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTreePosition(SIGN)
        self.setIndentation(18)
        self.header().hide()
        self.header().setStretchLastSection(False)
        for column in (SIGN, PLACE):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.header().setSectionResizeMode(SENTENCE, QHeaderView.ResizeMode.Stretch)
        self.header().setMinimumSectionSize(20)
        self.header().sectionResized.connect(self.scheduleDelayedItemsLayout)
        self.expanded.connect(lambda index: self._open.update(self._family(index)))
        self.collapsed.connect(lambda index: self._open.difference_update(self._family(index)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the place a fifth, the sign what it and the branch need."""
        unit = self.fontMetrics().horizontalAdvance("国")
        self.setColumnWidth(SIGN, 2 * self.indentation() + unit + 2 * PADDING)
        self.setColumnWidth(PLACE, min(max(event.size().width() // 4, 7 * unit), 18 * unit))
        super().resizeEvent(event)

    def remembered(self) -> State:
        """What must survive a change of the list."""
        key = self._findings.key(self.currentIndex())
        return key, self.current_row(), self.verticalScrollBar().value()

    def current_row(self) -> int:
        """The row of the current finding, or of that which explains it."""
        index = self.currentIndex()
        while index.parent().isValid():
            index = index.parent()
        return index.row()

    def restore(self, state: State) -> None:
        """Take the state up again.

        Where the current finding is gone, the next takes its place, until undo brings it back
        or the user goes to another one.
        """
        key, row, scroll = state
        self._restoring = True
        self._unfold()
        back = self._come_back()
        index = back if back.isValid() else self._remaining(key, row)
        if index.isValid():
            scrolling = self.hasAutoScroll()
            self.setAutoScroll(False)
            self.setCurrentIndex(index)
            self.setAutoScroll(scrolling)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(scroll)
        if back.isValid():
            self.scrollTo(back)
        self._restoring = False

    def _unfold(self) -> None:
        """Open again what was open, and what took over a finding that was in it."""
        for row in range(self._findings.heads()):
            index = self._findings.index(row, 0)
            if not self._open.isdisjoint(self._family(index)):
                self.setExpanded(index, True)

    def _family(self, head: QModelIndex) -> Iterator[Key]:
        """What a finding that explains others, and they themselves, are known by."""
        below = (self._findings.index(row, 0, head) for row in range(self._findings.rowCount(head)))
        for index in (head, *below):
            key = self._findings.key(index)
            if key is not None:
                yield key

    def _come_back(self) -> QModelIndex:
        """The latest of those that were current when they went, if it is listed again."""
        for at in reversed(range(len(self._gone))):
            index = self._findings.find(self._gone[at])
            if index.isValid():
                del self._gone[at:]
                return index
        return QModelIndex()

    def _remaining(self, key: Key | None, row: int) -> QModelIndex:
        """The finding that was current, or the one that stands in its place."""
        index = QModelIndex() if key is None else self._findings.find(key)
        if key is None or index.isValid():
            return index
        self._gone.append(key)
        heads = self._findings.heads()
        return self._findings.index(min(row, heads - 1), 0) if heads else index

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._restoring and current.isValid():
            self.settle()

    def settle(self) -> None:
        """Stay with the current finding, whatever comes back."""
        self._gone.clear()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes to the finding, unless it folds or only selects more."""
        index = self.indexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() is Qt.MouseButton.LeftButton
        if plain and left and index.isValid() and not self._on_branch(event.position().toPoint()):
            self.wanted.emit()

    def _on_branch(self, point: QPoint) -> bool:
        index = self.indexAt(point).siblingAtColumn(SIGN)
        return self._findings.rowCount(index) > 0 and point.x() < self.visualRect(index).left()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)
