"""What is said and asked about unsaved work that a program left behind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gui.autosave import Kept, discard
from gui.file_boxes import choose

RECOVER = "恢复"
DISCARD = "不要了"
_ORIGINAL = "先打开原文件"


def name_of(kept: Kept, beside: Iterable[Path | None] = ()) -> str:
    """The file the work belongs to, with its folder where another one has the same name.

    Args:
        kept: The work.
        beside: The files that are named or open beside it.
    """
    if kept.path is None:
        return f"“{kept.title or '未命名的报告'}”（还没有存成文件）"
    alike = any(other and other != kept.path and other.name == kept.path.name for other in beside)
    folder = f"（在{kept.path.parent}）" if alike else ""
    return f"“{kept.path.name}”{folder}"


def time_of(moment: datetime) -> str:
    """When the work was kept."""
    return f"{moment:%m月%d日 %H:%M}"


def ask_first(parent: QWidget, kept: Kept) -> bool:
    """Ask what to do with the unsaved work on a file about to be opened; whether to recover it.

    What is not wanted any more is removed, after a second question.
    """
    words = (
        f"上次没有正常退出，{name_of(kept)}有没保存的修改，"
        f"{time_of(kept.time)}留了备份。{_changed_since(kept)}"
    )
    more = (
        f"{RECOVER}：接着备份改，保存以后才写进文件。\n"
        f"{_ORIGINAL}：备份还留着，下次打开再问。\n"
        f"{DISCARD}：删掉备份，打开原文件。"
    )
    choice = DISCARD
    while choice == DISCARD and kept.file.exists():
        choice = choose(parent, words, RECOVER, DISCARD, _ORIGINAL, more=more)
        if choice == DISCARD:
            throw_away(parent, kept)
    return choice == RECOVER


def throw_away(parent: QWidget, kept: Kept) -> bool:
    """Remove kept work if that is really wanted; whether it was."""
    words = (
        f"真的不要{name_of(kept)}没保存的修改（{time_of(kept.time)}的备份）了吗？删掉以后找不回来。"
    )
    if choose(parent, words, DISCARD, "先留着") != DISCARD:
        return False
    discard(kept.file)
    return True


def _changed_since(kept: Kept) -> str:
    """A remark where the file itself is younger than the kept work."""
    try:
        changed = datetime.fromtimestamp(kept.path.stat().st_mtime) if kept.path else kept.time
    except OSError:
        return "原文件已经不在了。"
    return f"那以后原文件又改过（{time_of(changed)}）。" if changed > kept.time else ""
