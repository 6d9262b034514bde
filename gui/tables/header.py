"""Headings that stay in sight while the body of a table scrolls, merged as printed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from core.form.layout import Box, Kind, boxes
from core.writers.style import Align, alignment
from gui import look
from gui.tables.geometry import PADDING, WRAPPED, Geometry
from gui.tables.model import GridModel

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
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("栏目" if self._across else "行目")

    def set_geometry(self, geometry: Geometry) -> None:
        """Take other sizes for sections and depth."""
        self._geometry = geometry
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
        current = self._view.currentIndex()
        colours = look.tokens()
        painter.fillRect(event.rect(), QColor(colours.window))
        for box in self._boxes:
            rect = self._rect(box)
            if rect.intersects(event.rect()):
                seen = rect.intersected(self.viewport().rect())
                on = self._crosses(box, current)
                paint_heading(painter, rect, seen, box.text, self._alignment(box), on=on)
                if on:
                    self._paint_bar(painter, rect, colours)
        painter.end()

    def _rect(self, box: Box) -> QRect:
        rect = self._geometry.rect(box)
        if self._across:
            before = sum(self._geometry.widths[: self._model.left])
            return rect.translated(-before - self.offset(), 0)
        before = sum(self._geometry.heights[: self._model.top])
        return rect.translated(0, -before - self.offset())

    def _crosses(self, box: Box, current: QModelIndex) -> bool:
        """Whether the box stands over or beside the current cell."""
        if not current.isValid():
            return False
        row, column = self._model.spot(current)
        if self._across:
            return box.column <= column < box.column + box.column_span
        return box.row <= row < box.row + box.row_span

    def _paint_bar(self, painter: QPainter, rect: QRect, colours: look.Tokens) -> None:
        """A bar on the side towards the body, so that the cross-hair is not colour alone."""
        side = QRect(rect)
        if self._across:
            side.setTop(rect.bottom() - _BAR + 1)
        else:
            side.setLeft(rect.right() - _BAR + 1)
        painter.fillRect(side, QColor(colours.accent))

    def _alignment(self, box: Box) -> Qt.AlignmentFlag:
        left = alignment(self._model.table, box) is Align.LEFT
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter
        return side | Qt.AlignmentFlag.AlignVCenter


class Corner(QWidget):
    """Where the column headings meet the row labels."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_heading(painter, self.rect(), self.rect(), self._text, Qt.AlignmentFlag.AlignCenter)
        painter.end()


def paint_heading(  # noqa: PLR0913
    painter: QPainter,
    rect: QRect,
    seen: QRect,
    text: str,
    alignment: Qt.AlignmentFlag,
    *,
    on: bool = False,
) -> None:
    """Paint a heading in its box, its text where the box is ``seen``; ``on`` by the cursor."""
    colours = look.tokens()
    painter.fillRect(rect, QColor(colours.soft if on else colours.header))
    painter.setPen(QPen(QColor(colours.grid)))
    painter.drawLine(rect.topRight(), rect.bottomRight())
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.setPen(QColor(colours.text))
    inner = seen.adjusted(PADDING, 0, -PADDING, 0)
    need = painter.boundingRect(inner, WRAPPED | int(alignment), text)
    if need.height() > inner.height():
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
    painter.drawText(inner, WRAPPED | int(alignment), text)


def corner_of(found: Iterable[Box]) -> str:
    """The text of the corner among some boxes, if there is one."""
    return next((box.text for box in found if box.kind is Kind.CORNER), "")
