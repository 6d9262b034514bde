"""Keeping unsaved work on the disk, and finding it again after a crash or a power cut."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from core.report import Report
from core.snapshot import UnreadableSnapshot, read, write
from core.writers import UnwritableFile, replace_file
from gui.document import Document
from gui.settings import Settings

QUIET = 3_000
"""Milliseconds without a change after which the work is kept."""
LONGEST = 8_000
"""Milliseconds for which changes go unkept at most, however fast they follow each other."""

SUFFIX = ".nianbao"


def recovery_folder(settings: Settings) -> Path:
    """Where unsaved work is kept."""
    return settings.folder / "recovery"


class Autosave(QObject):
    """Keeps the unsaved work of one document at a time.

    The kept file goes when its document is saved, or left on purpose by :meth:`stop`.
    ``kept`` says in a few words how it went.
    """

    kept = Signal(str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = recovery_folder(settings)
        self._document: Document | None = None
        self._path: Path | None = None
        self._lock: QLockFile | None = None
        self._quiet = self._timer(QUIET)
        self._longest = self._timer(LONGEST)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.write_now)
        return timer

    def follow(self, document: Document) -> None:
        """Keep the work on this document from now on, and no longer that on another."""
        self.stop()
        self._document = document
        document.changed.connect(self._changed)
        document.undo_stack.cleanChanged.connect(self._changed)
        document.destroyed.connect(self._gone)
        if not document.undo_stack.isClean():
            self.write_now()

    def stop(self) -> None:
        """Follow no document; what was kept of the last one is no longer needed."""
        if self._document is not None:
            self._document.changed.disconnect(self._changed)
            self._document.undo_stack.cleanChanged.disconnect(self._changed)
            self._document.destroyed.disconnect(self._gone)
            self._document = None
        self._forget()

    def _gone(self) -> None:
        self._document = None

    def _changed(self) -> None:
        if self._document is None or self._document.undo_stack.isClean():
            self._forget()
            return
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def write_now(self) -> None:
        """Keep the work as it stands, if there is any that is not saved."""
        self._quiet.stop()
        self._longest.stop()
        document = self._document
        if document is None or document.undo_stack.isClean():
            return
        about = {
            "title": document.report.title,
            "path": str(document.path) if document.path else None,
            "time": datetime.now().isoformat(timespec="seconds"),
        }
        try:
            replace_file(self._claimed(), write(document.report, about))
        except (OSError, UnwritableFile) as error:
            self.kept.emit(f"没能自动保存，请尽快保存：{error}")
        else:
            self.kept.emit(f"未保存（{datetime.now():%H:%M} 已留备份）")

    def _claimed(self) -> Path:
        """The path of this document's kept work, marked as belonging to a running program."""
        if self._path is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._path = self._folder / f"{os.urandom(8).hex()}{SUFFIX}"
            self._lock = _lock_of(self._path)
            self._lock.tryLock(0)
        return self._path

    def _forget(self) -> None:
        self._quiet.stop()
        self._longest.stop()
        if self._path is not None:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
        self._path = self._lock = None


@dataclass(frozen=True)
class Kept:
    """Work left behind by a program that ended without saving it.

    Attributes:
        file: Where it is kept.
        title: The report's title.
        path: The report's own file; None where it has never been saved.
        time: When it was kept.
    """

    file: Path
    title: str
    path: Path | None
    time: datetime


def recoverable(settings: Settings) -> tuple[Kept, ...]:
    """Work of programs that no longer run, the latest first."""
    return tuple(sorted(_left(recovery_folder(settings)), key=lambda kept: kept.time, reverse=True))


def _left(folder: Path) -> Iterator[Kept]:
    for file in folder.glob(f"*{SUFFIX}"):
        lock = _lock_of(file)
        if not lock.tryLock(0):
            continue
        lock.unlock()
        with suppress(UnreadableSnapshot, OSError):
            yield recover(file)[1]


def recover(file: Path) -> tuple[Report, Kept]:
    """The report in a file of kept work.

    Raises:
        UnreadableSnapshot: The file is damaged.
        OSError: It cannot be read.
    """
    report, about = read(file.read_bytes())
    try:
        time = datetime.fromisoformat(about.get("time") or "")
    except ValueError:
        time = datetime.fromtimestamp(file.stat().st_mtime)
    path = about.get("path")
    return report, Kept(file, about.get("title") or "", Path(path) if path else None, time)


def discard(file: Path) -> None:
    """Remove kept work that is no longer wanted."""
    with suppress(OSError):
        file.unlink(missing_ok=True)


def _lock_of(file: Path) -> QLockFile:
    lock = QLockFile(str(file.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    return lock
