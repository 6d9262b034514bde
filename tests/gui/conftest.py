"""What every test of the window leaves behind: nothing."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QApplication


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
