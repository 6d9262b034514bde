"""The set-up program under Wine: installing, using, installing over, removing.

What is handed out starts on every Windows by a stub of 32 bits, which a Wine of 64 bits alone
cannot run. Tried is the same script with the stub of 64 bits.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from pathlib import Path

from bundle.handing_out import RUNS_UNDER_WINE, set_up_program
from bundle.product import NAME, TITLE, TWIN
from bundle.running import Failed, step
from bundle.windows import Maker
from bundle.wine import Windows

from trial.reports import demand, is_document
from trial.screen import Screen, screen

_KEYS = (
    f"HKCU\\Software\\{NAME}",
    f"HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{NAME}",
    f"HKCU\\Software\\Classes\\{NAME}.report",
    f"HKCU\\Software\\Classes\\Applications\\{NAME}.exe",
    "HKCU\\Software\\Classes\\.docx",
    "HKCU\\Software\\Classes\\.nbrules",
)
_TOO_OLD, _RUNNING = 3, 4


class Installation:
    """A Windows, and the program installed there."""

    def __init__(self, windows: Windows, setup: Path, shown: Screen) -> None:
        self.windows, self.setup, self.shown = windows, setup, shown
        self.windows.display = shown.display

    @property
    def usual(self) -> Path:
        """Where it goes if nobody says otherwise."""
        return self.windows.home / "AppData" / "Local" / "Programs" / NAME

    def install(self, *arguments: str, ok: Sequence[int] = (0,)) -> None:
        """Run the set-up program, silently."""
        self.windows(self.setup, "/S", *arguments, limit=300, ok=ok)

    def remove(self, folder: Path) -> None:
        """Run the uninstaller, silently; it goes on after it has returned."""
        self.windows(folder / "uninstall.exe", "/S", limit=120)
        end = time.monotonic() + 60
        while (folder / f"{NAME}.exe").exists() or (folder / "uninstall.exe").exists():
            if time.monotonic() > end:
                raise Failed(f"{folder} is not removed")
            time.sleep(0.5)
        time.sleep(2)

    def knows(self, key: str) -> bool:
        """Whether the registry has a key."""
        return key.rpartition("\\")[2] in self.windows("reg", "query", key, ok=(0, 1))

    def shortcuts(self) -> list[Path]:
        """The shortcuts of the user to it."""
        return sorted(self.windows.home.rglob(f"{TITLE}.lnk"))

    def files(self) -> set[str]:
        """Every file outside of Windows itself."""
        paths = self.windows.drive.rglob("*")
        names = {str(path.relative_to(self.windows.drive)) for path in paths if path.is_file()}
        return {name for name in names if not name.startswith("windows/")}


def try_all(maker: Maker, bundle: Path, work: Path, evidence: Path, when: int) -> None:
    """Try everything."""
    step("Windows: set-up program with a stub of 64 bits")
    setup = work / f"{NAME}-setup-64.exe"
    set_up_program(bundle, work, setup, when, RUNS_UNDER_WINE)
    windows = maker.pristine.copy(work / "installing")
    with windows.running(), screen(evidence) as shown:
        it = Installation(windows, setup, shown)
        windows("cmd", "/c", "ver")
        before = it.files()
        step("Windows: install, start by the shortcut, install over, remove")
        _round(it, bundle, it.usual, ())
        step("Windows: the same in a folder of the user's choice")
        chosen = windows.drive / "软件 目录" / TITLE
        _round(it, bundle, chosen, ("/D=C:\\软件", f"目录\\{TITLE}"))
        shutil.rmtree(chosen.parent, ignore_errors=True)
        left = it.files() - before
        demand(not left, f"nothing is left, but there is {sorted(left)}")
        print("removed: no file, shortcut or registry key is left")
        step("Windows: pages of the set-up program, and an older Windows")
        _pages(it)
        _too_old(it)
    print("NOT DONE HERE: the 32-bit stub of the set-up program, which needs a Wine of 32 bits")


def _round(it: Installation, bundle: Path, folder: Path, arguments: Sequence[str]) -> None:
    it.install(*arguments)
    expected = {path.relative_to(bundle) for path in bundle.rglob("*")} | {Path("uninstall.exe")}
    demand({path.relative_to(folder) for path in folder.rglob("*")} == expected, "all files")
    demand(len(it.shortcuts()) == 2, "a shortcut on the desktop and one in the start menu")
    demand(all(map(it.knows, _KEYS)), "the registry knows it")
    print(it.windows(folder / f"{TWIN}.exe", "--self-check").strip())
    _use(it)
    notes = folder / "我的报告.docx"
    it.windows(folder / f"{TWIN}.exe", "new", notes, "--organ", "某县教育局", "--year", "2025")
    it.install(*arguments)
    demand(is_document(notes, b"PK"), "a report of the user survives an installation over it")
    it.remove(folder)
    demand([path.name for path in folder.iterdir()] == [notes.name], "and stays when all else goes")
    notes.unlink()
    folder.rmdir()
    demand(not it.shortcuts(), "no shortcut is left")
    demand(not any(map(it.knows, _KEYS)), "no registry key is left")


def _use(it: Installation) -> None:
    """Start it as users do; while it runs it is neither replaced nor removed."""
    shortcut = next(path for path in it.shortcuts() if "Desktop" in path.parts)
    it.windows.start("start", it.windows.on_drive(shortcut))
    it.shown.focus(it.shown.wait_for(f"^{TITLE}$"))
    it.shown.picture("installed, started by the shortcut")
    it.install(ok=(_RUNNING,))
    it.shown.keys("ctrl+q")
    it.shown.wait_gone(f"^{TITLE}$")
    time.sleep(2)
    told = it.windows("reg", "query", f"{_KEYS[2]}\\shell\\open\\command")
    demand(f'{NAME}.exe" "%1"' in told, "“open with” passes the file")


def _pages(it: Installation) -> None:
    process = it.windows.start(it.setup)
    it.shown.wait_for("安装")
    time.sleep(1)
    it.shown.picture("set-up, first page")
    it.shown.keys("alt+n", pause=1.5)
    it.shown.picture("set-up, second page")
    it.windows.stop()
    process.wait(30)


def _too_old(it: Installation) -> None:
    it.windows("winecfg", "-v", "win7")
    it.install(ok=(_TOO_OLD,))
    process = it.windows.start(it.setup)
    it.shown.focus(it.shown.wait_for(TITLE))
    it.shown.picture("set-up on Windows 7")
    it.shown.keys("Return")
    demand(process.wait(60) == _TOO_OLD, "Windows 7 is refused")
    demand(not it.usual.exists(), "and nothing was installed")
    print("Windows 7 is refused with a sentence, and with status 3 when silent")
