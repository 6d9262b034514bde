"""The settings page: which rules are asked, and from which figures they speak."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.checks import STANDARD
from core.choices import changes
from core.choices_file import Handout
from gui.file_boxes import choose
from gui.file_state import named
from gui.one_line import OneLine
from gui.rules.choices import RuleChoices
from gui.rules.detail import RuleDetail
from gui.rules.handing import hand_out, import_file
from gui.rules.tree import RulesTree
from gui.settings import Settings
from gui.shares import Shares


def show_rules(
    parent: QWidget, choices: RuleChoices, settings: Settings, code: str = ""
) -> RulesDialog:
    """Show the settings page beside a window, at a rule; the one that is open already, if any."""
    window = parent.window()
    open_already: list[RulesDialog] = list(window.findChildren(RulesDialog))
    dialog = open_already[0] if open_already else RulesDialog(choices, settings, window)
    dialog.show_rule(code)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog


class RulesDialog(QDialog):
    """Whatever is set takes effect at once, on the open report, too."""

    def __init__(
        self, choices: RuleChoices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("检查项设置")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(True)
        self._choices = choices
        self._settings = settings
        self.search, self.changed_only = QLineEdit(), QCheckBox("只看改过的(&G)")
        self.search.setPlaceholderText("查找检查项")
        self.search.setAccessibleName("查找检查项")
        self.search.setClearButtonEnabled(True)
        self.tree, self.detail = RulesTree(choices), RuleDetail(choices)
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.told = OneLine()
        self.import_button = QPushButton("导入(&I)…")
        self.export_button = QPushButton("导出给下级单位(&E)…")
        self.reset_button = QPushButton("全部恢复默认(&D)…")
        self.close_button = QPushButton("关闭(&C)")
        self._lay_out()
        self._connect()
        self._refresh()
        self.resize(self.sizeHint())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.changed_only)
        split = Shares(Qt.Orientation.Horizontal, (self.tree, self.detail), (0.6, 0.4))
        split.setChildrenCollapsible(False)
        bottom = QHBoxLayout()
        for button in (self.import_button, self.export_button, self.reset_button):
            bottom.addWidget(button)
        bottom.addStretch(1)
        bottom.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(split, 1)
        column.addWidget(self.state)
        column.addWidget(self.told)
        column.addLayout(bottom)
        # Enter belongs to the box that is written in, not to a button elsewhere.
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.tree.setFocus)
        self.changed_only.toggled.connect(self._filter)
        self.tree.chosen.connect(self.detail.show_rule)
        self._choices.changed.connect(self._refresh)
        self.import_button.clicked.connect(self._import)
        self.export_button.clicked.connect(self._export)
        self.reset_button.clicked.connect(self._reset)
        self.close_button.clicked.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(50 * em, 32 * em).boundedTo(self.screen().availableSize() * 0.9)

    def show_rule(self, code: str) -> None:
        """Make a rule the current one, whatever was looked for."""
        self.search.clear()
        self.changed_only.setChecked(False)
        self.tree.show_rule(code)
        (self.tree if code else self.search).setFocus()

    def _filter(self) -> None:
        self.tree.show_matching(self.search.text(), changed=self.changed_only.isChecked())

    def _refresh(self) -> None:
        """The line below the list, after any change."""
        choices = self._choices
        count = len(changes(STANDARD, choices.current))
        words = f"和默认的设置相比，有{count}处不同。" if count else "全部是默认的设置。"
        if choices.handed != Handout():
            day = f"（{choices.handed.date}）" if choices.handed.date else ""
            words += f"已采用{choices.office}{day}统一的设置，要退回，按“全部恢复默认”。"
        self.state.setText(words)
        self.reset_button.setEnabled(count > 0 or choices.handed != Handout())
        self._filter()

    def _import(self) -> None:
        import_file(self, self._choices, self._settings)

    def _export(self) -> None:
        written = hand_out(self, self._choices, self._settings)
        if written is not None:
            self.told.tell(f"已导出到{named(written)}，发给下级单位就行")

    def _reset(self) -> None:
        handed = self._choices.handed != Handout()
        more = f"{self._choices.office}统一的设置也一起退回。" if handed else ""
        if choose(self, "把全部检查项恢复成默认的？", "恢复默认", "取消", more=more) == "恢复默认":
            self._choices.reset()
