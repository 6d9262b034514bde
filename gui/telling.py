"""Saying something where no window of Qt can: on the console, or in a box of Windows itself."""

from __future__ import annotations

import sys
from io import TextIOWrapper

_STOP, _NOTE = 0x10, 0x40


def tell_without_window(message: str, *, fault: bool = True) -> None:
    """Print it, a fault on standard error; a windowed program of Windows shows it in a box."""
    output = sys.stderr if fault else sys.stdout
    if output is not None:
        if isinstance(output, TextIOWrapper):
            output.reconfigure(encoding="utf-8", errors="replace")
        print(message, file=output, flush=True)
    elif sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, message, "年报助手", _STOP if fault else _NOTE)
