"""The open report: its value, what was found in it, and the one undo history."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from core.checks import STANDARD, check
from core.checks.rule import Finding, Severity
from core.checks.subject import Choices
from core.edits import Edit, edited, recalculated
from core.linking import Link, links
from core.mending import mended
from core.overruled import overruled
from core.report import Report


class Document(QObject):
    """The only state of the report window.

    ``changed`` is emitted after every change and carries nothing: each view reads again what
    it shows. Whether there is something to save is the undo stack's clean state and nothing
    else. ``told`` carries what is to be said of a step that speaks for itself nowhere.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(
        self, report: Report, path: Path | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.path = path
        self.report = report
        self._linked: tuple[Finding, ...] | None = None
        self._links: tuple[Link, ...] = ()
        self.previous: Report | None = None
        self.previous_path: Path | None = None
        self.choices: Choices = STANDARD
        self.findings: tuple[Finding, ...] = check(report)

    @property
    def links(self) -> tuple[Link, ...]:
        """The numbers of the narrative that state cells, worked out when first asked for."""
        if self._linked is not self.findings:
            self._linked, self._links = self.findings, links(self.report, self.findings)
        return self._links

    @property
    def pending(self) -> tuple[Finding, ...]:
        """What was found and is not answered, nor explained by what is."""
        every = self.findings
        return tuple(f for f in every if f.answer is f.head(every).answer is None)

    @property
    def unmended(self) -> str:
        """A sentence on what must still be mended before it leaves the house; else nothing."""
        errors = sum(f.severity is Severity.ERROR and f.under is None for f in self.pending)
        return f"还有{errors}处必须改的没有改。" if errors else ""

    def edit(self, edit: Edit, merge: str = "") -> None:
        """Make an edit as one undoable step, totals following.

        Args:
            edit: The edit; its title names the step.
            merge: Steps with the same non-empty key that follow each other become one.
        """
        before = self.report
        after = recalculated(edited(before, edit), before)
        self.replace(after, edit.title, merge)
        if words := overruled(before, after, edit):
            self.told.emit(words)

    def replace(self, after: Report, title: str, merge: str = "") -> None:
        """Put another report in the place of this one, as one undoable step."""
        if after != self.report or after.origin != self.report.origin:
            self.undo_stack.push(_Replace(self, after, title, merge))

    def mend_all(self) -> int:
        """Make every recommended fix as one step and return how many there were."""
        after, count = mended(self.report, self.previous, self.choices)
        self.replace(after, f"全部修正（{count}处）")
        return count

    def compare_with(self, previous: Report | None, path: Path | None = None) -> None:
        """Check against last year's report, which may come from a file, or against none."""
        self.previous, self.previous_path = previous, path
        self.show(self.report)

    def choose(self, choices: Choices) -> None:
        """Check with what the unit has set about the rules."""
        if choices != self.choices:
            self.choices = choices
            self.show(self.report)

    def show(self, report: Report) -> None:
        """Take a report as the current one: the undo history's way of making its steps."""
        self.report = report
        self.findings = check(report, self.previous, choices=self.choices)
        self.changed.emit()


class _Replace(QUndoCommand):
    """One step: the report before and after. Typing, pasting, fixes and imports are all this."""

    def __init__(self, document: Document, after: Report, title: str, merge: str) -> None:
        super().__init__(title)
        self._document = document
        self._before, self._after = document.report, after
        self._merge, self._made = merge, False

    def id(self) -> int:
        return 1 if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Replace) or other._merge != self._merge:
            return False
        self._after = other._after
        return True

    def redo(self) -> None:
        self._document.show(self._after)
        if self._made:
            self._document.told.emit(f"已重做：{self.text()}")
        self._made = True

    def undo(self) -> None:
        self._document.show(self._before)
        self._document.told.emit(f"已撤销：{self.text()}")
