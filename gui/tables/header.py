"""Headings that stay in sight while the body of a table scrolls, merged as printed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from core.form.layout import Box, Kind, boxes
from core.form.spec import Table
from core.writers.style import Align, alignment
from gui import look
from gui.tables.geometry import PADDING, WRAPPED, Geometry, broken
from gui.tables.model import GridModel, Index

_BAR = 3


class BoxHeader(QHeaderView):
    """The column headings or the row labels of a table, drawn from its boxes.

    Its sections are the columns or rows of the body, so that a click selects one and both
    scroll together; what is painted are the merged boxes over them. The text of a box that
    reaches out of sight stays in the part that is seen.
    """

    def __init__(self, orientation: Qt.Orientation, model: GridModel, view: QTableView) -> None:
        super().__init__(orientation, view)
        self._across = orientation is Qt.Orientation.Horizontal
        self._model, self._view = model, view
        kind = Kind.HEADER if self._across else Kind.LABEL
        self._boxes = tuple(box for box in boxes(model.table) if box.kind is kind)
        self._geometry = Geometry((), ())
        self._rects: list[QRect] = []
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("栏目" if self._across else "行目")

    def set_geometry(self, geometry: Geometry) -> None:
        """Take other sizes for sections and depth."""
        self._geometry = geometry
        before = sum(geometry.widths[: self._model.left]) if self._across else 0
        above = 0 if self._across else sum(geometry.heights[: self._model.top])
        self._rects = [geometry.rect(box).translated(-before, -above) for box in self._boxes]
        sizes = geometry.widths[self._model.left :]
        if not self._across:
            sizes = geometry.heights[self._model.top :]
        for section, size in enumerate(sizes):
            self.resizeSection(section, size)
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._across:
            return QSize(hint.width(), sum(self._geometry.heights[: self._model.top]))
        return QSize(sum(self._geometry.widths[: self._model.left]), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.fillRect(event.rect(), look.colour("window"))
        current = self._view.currentIndex()
        aside = QPoint(self.offset(), 0) if self._across else QPoint(0, self.offset())
        for box, place in zip(self._boxes, self._rects, strict=True):
            rect = place.translated(-aside)
            if rect.intersects(event.rect()):
                seen = rect.intersected(self.viewport().rect())
                on = self._crosses(box, current)
                paint_heading(painter, rect, seen, box, self._model.table, on=on)
                if on:
                    painter.fillRect(self._bar(rect), look.colour("accent"))
        painter.end()

    def _crosses(self, box: Box, current: Index) -> bool:
        """Whether the box stands right over or beside the current cell."""
        if not current.isValid():
            return False
        row, column = self._model.spot(current)
        if self._across:
            return box.column <= column < box.column + box.column_span
        return box.row <= row < box.row + box.row_span

    def _bar(self, rect: QRect) -> QRect:
        """A bar on the side towards the body, so that the cross-hair is not colour alone."""
        side = QRect(rect)
        if self._across:
            side.setTop(rect.bottom() - _BAR + 1)
        else:
            side.setLeft(rect.right() - _BAR + 1)
        return side


class Corner(QWidget):
    """Where the column headings meet the row labels."""

    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self._box = next((box for box in boxes(table) if box.kind is Kind.CORNER), None)
        self.setAccessibleName(self._box.text if self._box else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._box is not None:
            painter = QPainter(self)
            painter.setFont(self.font())
            paint_heading(painter, self.rect(), self.rect(), self._box, self._table)
            painter.end()


def paint_heading(  # noqa: PLR0913
    painter: QPainter, rect: QRect, seen: QRect, box: Box, table: Table, *, on: bool = False
) -> None:
    """Paint a heading in its box, its text where the box is ``seen``; ``on`` by the cursor."""
    colours = look.tokens()
    painter.fillRect(rect, QColor(colours.soft if on else colours.header))
    painter.setPen(QPen(QColor(colours.grid)))
    painter.drawLine(rect.topRight(), rect.bottomRight())
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.setPen(QColor(colours.text))
    left = alignment(table, box) is Align.LEFT
    side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter
    flags = WRAPPED | int(side | Qt.AlignmentFlag.AlignVCenter)
    text = broken(box, painter.fontMetrics(), rect.width() - 2 * PADDING)
    inner = seen.adjusted(PADDING, 0, -PADDING, 0)
    if seen != rect and painter.boundingRect(inner, flags, text).height() > inner.height():
        flags = WRAPPED | int(side | Qt.AlignmentFlag.AlignTop)
    painter.drawText(inner, flags, text)
