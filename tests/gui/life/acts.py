"""What a clerk does to a report in these stories."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from core.edits import CellChange, Edit
from core.form.spec import CellRef
from gui.document import Document

LICENCES = CellRef("disclosure", 2, 0)


def type_number(document: Document, text: str) -> None:
    """Type a number into the cell of 行政许可."""
    document.edit(Edit("填行政许可", (CellChange(LICENCES, text),)))


def compose(widget: QWidget, text: str) -> None:
    """Type Chinese, which comes from an input method and not from keys."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
