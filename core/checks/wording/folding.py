"""A paragraph as the wording rules read it: one width, no white space, every place kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from core.checks.spots import times
from core.passages import Passage, passages
from core.place import Place
from core.report import Report

_SAME_WIDTH = dict(
    zip(
        "０１２３４５６７８９"
        "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
        "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ％．,;:()?!",
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz%.，；：（）？！",
        strict=True,
    )
)
_OTHER_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ％．,;:()?!]")
_THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_RUN = re.compile(r"[^\s\u200b\ufeff]+")


class Folded(NamedTuple):
    """A folded text and where its characters come from.

    Attributes:
        text: Digits and letters half-width, punctuation full-width, no white space.
        starts: The position of each character in the printed text; None where it is the same.
    """

    text: str
    starts: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the printed text of a span of the folded one."""
        if not self.starts:
            return start, end
        first = self.starts[start] if start < len(self.starts) else self.starts[-1] + 1
        return first, self.starts[end - 1] + 1 if end > start else first


@lru_cache(maxsize=1024)
def folded(text: str) -> Folded:
    """Fold a printed text."""
    plain = _OTHER_WIDTH.sub(lambda match: _SAME_WIDTH[match[0]], text)
    if plain is not text:
        plain = _THOUSANDS.sub(",", plain)
    runs = [match.span() for match in _RUN.finditer(plain)]
    if len(runs) == 1 and runs[0] == (0, len(plain)):
        return Folded(plain, None)
    pieces = (plain[start:end] for start, end in runs)
    starts = tuple(chain.from_iterable(range(start, end) for start, end in runs))
    return Folded("".join(pieces), starts)


class Words(NamedTuple):
    """Words found in one text.

    Attributes:
        start: First code point.
        end: The code point after the last.
        wanted: What should stand there; None where only the clerk can say.
        label: What a message calls it, where not by its own words.
    """

    start: int
    end: int
    wanted: str | None = None
    label: str = ""


Look = Callable[[str], Sequence[Words]]
"""A search of one text; kept in a cache, so that an edit elsewhere costs nothing."""


class Said(NamedTuple):
    """Words found in the report: their place, how a message calls them, what is wanted."""

    place: Place
    printed: str
    wanted: str | None


def found(report: Report, look: Look) -> list[Said]:
    """What a search of folded texts finds in the report's paragraphs, in order."""
    return found_in(passages(report), look)


def found_in(among: Iterable[Passage], look: Look) -> list[Said]:
    """What a search of folded texts finds in some paragraphs."""
    return [
        Said(
            passage.span(*plain.span(words.start, words.end)),
            words.label or plain.text[words.start : words.end],
            words.wanted,
        )
        for passage in among
        for plain in (folded(passage.text),)
        for words in look(plain.text)
    ]


def found_as_printed(report: Report, look: Look) -> list[Said]:
    """What a search of the texts as they are printed finds in the report's paragraphs."""
    return [
        Said(
            passage.span(words.start, words.end),
            words.label or passage.text[words.start : words.end],
            words.wanted,
        )
        for passage in passages(report)
        for words in look(passage.text)
    ]


def named(spots: Sequence[Said], most: int = 4) -> str:
    """The different words that were found, quoted, with how many places there are."""
    words = list(dict.fromkeys(spot.printed for spot in spots))
    shown = "".join(f"“{unquoted(word)}”" for word in words[:most])
    more = "等" if len(words) > most else ""
    return f"{shown}{more}{times(spots)}"


def unquoted(words: str) -> str:
    """Words fit to stand between quotation marks."""
    return words.translate(_INNER)


_INNER = str.maketrans("“”", "‘’")
