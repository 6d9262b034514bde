"""The Windows program under Wine: in a Windows that never saw Python, in a folder of odd name."""

from __future__ import annotations

import json
import struct
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bundle.product import LIBRARIES, NAME, TWIN, version
from bundle.running import step
from bundle.windows import PLATFORM, Maker

from trial import core_suite, installing
from trial.reports import TYPED, demand, edit_first_cell, first_cell, is_document
from trial.screen import Screen, screen

_FOLDER = "政务公开/年报 助手 (新) [1]"
_VICTIM = f"{LIBRARIES}/PySide6/Qt6Svg.dll"
_CODE_PAGES = "HKLM\\System\\CurrentControlSet\\Control\\Nls\\CodePage"
_WINDOWED, _CONSOLE = 2, 3
Test = Callable[[], None]


class Trial:
    """What is handed out for Windows, and a Windows to try it in.

    Attributes:
        windows: The Windows.
        folder: Where the archive was unpacked.
    """

    def __init__(self, dist: Path, sources: Path, work: Path, maker: Maker, when: int) -> None:
        self.sources, self.work, self.maker, self.when = sources, work, maker, when
        self.evidence = dist / "evidence" / "windows"
        self.windows = maker.pristine.copy(work / "trial")
        unpacked = self.windows.drive / _FOLDER
        with zipfile.ZipFile(dist / f"{NAME}-{version()}-{PLATFORM}.zip") as archive:
            archive.extractall(unpacked)
        self.folder = unpacked / f"{NAME}-{version()}"
        self.sample = self.folder / LIBRARIES / "resources" / "sample.json"
        self.report = self.folder.parent / "样例 报告.docx"

    def tests(self) -> Iterator[tuple[str, Test]]:
        """Every test of what was built, by name."""
        yield "self-check and command line in code page 936", self._commands
        yield "parts missing and damaged", self._damage
        yield "start.cmd on this and an older Windows", self._starter
        yield "the window: open, edit, check, save, export, print, second start", self._window
        yield "installing, using, removing", self._installing
        yield "the tests of core on a Windows Python", self._core

    def twin(self, *arguments: str | Path, ok: int = 0) -> str:
        """Run the console program to its end."""
        return self.windows(self.folder / f"{TWIN}.exe", *arguments, ok=(ok,), cwd=self.folder)

    def _installing(self) -> None:
        bundle = self.work / "frozen" / NAME
        installing.try_all(self.maker, bundle, self.work, self.evidence, self.when)

    def _core(self) -> None:
        core_suite.run_all(self.maker, self.sources, self.work)

    def double_click(self, *arguments: Path) -> subprocess.Popen[bytes]:
        """Start the windowed program as the desktop does, with no streams to print to."""
        program = self.folder / f"{NAME}.exe"
        return self.windows.start("start", "/wait", program, *arguments, cwd=self.folder.parent)

    def _commands(self) -> None:
        step("Windows: self-check and command line in code page 936")
        with self.windows.running():
            print(self.twin("--self-check").strip())
            said = self.windows("reg", "query", _CODE_PAGES, "/v", "ACP")
            demand("936" in said, "the code page is 936")
            self.twin("check", self.sample)
            for suffix, start in ((".docx", b"PK"), (".xlsx", b"PK"), (".pdf", b"%PDF")):
                path = self.report.with_suffix(suffix)
                self.twin("export", self.sample, path)
                demand(is_document(path, start), f"{path.name} is written")
            same = json.loads(self.twin("dump", self.report))["title"]
            demand(
                same == json.loads(self.sample.read_bytes())["title"], "titles come out in UTF-8"
            )
            demand("依据" in self.twin("rules", "T301"), "a rule is explained in Chinese")
        for name, kind in ((NAME, _WINDOWED), (TWIN, _CONSOLE)):
            demand(_subsystem(self.folder / f"{name}.exe") == kind, "only the twin has a console")

    def _damage(self) -> None:
        step("Windows: parts missing and damaged")
        victim = self.folder / _VICTIM
        whole = victim.read_bytes()
        with self.windows.running():
            victim.write_bytes(whole[:-1] + b"?")
            demand(f"内容不对 {_VICTIM}" in self.twin("--self-check", ok=70), "damage is named")
            victim.unlink()
            demand(f"缺少 {_VICTIM}" in self.twin("rules", ok=70), "absence is named at any start")
            with screen(self.evidence) as shown:
                self.windows.display = shown.display
                process = self.double_click()
                shown.focus(shown.wait_for("^年报助手$"))
                shown.picture("a part is missing")
                shown.keys("Return")
                demand(process.wait(30) == 70, "the windowed program ends with 70")
                self.windows.stop()
        victim.write_bytes(whole)
        print("damaged and missing files are named, in the console and in a box")

    def _starter(self) -> None:
        step("Windows: start.cmd")
        starter = "启动.cmd"
        with self.windows.running(), screen(self.evidence) as shown:
            self.windows.display = shown.display
            self.windows.start("cmd", "/c", starter, cwd=self.folder)
            shown.focus(shown.wait_for("^年报助手$"))
            shown.picture("started by start.cmd")
            shown.keys("ctrl+q")
            shown.wait_gone("^年报助手$")
            self.windows.stop()
            self.windows("winecfg", "-v", "win7")
            said = self.windows("cmd", "/c", starter, cwd=self.folder, ok=(3,))
            self.windows("winecfg", "-v", "win10")
        demand("1809" in said, "Windows 7 is refused with a sentence")
        print(f"on Windows 7 it says: {said.strip()}")

    def _window(self) -> None:
        step("Windows: the window")
        with self.windows.running(), screen(self.evidence) as shown:
            self.windows.display = shown.display
            program = self.folder / f"{NAME}.exe"
            began = time.monotonic()
            process = self.double_click(self.report)
            window = shown.wait_for("样例 报告.docx.*年报助手")
            print(f"window with a report after {time.monotonic() - began:.1f} s")
            time.sleep(2)
            shown.focus(window)
            shown.picture("1 opened")
            self._print(shown, window)
            self._export_pdf(shown, window)
            edit_first_cell(shown)
            shown.picture("4 cell edited and checked")
            shown.keys("ctrl+s", pause=3)
            shown.picture("5 saved")
            self._second_start(shown, program)
            shown.keys("ctrl+q")
            demand(process.wait(60) == 0, "the program ends with 0")
        self._what_was_written()

    def _print(self, shown: Screen, window: str) -> None:
        shown.keys("ctrl+p")
        shown.focus(shown.wait_for("^打印$"))
        time.sleep(3)
        shown.picture("2 printing")
        shown.keys("Return")
        shown.wait_gone("^打印$")
        time.sleep(5)
        demand(is_document(self.windows.printed, b"%!PS"), "it is printed to a file")
        demand(b"glyphshow" in self.windows.printed.read_bytes(), "and its text is there")
        shown.focus(window)

    def _export_pdf(self, shown: Screen, window: str) -> None:
        shown.keys("alt+f", "d")
        shown.focus(shown.wait_for("^导出$"))
        time.sleep(3)
        shown.picture("3 where to export to")
        shown.keys("Return")
        shown.wait_gone("^导出$")
        time.sleep(3)
        exported = list(self.windows.home.rglob("*.pdf"))
        demand(len(exported) == 1 and is_document(exported[0], b"%PDF"), "a PDF is exported")
        shown.focus(window)

    def _second_start(self, shown: Screen, program: Path) -> None:
        other = self.folder.parent / "第二份.docx"
        other.write_bytes(self.report.read_bytes())
        self.windows(program, other, cwd=self.folder, limit=60)
        shown.focus(shown.wait_for("第二份.docx.*年报助手"))
        shown.picture("6 second start handed over its file")

    def _what_was_written(self) -> None:
        with self.windows.running():
            dumped = self.twin("dump", self.report)
            self.twin("check", self.report, ok=1)
        demand(first_cell(dumped) == int(TYPED), "the edited cell is saved")
        demand((self.folder / "data" / "nianbao.ini").is_file(), "settings stay on the stick")
        print("edited, checked, saved, printed, exported, handed over, left; settings beside it")


def _subsystem(program: Path) -> int:
    """Whether Windows gives a program a console."""
    content = program.read_bytes()
    (header,) = struct.unpack_from("<I", content, 0x3C)
    (kind,) = struct.unpack_from("<H", content, header + 0x5C)
    return int(kind)
