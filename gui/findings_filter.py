"""The line above the list: which findings it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from core.checks.rule import Finding, Severity
from core.form.spec import Form
from core.report import CLOSING
from gui import look, parts
from gui.findings_model import EVERYWHERE, Filter


class FindingsFilter(QWidget):
    """Severity buttons with their counts, a choice of sections, and words; ``changed`` says so."""

    changed = Signal()

    def __init__(self, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {severity: self._button(severity.value) for severity in Severity}
        self.answered = self._button("")
        self.section, self.text = QComboBox(), QLineEdit()
        self.section.addItem("全部位置", EVERYWHERE)
        for number in range(CLOSING + 1):
            self.section.addItem(parts.name(form, number), number)
        self.section.setAccessibleName("按部分筛选")
        self.section.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.section.setMinimumContentsLength(9)
        self.text.setPlaceholderText("筛选")
        self.text.setAccessibleName("按文字筛选")
        self.text.setClearButtonEnabled(True)
        self.text.setMaximumWidth(180)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (*self.buttons.values(), self.answered, self.section, self.text):
            row.addWidget(widget)
        self.section.currentIndexChanged.connect(self.changed)
        self.text.textChanged.connect(self.changed)

    def _button(self, icon: str) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setChecked(True)
        if icon:
            button.setIcon(look.icon(icon))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.toggled.connect(self.changed)
        return button

    def count(self, findings: Iterable[Finding]) -> None:
        """Show on the buttons how many of each kind count."""
        heads = [found for found in findings if found.counts]
        counts = Counter(found.severity for found in heads if found.answer is None)
        for severity, button in self.buttons.items():
            _name(button, look.SEVERITY_NAMES[severity], counts[severity])
        answered = len(heads) - counts.total()
        _name(self.answered, "已说明", answered)
        self.answered.setText(f"{look.DONE_SIGN} {self.answered.text()}")
        self.answered.setVisible(answered > 0)

    @property
    def chosen(self) -> Filter:
        """What is to be listed."""
        shown = frozenset(s for s, button in self.buttons.items() if button.isChecked())
        answered = self.answered.isChecked()
        return Filter(shown, self.section.currentData(), self.text.text(), answered)

    def clear(self) -> None:
        """List everything."""
        for button in (*self.buttons.values(), self.answered):
            button.setChecked(True)
        self.section.setCurrentIndex(0)
        self.text.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.chosen != Filter():
            self.clear()
        else:
            super().keyPressEvent(event)


def _name(button: QToolButton, kind: str, count: int) -> None:
    """Say on a button what it shows and how many of it there are."""
    button.setText(f"{kind} {count}")
    button.setAccessibleName(f"{kind} {count}，按下显示")
    button.setToolTip(f"显示或隐藏“{kind}”")
