"""A new report: organ, year, last year's report, and seven questions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.blank import blank_report
from core.form import CURRENT
from core.opening import UnreadableFile, open_report
from core.organs import may_make_regulations
from core.report import Report
from core.starting import QUESTIONS, about_previous, first_steps
from core.text import clean, collapsed
from gui.document import Document
from gui.file_boxes import ask_source, hourglass, tell
from gui.settings import ORGAN, Settings

ANSWERS = ("有", "没有", "以后再填")
_NOTHING = ANSWERS.index("没有")
_LATER = ANSWERS.index("以后再填")


def usual_year(today: date) -> int:
    """The year a report begun today is about: in the first half of a year, the one before."""
    return today.year - 1 if today.month <= 6 else today.year


class NewDialog(QDialog):
    """Asks what a new report is to be; :meth:`document` is that report."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("新建报告")
        self._settings = settings
        self._previous: Report | None = None
        self._previous_path: Path | None = None
        self.organ = QLineEdit(settings.get(ORGAN))
        self.organ.setPlaceholderText("与公章一致的全称，如：某某县某某镇人民政府")
        self.year = QSpinBox()
        self.year.setRange(CURRENT.first_year, 2099)
        self.year.setValue(usual_year(date.today()))
        self.year.setSuffix(" 年")
        self.previous_button = QPushButton("选文件(&L)…")
        self.without_button = QPushButton("不用")
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.regulations = QLabel("“规章”三格填 0：按法律规定，本机关不制定规章。")
        self.answers = [QButtonGroup(self) for _ in QUESTIONS]
        self.buttons = QDialogButtonBox()
        self.confirm = self.buttons.addButton("新建", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self._lay_out()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("机关全称(&O)", self.organ)
        form.addRow("哪一年的报告(&Y)", self.year)
        previous = QHBoxLayout()
        previous.addWidget(self.previous_button)
        previous.addWidget(self.without_button)
        previous.addWidget(self.about, 1)
        form.addRow("上年的报告", previous)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self._questions())
        layout.addWidget(self.regulations)
        layout.addWidget(self.buttons)

    def _questions(self) -> QGroupBox:
        box = QGroupBox("这一年有没有？答“没有”的，表里对应的格填 0，可以撤销。")
        grid = QGridLayout(box)
        grid.setColumnStretch(0, 1)
        grid.setHorizontalSpacing(18)
        for row, (question, group) in enumerate(zip(QUESTIONS, self.answers, strict=True)):
            grid.addWidget(QLabel(f"{row + 1}. {question.text}"), row, 0)
            for column, words in enumerate(ANSWERS):
                choice = QRadioButton(words)
                choice.setAccessibleName(f"{question.text}{words}")
                group.addButton(choice, column)
                chosen = column == _LATER
                choice.setChecked(chosen)
                # As Qt itself has it from the first visit on: Tab goes to the answer given.
                choice.setFocusPolicy(
                    Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
                )
                grid.addWidget(choice, row, column + 1)
        return box

    def _connect(self) -> None:
        self.organ.textChanged.connect(self._refresh)
        self.year.valueChanged.connect(self._refresh)
        self.previous_button.clicked.connect(self._choose_previous)
        self.without_button.clicked.connect(self._without_previous)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _organ(self) -> str:
        return collapsed(clean(self.organ.text()))

    def _refresh(self) -> None:
        """What follows from what has been entered."""
        organ = self._organ()
        self.confirm.setEnabled(bool(organ))
        self.confirm.setToolTip("" if organ else "先写上机关全称")
        self.regulations.setVisible(may_make_regulations(organ) is False)
        self.without_button.setVisible(self._previous is not None)
        self.about.setText(
            about_previous(self._previous, organ, self.year.value())
            if self._previous
            else "有的话，自动填“上年结转”，以后也拿来对照。"
        )

    def _choose_previous(self) -> None:
        path = ask_source(self, "选上年的报告", self._settings.last_folder())
        if path is None:
            return
        try:
            with hourglass():
                previous = open_report(path)
        except UnreadableFile as error:
            tell(self, f"打不开“{path.name}”", f"{error}。")
            return
        self.take_previous(previous, path)

    def take_previous(self, previous: Report, path: Path | None = None) -> None:
        """Start from last year's report; it also tells organ and year where none are entered."""
        self._previous, self._previous_path = previous, path
        if not self._organ() and previous.organ:
            self.organ.setText(previous.organ)
            self.year.setValue((previous.year or self.year.value() - 1) + 1)
        self._refresh()

    def _without_previous(self) -> None:
        self._previous = None
        self._refresh()

    def document(self) -> Document:
        """The report as asked for, each answer an undoable step."""
        document = Document(blank_report(self._organ(), self.year.value()))
        nothing = {
            question.key
            for question, group in zip(QUESTIONS, self.answers, strict=True)
            if group.checkedId() == _NOTHING
        }
        for step in first_steps(self._organ(), nothing, self._previous):
            document.edit(step)
        if self._previous is not None:
            document.compare_with(self._previous, self._previous_path)
        return document
