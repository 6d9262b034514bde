"""Numbers of the text that are tied to cells: how they are marked, pointed at and jumped from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from core.form.spec import CellRef
from core.linking import Link
from core.place import Place
from gui import look
from gui.document import Document
from gui.narrative import marks
from gui.narrative.text import filled

if TYPE_CHECKING:
    from gui.narrative.editor import Editor

_NEAR = 3
"""Pixels beside a number that still belong to it."""


_REST = 60
"""Milliseconds without a change of the tables after which the links are read again."""


class Tied(NamedTuple):
    """A number at a stretch of a document, in UTF-16 units, and what it is tied to."""

    link: Link
    start: int
    end: int


class Claimed(QObject):
    """The tied numbers of one editor.

    ``pointed`` carries the cells of the number under the mouse, or else under the caret, none
    where there is none; ``wanted`` those of the number that was clicked with Ctrl; ``changed``
    says that numbers are to be drawn anew.
    """

    changed = Signal()
    pointed = Signal(object)
    wanted = Signal(object)

    def __init__(self, document: Document, editor: Editor) -> None:
        super().__init__(editor)
        self._document = document
        self._editor = editor
        self._tied: tuple[Tied, ...] = ()
        self._stretches: dict[Place, tuple[int, int]] = {}
        self._lit: frozenset[CellRef] = frozenset()
        self._hovered: tuple[Tied, ...] = ()
        self._told: tuple[CellRef, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._rested)
        editor.viewport().setMouseTracking(True)
        editor.viewport().installEventFilter(self)
        editor.cursorPositionChanged.connect(self.tell)

    @property
    def tied(self) -> tuple[Tied, ...]:
        """The tied numbers, in order."""
        return self._tied

    def follow(self, *, moved: bool) -> None:
        """Read the links again: at once where the text is another one, else after a rest.

        Typing a figure into a cell does not wait for it.
        """
        if moved:
            self._stretches.clear()
            self._read()
        else:
            self._timer.start()

    def _rested(self) -> None:
        before = self._tied
        self._read()
        if before != self._tied:
            self.changed.emit()

    def _read(self) -> None:
        self._timer.stop()
        mine = [link for link in self._document.links if self._editor.field.holds(link.place)]
        missing = {link.place for link in mine} - self._stretches.keys()
        texts = filled(self._editor.document()) if missing else []
        for place in missing:
            self._stretches[place] = marks.stretch(place, self._editor.field, texts)
        found = tuple(Tied(link, *self._stretches[link.place]) for link in mine)
        if found != self._tied:
            self._tied = found
            self._hovered = tuple(one for one in self._hovered if one in found)
            self.tell()

    def light(self, refs: Iterable[CellRef]) -> None:
        """Light the numbers that state some cells, and no others."""
        before = [one for one in self._tied if self._is_lit(one)]
        self._lit = frozenset(refs)
        if before != [one for one in self._tied if self._is_lit(one)]:
            self.changed.emit()

    def _is_lit(self, one: Tied) -> bool:
        return not self._lit.isdisjoint(one.link.cells)

    def at(self, position: int) -> tuple[Tied, ...]:
        """The tied numbers at a position of the text."""
        return tuple(one for one in self._tied if one.start <= position <= one.end)

    def tooltip(self, position: int, *, found: bool) -> str:
        """What is said of the numbers at a position, as rich text; empty without any.

        Where findings are told too (``found``), they tell what does not agree.
        """
        told = (one.link for one in self.at(position) if not (found and one.link.severity))
        lines = dict.fromkeys(link.words for link in told)
        return "".join(f"<p>{escape(line)}</p>" for line in lines)

    def selections(self) -> Iterator[QTextEdit.ExtraSelection]:
        """What is laid over the text, below the marks of findings.

        Dots under what agrees, dashes under what does not, in a pale colour where the unit has
        answered that: colour says nothing alone.
        """
        tokens = look.tokens()
        styles = QTextCharFormat.UnderlineStyle
        for one in self._tied:
            drawn = QTextCharFormat()
            against, answered = one.link.severity, one.link.answered
            agrees = against is None and not answered
            drawn.setUnderlineStyle(styles.DotLine if agrees else styles.DashUnderline)
            settled = tokens.muted if answered else tokens.done
            drawn.setUnderlineColor(QColor(tokens.severity(against) if against else settled))
            if self._is_lit(one):
                drawn.setBackground(QColor(tokens.soft))
            yield marks.selection(self._editor.document(), one.start, one.end, drawn)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse over the text; a click with Ctrl goes to the cells."""
        kind = event.type()
        if kind is QEvent.Type.Leave:
            self._hover(())
        elif isinstance(event, QMouseEvent):
            under = self._under(event.position().toPoint())
            if kind is QEvent.Type.MouseMove and not event.buttons():
                self._hover(under)
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            left = event.button() is Qt.MouseButton.LeftButton
            if kind is QEvent.Type.MouseButtonPress and held and left and under:
                self.wanted.emit(under[0].link.cells)
                return True
        return super().eventFilter(watched, event)

    def _under(self, point: QPoint) -> tuple[Tied, ...]:
        """The numbers at a point of the viewport; beside the text there are none."""
        position = self._editor.cursorForPosition(point).position()
        return tuple(one for one in self.at(position) if self._covers(one, point))

    def _covers(self, one: Tied, point: QPoint) -> bool:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(one.start)
        first = self._editor.cursorRect(cursor)
        cursor.setPosition(one.end)
        last = self._editor.cursorRect(cursor)
        if first.top() != last.top():
            return first.top() <= point.y() <= last.bottom()
        across = first.left() - _NEAR <= point.x() <= last.right() + _NEAR
        return across and first.top() <= point.y() <= first.bottom()

    def _hover(self, found: tuple[Tied, ...]) -> None:
        if found != self._hovered:
            self._hovered = found
            self.tell()

    def at_caret(self) -> tuple[Tied, ...]:
        """The numbers the caret is on."""
        return self.at(self._editor.textCursor().position())

    def tell(self) -> None:
        """Say which cells are pointed at, where they are others than before."""
        pointed = self._hovered or (self.at_caret() if self._editor.hasFocus() else ())
        cells = tuple(dict.fromkeys(ref for one in pointed for ref in one.link.cells))
        if cells != self._told:
            self._told = cells
            self.pointed.emit(cells)
