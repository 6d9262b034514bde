"""One editor of the narrative: a view on one field of the report."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QToolTip, QWidget

from core.checks.rule import Finding
from core.place import Place
from core.report import Paragraph
from gui.document import Document
from gui.narrative import marks, paper
from gui.narrative.claimed import Claimed
from gui.narrative.fields import Field, Kind
from gui.narrative.menu import EditorMenu
from gui.narrative.painting import paint
from gui.narrative.pasting import insert, pasted
from gui.narrative.text import blocks, filled, paragraphs, rewrite
from gui.narrative.typing import Typing

Gaps = tuple[tuple[int, str], ...]
_OWN_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class Editor(QTextEdit):
    """Shows a field, turns typing into edits of the document, and marks what was found in it.

    As tall as its text; it never scrolls by itself. ``entered`` carries the number of the part
    that got the focus, ``left`` -1 or 1 where the caret goes on to the editor above or below.
    """

    entered = Signal(int)
    left = Signal(int)

    def __init__(self, document: Document, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._document = document
        self._shown: tuple[Paragraph, ...] = ()
        self._held: tuple[Paragraph, ...] = ()
        self._busy = self._composing = False
        self._typing = Typing(field.name)
        self._spots: tuple[marks.Spot, ...] = ()
        self._marked: tuple[Place, ...] = ()
        self._gaps: Gaps = ()
        self._stale = True  # whether the text or its type changed since it was last laid out
        self.claimed = Claimed(document, self)
        self.claimed.changed.connect(self._underline)
        self._set_up()
        self.zoom_to(0)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.textChanged.connect(self._written)
        document.changed.connect(self.refresh)

    def _set_up(self) -> None:
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.field.name)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def _fit(self, size: QSizeF) -> None:
        self.setFixedHeight(ceil(size.height()))

    def zoom_to(self, zoom: int) -> None:
        """Set the text in its type, ``zoom`` points larger than usual."""
        self.setFont(paper.font(self.field.kind, zoom))
        self._stale = True
        self.refresh()

    @property
    def gaps(self) -> Gaps:
        """What stands between the paragraphs: behind how many, and its words."""
        return self.field.gaps(self._document.report)

    @property
    def spots(self) -> tuple[marks.Spot, ...]:
        """The findings in this field."""
        return self._spots

    @property
    def composing(self) -> bool:
        """Whether an input method holds letters that are no text yet."""
        return self._composing

    def refresh(self) -> None:
        """Show what the report now holds; the text is touched only where it differs."""
        wanted = self.field.paragraphs(self._document.report)
        changed = -1
        self._busy = True
        if wanted != self._shown and not self._composing:
            changed = rewrite(self.document(), wanted)
            self._shown, self._held = wanted, paragraphs(self.document())
            self._typing.pause()
            self._stale = True
        gaps = self.gaps
        if self._stale or gaps != self._gaps:
            self._gaps = gaps
            self._shape()
        self._busy = False
        if changed >= 0 and self.hasFocus():
            cursor = self.textCursor()
            cursor.setPosition(changed)
            self.setTextCursor(cursor)
        spots = marks.spots(self._document.pending, self.field, self.document())
        self.claimed.follow(moved=self._stale)
        if self._stale or spots != self._spots:
            self._spots = spots
            self._underline()
        self._stale = False

    def _shape(self) -> None:
        """Give every block the form of its place; the report's gaps are lines left free."""
        numbers = [block.blockNumber() for block in filled(self.document())]
        gaps: dict[int, int] = {}
        for after, _ in self._gaps:
            behind = numbers[min(after, len(numbers)) - 1] if after and numbers else -1
            gaps[behind] = gaps.get(behind, 0) + 1
        paper.shape_frame(self.document(), self.font(), gaps.get(-1, 0))
        for block in blocks(self.document()):
            paper.shape(block, self.field.kind, self.font(), gaps)

    def mark(self, places: Iterable[Place]) -> None:
        """Point these places out, and no others."""
        self._marked = tuple(place for place in places if self.field.holds(place))
        self._underline()

    def _underline(self) -> None:
        texts = filled(self.document())
        marked = [marks.stretch(place, self.field, texts) for place in self._marked]
        found = marks.selections(self.document(), self._spots, marked)
        self.setExtraSelections([*self.claimed.selections(), *found])
        told = dict.fromkeys(spot.finding.message for spot in self._spots)
        self.setAccessibleDescription("；".join(told))
        self.viewport().update()

    def select(self, place: Place) -> tuple[int, int]:
        """Select the words at a place; put the caret at its beginning where it is a whole.

        Returns:
            The top and bottom of its lines, in pixels of the viewport.
        """
        start, end = marks.stretch(place, self.field, filled(self.document()))
        cursor = self.textCursor()
        cursor.setPosition(start)
        top = self.cursorRect(cursor).top()
        if place.start is not None and place.start != place.end:
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return top, self.cursorRect(cursor).bottom()

    def _written(self) -> None:
        """Turn what was typed into a step of the document."""
        if self._busy:
            return
        self._stale = True
        found = paragraphs(self.document())
        if found == self._held:
            self.refresh()
            return
        kind = "delete" if _length(found) < _length(self._held) else "write"
        self._shown = self._held = found
        if self.field.one_line:
            self._shown = (Paragraph("".join(p.text for p in found)),) if found else ()
        self._document.edit(self.field.edit(found), self._typing.key(kind))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put words and bold of the clipboard in, one paragraph a line."""
        self._typing.pause()
        cursor = self.textCursor()
        insert(cursor, pasted(source), one_line=self.field.one_line)
        self.setTextCursor(cursor)
        self._typing.pause()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text may be dropped here; a file goes to the window."""
        return not source.hasUrls() and (source.hasText() or source.hasHtml())

    def delete_selected(self) -> None:
        """Take the selected words out."""
        self.textCursor().removeSelectedText()

    def toggle_bold(self) -> None:
        """Make the selected words bold, or plain where they are bold."""
        if self.field.kind is not Kind.BODY:
            return
        self._typing.pause()
        bold = self.currentCharFormat().fontWeight() >= QFont.Weight.DemiBold
        self.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)
        self._typing.pause()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window's history."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and any(map(event.matches, _OWN_KEYS)):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence.StandardKey
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(keys.Undo):
            self._document.undo_stack.undo()
        elif event.matches(keys.Redo):
            self._document.undo_stack.redo()
        elif event.matches(keys.Bold):
            self.toggle_bold()
        elif entered and self.field.one_line:
            self.left.emit(1)
        elif entered and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertBlock()
        elif not self._moved_on(event):
            super().keyPressEvent(event)

    def _moved_on(self, event: QKeyEvent) -> bool:
        """Whether an arrow key carried the caret out of this editor."""
        steps = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
        step = steps.get(event.key())
        if step is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        way = QTextCursor.MoveOperation.Up if step < 0 else QTextCursor.MoveOperation.Down
        if self.textCursor().movePosition(way):
            return False
        self.left.emit(step)
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._composing:
            self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self.claimed.tell()
        self.entered.emit(self.field.number)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._typing.pause()
        self.claimed.tell()
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the pane."""
        event.ignore()

    def findings_at(self, position: int) -> tuple[Finding, ...]:
        """What was found at a position of the text."""
        return marks.at(self._spots, position, self.document())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            position = self.cursorForPosition(event.pos()).position()
            found = self.findings_at(position)
            words = self.claimed.tooltip(position, found=bool(found)) + marks.tooltip(found)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        where = self.cursorRect().bottomLeft() if by_key else event.pos()
        position = (self.textCursor() if by_key else self.cursorForPosition(where)).position()
        self.menu_at(position).popup(self.viewport().mapToGlobal(where))

    def menu_at(self, position: int) -> EditorMenu:
        """The context menu of a position: its findings and their fixes, then editing."""
        found = self.findings_at(position)
        return EditorMenu(self, self._document, found, self.claimed.at(position))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint(self)


def _length(paragraphs_: Iterable[Paragraph]) -> int:
    return sum(len(paragraph.text) + 1 for paragraph in paragraphs_)
