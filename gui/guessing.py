"""Guessing at what went wrong with the finding that is looked at, and making a guess's mend."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from core.checks.rule import Finding
from core.checks.subject import Subject
from core.detective import Guess, guesses
from core.edits import edited
from gui.document import Document
from gui.findings_guesses import GuessList

_QUIET = 150
"""Milliseconds without a change after which guesses are worked out again."""


class Guessing(QObject):
    """Keeps a list of guesses about one finding of the open report.

    ``jump`` carries the places of a guess that is to be shown; ``told`` says what was mended.
    """

    jump = Signal(object)
    told = Signal(str)

    def __init__(self, document: Document, shown: GuessList) -> None:
        super().__init__(shown)
        self._document = document
        self._list = shown
        self._finding: Finding | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET)
        self._timer.timeout.connect(self._refresh)
        shown.wanted.connect(lambda guess: self.jump.emit((guess.place,)))
        shown.chosen.connect(self._make)

    def look_at(self, finding: Finding | None) -> None:
        """Guess about another finding, at once."""
        self._finding = finding
        self._refresh()

    def look_again(self, finding: Finding | None) -> None:
        """Guess about what the finding has become, once the report has stopped changing."""
        self._finding = finding
        self._timer.start()

    def _refresh(self) -> None:
        self._timer.stop()
        self._list.show_guesses(self._guesses())

    def _guesses(self) -> tuple[Guess, ...]:
        subject = Subject(self._document.report, self._document.previous)
        return guesses(subject, self._finding) if self._finding else ()

    def _make(self, guess: Guess) -> None:
        """Change a guess's cells and no others; nothing where the report has changed since."""
        if guess in self._guesses():
            edit = guess.edit
            self._document.replace(edited(self._document.report, edit), edit.title)
            self.told.emit(f"已改：{edit.title}。按 Ctrl+Z 撤销")
