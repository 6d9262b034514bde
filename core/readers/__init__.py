"""Opens any file that may hold a report, as paragraphs, grids and pictures."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from core.readers.limits import LARGEST_FILE, MEGABYTE, SECONDS, Budget
from core.readers.raw import RawDocument, UnreadableFile
from core.readers.sniff import sniff

__all__ = ["READERS", "UnreadableFile", "load", "read", "read_bytes", "sniff"]


@dataclass(frozen=True)
class Reader:
    """What reads one format: ``module`` has ``read(data, budget)`` and is imported on first use."""

    format: str
    module: str

    def __call__(self, data: bytes, budget: Budget) -> RawDocument:
        """Read a file of the format."""
        reader: Callable[[bytes, Budget], RawDocument] = import_module(self.module).read
        return reader(data, budget)


READERS = (
    Reader("docx", "core.readers.docx"),
    Reader("xlsx", "core.readers.xlsx"),
    Reader("html", "core.readers.html"),
    Reader("text", "core.readers.text"),
)
_BY_FORMAT = MappingProxyType({reader.format: reader for reader in READERS})


def read(path: Path, seconds: float = SECONDS) -> RawDocument:
    """Read a file, its format told by its content.

    Raises:
        UnreadableFile: If it cannot be opened or is nothing that can be read.
    """
    return read_bytes(load(path), seconds)


def read_bytes(data: bytes, seconds: float = SECONDS) -> RawDocument:
    """Read the content of a file, in ``seconds`` at most.

    Raises:
        UnreadableFile: If it is nothing that can be read as a document; JSON is not.
    """
    reader = _BY_FORMAT.get(sniff(data))
    if reader is None:
        raise UnreadableFile("这是 JSON 数据，不是报告文档")
    return reader(data, Budget(seconds))


def load(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        UnreadableFile: If it is missing, locked, a folder, or larger than any report.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableFile("这是文件夹，请选里面的报告文件")
        if not stat.S_ISREG(mode):
            raise UnreadableFile("这不是普通文件，不能打开")
        if path.name.startswith("~$"):
            raise UnreadableFile("这是 Word 或 WPS 的临时文件，请打开同名而不带“~$”的那个文件")
        with path.open("rb") as file:
            # Never asked for more than there is: read(n) sets n bytes aside.
            size = os.fstat(file.fileno()).st_size
            data = file.read(min(size, LARGEST_FILE) + 1)
    except FileNotFoundError as error:
        raise UnreadableFile("找不到这个文件，请看是不是已经移动、改名或删除") from error
    except PermissionError as error:
        raise UnreadableFile(
            "没有权限读这个文件。如果正在 Word 或 WPS 中打开，请先关闭；否则请换个位置另存"
        ) from error
    except (OSError, ValueError) as error:
        raise UnreadableFile("这个文件读不出来，请看磁盘或网络盘是否正常，再试一次") from error
    if len(data) > LARGEST_FILE:
        size = LARGEST_FILE // MEGABYTE
        raise UnreadableFile(f"文件超过 {size} MB，没有打开。请压缩里面的图片，另存后再试")
    return data
