"""When the open report is due, said below the window in the months when that matters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLabel

from core.deadline import due
from core.report import Report


class Deadline(QLabel):
    """Says how much time is left for a report; empty and hidden out of season."""

    def __init__(self, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._today = today
        self.setContentsMargins(8, 0, 8, 0)
        self.setAccessibleName("公布期限")
        self.setToolTip("政府信息公开条例第四十九条")
        self.hide()

    def show_report(self, report: Report | None) -> None:
        """Say it for a report, or for none."""
        words = due(report.organ, report.year, self._today()) if report else ""
        self.setText(words)
        self.setVisible(bool(words))
