"""The list of reports last used, on the start page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QWidget,
)

from gui import look
from gui.settings import Settings

_FOLDER = Qt.ItemDataRole.UserRole
_PATH = Qt.ItemDataRole.UserRole + 1
_MARGIN = 6
Index = QModelIndex | QPersistentModelIndex


class RecentList(QListWidget):
    """Reports last used; a click or Enter opens one, Del takes it off the list.

    ``chosen`` carries its path. One that is no longer there stays in the list, pale, and says
    so.
    """

    chosen = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setAccessibleName("最近用过的报告")
        self.setItemDelegate(_TwoLines(self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        forget = QAction("从列表中去掉", self)
        forget.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        forget.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        forget.triggered.connect(self._forget)
        self.addAction(forget)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    def refresh(self) -> None:
        """Read the list again."""
        self.clear()
        for path in self._settings.recent():
            self.addItem(_item(path))

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_PATH))

    def _forget(self) -> None:
        row = self.currentRow()
        if row >= 0:
            self._settings.drop_recent(Path(self.takeItem(row).data(_PATH)))


def _item(path: Path) -> QListWidgetItem:
    item = QListWidgetItem(path.name)
    missing = not _may_be_there(path)
    folder = f"找不到了　{path.parent}" if missing else str(path.parent)
    item.setData(_FOLDER, folder)
    item.setData(_PATH, str(path))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{path.name}，{folder}")
    item.setToolTip(str(path))
    if missing:
        item.setForeground(look.colour("muted"))
    return item


def _may_be_there(path: Path) -> bool:
    """Whether a file exists; one on another computer is not asked for, which may take long."""
    try:
        return str(path).startswith("\\\\") or path.exists()
    except OSError:
        return False


class _TwoLines(QStyledItemDelegate):
    """The file's name, and its folder below in a quieter colour."""

    def sizeHint(self, option: Any, _: Index) -> QSize:
        return QSize(0, 2 * option.fontMetrics.height() + 2 * _MARGIN)

    def initStyleOption(self, option: Any, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        super().paint(painter, option, index)
        chosen = option.state & QStyle.StateFlag.State_Selected
        missing = index.data(Qt.ItemDataRole.ForegroundRole) is not None
        quiet = look.colour("on_selection" if chosen else "muted")
        plain = look.colour("text")
        line = option.rect.adjusted(2 * _MARGIN, _MARGIN, -2 * _MARGIN, -_MARGIN)
        height = option.fontMetrics.height()
        painter.save()
        for role, colour in (
            (Qt.ItemDataRole.DisplayRole, quiet if chosen or missing else plain),
            (_FOLDER, quiet),
        ):
            text = option.fontMetrics.elidedText(
                index.data(role), Qt.TextElideMode.ElideMiddle, line.width()
            )
            painter.setPen(colour)
            painter.drawText(line, Qt.AlignmentFlag.AlignTop, text)
            line.translate(0, height)
        painter.restore()
