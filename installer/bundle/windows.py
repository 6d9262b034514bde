"""The program for Windows: made on Windows itself, or under Wine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

from bundle import freezing, handing_out, papers, tools
from bundle.components import components
from bundle.freezing import Runner
from bundle.linux import python
from bundle.product import LIBRARIES, NAME, version
from bundle.running import step
from bundle.wine import Windows
from bundle.winpython import C_SOURCES, WindowsPython
from core.installation import LIST, write_list

PLATFORM = "windows-x64"


class Maker:
    """What is needed to make Windows programs here: a Python for Windows, and a Windows.

    Attributes:
        python: The Python.
        pristine: A Windows in which nothing has run yet, to be copied.
    """

    def __init__(self, work: Path) -> None:
        tools.ensure(tools.WINDOWS)
        step("Windows: Python")
        self.python = WindowsPython(work / "winpython")
        self.python.ensure()
        _ensure_locale()
        self.pristine = Windows(work / "pristine")
        step("Windows: Wine")
        if not (self.pristine.folder / "ready").exists():
            self.pristine.create(self.python.shim)
            script, description = C_SOURCES / "add_printer.py", C_SOURCES / "printer.ppd"
            self.pristine.add_printer(self.python.exe, script, description)
            (self.pristine.folder / "ready").touch()
        self._own = self.pristine.copy(work / "maker")

    def run(self, arguments: Sequence[str | Path], env: dict[str, str | Path], log: Path) -> str:
        """Run Python for Windows."""
        with self._own.running() as windows:
            return windows(self.python.exe, *arguments, limit=900, env=env, log=log)


def build(source: Path, work: Path, dist: Path, when: int, maker: Maker | None) -> Path:
    """Make the folder of the program and what is handed out of it; return the folder.

    Args:
        source: The sources.
        work: For what is needed on the way.
        dist: For what is handed out.
        when: The time of everything, seconds since 1970.
        maker: None on Windows itself.
    """
    run: Runner = maker.run if maker else python
    step("Windows: PyInstaller")
    bundle = freezing.freeze(source, work, when, run)
    step("Windows: papers, list of files")
    packages = maker.python.packages if maker else Path(sysconfig.get_path("purelib"))
    licence = maker.python.licence if maker else Path(sys.base_prefix) / "LICENSE.txt"
    parts = components(freezing.contents(work), packages, licence, run, work / "versions.log")
    papers.write_licences(bundle, parts)
    write_list(bundle, bundle / LIBRARIES / LIST)
    if maker:
        checking: list[str | Path] = ["-m", "bundle.pe", bundle, maker.python.folder]
        found = run(checking, {"PYTHONPATH": source / "installer"}, work / "libraries.log")
        print(f"{found.strip()}: all they ask for is there, all come from hashed wheels")
    name = f"{NAME}-{version()}-{PLATFORM}"
    papers.write_bill(dist / f"{name}.cdx.json", parts, bundle, when)
    step("Windows: zip and set-up program")
    freezing.date(bundle, when)
    handing_out.zip_for_stick(bundle, work, dist / f"{name}.zip", when)
    if shutil.which("makensis", path=tools.search_path()):
        setup = dist / f"{name}-setup.exe"
        handing_out.set_up_program(bundle, work, setup, when, handing_out.EVERYWHERE)
    else:
        print("NSIS is not here: no set-up program was made")
    return bundle


def _ensure_locale() -> None:
    """The Chinese locale, in which Wine has code page 936."""
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True).stdout
    if "zh_CN.utf8" not in known and os.geteuid() == 0:
        command = ["localedef", "-i", "zh_CN", "-f", "UTF-8", "zh_CN.UTF-8"]
        subprocess.run(command, env={**os.environ, "LC_ALL": "C"}, check=True)
