"""Pages on the screen, as large as wanted, one or two beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gui import look
from gui.print_pages import Page
from gui.print_paint import PAPER, PER_INCH, paint

_GAP = 16
_ZOOMS = (0.25, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class Fit(Enum):
    """What decides how large the pages are."""

    PAGE = "page"
    WIDTH = "width"
    ZOOM = "zoom"


class PageView(QAbstractScrollArea):
    """A scrolled stack of pages."""

    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = tuple(pages)
        self._fit, self._zoom = Fit.PAGE, 1.0
        self._shown = 0
        self.setAccessibleName("打印预览的页面")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    @property
    def zoom(self) -> float:
        """How large the pages are; 1 is their real size."""
        return self._zoom

    @property
    def page(self) -> int:
        """The number of the page that is looked at."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        above = [at for at in range(len(self._pages)) if self._frame(at).top() <= middle]
        return (above[-1] if above else 0) // self._columns() * self._columns() + 1

    def fit(self, how: Fit) -> None:
        """Make the pages as large as the view allows, and keep them so."""
        self._fit = how
        self._arrange()

    def zoom_by(self, steps: int) -> None:
        """Make the pages larger or smaller by some steps."""
        if steps > 0:
            later = [zoom for zoom in _ZOOMS if zoom > self._zoom + 0.01]
            self.set_zoom(later[min(steps, len(later)) - 1] if later else self._zoom)
        elif steps < 0:
            earlier = [zoom for zoom in _ZOOMS if zoom < self._zoom - 0.01]
            self.set_zoom(earlier[max(steps, -len(earlier))] if earlier else self._zoom)

    def set_zoom(self, zoom: float) -> None:
        """Make the pages of a certain size, the page that is looked at staying in view."""
        page = self.page
        self._fit, self._zoom = Fit.ZOOM, zoom
        self._arrange()
        self.show_page(page)

    def show_page(self, number: int) -> None:
        """Scroll to a page."""
        at = min(max(number, 1), len(self._pages)) - 1
        self.verticalScrollBar().setValue(self._frame(at).top() - _GAP)

    def turn(self, pages: int) -> None:
        """Scroll to the next or the last row of pages."""
        self.show_page(self.page + pages * self._columns())

    def sizeHint(self) -> QSize:
        return QSize(900, 620)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by((event.angleDelta().y() > 0) - (event.angleDelta().y() < 0))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self.turn(1)
            case Qt.Key.Key_PageUp:
                self.turn(-1)
            case Qt.Key.Key_Home:
                self.show_page(1)
            case Qt.Key.Key_End:
                self.show_page(len(self._pages))
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), look.colour("line"))
        for at, page in enumerate(self._pages):
            frame = self._frame(at).translated(self._origin())
            if frame.intersects(event.rect()):
                self._paint_page(painter, page, frame)
        painter.end()

    def _paint_page(self, painter: QPainter, page: Page, frame: QRect) -> None:
        painter.fillRect(frame.adjusted(-1, -1, 1, 1), look.colour("grid"))
        painter.fillRect(frame, QColor(Qt.GlobalColor.white))
        painter.save()
        painter.setClipRect(frame)
        painter.translate(frame.topLeft())
        scale = self._scale()
        painter.scale(scale, scale)
        paint(painter, page)
        painter.restore()

    def _origin(self) -> QPoint:
        return QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _scale(self) -> float:
        return self._zoom * self.logicalDpiX() / PER_INCH

    def _page_size(self) -> QSize:
        return (PAPER * self._scale()).toSize()

    def _columns(self) -> int:
        """Two pages stand beside each other where both can be seen."""
        two = 2 * self._page_size().width() + 3 * _GAP
        return 2 if len(self._pages) > 1 and two <= self.viewport().width() else 1

    def _frame(self, at: int) -> QRect:
        """Where a page stands on the whole sheet that is scrolled."""
        size, columns = self._page_size(), self._columns()
        row, column = divmod(at, columns)
        width = columns * (size.width() + _GAP) - _GAP
        left = max(_GAP, (self.viewport().width() - width) // 2)
        place = QPoint(left + column * (size.width() + _GAP), _GAP + row * (size.height() + _GAP))
        return QRect(place, size)

    def _arrange(self) -> None:
        """Work out size and scroll range again."""
        room = self.viewport().size() - QSize(2 * _GAP, 2 * _GAP)
        full = PAPER * (self.logicalDpiX() / PER_INCH)
        if self._fit is not Fit.ZOOM:
            zoom = room.width() / full.width()
            if self._fit is Fit.PAGE:
                zoom = min(zoom, room.height() / full.height())
            self._zoom = max(zoom, 0.1)
        last = self._frame(len(self._pages) - 1)
        self._set_range(last)
        self.zoom_changed.emit(self._zoom)
        self._tell_page()
        self.viewport().update()

    def _set_range(self, last: QRect) -> None:
        view = self.viewport().size()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(0, last.bottom() + _GAP - view.height()))
        vertical.setPageStep(view.height())
        vertical.setSingleStep(48)
        horizontal.setRange(0, max(0, last.right() + _GAP - view.width()))
        horizontal.setPageStep(view.width())
        horizontal.setSingleStep(48)

    def _tell_page(self) -> None:
        if self.page != self._shown:
            self._shown = self.page
            self.page_changed.emit(self._shown)
