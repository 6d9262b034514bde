"""Where the program starts; nothing of Qt is loaded for a command of the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from core.cli import FAULT
from core.cli import main as run
from core.usage import asks_for_window

if TYPE_CHECKING:
    from core.report import Report


def main() -> int:
    """Do what the command line asks for and return the exit status."""
    arguments = sys.argv[1:]
    if arguments == ["--self-check"]:
        from gui import self_check

        return self_check.run()
    if asks_for_window(arguments) and has_display(sys.platform, os.environ):
        return _open_window(Path(arguments[0]) if arguments else None)
    return run(arguments, {".pdf": _pdf})


def _open_window(file: Path | None) -> int:
    try:
        from gui import app

        return app.run(file)
    except Exception as error:
        from core.faults import apology
        from gui.telling import tell_without_window

        tell_without_window(apology(error))
        return FAULT


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether a window can be shown, on a screen or on one of Qt's platforms without any."""
    if platform in ("win32", "darwin"):
        return True
    if environ.get("QT_QPA_PLATFORM", "").split(":")[0] in ("offscreen", "minimal", "vnc"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def _pdf(report: Report) -> bytes:
    """A PDF by the window's painter, which needs no screen."""
    from PySide6.QtWidgets import QApplication

    from gui.printing import pdf

    screenless = [] if has_display(sys.platform, os.environ) else ["-platform", "offscreen"]
    _kept_while_painting = QApplication.instance() or QApplication(["nianbao", *screenless])
    return pdf(report)


if __name__ == "__main__":
    sys.exit(main())
