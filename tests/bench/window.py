"""Figures of the window: ready, typing, memory. Run with ``python -m tests.bench.window``.

The yardstick is an empty PySide6 main window, shown and painted in a process of its own.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "resources" / "sample.json"
STARTS = 11
KEYS = 400
EDITS = 10_000

EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 700)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
OURS = """
import sys, tempfile
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from gui import look, wording
from gui.settings import Settings
app = QApplication([])
wording.install(app)
look.apply(app)
from gui.main_window import MainWindow
window = MainWindow(Settings(Path(tempfile.mkdtemp())))
window.resize(1366, 700)
window.show()
window.files.open(Path(sys.argv[1]))
QTimer.singleShot(0, app.quit)
app.exec()
"""


def started(code: str) -> float:
    """The median time in ms of a process that runs some code to its end."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(STARTS):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", code, SAMPLE],
            cwd=ROOT,
            env=environment,
            check=True,
            capture_output=True,
        )
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def typing() -> None:
    """A key in a cell until totals, findings and repaint are done; memory over many edits."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QLineEdit

    from core.edits import CellChange, Edit
    from core.form.spec import CellRef
    from gui import look
    from gui.main_window import MainWindow
    from gui.settings import Settings

    app = QApplication([])
    look.apply(app)
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(Settings(Path(folder)))
        window.resize(1366, 700)
        window.show()
        window.files.open(SAMPLE)
        assert window.view is not None and window.document is not None
        view = window.view.tables.views["applications"]
        window.view.tables.show_table("applications")
        times = []
        for number in range(KEYS):
            view.show_cell(2 + number % 20, number % 6)
            QTest.keyClick(view, str(number % 9))
            app.processEvents()
            (editor, *_) = view.viewport().findChildren(QLineEdit)
            start = time.perf_counter()
            QTest.keyClick(editor, Qt.Key.Key_Return)
            view.viewport().repaint()
            app.processEvents()
            times.append((time.perf_counter() - start) * 1000)
        cuts = statistics.quantiles(times, n=100)
        print(
            f"key in a cell: median {cuts[49]:.1f} ms, 99th {cuts[98]:.1f} ms, goal 16 at the 99th"
        )
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for number in range(EDITS):
            ref = CellRef("applications", 2, number % 6)
            window.document.edit(Edit("", (CellChange(ref, str(number)),)))
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(
            f"memory: {before / 1024:.0f} MB, after {EDITS} edits with undo {after / 1024:.0f} MB"
        )
        window.autosave.stop()
        window.document.undo_stack.setClean()


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    empty, ours = started(EMPTY), started(OURS)
    ratio = f"{ours:.0f} ms / empty window {empty:.0f} ms = {ours / empty:.2f}"
    print(f"window on a report: {ratio}, goal 1.5")
    typing()


if __name__ == "__main__":
    main()
