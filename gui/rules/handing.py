"""Handing choices about the rules out to other units, and taking over what was handed out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.checks import STANDARD
from core.choices import Change, changes, overlaid
from core.choices_file import (
    LONGEST_OFFICE,
    SUFFIX,
    Handout,
    dumps,
    open_choices,
)
from core.readers import UnreadableFile
from gui.file_boxes import CHOICES_FILES, ask_source, ask_target, hourglass, tell
from gui.file_writing import put
from gui.rules.choices import RuleChoices
from gui.settings import OFFICE, Settings

_AFTERWARDS = (
    "采用以后，文件里定好的检查项不能单独改。要改，先在“检查—检查项设置”里按“全部恢复默认”，"
    "统一的设置和自己改过的一起退回。"
)


def import_file(parent: QWidget, choices: RuleChoices, settings: Settings) -> bool:
    """Ask for a file and take it over."""
    path = ask_source(parent, "导入检查项设置", settings.last_folder(), CHOICES_FILES)
    return path is not None and take_over(parent, choices, path)


def take_over(parent: QWidget, choices: RuleChoices, path: Path) -> bool:
    """Say what a file would change, and take it over if that is wanted."""
    try:
        with hourglass():
            handout, told = open_choices(path)
    except UnreadableFile as error:
        tell(parent, f"打不开“{path.name}”", f"{error}。")
        return False
    dialog = TakingOver(choices, handout, told, parent)
    wanted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if wanted:
        choices.take_over(handout)
    return wanted


def hand_out(parent: QWidget, choices: RuleChoices, settings: Settings) -> Path | None:
    """Ask in whose name the choices are handed out, and write them to a file; return it."""
    dialog = HandingOut(choices, settings.get(OFFICE), parent)
    wanted = dialog.exec() == QDialog.DialogCode.Accepted
    handout = dialog.handout()
    dialog.deleteLater()
    if not wanted:
        return None
    settings.set(OFFICE, handout.office)
    suggested = settings.last_folder() / f"检查项设置{SUFFIX}"

    def ask() -> Path | None:
        return ask_target(parent, "导出检查项设置", suggested)

    return put(parent, ask(), lambda: dumps(handout), ask)


class TakingOver(QDialog):
    """Who hands out what, and what it changes here."""

    def __init__(
        self,
        choices: RuleChoices,
        handout: Handout,
        told: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("采用检查项设置")
        self.setSizeGripEnabled(True)
        day = f"（{handout.date}）" if handout.date else ""
        changed = changes(choices.current, overlaid(choices.own, handout.choices))
        self.words = _words(f"{handout.office or '没有写明的单位'}{day}发来的检查项设置。")
        self.note = _words(f"说明：{handout.note}")
        self.table = _table(changed)
        self.left_aside = _words("文件里有些内容没有采用：\n" + "\n".join(f"· {s}。" for s in told))
        count = (
            f"采用以后有{len(changed)}处改变，马上生效："
            if changed
            else "采用以后，查的和现在一样。"
        )
        self.count = _words(count)
        self.buttons = QDialogButtonBox()
        self.accept_button = self.buttons.addButton("采用", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.words)
        if handout.note:
            column.addWidget(self.note)
        column.addWidget(self.count)
        if changed:
            column.addWidget(self.table, 1)
        if told:
            column.addWidget(self.left_aside)
        column.addWidget(_words(_AFTERWARDS))
        column.addWidget(self.buttons)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        wanted = QSize(40 * em, super().sizeHint().height())
        return wanted.boundedTo(self.screen().availableSize() * 0.85)


class HandingOut(QDialog):
    """Asks in whose name, with what words and how completely the choices are handed out."""

    def __init__(self, choices: RuleChoices, office: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("导出给下级单位")
        self._choices = choices
        self._count = len(changes(STANDARD, choices.current))
        self.office, self.note = QLineEdit(office), QPlainTextEdit()
        self.office.setMaxLength(LONGEST_OFFICE)
        self.office.setPlaceholderText("如：某某县人民政府办公室")
        self.note.setPlaceholderText("可以不写。如：2026年度年报按此检查")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(5 * self.fontMetrics().height())
        self.everything = QCheckBox("没改过的检查项也统一，下级单位不能另改(&A)")
        self.count = _words("")
        self.buttons = QDialogButtonBox()
        self.accept_button = self.buttons.addButton(
            "选保存位置…", QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow("本单位名称(&O)", self.office)
        form.addRow("说明(&N)", self.note)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self.everything)
        column.addWidget(self.count)
        column.addWidget(self.buttons)
        self.setMinimumWidth(30 * self.fontMetrics().height())
        self.office.textChanged.connect(self._refresh)
        self.everything.toggled.connect(self._refresh)
        self._refresh()

    def handout(self) -> Handout:
        """What is to be handed out."""
        return self._choices.handout(
            self.office.text(), self.note.toPlainText(), everything=self.everything.isChecked()
        )

    def _refresh(self) -> None:
        enough = self._count > 0 or self.everything.isChecked()
        self.count.setText(
            f"有{self._count}处和默认的不同。下级单位双击收到的文件就能采用。"
            if enough
            else "现在全部是默认的设置，没有要发给下级单位的。先改检查项，或者勾选上面这一项。"
        )
        self.accept_button.setEnabled(enough and bool(self.office.text().strip()))


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _table(changed: tuple[Change, ...]) -> QTableWidget:
    table = QTableWidget(len(changed), 3)
    table.setHorizontalHeaderLabels(["检查项", "现在", "采用以后"])
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setAccessibleName("采用以后的改变")
    for row, change in enumerate(changed):
        for column, text in enumerate(change):
            table.setItem(row, column, QTableWidgetItem(text))
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table
