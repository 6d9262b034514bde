"""Asking for the sentence that stands instead of a mend."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.answers import LONGEST_SENTENCE, OPENING, says_something
from core.checks.rule import Finding

_HINT = (
    "这句话存在文档里，随检查结果一起显示，也印在核查说明上；公开稿里没有。数字改了，要重新说明。"
)


class AnswerDialog(QDialog):
    """The finding and a field for the sentence; Ctrl+Enter confirms."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("说明")
        self.setModal(True)
        said = finding.answer or finding.lapsed
        self.message, hint = _wrapped(finding.message), _wrapped(_HINT)
        hint.setEnabled(False)
        self.field = QPlainTextEdit(said.sentence if said else OPENING)
        self.field.setAccessibleName("本单位的说明")
        self.field.setTabChangesFocus(True)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.buttons = QDialogButtonBox()
        self.ok = self.buttons.addButton("确定", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self.ok.setDefault(True)
        self.ok.setToolTip("Ctrl+回车")
        column = QVBoxLayout(self)
        for widget in (self.message, self.field, hint, self.buttons):
            column.addWidget(widget)
        self.field.textChanged.connect(self._changed)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._changed()
        self.resize(self.fontMetrics().horizontalAdvance("国") * 36, self.sizeHint().height())
        self.field.setFocus()

    @property
    def sentence(self) -> str:
        """What was written."""
        return self.field.toPlainText().strip()[:LONGEST_SENTENCE]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm by Ctrl+Enter, which the field leaves to the dialog."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            super().keyPressEvent(event)
        elif self.ok.isEnabled():
            self.accept()

    def _changed(self) -> None:
        self.ok.setEnabled(says_something(self.sentence))


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
