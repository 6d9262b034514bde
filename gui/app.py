"""The program with its window, from start to end."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from gui import look, wording
from gui.instance import Instance
from gui.settings import Settings, data_folder

NAME = "年报助手"


def run(file: Path | None) -> int:
    """Open the window, on a file if one is given; a window that is there already gets the file.

    Returns:
        The exit status.
    """
    _ask_no_printer_afar()
    app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setWindowIcon(look.icon("nianbao"))
    folder = data_folder()
    instance = Instance(folder)
    if not instance.claim(file):
        return 0
    wording.install(app)
    settings = Settings(folder)
    look.apply(app, large=settings.large())
    program = Program(settings, instance, file)
    _take_faults(program)
    program.start()
    status = app.exec()
    instance.close()
    settings.sync()
    return status


def _ask_no_printer_afar() -> None:
    """The printers of Linux are asked for over a socket of this computer, not by its network."""
    if sys.platform == "linux":
        os.environ.setdefault("CUPS_SERVER", "/run/cups/cups.sock")


def _take_faults(program: Program) -> None:
    from gui.faults import Faults

    Faults(program.window).install()


class Program(QObject):
    """The window, and what reaches it from outside."""

    def __init__(self, settings: Settings, instance: Instance, file: Path | None) -> None:
        super().__init__()
        from gui.main_window import MainWindow

        self._settings = settings
        self._file = file
        self.window = MainWindow(settings)
        instance.asked.connect(self.handed_over)

    def start(self) -> None:
        """Show the window, and then what it is to show."""
        self.window.show()
        QTimer.singleShot(0, self._open_first)

    def _open_first(self) -> None:
        """Open the file that was asked for; unsaved work on others only gets a line above it."""
        if self._file is None:
            return
        if self.window.files.open(self._file) and self.window.document:
            self.window.recovery.offer()

    def handed_over(self, name: str) -> None:
        """Come to the front, with the file that a second start was given."""
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        if name and QApplication.activeModalWidget() is None:
            window.files.open(Path(name))
