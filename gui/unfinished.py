"""What is typed and not yet entered: it belongs to the report before that is saved or left."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication


def finish_typing() -> None:
    """Enter what stands in an open cell editor or an input method's line."""
    QGuiApplication.inputMethod().commit()
    editor = QApplication.focusWidget()
    above = editor.parentWidget() if editor else None
    while above is not None:
        if isinstance(above, QAbstractItemView):
            # An editor that loses the focus hands its text to the model and closes.
            above.setFocus()
            return
        above = above.parentWidget()
