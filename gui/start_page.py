"""What the window shows while no report is open."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui import look
from gui.files import SAMPLE
from gui.settings import Settings
from gui.start_recent import RecentList
from gui.start_recovery import RecoveryOffer

_WIDTH = 46
"""Of the column, in heights of a line."""


class StartPage(QWidget):
    """Open, new, the reports last used, and what was not saved when the program last ended.

    ``open_requested`` carries the file, or nothing where it is to be asked for.
    """

    open_requested = Signal(str)
    new_requested = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.recovery = RecoveryOffer(settings)
        self.recovery.recover_requested.connect(self.open_requested)
        self.recent = RecentList(settings)
        self.recent.chosen.connect(self.open_requested)
        self.open_button = _large_button("打开报告", "open")
        self.open_button.clicked.connect(self._open)
        self.new_button = _large_button("新建报告", "new")
        self.new_button.clicked.connect(self.new_requested)
        self.sample_button = QPushButton("打开示例看看")
        self.sample_button.clicked.connect(self._open_sample)
        self._nothing = QLabel("还没有用过的报告。")
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        column = QWidget()
        column.setMaximumWidth(_WIDTH * self.fontMetrics().height())
        inner = QVBoxLayout(column)
        inner.setSpacing(12)
        inner.addWidget(_heading())
        inner.addWidget(self.recovery)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.open_button, 1)
        buttons.addWidget(self.new_button, 1)
        inner.addLayout(buttons)
        hint = QHBoxLayout()
        hint.addWidget(_quiet("也可以把报告拖到窗口里：Word、Excel、网页、文本都行。"), 1)
        hint.addWidget(self.sample_button)
        inner.addLayout(hint)
        label = QLabel("最近用过(&R)")
        label.setBuddy(self.recent)
        inner.addWidget(label)
        inner.addWidget(self._nothing)
        inner.addWidget(self.recent, 1)
        inner.addStretch(0)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 28, 24, 16)
        outer.addStretch(1)
        outer.addWidget(column, 20)
        outer.addStretch(1)

    def refresh(self) -> None:
        """Read again what was last used and what can be recovered."""
        self.recovery.refresh()
        self.recent.refresh()
        known = self.recent.count() > 0
        self.recent.setVisible(known)
        self._nothing.setVisible(not known)
        self.open_button.setFocus()

    def _open(self) -> None:
        self.open_requested.emit("")

    def _open_sample(self) -> None:
        self.open_requested.emit(str(SAMPLE))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.open_requested.emit(files[0])


def _large_button(words: str, icon: str) -> QPushButton:
    button = QPushButton(look.icon(icon), words)
    font = button.font()
    font.setPointSizeF(font.pointSizeF() * 1.25)
    button.setFont(font)
    side = button.fontMetrics().height()
    button.setIconSize(QSize(side, side) * 1.3)
    button.setMinimumHeight(int(side * 2.8))
    return button


def _heading() -> QWidget:
    heading = QWidget()
    layout = QHBoxLayout(heading)
    layout.setContentsMargins(0, 0, 0, 8)
    layout.setSpacing(14)
    picture = QLabel()
    side = 3 * heading.fontMetrics().height()
    picture.setPixmap(look.icon("nianbao").pixmap(QSize(side, side), heading.devicePixelRatioF()))
    name = QLabel(QApplication.applicationName())
    font = name.font()
    font.setPointSizeF(font.pointSizeF() * 1.8)
    font.setBold(True)
    name.setFont(font)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(name)
    words.addWidget(_quiet("编写、核对政府信息公开工作年度报告。不联网，报告内容不出本机。"))
    layout.addWidget(picture)
    layout.addLayout(words, 1)
    return heading


def _quiet(words: str) -> QLabel:
    """A line that may be passed over."""
    label = QLabel(words)
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return label
