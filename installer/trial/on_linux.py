"""The Linux program: whole, in use, and never on the network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

from bundle import tools
from bundle.product import LIBRARIES, NAME
from bundle.running import Failed, run, step

from trial.reports import TYPED, demand, edit_first_cell, first_cell, is_document
from trial.screen import Screen, screen

_FOLDER = "政务公开 (新) [1]"
_VICTIM = f"{LIBRARIES}/resources/icons/save.svg"


class Trial:
    """The program in a folder with a name of all sorts.

    Attributes:
        program: It.
    """

    def __init__(self, bundle: Path, evidence: Path) -> None:
        self.evidence = evidence
        self.folder = bundle.parent.parent / _FOLDER
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(bundle, self.folder / NAME)
        self.home = self.folder / "home"
        self.home.mkdir()
        self.program = self.folder / NAME / NAME
        self.sample = self.folder / NAME / LIBRARIES / "resources" / "sample.json"

    def __call__(self, *arguments: str | Path, ok: int = 0) -> str:
        """Run the program without a screen."""
        return run(
            [self.program, *arguments], limit=120, ok=(ok,), cwd=self.folder, env=self.variables()
        )

    def variables(self, display: str = "") -> dict[str, str]:
        """The variables of a user with a new home."""
        home = str(self.home)
        return {
            "HOME": home,
            "XDG_CONFIG_HOME": home,
            "XDG_DATA_HOME": home,
            "XDG_RUNTIME_DIR": home,
            "DISPLAY": display,
            "WAYLAND_DISPLAY": "",
            "QT_QPA_PLATFORM": "xcb" if display else "",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
        }


def try_all(bundle: Path, evidence: Path) -> None:
    """Try everything."""
    trial = Trial(bundle, evidence)
    step("Linux: self-check")
    print(trial("--self-check").strip())
    _damage(trial)
    step("Linux: command line")
    _commands(trial)
    step("Linux: window, its calls of the system traced")
    _window(trial)


def _damage(trial: Trial) -> None:
    """A part that is changed or gone is named."""
    victim = trial.folder / NAME / _VICTIM
    whole = victim.read_bytes()
    victim.write_bytes(whole.replace(b"0", b"1", 1))
    demand(f"内容不对 {_VICTIM}" in trial("--self-check", ok=70), "a changed file is named")
    victim.unlink()
    demand(f"缺少 {_VICTIM}" in trial("--self-check", ok=70), "a missing file is named")
    demand(f"缺少 {_VICTIM}" in trial("check", trial.sample, ok=70), "and at every start")
    victim.write_bytes(whole)
    print(trial("--self-check").strip())


def _commands(trial: Trial) -> None:
    trial("check", trial.sample)
    for suffix, start in ((".docx", b"PK"), (".xlsx", b"PK"), (".pdf", b"%PDF"), (".html", b"<")):
        path = trial.folder / f"导出 结果{suffix}"
        trial("export", trial.sample, path)
        demand(is_document(path, start), f"{path.name} is written")
    path = trial.folder / "导出 结果.docx"
    demand(trial("dump", path) == trial("dump", trial.sample), "what was written is read again")
    print("check, dump, export to .docx .xlsx .pdf .html: as they should be")


def _window(trial: Trial) -> None:
    """Open, edit, save, print, leave, under a trace of every socket."""
    tools.ensure(tools.TRACE)
    trace = trial.evidence / "linux sockets.txt"
    trace.parent.mkdir(parents=True, exist_ok=True)
    report = trial.folder / "导出 结果.docx"
    with screen(trial.evidence / "linux") as shown:
        command = ["strace", "-f", "-qq", "-e", "trace=socket", "-o", str(trace)]
        process = subprocess.Popen(
            [*command, str(trial.program), str(report)],
            cwd=trial.home,
            env={**os.environ, **trial.variables(shown.display)},
            stdin=subprocess.DEVNULL,
        )
        try:
            _use(shown)
            process.wait(60)
        finally:
            process.kill()
    printed = list(trial.home.glob("*.pdf"))
    demand(len(printed) == 1 and is_document(printed[0], b"%PDF"), "it is printed to a file")
    demand(first_cell(trial("dump", report)) == int(TYPED), "the edited cell is saved")
    sockets = trace.read_text(encoding="utf-8")
    families = sorted(set(re.findall(r"socket\((\w+)", sockets)))
    if {"AF_INET", "AF_INET6"} & set(families):
        raise Failed(f"a socket to the network was opened, see {trace}")
    print(f"edited, saved, printed, left; sockets of the families {', '.join(families)} alone")


def _use(shown: Screen) -> None:
    window = shown.wait_for("导出 结果.docx.*年报助手")
    time.sleep(2)
    shown.focus(window)
    shown.picture("1 opened")
    shown.keys("ctrl+p")
    shown.focus(shown.wait_for("^打印$"))
    shown.picture("2 printing")
    shown.keys("alt+p")
    shown.wait_gone("^打印$")
    time.sleep(2)
    shown.focus(window)
    edit_first_cell(shown)
    shown.picture("3 cell edited")
    shown.keys("ctrl+s", pause=2)
    shown.picture("4 saved")
    shown.keys("ctrl+q")
