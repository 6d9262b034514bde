"""Writing something as one of several kinds of file, whichever is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gui.file_boxes import ask_target
from gui.file_writing import put


def put_any(
    parent: QWidget, title: str, suggested: Path, makers: Mapping[str, Callable[[], bytes]]
) -> Path | None:
    """Ask for a file and write it; return where it was put, None where the user gave up.

    Args:
        parent: The window that questions are asked in.
        title: What the file dialog is called.
        suggested: The file to suggest.
        makers: What makes the bytes of each kind, by suffix.
    """
    chosen: list[Path] = []

    def ask() -> Path | None:
        path = ask_target(parent, title, suggested, makers)
        if path is not None and path.suffix.lower() not in makers:
            path = path.with_name(f"{path.name}{suggested.suffix}")
        if path is not None:
            chosen.append(path)
        return path

    def content() -> bytes:
        return makers[chosen[-1].suffix.lower()]()

    return put(parent, ask(), content, ask)
