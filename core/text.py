"""Text as every format can hold it."""

from __future__ import annotations

import re

_SPACES = re.compile(r"\s+")
_LINE_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """Text that every format can hold: one kind of line break, no control characters."""
    return _UNPRINTABLE.sub("", _LINE_BREAKS.sub("\n", text))


def collapsed(text: str) -> str:
    """Runs of white space as one space, none at the ends."""
    return _SPACES.sub(" ", text).strip()
