"""The context menu of an editor: what was found here and how to mend it, then editing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu, QWidgetAction

from core.checks.rule import Finding, Fix
from gui import look
from gui.document import Document
from gui.narrative.marks import sentence

if TYPE_CHECKING:
    from gui.narrative.claimed import Tied
    from gui.narrative.editor import Editor

_WIDTH = 420
"""Pixels a finding's sentence may take before it is wrapped."""


class EditorMenu(QMenu):
    """Built for one position of one editor; gone once it is closed."""

    def __init__(
        self,
        editor: Editor,
        document: Document,
        findings: tuple[Finding, ...],
        tied: tuple[Tied, ...] = (),
    ) -> None:
        super().__init__(editor)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = document
        for finding in findings:
            self._add_finding(finding)
        self._add_cells(editor, tied)
        self._add_history()
        self._add_editing(editor)
        self.triggered.connect(self._chosen)

    def _add_finding(self, finding: Finding) -> None:
        label = QLabel(sentence(finding))
        label.setWordWrap(True)
        label.setFixedWidth(_WIDTH)
        label.setContentsMargins(12, 6, 12, 4)
        label.setStyleSheet(f"color: {look.tokens().severity(finding.severity)}")
        said = QWidgetAction(self)
        said.setText(sentence(finding))
        said.setDefaultWidget(label)
        said.setEnabled(False)
        self.addAction(said)
        for number, fix in enumerate(finding.hit.fixes):
            recommended = finding.hit.recommended and number == 0
            title = f"{fix.title}（推荐）" if recommended else fix.title
            action = self.addAction(look.icon("fix"), title)
            action.setData(fix)
        self.addSeparator()

    def _add_cells(self, editor: Editor, tied: tuple[Tied, ...]) -> None:
        """The cells that the number here states, to go to."""
        for words, cells in {one.link.words: one.link.cells for one in tied}.items():
            action = self.addAction(f"到表格里看：{words}")
            action.triggered.connect(lambda _=False, cells=cells: editor.claimed.wanted.emit(cells))
        if tied:
            self.addSeparator()

    def _add_history(self) -> None:
        stack = self._document.undo_stack
        for word, text, possible, slot, key in (
            ("撤销", stack.undoText(), stack.canUndo(), stack.undo, QKeySequence.StandardKey.Undo),
            ("重做", stack.redoText(), stack.canRedo(), stack.redo, QKeySequence.StandardKey.Redo),
        ):
            action = self._add(f"{word}{text}", key, enabled=possible)
            action.triggered.connect(slot)
        self.addSeparator()

    def _add_editing(self, editor: Editor) -> None:
        keys = QKeySequence.StandardKey
        selected = editor.textCursor().hasSelection()
        # An empty clipboard holds none, whatever the stubs say.
        held = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
        self._add("剪切", keys.Cut, enabled=selected).triggered.connect(editor.cut)
        self._add("复制", keys.Copy, enabled=selected).triggered.connect(editor.copy)
        fits = held is not None and editor.canInsertFromMimeData(held)
        self._add("粘贴", keys.Paste, enabled=fits).triggered.connect(editor.paste)
        self._add("删除", keys.Delete, enabled=selected).triggered.connect(editor.delete_selected)
        self.addSeparator()
        if not editor.field.one_line:
            bold = self._add("加粗", keys.Bold, enabled=selected)
            bold.triggered.connect(editor.toggle_bold)
        self._add("全选", keys.SelectAll, enabled=True).triggered.connect(editor.selectAll)

    def _add(self, words: str, key: QKeySequence.StandardKey, *, enabled: bool) -> QAction:
        """An entry that names its key without taking it from the window."""
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        action = self.addAction(f"{words}\t{shown}")
        action.setEnabled(enabled)
        return action

    def _chosen(self, action: QAction) -> None:
        fix = action.data()
        if isinstance(fix, Fix):
            self._document.edit(fix.edit)
