"""The hands of a clerk on the keys of a pane, and an eye on the preview of a paste."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from core.form.spec import CellRef
from gui.document import Document
from gui.tables.pane import TablesPane
from gui.tables.preview import PasteDialog

PLAIN = Qt.KeyboardModifier.NoModifier


class Hands:
    """What a clerk does in a pane and sees there."""

    def __init__(self, qtbot, pane: TablesPane) -> None:
        self.qtbot, self.pane = qtbot, pane

    @property
    def document(self) -> Document:
        return self.pane.document

    def go(self, row: int, column: int) -> None:
        self.pane.view.show_cell(row, column)

    def key(self, pressed: Qt.Key | str, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where the focus would be: in the open editor, else in the grid."""
        editor = self.pane.view.indexWidget(self.pane.view.currentIndex())
        self.qtbot.keyClick(editor or self.pane.view, pressed, held)

    def type(self, text: str) -> None:
        for char in text:
            self.key(char)

    def editor(self) -> QLineEdit | None:
        return self.pane.view.indexWidget(self.pane.view.currentIndex())

    def cell(self, row: int, column: int, table: str = "") -> str | None:
        key = table or self.pane.view.grid.table.key
        return self.document.report.cell(CellRef(key, row, column))

    def seen(self, row: int, column: int, role: int = Qt.ItemDataRole.DisplayRole) -> str:
        return self.pane.view.grid.index_of(row, column).data(role)

    @property
    def here(self) -> tuple[int, int]:
        ref = self.pane.view.current_ref()
        return ref.row, ref.column

    @property
    def step(self) -> str:
        return self.document.undo_stack.undoText()


class Answer(QObject):
    """Waits for the preview of a paste, looks at it and presses a button."""

    def __init__(self, look: Callable[[PasteDialog], None], button: str) -> None:
        super().__init__()
        self._look, self._button = look, button
        self.asked = False
        QTimer.singleShot(0, self, self._answer)

    def _answer(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, PasteDialog):
            return
        self.asked = True
        try:
            self._look(dialog)
            for button in dialog.findChildren(QPushButton):
                if button.text().startswith(self._button):
                    button.click()
        finally:
            if dialog.isVisible():
                dialog.reject()
