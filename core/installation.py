"""Whether the packaged program is whole: every file of it is in a list made when it was built."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

LIST = "nianbao-files.json"
"""The list, beside the packaged libraries; it names every file but itself."""


@dataclass(frozen=True)
class Part:
    """A file of the program as it was built."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Installation:
    """A packaged program.

    Attributes:
        folder: Where it lies.
        parts: Its files; their names are relative to the folder.
    """

    folder: Path
    parts: tuple[Part, ...]

    def missing(self) -> Iterator[str]:
        """What is not there or not whole, at a glance: no file is read."""
        for part in self.parts:
            try:
                size = (self.folder / part.name).stat().st_size
            except OSError:
                yield f"缺少 {part.name}"
            else:
                if size != part.size:
                    yield f"大小不对 {part.name}"

    def damaged(self) -> Iterator[str]:
        """What is not as it was built, byte for byte."""
        from hashlib import sha256

        yield from self.missing()
        for part in self.parts:
            try:
                content = (self.folder / part.name).read_bytes()
            except FileNotFoundError:
                continue
            except OSError:
                yield f"读不出 {part.name}"
                continue
            if len(content) == part.size and sha256(content).hexdigest() != part.sha256:
                yield f"内容不对 {part.name}"


def installation() -> Installation | None:
    """The packaged program that is running; None where it runs from its sources.

    Raises:
        ValueError: Its list is missing or cannot be read.
    """
    if not getattr(sys, "frozen", False):
        return None
    return read_installation(Path(sys.executable).parent, Path(sys.prefix) / LIST)


def read_installation(folder: Path, files: Path) -> Installation:
    """The program in a folder, by its list.

    Raises:
        ValueError: The list is missing or cannot be read.
    """
    try:
        parts = tuple(Part(*part) for part in json.loads(files.read_text(encoding="utf-8")))
    except (OSError, TypeError, ValueError) as error:
        raise ValueError(f"缺少或读不出 {files.name}") from error
    if not parts:
        raise ValueError(f"缺少或读不出 {files.name}")
    return Installation(folder, parts)


def write_list(folder: Path, files: Path) -> None:
    """List every file in a folder but the list itself."""
    from hashlib import sha256

    parts = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path != files:
            content = path.read_bytes()
            name = path.relative_to(folder).as_posix()
            parts.append([name, len(content), sha256(content).hexdigest()])
    lines = ",\n".join(json.dumps(part, ensure_ascii=False) for part in sorted(parts))
    files.write_bytes(f"[\n{lines}\n]\n".encode())


def incomplete(wrong: Iterable[str]) -> str:
    """What is wrong and what to do about it, for the user."""
    return "\n".join(
        (
            "程序不完整：",
            *(f"  {part}" for part in wrong),
            "请重新解压或重新安装一遍；要是还这样，请看杀毒软件是不是把它们隔离了。",
        )
    )


def wrong_at_start() -> list[str]:
    """What of the packaged program is missing, at a glance; nothing for the sources."""
    try:
        program = installation()
    except ValueError as error:
        return [str(error)]
    return list(program.missing()) if program else []
