"""What reading a file may cost: files are hostile until proven otherwise."""

from __future__ import annotations

from time import monotonic

from core.readers.raw import UnreadableFile

MEGABYTE = 1 << 20
LARGEST_FILE = 64 * MEGABYTE
LARGEST_XML = 16 * MEGABYTE
LARGEST_PICTURE = 32 * MEGABYTE
LARGEST_EXPANSION = 128 * MEGABYTE
"""Bytes that all parts of one package may have together once unpacked."""

MOST_MEMBERS = 10_000
MOST_PIECES = 20_000
"""Paragraphs, rows and cells of one file together."""

DEEPEST_NESTING = 20
"""Tables and text boxes inside one another."""

WIDEST_SPAN = 200
SECONDS = 20.0


class Budget:
    """What is left to spend on one file: time, pieces, unpacked bytes.

    The one value of the readers that changes, since counting down is its whole purpose.
    """

    __slots__ = ("_bytes", "_ends", "_pieces")

    def __init__(self, seconds: float = SECONDS) -> None:
        self._ends = monotonic() + seconds
        self._pieces = MOST_PIECES
        self._bytes = LARGEST_EXPANSION

    def spend(self, pieces: int = 1) -> None:
        """Pay for paragraphs, rows or cells; UnreadableFile once nothing is left."""
        self._pieces -= pieces
        if self._pieces < 0:
            raise UnreadableFile(
                "文件里的段落或表格多得不像一份报告，没有打开。请看是不是选错了文件"
            )
        if monotonic() > self._ends:
            raise UnreadableFile("这个文件读得太久，没有读完。请用 Word 或 WPS 打开，另存后再试")

    def unpack(self, size: int) -> None:
        """Pay for unpacked bytes; UnreadableFile once nothing is left."""
        self._bytes -= size
        if self._bytes < 0:
            raise too_large()


def too_large() -> UnreadableFile:
    """The refusal of a file that unpacks to more than any report needs."""
    return UnreadableFile("文件展开后大得不正常，没有打开。请用 Word 或 WPS 打开，另存后再试")


def too_deep() -> UnreadableFile:
    """The refusal of a file whose tables or elements are nested beyond reason."""
    return UnreadableFile("文件里的表格或文本框套得太深，没有打开。请把嵌套的表格拆开后再试")
