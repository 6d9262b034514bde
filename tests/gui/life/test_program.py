"""The program as it is started: from a command line, a second time, and with a fault of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.opening import open_report
from core.writers import save
from gui.__main__ import has_display
from gui.app import Program
from gui.instance import Instance
from gui.settings import Settings
from gui.wording import Wording
from tests.gui.life.conftest import ROOT, SAMPLE, at_peace


@pytest.fixture
def home(tmp_path):
    """The environment of a user whose folders are the test's own, without a screen."""
    folders = {name: str(tmp_path) for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA")}
    screen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    inherited = {name: value for name, value in os.environ.items() if name not in screen}
    return {**inherited, **folders, "PYTHONPATH": str(ROOT)}


def run(home: dict[str, str], *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        env=home,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("platform", "environ", "shown"),
    [
        ("win32", {}, True),
        ("darwin", {}, True),
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("linux", {"QT_QPA_PLATFORM": "xcb"}, False),
    ],
)
def test_a_window_is_opened_where_it_can_be_shown(platform, environ, shown):
    assert has_display(platform, environ) is shown


def test_starting_loads_no_qt_before_it_is_needed(home):
    found = run(home, "-c", "import gui.__main__, sys; print('PySide6' in sys.modules)")
    assert found.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ([], 69, "没有可用的图形界面"),
        (["年报.docx"], 69, "没有可用的图形界面"),
        (["--what"], 64, "不认识“--what”"),
        (["a", "b"], 64, "没有“a”这个命令"),
    ],
)
def test_without_a_screen_one_line_says_so(home, arguments, status, sentence):
    found = run(home, "-m", "gui", *arguments)
    assert found.returncode == status
    assert sentence in found.stderr
    assert found.stderr.count("\n") == 1


def test_a_window_that_cannot_be_made_is_a_fault_with_a_log(home, tmp_path):
    broken = "import sys, gui.__main__ as m; sys.modules['gui.main_window'] = None; print(m.main())"
    found = run({**home, "QT_QPA_PLATFORM": "offscreen"}, "-c", broken)
    log = tmp_path / "nianbao" / "nianbao.log"
    assert found.stdout.strip() == "70"
    assert str(log) in found.stderr
    assert "Traceback" not in found.stderr
    assert "gui/app.py" in log.read_text(encoding="utf-8").replace("\\", "/")


def test_a_pdf_needs_no_screen(home, tmp_path):
    pdf = tmp_path / "年报.pdf"
    found = run(home, "-m", "gui", "export", SAMPLE, pdf)
    assert (found.returncode, found.stdout.strip()) == (0, str(pdf))
    assert pdf.read_bytes().startswith(b"%PDF")


def test_qt_speaks_the_words_of_an_office(clerk):
    assert clerk.heard == []
    assert isinstance(QApplication.instance().findChild(Wording), Wording)
    for context, source, words in (
        ("QPlatformTheme", "Discard", "不保存"),
        ("QWidgetTextControl", "&Undo", "撤销(&U)"),
        ("QPlatformTheme", "Cancel", "取消"),
        ("QFileDialog", "Parent Directory", "上一级文件夹"),
        ("Nobody", "Unknown", "Unknown"),
    ):
        assert QApplication.translate(context, source) == words


@pytest.fixture
def start(qtbot, qapp, settings, clerk):
    """Starts the program in this process, on a file."""
    assert clerk.heard == []
    instance = Instance(settings.folder)
    assert instance.claim(None)

    def start(file: Path | None) -> Program:
        program = Program(settings, instance, file)
        program.setParent(qapp)
        qtbot.addWidget(program.window, before_close_func=at_peace)
        program.start()
        qtbot.waitUntil(program.window.isVisible)
        return program

    yield start
    instance.close()


def test_the_file_of_a_double_click_is_opened(qtbot, start, own):
    window = start(own).window
    qtbot.waitUntil(lambda: window.document is not None)
    assert window.document.path == own


def test_without_a_file_the_start_page_is_shown(qtbot, start):
    window = start(None).window
    qtbot.wait(20)
    assert window.document is None
    assert window.start_page.isVisible()


def test_a_second_start_opens_its_file_in_the_window_there_is(qtbot, start, own, foreign):
    program = start(own)
    window = program.window
    qtbot.waitUntil(lambda: window.document is not None)
    window.showMinimized()
    program.handed_over(str(foreign))
    assert window.document.path == foreign
    assert not window.isMinimized()
    program.handed_over("")
    assert window.document.path == foreign


def test_two_starts_of_the_program_are_one_window(qtbot, home, tmp_path, own):
    other = tmp_path / "另一份.docx"
    save(open_report(SAMPLE), other)
    remembered = tmp_path / "nianbao" / "nianbao.ini"
    screen = {**home, "QT_QPA_PLATFORM": "offscreen"}
    first = subprocess.Popen([sys.executable, "-m", "gui", str(own)], env=screen)
    try:

        def knows(path: Path) -> bool:
            return path in Settings(remembered.parent).recent()

        qtbot.waitUntil(lambda: knows(own), timeout=20_000)
        second = run(screen, "-m", "gui", other)
        assert second.returncode == 0
        qtbot.waitUntil(lambda: knows(other), timeout=20_000)
        assert first.poll() is None
    finally:
        first.terminate()
        first.wait()


_FAULT = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from core.opening import open_report
from gui.app import Program
from gui.faults import Faults
from gui.instance import Instance
from gui.settings import Settings
from tests.gui.life.acts import type_number

def fail():
    raise RuntimeError(program.window.document.report.title)

def work():
    type_number(program.window.document, "77")
    fail()

def answer():
    for box in [w for w in app.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]:
        print(box.text() + box.informativeText(), flush=True)
        box.accept()
        threading.Thread(target=fail).start()
        QTimer.singleShot(300, app.exit)

app = QApplication([])
folder = Path(sys.argv[1])
program = Program(Settings(folder), Instance(folder), Path(sys.argv[2]))
Faults(program.window).install()
program.start()
QTimer.singleShot(500, work)
timer = QTimer()
timer.timeout.connect(answer)
timer.start(50)
app.exec()
"""


def test_a_fault_keeps_the_work_and_says_where_the_log_is(home, tmp_path, own):
    data = tmp_path / "data"
    found = run({**home, "QT_QPA_PLATFORM": "offscreen"}, "-c", _FAULT, data, own)
    log = tmp_path / "nianbao" / "nianbao.log"
    first = found.stdout.splitlines()[0]
    assert "您写的内容都还在" in first
    assert str(log) in first
    written = log.read_text(encoding="utf-8")
    assert written.count("RuntimeError") >= 2
    assert "禾塘" not in written
    (kept,) = (data / "recovery").glob("*.nianbao")
    assert '"77"' in kept.read_text(encoding="utf-8")
