"""The preview: the pages as they will be printed, and the way to the printer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui import look
from gui.one_line import OneLine
from gui.page_view import Fit, PageView
from gui.print_fonts import missing_fonts_note
from gui.print_job import ask_and_print
from gui.print_pages import Page
from gui.settings import Settings


class Tool(NamedTuple):
    """A command of the bar; a rule stands behind the last of a group."""

    text: str
    icon: str
    keys: str
    slot: str
    last: bool = False


TOOLS = (
    Tool("打印…", "print", "Ctrl+P", "print_now", last=True),
    Tool("上一页", "previous", "Alt+Left", "previous_page"),
    Tool("下一页", "next", "Alt+Right", "next_page", last=True),
    Tool("缩小", "zoom-out", "Ctrl+-", "zoom_out"),
    Tool("放大", "zoom-in", "Ctrl+=", "zoom_in"),
    Tool("整页", "fit-page", "Ctrl+0", "fit_page"),
    Tool("页宽", "fit-width", "Ctrl+2", "fit_width"),
    Tool("实际大小", "real-size", "Ctrl+1", "real_size"),
    Tool("关闭", "close", "Esc", "reject"),
)


class Preview(QDialog):
    """A window with pages and a remark above them; a subclass may have more ``tools``."""

    tools: tuple[Tool, ...] = TOOLS

    def __init__(
        self,
        pages: Sequence[Page],
        title: str,
        parent: QWidget | None = None,
        settings: Settings | None = None,
        remark: str = "",
    ) -> None:
        super().__init__(parent)
        self._title, self._settings, self._remark = title, settings, remark
        self._pages = pages
        self.setWindowTitle("打印预览")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.view = PageView(self._pages, self)
        self._where, self._size = QLabel(self), QLabel(self)
        self.told = OneLine(self)
        self._lay_out()
        self.view.page_changed.connect(self._say_page)
        self.view.zoom_changed.connect(self._say_zoom)
        self._say_page(1)
        self._say_zoom(1.0)
        self._wide = self._bar.sizeHint().width()
        self.view.setFocus()
        if parent:
            room = self.screen().availableSize().boundedTo(parent.window().size())
            self.resize(room - QSize(40, 40))

    def print_now(self) -> None:
        """Choose a printer and print; the preview has then done its work."""
        if ask_and_print(self._pages, self._title, self, self._settings):
            self.accept()

    def next_page(self) -> None:
        """Go to the next page."""
        self.view.turn(1)

    def previous_page(self) -> None:
        """Go to the page before."""
        self.view.turn(-1)

    def zoom_in(self) -> None:
        """Larger."""
        self.view.zoom_by(1)

    def zoom_out(self) -> None:
        """Smaller."""
        self.view.zoom_by(-1)

    def real_size(self) -> None:
        """As large as on paper."""
        self.view.set_zoom(1.0)

    def fit_page(self) -> None:
        """Whole pages."""
        self.view.fit(Fit.PAGE)

    def fit_width(self) -> None:
        """Pages as wide as the window."""
        self.view.fit(Fit.WIDTH)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar = self._tool_bar()
        column.addWidget(self._bar)
        for note in filter(None, (self._remark, missing_fonts_note())):
            column.addWidget(self._note(note))
        column.addWidget(self.told)
        column.addWidget(self.view, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, the icons do without words; how to get out is always said."""
        super().resizeEvent(event)
        words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        icons = Qt.ToolButtonStyle.ToolButtonIconOnly
        self._bar.setToolButtonStyle(words if self.width() >= self._wide else icons)
        leave = self._bar.widgetForAction(self._bar.actions()[-1])
        if isinstance(leave, QToolButton):
            leave.setToolButtonStyle(words)

    def _tool_bar(self) -> QToolBar:
        bar = QToolBar(self)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        beside = {"previous_page": self._where, "zoom_out": self._size}
        for tool in self.tools:
            if tool.slot == "reject":
                bar.addWidget(_space(bar))
            bar.addAction(self._action(tool))
            if label := beside.get(tool.slot):
                bar.addWidget(label)
            if tool.last:
                bar.addSeparator()
        return bar

    def _action(self, tool: Tool) -> QAction:
        action = QAction(look.icon(tool.icon), tool.text, self)
        action.setShortcut(QKeySequence(tool.keys))
        action.setToolTip(f"{tool.text}（{tool.keys}）")
        action.triggered.connect(getattr(self, tool.slot))
        return action

    def _note(self, text: str) -> QLabel:
        note = QLabel(text, self)
        note.setWordWrap(True)
        note.setMargin(6)
        return note

    def _say_page(self, number: int) -> None:
        self._where.setText(f" 第 {number} 页，共 {len(self._pages)} 页 ")

    def _say_zoom(self, zoom: float) -> None:
        self._size.setText(f" {zoom:.0%} ")


def _space(bar: QToolBar) -> QWidget:
    space = QWidget(bar)
    space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return space
