"""The narrative pane: every text of the report in one column, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPalette, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.form.spec import CellRef
from core.place import Place
from gui.document import Document
from gui.narrative import paper
from gui.narrative.counting import count
from gui.narrative.editor import Editor
from gui.narrative.fields import Kind, fields

_WIDEST = 860
"""Pixels beyond which lines are not made longer: the eye would lose them."""

_AROUND = 60
"""Pixels shown above and below a place that is gone to."""


class NarrativePane(QScrollArea):
    """All editors of a report.

    ``section_chosen`` carries the number of the part the user began to work in: 0 for title
    and preface, 1 to 6, 7 for the signature and what follows. ``pointed`` carries the cells that
    the number under mouse or caret states, ``cells_wanted`` those that are to be gone to.
    """

    section_chosen = Signal(int)
    pointed = Signal(object)
    cells_wanted = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._section = 0
        self._zoom = 0
        self.editors: tuple[Editor, ...] = ()
        self._counts: dict[int, QLabel] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName("正文")
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._caret_moved = QTimer(self)
        self._caret_moved.setSingleShot(True)
        self._caret_moved.setInterval(0)
        self._caret_moved.timeout.connect(self._keep_caret_in_sight)
        self.editors = tuple(Editor(document, field) for field in fields(document.report.form))
        self.setWidget(self._column())
        for editor in self.editors:
            editor.entered.connect(self._entered)
            editor.left.connect(self._go_on)
            editor.claimed.pointed.connect(self.pointed)
            editor.claimed.wanted.connect(self.cells_wanted)
            editor.cursorPositionChanged.connect(self._caret_moved.start)
            editor.textChanged.connect(self._caret_moved.start)
        document.changed.connect(self._count)
        self._target = self.editors[0]
        self._count()

    def _column(self) -> QWidget:
        column = QWidget()
        column.setBackgroundRole(QPalette.ColorRole.Base)
        column.setAutoFillBackground(True)
        column.setMaximumWidth(_WIDEST)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 12, 6, 24)
        layout.setSpacing(0)
        for editor in self.editors:
            if editor.field.kind is Kind.HEADING:
                layout.addSpacing(14)
                layout.addLayout(self._headed(editor))
            else:
                layout.addWidget(editor)
        layout.addStretch(1)
        return column

    def _headed(self, editor: Editor) -> QHBoxLayout:
        """A section's heading, and at its right how much is written under it."""
        label = QLabel()
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        label.setContentsMargins(0, 0, 6, 0)
        self._counts[editor.field.number] = label
        row = QHBoxLayout()
        row.addWidget(editor, 1)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _count(self) -> None:
        report = self._document.report
        for number, label in self._counts.items():
            written = count(p.text for p in report.sections[number - 1].paragraphs)
            label.setText(f"{written}字" if written else "")

    def show_section(self, number: int) -> None:
        """Scroll to a part; the caret and the focus stay where they are."""
        self._section = number
        editor = next(e for e in self.editors if e.field.number == number)
        self._target = editor
        self._bring_up(editor)

    def show_place(self, place: Place) -> None:
        """Scroll to a place of text and select it; typing goes there once the pane is focused."""
        editor = self._editor_of(place)
        if editor is None:
            return
        self._section = editor.field.number
        self._target = editor
        self._show_lines(editor, *editor.select(place), _AROUND)

    def mark(self, places: Iterable[Place]) -> None:
        """Point these places out, and no others."""
        listed = tuple(places)
        for editor in self.editors:
            editor.mark(listed)

    def light(self, refs: Iterable[CellRef]) -> None:
        """Light the numbers that state some cells, and no others."""
        listed = tuple(refs)
        for editor in self.editors:
            editor.claimed.light(listed)

    def cells_at_caret(self) -> tuple[CellRef, ...]:
        """The cells that the number at the caret states."""
        at = self._target.claimed.at_caret()
        return at[0].link.cells if at else ()

    @property
    def zoom(self) -> int:
        """By how many points the text is larger than usual, or smaller."""
        return self._zoom

    def zoom_by(self, steps: int) -> None:
        """Make the text larger by some points, or smaller."""
        zoom = min(max(self._zoom + steps, paper.SMALLEST), paper.LARGEST)
        if zoom != self._zoom:
            self._zoom = zoom
            self._dress()

    def _dress(self) -> None:
        for editor in self.editors:
            editor.zoom_to(self._zoom)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is read where it is: at another width the lines above it are others."""
        kept = self._reading() if event.size().width() != event.oldSize().width() else None
        super().resizeEvent(event)
        if kept is not None:
            editor, position, height = kept
            self._settle()
            cursor = editor.textCursor()
            cursor.setPosition(min(position, editor.document().characterCount() - 1))
            top = editor.viewport().mapTo(self.widget(), editor.cursorRect(cursor).topLeft()).y()
            self.verticalScrollBar().setValue(top - height)

    def _reading(self) -> tuple[Editor, int, int] | None:
        """The line of the caret if it is in sight, else the first: where it is, and how high."""
        caret = self._target.cursorRect()
        if self._in_sight(self._target, caret.top(), caret.bottom(), 0):
            return self._height(self._target, self._target.textCursor())
        for editor in self.editors:
            above = editor.viewport().mapFrom(self.viewport(), QPoint()).y()
            if above < editor.viewport().height():
                first = editor.cursorForPosition(QPoint(0, max(0, above)))
                return self._height(editor, first)
        return None

    def _height(self, editor: Editor, cursor: QTextCursor) -> tuple[Editor, int, int]:
        top = editor.viewport().mapTo(self.viewport(), editor.cursorRect(cursor).topLeft())
        return editor, cursor.position(), top.y()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the editor that was worked in or shown last."""
        self._target.setFocus(event.reason())

    def _editor_of(self, place: Place) -> Editor | None:
        return next((e for e in self.editors if e.field.holds(place)), None)

    def _entered(self, number: int) -> None:
        """Tell the window which part is worked in, when it is another one."""
        sender = self.sender()
        if isinstance(sender, Editor):
            self._target = sender
        if number != self._section:
            self._section = number
            self.section_chosen.emit(number)

    def _go_on(self, step: int) -> None:
        """Carry the caret to the editor above or below."""
        at = self.editors.index(self.sender()) + step
        if 0 <= at < len(self.editors):
            following = self.editors[at]
            cursor = following.textCursor()
            cursor.movePosition(
                cursor.MoveOperation.Start if step > 0 else cursor.MoveOperation.End
            )
            following.setTextCursor(cursor)
            following.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_caret(following)

    def _keep_caret_in_sight(self) -> None:
        """Follow the caret of the editor that is written in, no further than needed."""
        for editor in self._focused():
            self._show_caret(editor)

    def _focused(self) -> Iterator[Editor]:
        return (editor for editor in self.editors if editor.hasFocus())

    def _show_caret(self, editor: Editor) -> None:
        caret = editor.cursorRect()
        self._show_lines(editor, caret.top(), caret.bottom(), 8)

    def _show_lines(self, editor: Editor, top: int, bottom: int, around: int) -> None:
        """Scroll until the lines of an editor, and some pixels around them, can be seen."""
        if self._in_sight(editor, top, bottom, around):
            return
        self._settle()
        above = editor.viewport().mapTo(self.widget(), QPoint(0, top)).y()
        half = min(bottom - top, self.viewport().height() - 2 * around) // 2 + 1
        self.ensureVisible(0, above + half, 0, half + around)

    def _in_sight(self, editor: Editor, top: int, bottom: int, around: int) -> bool:
        shown = self.viewport()
        above, below = (
            editor.viewport().mapTo(shown, QPoint(0, y)).y()
            for y in (top - around, bottom + around)
        )
        return above >= 0 and below <= shown.height()

    def _bring_up(self, editor: Editor) -> None:
        """Scroll an editor to the top, unless all of it can be seen."""
        self._settle()
        top = editor.mapTo(self.widget(), QPoint()).y()
        bar = self.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + self.viewport().height() // 2:
            bar.setValue(top - 8)

    def _settle(self) -> None:
        """Let the column take its height first, so that it can be scrolled to its end."""
        layout = self.widget().layout()
        if layout is not None:
            layout.activate()
        self.widget().adjustSize()
