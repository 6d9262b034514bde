"""The button beside the list: copying it, exporting it, and clearing away spent answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from core.checks.answering import unused
from core.edits import AnswerChange, Edit
from gui import look
from gui.document import Document
from gui.file_boxes import choose

_MOST_SHOWN = 8


class ListButton(QToolButton):
    """The menu of the list; ``copying`` and ``exporting`` say what is asked for."""

    copying = Signal()
    exporting = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setIcon(look.icon("copy"))
        self.setText("清单")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.addAction("复制清单").triggered.connect(self.copying)
        menu.addAction("导出清单…").triggered.connect(self.exporting)
        self.clearing = menu.addAction("")
        self.clearing.triggered.connect(self._clear_away)
        menu.aboutToShow.connect(self._count)
        self.setMenu(menu)
        self._count()

    def _count(self) -> None:
        """Offer to clear away answers only where some are spent."""
        spent = unused(self._document.report, self._document.findings)
        self.clearing.setText(f"用不上的说明（{len(spent)}条）…")
        self.clearing.setVisible(bool(spent))

    def _clear_away(self) -> None:
        """Show the answers that belong to no finding any more, and take them out if wished."""
        spent = unused(self._document.report, self._document.findings)
        shown = [answer.sentence for answer in spent[:_MOST_SHOWN]]
        words = "文档里还存着下面的说明，它们说的问题现在没有了："
        rest = ["……"] if len(spent) > len(shown) else []
        if choose(self, words, "删去", "留着", more="\n".join((*shown, *rest))) == "删去":
            changes = tuple(AnswerChange(answer, None) for answer in spent)
            self._document.edit(Edit("删去用不上的说明", changes))
