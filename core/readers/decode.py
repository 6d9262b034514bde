"""Bytes to text: byte order mark, declared encoding, UTF-8, GB18030, each strictly or not."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from core.readers.raw import UnreadableFile
from core.readers.sniff import NOT_A_REPORT

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHINESE = re.compile(r"gb|x-gb|cp936|ms936")
_CONTROL = re.compile(r"[\0-\x08\x0e-\x19\x1b-\x1f]")
_MOST_CONTROLS = 0.001


def decode(data: bytes, declared: str = "") -> str:
    """The text of a file; ``declared`` is the encoding it says it has.

    Raises:
        UnreadableFile: If no encoding fits, or the text has the control characters of a
            binary file.
    """
    for start, encoding in _encodings(data, declared.strip().lower()):
        try:
            text = data[start:].decode(encoding)
        except UnicodeError:
            continue
        if "\0" not in text and len(_CONTROL.findall(text)) <= _MOST_CONTROLS * len(text):
            return text
    raise UnreadableFile(NOT_A_REPORT)


def _encodings(data: bytes, declared: str) -> Iterator[tuple[int, str]]:
    """Where the text begins and what to try, the likeliest first."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            yield len(mark), encoding
            return
    if _CHINESE.match(declared):
        # GB18030 holds its forerunners, whose names pages keep using for it.
        yield 0, "gb18030"
    elif declared == "big5":
        yield 0, "big5"
    yield 0, "utf-8"
    yield 0, "gb18030"
