"""A second start hands its file to the first program and ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from gui.instance import Instance
from tests.gui.life.conftest import ROOT

_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from gui.instance import Instance

app = QCoreApplication([])
first = Instance(Path(sys.argv[1])).claim(Path(sys.argv[2]) if sys.argv[2:] else None)
print("first" if first else "second")
"""


def start(*arguments: object, cwd: Path = ROOT) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _SECOND, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )


def answer(process: subprocess.Popen[bytes]) -> str:
    return process.communicate(timeout=20)[0].decode().strip()


@pytest.fixture
def first(qapp, tmp_path):
    assert qapp.applicationName() is not None
    instance = Instance(tmp_path / "data")
    assert instance.claim(None)
    yield instance
    instance.close()


@pytest.mark.parametrize("name", ["年报.docx", "a b\n'c.docx"])
def test_the_file_reaches_the_first_by_its_whole_path(qtbot, first, tmp_path, name):
    with qtbot.waitSignal(first.asked, timeout=15_000) as asked:
        second = start(tmp_path / "data", name, cwd=tmp_path)
    assert asked.args == [str(tmp_path / name)]
    assert answer(second) == "second"


def test_without_a_file_the_first_is_only_called(qtbot, first, tmp_path):
    with qtbot.waitSignal(first.asked, timeout=15_000) as asked:
        second = start(tmp_path / "data")
    assert asked.args == [""]
    assert answer(second) == "second"


def test_another_user_or_a_portable_copy_starts_by_itself(first, tmp_path):
    assert first
    assert answer(start(tmp_path / "elsewhere")) == "first"


def test_after_the_first_has_ended_the_next_is_the_first(first, tmp_path):
    first.close()
    assert answer(start(tmp_path / "data")) == "first"
    assert answer(start(tmp_path / "data")) == "first"


@pytest.mark.parametrize("words", [b"GET / HTTP/1.1\r\n", b"{}\n", b"\xff\n", b"x" * 200_000])
def test_what_is_no_second_start_is_not_answered(qtbot, first, tmp_path, words):
    heard: list[str] = []
    first.asked.connect(heard.append)
    stranger = QLocalSocket()
    stranger.connectToServer(first.name)
    assert stranger.waitForConnected(2000)
    stranger.write(words)
    qtbot.waitUntil(lambda: stranger.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert heard == []
    with qtbot.waitSignal(first.asked, timeout=15_000):
        second = start(tmp_path / "data")
    assert answer(second) == "second"
