"""Where words stand in the manual."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QTextDocument


class Spot(NamedTuple):
    """A chapter, and a position in its text."""

    chapter: int
    position: int


class ManualSearch:
    """Searches chapters as they are shown; a position is one of a text cursor.

    Args:
        pages: The HTML of the chapters.
    """

    def __init__(self, pages: Sequence[str]) -> None:
        self._texts = [_shown(page) for page in pages]

    def every(self, words: str) -> list[Spot]:
        """All places where the words stand, in order."""
        wanted = re.compile(re.escape(words), re.IGNORECASE)
        return [
            Spot(chapter, match.start())
            for chapter, text in enumerate(self._texts)
            for match in wanted.finditer(text)
        ]


def following(spots: Sequence[Spot], here: Spot) -> int:
    """The number of the first place behind here; the first of all where there is none."""
    return bisect_right(spots, here) % len(spots)


def _shown(page: str) -> str:
    document = QTextDocument()
    document.setHtml(page)
    return document.toPlainText()
