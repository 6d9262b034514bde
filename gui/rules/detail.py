"""One rule in full: its help, and the figures that may be set."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.checks.rule import Rule
from core.checks.subject import Limit
from core.choices import in_the_way, sets, value_of
from core.rulebook import standing
from gui.rules.choices import RuleChoices


class RuleDetail(QScrollArea):
    """Shows one rule as it is set."""

    def __init__(self, choices: RuleChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._rule: Rule | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("检查项说明")
        self.title, self.mark, self.help = (_text() for _ in range(3))
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.restore = QPushButton("这一项恢复默认(&R)")
        self.restore.clicked.connect(self._restore)
        self.boxes: dict[str, QSpinBox] = {}
        self.refused = _text()
        self._limits = QWidget()
        self._rows = QFormLayout(self._limits)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.setWidget(self._page())
        choices.changed.connect(self._refresh)

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 4, 4, 4)
        column.setSpacing(10)
        # What can be clicked stands above all that comes and goes, and so never moves.
        column.addWidget(self.title)
        column.addWidget(self._limits)
        row = QHBoxLayout()
        row.addWidget(self.restore)
        row.addStretch(1)
        column.addLayout(row)
        policy = self.restore.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.restore.setSizePolicy(policy)
        for widget in (self.refused, self.mark, self.help):
            column.addWidget(widget)
        column.addStretch(1)
        return page

    def show_rule(self, rule: Rule | None) -> None:
        """Show a rule, or nothing."""
        self._rule = rule
        self.widget().setVisible(rule is not None)
        while self._rows.rowCount():
            self._rows.removeRow(0)
        self.boxes.clear()
        if rule is None:
            return
        for limit in rule.limits:
            self._add(limit)
        self._limits.setVisible(bool(rule.limits))
        self._refuse("")
        self.title.setText(f"{rule.severity.sign} {rule.title}")
        what, basis, mend = rule.help
        self.help.setText(
            f"查什么：{what}\n\n怎么改：{mend}\n\n依据：{basis}\n\n{standing(rule)}\n编号：{rule.code}"
        )
        self._refresh()

    def _add(self, limit: Limit) -> None:
        box = QSpinBox()
        box.setRange(limit.least, limit.most)
        box.setKeyboardTracking(False)
        box.setAccessibleName(limit.title)
        box.setToolTip(f"可设为{limit.least}至{limit.most}，默认{limit.value}")
        box.valueChanged.connect(self._set)
        self.boxes[limit.key] = box
        row = QHBoxLayout()
        row.addWidget(box)
        row.addWidget(QLabel(f"默认{limit.value}"))
        row.addStretch(1)
        label = QLabel(limit.title)
        label.setWordWrap(True)
        label.setBuddy(box)
        self._rows.addRow(label, row)

    def _refresh(self) -> None:
        """Show the figures as they are set now."""
        rule = self._rule
        if rule is None:
            return
        for limit in rule.limits:
            box = self.boxes[limit.key]
            box.blockSignals(True)
            box.setValue(value_of(self._choices.current, rule, limit))
            box.blockSignals(False)
            box.setEnabled(not self._choices.is_handed_down(rule, limit))
        mark = self._choices.mark(rule)
        self.mark.setText(self._choices.why_fixed(rule) or mark)
        self.mark.setVisible(bool(mark))
        self.restore.setVisible(sets(self._choices.own, rule))

    def _set(self, value: int) -> None:
        for limit in self._rule.limits if self._rule else ():
            if self._rule and self.boxes[limit.key] is self.sender():
                self._set_limit(self._rule, limit, value)

    def _set_limit(self, rule: Rule, limit: Limit, value: int) -> None:
        """Set a figure, or as far as another one of the rule allows."""
        current = self._choices.current
        words = ""
        if other := in_the_way(current, rule, limit, value):
            bound = value_of(current, rule, other)
            side = "大" if value > bound else "小"
            words = f"不能比“{other.title}”的{bound}{side}，已改成{bound}。"
            value = bound
        self._refuse(words)
        self._choices.set_limit(rule, limit, value)
        self._refresh()

    def _refuse(self, words: str) -> None:
        self.refused.setText(words)
        self.refused.setVisible(bool(words))

    def _restore(self) -> None:
        if self._rule:
            self._choices.restore(self._rule)


def _text() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
