"""The list of findings on screen: sentences in up to three lines, keys and clicks."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView, QWidget

from gui.findings_model import PLACE, SENTENCE, SIGN, FindingsModel, Key
from gui.wrapping import PADDING, WrappedText

State = tuple[Key | None, int, frozenset[Key], int]
"""What must survive a change of the list: current, its row, what is unfolded, scroll."""


class FindingsTree(QTreeView):
    """The list; ``wanted`` says that the user wants to go to the current finding."""

    wanted = Signal()
    copied = Signal()

    def __init__(self, model: FindingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings = model
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the place a fifth, the sign what it and the branch need."""
        unit = self.fontMetrics().horizontalAdvance("国")
        self.setColumnWidth(SIGN, 2 * self.indentation() + unit + 2 * PADDING)
        self.setColumnWidth(PLACE, min(max(event.size().width() // 4, 7 * unit), 18 * unit))
        super().resizeEvent(event)

    def remembered(self) -> State:
        """What must survive a change of the list."""
        folded = (self._findings.index(row, 0) for row in range(self._findings.heads()))
        open_ = frozenset(
            key
            for index in folded
            if self.isExpanded(index) and (key := self._findings.key(index)) is not None
        )
        return (
            self._findings.key(self.currentIndex()),
            self.current_row(),
            open_,
            self.verticalScrollBar().value(),
        )

    def current_row(self) -> int:
        """The row of the current finding, or of that which explains it."""
        index = self.currentIndex()
        while index.parent().isValid():
            index = index.parent()
        return index.row()

    def restore(self, state: State) -> None:
        """Take the state up again; where the current finding is gone, the next takes its place."""
        key, row, unfolded, scroll = state
        for known in unfolded:
            self.setExpanded(self._findings.find(known), True)
        if key is not None:
            index = self._findings.find(key)
            if not index.isValid() and self._findings.heads():
                index = self._findings.index(min(row, self._findings.heads() - 1), 0)
            scrolling = self.hasAutoScroll()
            self.setAutoScroll(False)
            self.setCurrentIndex(index)
            self.setAutoScroll(scrolling)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(scroll)

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
