"""What the program remembers of its user, in an INI file beside the rest of the user's data."""

from __future__ import annotations

import os
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

Value = TypeVar("Value")


def _flag(text: str) -> bool:
    return text == "true"


def _bytes(text: str) -> QByteArray:
    return QByteArray(b64decode(text, validate=True))


def _several(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()


@dataclass(frozen=True)
class Key(Generic[Value]):
    """Something remembered.

    Attributes:
        name: Its group and name in the file.
        read: Makes the value of its text, or raises ValueError.
        default: The value where nothing is remembered.
    """

    name: str
    read: Callable[[str], Value]
    default: Value


# fmt: off
LARGE       = Key("look/large",      _flag,    False)
GEOMETRY    = Key("window/geometry", _bytes,   QByteArray())
PANES       = Key("window/panes",    _several, _several(""))
MODE        = Key("window/mode",     str,      "review")
TABLE_ZOOM  = Key("window/tables",   int,      100)
TEXT_ZOOM   = Key("window/text",     int,      0)
LAST_FOLDER = Key("files/folder",    str,      "")
RECENT      = Key("files/recent",    _several, _several(""))
LAST_YEARS  = Key("files/lastyear", _several, _several(""))
ORGAN       = Key("new/organ",       str,      "")
OWN_RULES   = Key("rules/own",       str,      "")
HANDED_DOWN = Key("rules/handed",    str,      "")
OFFICE      = Key("rules/office",    str,      "")
# fmt: on

_MOST_RECENT = 8
_MOST_COMPARED = 60


class Settings:
    """Typed access to the remembered values.

    Args:
        folder: Where the program keeps its data; the INI file is in it, too. A folder that
            cannot be written to only means that nothing is remembered.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = QSettings(str(folder / "nianbao.ini"), QSettings.Format.IniFormat)

    def get(self, key: Key[Value]) -> Value:
        """A remembered value; the default where there is none or none that can be read."""
        found = self._file.value(key.name)
        try:
            return key.read(found) if isinstance(found, str) else key.default
        except ValueError:
            return key.default

    def set(self, key: Key[Value], value: Value) -> None:
        """Remember a value."""
        self._file.setValue(key.name, _text(value))

    def sync(self) -> None:
        """Write what is remembered to the file now."""
        self._file.sync()

    def large(self) -> bool:
        """Whether 大字 is on."""
        return self.get(LARGE)

    def set_large(self, large: bool) -> None:
        """Remember 大字."""
        self.set(LARGE, large)

    def geometry(self) -> QByteArray:
        """Where the window stood; empty if that is unknown."""
        return self.get(GEOMETRY)

    def set_geometry(self, geometry: QByteArray) -> None:
        """Remember where the window stands."""
        self.set(GEOMETRY, geometry)

    def recent(self) -> tuple[Path, ...]:
        """The reports last opened or saved, the latest first."""
        return tuple(Path(text) for text in self.get(RECENT) if text)

    def add_recent(self, path: Path) -> None:
        """Put a report at the head of those last used, and remember its folder."""
        others = [known for known in self.recent() if known != path]
        self._remember([path, *others])
        self.set(LAST_FOLDER, str(path.parent))

    def drop_recent(self, path: Path) -> None:
        """Forget a report that was used."""
        self._remember([known for known in self.recent() if known != path])

    def _remember(self, recent: list[Path]) -> None:
        self.set(RECENT, tuple(str(path) for path in recent[:_MOST_RECENT]))

    def last_year_of(self, path: Path) -> str | None:
        """The file a report is compared with; empty for none, None where that is unknown."""
        return self._compared().get(str(path))

    def set_last_year(self, path: Path, previous: Path | None) -> None:
        """Remember the file a report is compared with, or that it is to be with none."""
        compared = {str(path): str(previous or "")}
        compared |= {known: file for known, file in self._compared().items() if known != str(path)}
        lines = (f"{known}\t{file}" for known, file in compared.items())
        self.set(LAST_YEARS, tuple(islice(lines, _MOST_COMPARED)))

    def _compared(self) -> dict[str, str]:
        pairs = (line.partition("\t") for line in self.get(LAST_YEARS))
        return {known: file for known, _, file in pairs}

    def last_folder(self) -> Path:
        """The folder last used if it is still there, else the user's documents."""
        remembered = Path(self.get(LAST_FOLDER) or ".")
        if remembered.is_absolute() and remembered.is_dir():
            return remembered
        location = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(location))


def data_folder() -> Path:
    """Where the program keeps settings and unsaved work.

    A folder ``data`` beside the program, if there is one to write to, makes the program
    portable; otherwise it is the user's own folder for such data on this computer.
    """
    portable = Path(sys.executable).resolve().parent / "data"
    if getattr(sys, "frozen", False) and portable.is_dir() and _writable(portable):
        return portable
    location = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(location)) / "nianbao"


def _writable(folder: Path) -> bool:
    """Whether a file can be made there: on Windows the rights alone do not tell."""
    probe = folder / f".{os.urandom(8).hex()}.tmp"
    try:
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError:
        return False
    return True


def _text(value: object) -> str:
    """A value as its key reads it back."""
    if isinstance(value, tuple):
        return "\n".join(value)
    if isinstance(value, QByteArray):
        return b64encode(value.data()).decode("ascii")
    return str(value).lower() if isinstance(value, bool) else str(value)
