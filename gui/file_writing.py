"""Writing a file, asking for a way out for as long as that fails."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.writers import UnwritableFile, replace_file
from gui.file_boxes import choose, hourglass
from gui.file_state import open_elsewhere


class Way(StrEnum):
    """A way out of a file that cannot be written."""

    RETRY = "重试"
    ELSEWHERE = "另存为…"
    ANYWAY = "仍然保存"
    CANCEL = "取消"


def put(
    parent: QWidget,
    path: Path | None,
    content: Callable[[], bytes],
    ask_elsewhere: Callable[[], Path | None],
) -> Path | None:
    """Write a file and return where it was put; None where the user gave up.

    Args:
        parent: The window that questions are asked in.
        path: Where to put it; None writes nothing.
        content: Makes the file's bytes.
        ask_elsewhere: Asks for another path.
    """
    anyway = False
    while path is not None:
        marked = open_elsewhere(path) and not anyway
        problem = _marked(path) if marked else _written(path, content)
        if not problem:
            return path
        choices = [way for way in Way if marked or way is not Way.ANYWAY]
        match choose(parent, problem, *choices):
            case Way.ELSEWHERE:
                path, anyway = ask_elsewhere(), False
            case Way.ANYWAY:
                anyway = True
            case Way.CANCEL:
                path = None
    return None


def _marked(path: Path) -> str:
    return f"“{path.name}”正在 Word 或 WPS 中打开，请先在那边关闭。"


def _written(path: Path, content: Callable[[], bytes]) -> str:
    """Write the file; the sentence of what is in the way, or nothing."""
    try:
        with hourglass():
            replace_file(path, content())
    except UnwritableFile as error:
        return f"{error}。"
    return ""
