"""The context menu of a grid: editing, the mends for what was found in a cell, where it is told."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from core.checks.rule import Finding
from core.edits import Edit
from core.form.spec import Form
from core.linking import Link
from core.place_words import words
from gui import look

_COMMANDS = (
    ("cut", "剪切"),
    ("copy", "复制"),
    ("paste", "粘贴"),
    ("clear", "清除"),
    ("fill_zeros", "空格填 0"),
)


class GridMenu(QMenu):
    """An action's data is the name of a command of the pane, a fix, or a place to go to."""

    def __init__(self, form: Form, parent: QWidget) -> None:
        super().__init__(parent)
        self._form = form
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command, name in _COMMANDS:
            self.addAction(name).setData(command)

    def add_fixes(self, findings: Iterable[Finding]) -> None:
        """Add each finding with its mends; what another one offers too is not said twice."""
        offered: set[Edit] = set()
        for finding in findings:
            fixes = [fix for fix in finding.hit.fixes if fix.edit not in offered]
            offered.update(fix.edit for fix in fixes)
            if fixes or not finding.hit.fixes:
                self.addSection(f"{look.SIGNS[finding.severity]} {finding.rule.title}")
            for fix in fixes:
                self.addAction(fix.title).setData(fix)

    def add_stated(self, links: Iterable[Link]) -> None:
        """Add the places where the narrative states the cell."""
        places = dict.fromkeys(link.place for link in links)
        if places:
            self.addSection("正文里写到的地方")
        for place in places:
            self.addAction(words(self._form, place)).setData(place)
