"""What every test of the window leaves behind: nothing."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from gui.findings_panel import FindingsPanel


@pytest.fixture(autouse=True)
def nothing_left_over(qapp):
    """No window of its own stays open and no thread stays alive after a test."""
    threads = set(threading.enumerate())
    yield
    qapp.processEvents()
    windows = QApplication.topLevelWidgets()
    left = [window for window in windows if window.isVisible() and window.parent() is None]
    assert left == []
    assert set(threading.enumerate()) <= threads


@pytest.fixture
def panel(qtbot, document):
    """The findings of the test module's ``document``, shown; ``jumps`` has where it jumped."""
    made = FindingsPanel(document)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    qtbot.addWidget(made)
    made.resize(1100, 220)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.jumps = []
    made.jump.connect(made.jumps.append)
    return made
