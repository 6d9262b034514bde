"""What of a grid is in sight: headings, columns, cross-hair, size."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QWheelEvent

from core.place import Place
from gui import look

Role, Key = Qt.ItemDataRole, Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_headers_name_rows_and_columns_for_screen_readers(hands):
    model, table = hands.pane.view.grid, hands.document.report.form.table("applications")
    across = model.headerData(1, Qt.Orientation.Horizontal, Role.DisplayRole)
    down = model.headerData(4, Qt.Orientation.Vertical, Role.DisplayRole)
    assert across == " ".join(heading.label for heading in table.column_path(0, 1))
    assert down == " ".join(heading.label for heading in table.row_path(4))


def test_headings_stay_in_sight_while_the_body_scrolls(hands):
    view = hands.pane.view
    hands.key(Key.Key_End, CONTROL)
    assert view.verticalScrollBar().value() > 0
    assert view.horizontalHeader().geometry().top() < view.viewport().geometry().top()
    assert view.verticalHeader().geometry().left() < view.viewport().geometry().left()
    table = hands.document.report.form.table("applications")
    assert view.horizontalHeader().height() > 2 * view.rowHeight(0)
    assert len(table.column_path(0, 1)) == 3


def test_all_columns_are_in_sight_in_a_narrow_pane(hands, qtbot):
    hands.pane.resize(640, 430)
    qtbot.waitUntil(lambda: hands.pane.view.horizontalScrollBar().maximum() == 0)
    last = hands.pane.view.grid.index_of(0, 6)
    assert hands.pane.view.viewport().rect().contains(hands.pane.view.visualRect(last))


def ground(view, index):
    picture = view.viewport().grab().toImage()
    at = view.visualRect(index).center() + QPoint(-view.visualRect(index).width() // 2 + 3, -6)
    return picture.pixelColor(at * view.devicePixelRatioF())


def test_the_cross_hair_and_the_totals_can_be_seen(hands, qapp):
    look.apply(qapp)
    view, colours = hands.pane.view, look.tokens()
    hands.go(4, 2)
    index = view.grid.index_of
    assert ground(view, index(4, 4)) == QColor(colours.cross)
    assert ground(view, index(6, 2)) == QColor(colours.cross)
    assert ground(view, index(6, 4)) == QColor(colours.base)
    assert ground(view, index(6, 6)) == QColor(colours.locked)
    view.mark((Place("applications", ((6, 4),)),))
    assert ground(view, index(6, 4)) == QColor(colours.mark)


def test_zoom_keeps_the_cursor_and_has_bounds(hands):
    hands.go(12, 1)
    view = hands.pane.view
    before = view.rowHeight(0)
    at = QPointF(view.viewport().rect().center())
    wheel = QWheelEvent(
        at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, CONTROL, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QGuiApplication.sendEvent(view.viewport(), wheel)
    assert hands.pane.zoom == 110
    hands.pane.zoom_by(3)
    assert view.rowHeight(0) > before
    assert hands.here == (12, 1)
    hands.pane.zoom_by(-100)
    assert hands.pane.zoom == 70
