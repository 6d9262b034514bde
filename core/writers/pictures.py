"""How large a carried picture is printed."""

from __future__ import annotations

import struct

from core.report import Picture
from core.writers.style import LEADING, PAGE, POINTS_PER_MM

MM_PER_PIXEL = 25.4 / 96
_DEFAULT = (100.0, 75.0)
_HEADERS = (
    (b"\x89PNG\r\n\x1a\n", ">II", 16),
    (b"GIF8", "<HH", 6),
    (b"BM", "<ii", 18),
)
"""Where width and height stand: first bytes of the file, layout, offset."""

_FRAME_MARKERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

Size = tuple[float, float]


def printed_size(picture: Picture) -> Size:
    """Width and height in millimetres, no larger than the type area and in proportion.

    A size the source does not state is the picture's own at 96 pixels an inch.
    """
    width, height = picture.width, picture.height
    if width <= 0 or height <= 0:
        own_width, own_height = native_size(picture.data) or _DEFAULT
        scale = width / own_width if width > 0 else height / own_height if height > 0 else 1.0
        width, height = own_width * scale, own_height * scale
    room = PAGE.text_height - LEADING / POINTS_PER_MM
    scale = min(1.0, PAGE.text_width / width, room / height)
    return width * scale, height * scale


def native_size(data: bytes) -> Size | None:
    """The size of a PNG, GIF, BMP or JPEG in millimetres, None for anything else."""
    width, height = _pixels(data)
    if width <= 0 or height == 0:
        return None
    return width * MM_PER_PIXEL, abs(height) * MM_PER_PIXEL


def _pixels(data: bytes) -> tuple[int, int]:
    """Width and height, zeros where the bytes do not tell; a BMP may be negative in height."""
    try:
        for start, layout, offset in _HEADERS:
            if data.startswith(start):
                width, height = struct.unpack_from(layout, data, offset)
                return width, height
        return _jpeg_pixels(data)
    except struct.error:
        return 0, 0


def _jpeg_pixels(data: bytes) -> tuple[int, int]:
    at = 2 if data.startswith(b"\xff\xd8") else len(data)
    while data[at : at + 1] == b"\xff":
        marker, length = struct.unpack_from(">xBH", data, at)
        if marker in _FRAME_MARKERS:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + length
    return 0, 0
