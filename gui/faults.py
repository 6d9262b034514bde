"""What the window does with a fault of its own: keep the work, write the log, say so once."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from core import faults
from gui.file_boxes import tell
from gui.main_window import MainWindow


class Faults(QObject):
    """Takes every exception nobody caught, from any thread.

    Nothing is shown from where the fault happened, which may be a paint event; the box waits
    for the event loop, and while it is open further faults are only recorded.
    """

    _happened = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._showing = False
        self._happened.connect(self._handle, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on take what nobody catches."""
        sys.excepthook = self._raised
        threading.excepthook = self._raised_in_thread
        qInstallMessageHandler(_qt_says)

    def _raised(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._happened.emit(faults.record(error))

    def _raised_in_thread(self, raised: threading.ExceptHookArgs) -> None:
        if raised.exc_value is not None:
            self._happened.emit(faults.record(raised.exc_value))

    def _handle(self, log: Path | None) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            self._window.autosave.write_now()
            where = f"出错的经过记在 {log}（里面没有报告内容），请发给维护人员。" if log else ""
            tell(
                self._window,
                "程序出了意外的错。您写的内容都还在，已另存一份备用。",
                f"可以接着用；要是再出错，请先保存，再重新打开程序。{where}",
            )
        finally:
            self._showing = False


def _qt_says(kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
    """What Qt complains of is for those who start the program from a console."""
    if kind is not QtMsgType.QtDebugMsg and sys.stderr is not None:
        print(message, file=sys.stderr)
