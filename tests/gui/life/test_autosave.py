"""Unsaved work survives, and is not offered where nothing was lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from core.opening import open_report
from gui import autosave as module
from gui.autosave import Autosave, recover, recoverable
from gui.document import Document
from tests.gui.life.acts import LICENCES, type_number
from tests.gui.life.conftest import ROOT, SAMPLE


@pytest.fixture
def document(qapp):
    assert qapp.thread().isCurrentThread()
    return Document(open_report(SAMPLE))


@pytest.fixture
def autosave(settings, monkeypatch):
    monkeypatch.setattr(module, "QUIET", 60)
    monkeypatch.setattr(module, "LONGEST", 200)
    made = Autosave(settings)
    yield made
    made.stop()


def kept_files(settings):
    return list((settings.folder / "recovery").glob("*.nianbao"))


def test_work_is_kept_after_a_moment_of_quiet(qtbot, autosave, document, settings):
    autosave.follow(document)
    assert kept_files(settings) == []
    with qtbot.waitSignal(autosave.kept) as kept:
        type_number(document, "41")
    assert kept.args[0].startswith("未保存（")
    assert recover(*kept_files(settings))[0] == document.report


def test_work_is_kept_while_typing_never_stops(qtbot, autosave, document, settings):
    autosave.follow(document)
    end = time.monotonic() + 0.6
    while time.monotonic() < end:
        type_number(document, str(time.monotonic_ns() % 1000))
        qtbot.wait(20)
    assert kept_files(settings)


def test_saved_or_undone_work_is_no_longer_kept(autosave, document, settings):
    autosave.follow(document)
    for settle in (document.undo_stack.setClean, document.undo_stack.undo):
        type_number(document, "41")
        type_number(document, "42")
        autosave.write_now()
        assert kept_files(settings)
        settle()
        if settle == document.undo_stack.undo:
            settle()
        assert not list((settings.folder / "recovery").iterdir())


def test_work_of_a_running_program_is_not_offered(autosave, document, settings):
    autosave.follow(document)
    type_number(document, "41")
    autosave.write_now()
    assert recoverable(settings) == ()


def test_a_damaged_file_is_not_offered(settings):
    folder = settings.folder / "recovery"
    folder.mkdir(parents=True)
    (folder / "a.nianbao").write_bytes(b"{")
    assert recoverable(settings) == ()


def test_a_folder_that_cannot_be_written_to_is_said(qtbot, autosave, document, settings):
    settings.folder.mkdir(parents=True, exist_ok=True)
    (settings.folder / "recovery").touch()
    autosave.follow(document)
    type_number(document, "41")
    with qtbot.waitSignal(autosave.kept) as kept:
        autosave.write_now()
    assert "请尽快保存" in kept.args[0]


_TYPIST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from core.opening import open_report
from gui.autosave import Autosave
from gui.document import Document
from gui.settings import Settings
from tests.gui.life.acts import type_number

app = QApplication([])
document = Document(open_report(Path(sys.argv[1])), Path(sys.argv[1]))
autosave = Autosave(Settings(Path(sys.argv[2])))
autosave.follow(document)
autosave.kept.connect(lambda words: print("kept", flush=True))
type_number(document, "77")
sys.exit(app.exec())
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_work_survives_a_kill_and_is_recovered(window, settings):
    running = subprocess.Popen(
        [sys.executable, "-c", _TYPIST, str(SAMPLE), str(settings.folder)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
    )
    try:
        started = time.monotonic()
        assert running.stdout is not None and running.stdout.readline() == b"kept\n"
        assert time.monotonic() - started < 10
        assert recoverable(settings) == ()
    finally:
        running.send_signal(signal.SIGKILL)
        running.communicate()
    (left,) = recoverable(settings)
    assert left.path == SAMPLE
    window.show_document(None)
    assert not window.start_page.recovery.isHidden()
    assert window.files.open(left.file)
    report = window.document.report
    assert report.cell(LICENCES) == "77"
    assert not window.document.undo_stack.isClean()
    assert not left.file.exists()
    (again,) = kept_files(settings)
    assert recover(again)[0] == report
