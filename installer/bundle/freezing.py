"""PyInstaller, by the Python of this machine or by a Windows Python under Wine."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from bundle.product import NAME

Runner = Callable[[Sequence[str | Path], dict[str, str | Path], Path], str]
"""Runs Python with arguments and variables, its output going to a file, too."""


def freeze(source: Path, work: Path, when: int, run: Runner) -> Path:
    """Make the folder of the program.

    Args:
        source: The sources.
        work: Where everything is put; what an earlier build left there goes.
        when: Seconds since 1970 that stand in the program.
        run: How to run Python.

    Returns:
        The folder.
    """
    out, scratch = work / "frozen", work / "pyinstaller"
    for folder in (out, scratch):
        shutil.rmtree(folder, ignore_errors=True)
    scratch.mkdir(parents=True)
    run(
        [
            *("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "INFO"),
            *("--distpath", out, "--workpath", scratch),
            source / "installer" / "nianbao.spec",
        ],
        {
            "PYTHONHASHSEED": "1",
            "SOURCE_DATE_EPOCH": str(when),
            "PYTHONUTF8": "1",
            "PYINSTALLER_CONFIG_DIR": work / "cache",
        },
        work / "freeze.log",
    )
    return out / NAME


def contents(work: Path) -> list[tuple[str, str]]:
    """What the folder was made of: places in it, and where each file was."""
    listed = (work / "pyinstaller" / NAME / "contents.json").read_text(encoding="utf-8")
    return [(place, where.replace("\\", "/")) for place, where in json.loads(listed) if where]


def date(folder: Path, when: int) -> None:
    """Give every file and folder the same time, which archives keep."""
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (when, when))
