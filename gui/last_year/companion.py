"""Which report is compared with: chosen, found beside the file, remembered, given up."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from core.opening import UnreadableFile, open_report
from gui.document import Document
from gui.file_boxes import ask_source, hourglass, tell
from gui.last_year.likely import likely_last_year
from gui.last_year.offer import told_of
from gui.settings import Settings


class Companion(QObject):
    """Sees to it that the open report has last year's beside it.

    ``told`` carries what is worth a line below the window; ``offered`` a file beside the
    report that is last year's, for the user to take or to decline.
    """

    told = Signal(str)
    offered = Signal(object)

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._document: Document | None = None

    def follow(self, document: Document | None) -> None:
        """Turn to another document: compare it as before, or look for last year's beside it."""
        self._document = document
        if document is None or document.path is None or document.previous is not None:
            return
        known = self._settings.last_year_of(document.path)
        if known:
            self._again(document, Path(known))
        elif known is None:
            # Only once the report is on the screen, so that opening waits for no other file.
            QTimer.singleShot(0, document, self._look_beside)

    def _again(self, document: Document, path: Path) -> None:
        try:
            document.compare_with(open_report(path), path)
        except UnreadableFile as error:
            self.told.emit(f"上次对照的上年报告“{path.name}”打不开：{error}")

    def _look_beside(self) -> None:
        document = self._document
        if document is None or document.path is None or document.previous is not None:
            return
        found = likely_last_year(document.path, document.report)
        if found is not None:
            self.offered.emit(found)

    def choose(self) -> bool:
        """Ask for last year's report and compare with it."""
        if self._document is None:
            return False
        folder = self._settings.last_folder()
        path = ask_source(self._window, "选上年的报告", folder)
        return path is not None and self.take(path)

    def take(self, path: Path) -> bool:
        """Compare with the report in a file, and remember it."""
        document = self._document
        if document is None:
            return False
        try:
            with hourglass():
                previous = open_report(path)
                document.compare_with(previous, path)
        except UnreadableFile as error:
            tell(self._window, f"打不开“{path.name}”", f"{error}。")
            return False
        self.remember()
        self.told.emit(f"对照：{told_of(document.report, previous)}")
        return True

    def drop(self) -> None:
        """Compare with nothing any more, and do not offer it again."""
        if self._document is not None and self._document.previous is not None:
            self._document.compare_with(None)
            self.told.emit("不再和上年报告对照")
        self.decline()

    def decline(self) -> None:
        """Do not offer a file for this report again."""
        if self._document is not None and self._document.path is not None:
            self._settings.set_last_year(self._document.path, None)

    def remember(self) -> None:
        """Remember, for the file the report now has, what it is compared with."""
        document = self._document
        if document is not None and document.path and document.previous_path:
            self._settings.set_last_year(document.path, document.previous_path)
