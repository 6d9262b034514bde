"""Pictures without what cameras and programs write into them beside the picture itself."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_PNG_REMARKS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})
_APPLICATION = range(0xE0, 0xF0)
_NEEDED = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""What an application wrote that the picture looks wrong without."""

_EXIF = b"Exif\0\0"
_ORIENTATION = 0x0112


def bared(data: bytes) -> bytes:
    """A JPEG or PNG without author, place, time, camera and remarks; anything else as it is.

    The picture itself stays the same to the last bit, and stands upright as before. What is
    damaged stays as it is from there on.
    """
    if data.startswith(_PNG):
        return _PNG + b"".join(_png_chunks(data))
    if data.startswith(_JPEG):
        return _JPEG + b"".join(_jpeg_parts(data))
    return data


def _png_chunks(data: bytes) -> Iterator[bytes]:
    """The chunks that make the picture; nothing stands behind the last."""
    at = len(_PNG)
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if kind not in _PNG_REMARKS:
            yield data[at : at + 12 + length]
        at += 12 + length
        if kind == b"IEND":
            return
    yield data[at:]


class _Part(NamedTuple):
    """A segment of a JPEG with the compressed picture that may follow it."""

    marker: int
    content: bytes


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    for marker, content in _segments(data):
        if marker == 0xE1 and content[4:].startswith(_EXIF):
            yield _upright(content[4:])
        elif marker == _COMMENT or (marker in _APPLICATION and not _needed(marker, content)):
            continue
        else:
            yield content


def _needed(marker: int, content: bytes) -> bool:
    start = _NEEDED.get(marker)
    return start is not None and content[4:].startswith(start)


def _segments(data: bytes) -> Iterator[_Part]:
    """The segments up to the end of the picture; the rest in one where they cannot be told."""
    at = len(_JPEG)
    while data[at : at + 1] == b"\xff" and at + 2 <= len(data):
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == _END:
            yield _Part(marker, data[at : at + 2])
            return
        length = 0 if marker in _WITHOUT_LENGTH else int.from_bytes(data[at + 2 : at + 4], "big")
        end = at + 2 + length
        if marker == _SCAN:
            end = _end_of_scan(data, end)
        yield _Part(marker, data[at:end])
        at = end
    yield _Part(0, data[at:])


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the next marker stands behind compressed data, in which FF 00 and RST are none."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2
    return len(data)


def _upright(exif: bytes) -> bytes:
    """A segment that says nothing but which way up the picture stands, where that is said."""
    tiff = exif[len(_EXIF) :]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    try:
        if order is None:
            return b""
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        entries = (start + 2 + 12 * number for number in range(count))
        at = next((at for at in entries if _tag(tiff, at, order) == _ORIENTATION), None)
        turned = 1 if at is None else struct.unpack_from(f"{order}H", tiff, at + 8)[0]
    except struct.error:
        return b""
    if not 2 <= turned <= 8:
        return b""
    tags = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, turned, 0, 0)
    return struct.pack(">2sH", b"\xff\xe1", 2 + len(_EXIF) + len(tags)) + _EXIF + tags


def _tag(tiff: bytes, at: int, order: str) -> int:
    return int(struct.unpack_from(f"{order}H", tiff, at)[0])
