"""What happens when the program itself fails: a log without report content, and a sentence."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path


def log_folder() -> Path:
    """Where logs go: the user's own folder for such data."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or tempfile.gettempdir()
    else:
        base = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(base) / "nianbao"


def record(error: BaseException) -> Path | None:
    """Append the fault to the log and return its path, or None where nothing can be written.

    Only the kind of fault and the lines of code are written; its message is not, since it may
    quote the report.
    """
    lines = [
        f"{datetime.now().isoformat(timespec='seconds')} {platform.platform()}",
        f"Python {platform.python_version()}",
        *(line.rstrip() for line in traceback.format_tb(error.__traceback__)),
        type(error).__qualname__,
        "",
    ]
    for folder in (log_folder(), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / "nianbao.log"
            with path.open("a", encoding="utf-8") as log:
                log.write("\n".join(lines) + "\n")
        except OSError:
            continue
        return path
    return None


def apology(error: BaseException) -> str:
    """The sentence for the user, after the fault is recorded."""
    path = record(error)
    where = f"记录在 {path}，请把它发给维护人员" if path else "记录没能写下来"
    return f"程序出了意外的错，报告文件没有改动。{where}"
