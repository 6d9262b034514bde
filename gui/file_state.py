"""What goes on around a file: what it should be called, who has it open, who changed it."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from core.blank import KIND_OF_DOCUMENT, official_title
from core.periods import year_of
from core.report import Report

_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_LONGEST_NAME = 80
_SETTLED = 300
"""Milliseconds after a change by which a program has put the new file in the old one's place."""


def suggested_name(report: Report) -> str:
    """What a report's file should be called, without its suffix: the title as it should be."""
    title = report.title
    proper = title.endswith(KIND_OF_DOCUMENT) and year_of(title)
    if not proper and report.organ and report.year:
        title = official_title(report.organ, report.year)
    name = _FORBIDDEN.sub("", title or KIND_OF_DOCUMENT)
    return name[:_LONGEST_NAME].strip(" .") or KIND_OF_DOCUMENT


def beside(original: Path | None, folder: Path, name: str) -> Path:
    """Where to suggest writing a copy under a name: never in the original's place."""
    path = (original.parent if original else folder) / name
    if original and path.name.lower() == original.name.lower():
        return path.with_stem(f"{path.stem}（修改）")
    return path


def named(path: Path) -> str:
    """A file that was written, as a sentence names it: what it is called, and where it is."""
    return f"“{path.name}”（在{path.parent}）"


def open_elsewhere(path: Path) -> bool:
    """Whether Word, WPS or LibreOffice says it has a file open, by the mark it puts beside it.

    Word writes ``~$`` over the first two characters of a long name, and before a short one. A
    mark may be left over from a program that crashed.
    """
    name = path.name
    marks = (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~{name}", f".~lock.{name}#")
    return any(path.with_name(mark).exists() for mark in marks)


def digest(path: Path) -> str | None:
    """What tells a file's content; None where there is no such file to read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


class FileWatch(QObject):
    """Watches the report's own file; ``changed`` says that another program changed it."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.known: str | None = None
        self._told: str | None = None
        self._watcher = QFileSystemWatcher(self)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED)
        self._settling.timeout.connect(self._look)
        self._watcher.fileChanged.connect(self._settling.start)

    def watch(self, path: Path | None) -> None:
        """Watch a file that has just been read or written, and no longer any other."""
        if watched := self._watcher.files():
            self._watcher.removePaths(watched)
        self.path = path
        self.known = self._told = digest(path) if path else None
        if path and self.known is not None:
            self._watcher.addPath(str(path))

    def is_changed(self) -> bool:
        """Whether the file is there and not as it was read or written here."""
        now = digest(self.path) if self.path else None
        return now is not None and now != self.known

    def _look(self) -> None:
        """Replacing a file ends the watch on it, which is therefore taken up again."""
        if self.path is None:
            return
        now = digest(self.path)
        if now is not None and str(self.path) not in self._watcher.files():
            self._watcher.addPath(str(self.path))
        if now is not None and now not in (self.known, self._told):
            self._told = now
            self.changed.emit()
