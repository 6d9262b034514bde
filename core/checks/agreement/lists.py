"""Numbers of which one is said to be made up of the others: 共50条，其中…20条、…30条."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from core.claims.figures import Figure, figures
from core.claims.folding import folded
from core.claims.wordings import CHANNEL
from core.numbers import Number

_SENTENCE = re.compile(r"[^。!?]{1,800}")
_MOST_PARTS, _LONGEST = 60, 1600
_MARK = re.compile(r"其中(?:包括|包含)?|内有|分别为|分别是|包括|包含|分为|:|含")
_OPEN = re.compile(r"主要|等(?![级待候额距])|例如|比如|如(?![下期实])|部分|左右")
_RESIDUE = re.compile(r"(?:其他|其它|其余|剩余)")
_EXHAUSTIVE = re.compile(r"分别为|分别是|分为|组成|构成|:")
_CHANGE = re.compile(r"(?:增加|减少|增长|下降|上升|新增|多|少)(?:了)?$|同比|较上|比上|较去|比去")
_PROCESS = re.compile(r"办结|答复|结转|办理|回复|收到|受理|完成率|满意")
_STOP = re.compile(r"[,;:()、]")


class Item(NamedTuple):
    """A number of a list with the words before it."""

    figure: Figure
    label: str


class Listing(NamedTuple):
    """A whole and its parts.

    Attributes:
        whole: The number said to be made up of the others.
        items: The others, without those that are parts of one of them.
        exhaustive: Whether the words say that nothing is left out.
        channels: Whether the parts are ways in which something came.
    """

    whole: Figure
    items: tuple[Item, ...]
    exhaustive: bool
    channels: bool

    @property
    def sum(self) -> Number:
        """What the parts add up to."""
        total: Number = 0
        for item in self.items:
            total += item.figure.value
        return total

    @property
    def gap(self) -> Number:
        """How far parts and whole lie apart."""
        gap = self.sum - self.whole.value
        return gap if gap >= 0 else -gap


@lru_cache(maxsize=1024)
def listings(text: str) -> tuple[Listing, ...]:
    """Every whole with parts that a printed paragraph states.

    The figures point into the folded text (:func:`core.claims.folding.folded`).
    """
    fold = folded(text).text
    if not _MARK.search(fold):
        return ()
    every = figures(fold)
    found: list[Listing] = []
    for start, end in _sentences(fold):
        first = bisect_left(every, start, key=attrgetter("start"))
        inside = every[first : bisect_left(every, end, first, key=attrgetter("start"))]
        found += _in_sentence(fold, end, inside)
    return tuple(found)


def _sentences(fold: str) -> Iterator[tuple[int, int]]:
    """Sentences; one that goes on with 其中 belongs to the one before."""
    start = end = 0
    for match in _SENTENCE.finditer(fold):
        joined = match[0].startswith("其中") and end - start < _LONGEST
        if end and not joined:
            yield start, end
            start = match.start()
        end = match.end()
    yield start, end


def _in_sentence(fold: str, end: int, inside: tuple[Figure, ...]) -> Iterator[Listing]:
    for at, whole in enumerate(inside[:-1]):
        gap = fold[whole.outer[1] : inside[at + 1].outer[0]]
        mark = re.match(rf"[,。;(]{{0,2}}(?:{_MARK.pattern})", gap)
        if mark is None:
            continue
        first = not any(one.unit == whole.unit for one in inside[:at])
        stop = _stop(fold, whole.outer[1], end, bracket="(" in mark[0], nested=not first)
        parts = [one for one in inside[at + 1 : at + 1 + _MOST_PARTS] if one.start < stop]
        items = tuple(_items(fold, whole, parts))
        text = fold[whole.start : stop]
        vague = whole.approximate or any(item.figure.approximate for item in items)
        above = not first and sum(item.figure.value for item in items) > whole.value
        if items and not vague and not above and not _OPEN.search(text):
            yield Listing(
                whole,
                items,
                bool(_EXHAUSTIVE.search(mark[0])) or bool(_RESIDUE.search(items[-1].label)),
                all(CHANNEL.search(item.label) for item in items),
            )


def _stop(fold: str, start: int, end: int, *, bracket: bool, nested: bool) -> int:
    """Where a list ends: its closing bracket, the semicolon behind a nested one, the sentence."""
    sign = ")" if bracket else ";" if nested else ""
    found = fold.find(sign, start, end) if sign else -1
    return end if found < 0 else found


def _items(fold: str, whole: Figure, parts: list[Figure]) -> Iterator[Item]:
    """The parts of the whole's unit, without those that a mark makes parts of a part."""
    last, inner, begun, depth = whole.outer[1], False, False, 0
    for part in parts:
        words = fold[last : part.outer[0]]
        last = part.outer[1]
        label = _STOP.split(words)[-1]
        depth += words.count("(") - words.count(")") if begun else 0
        inner = ";" not in words and (inner or (begun and bool(_MARK.search(words))))
        if begun and (_PROCESS.search(label) or part.value == whole.value):
            return
        if depth <= 0 and not inner and part.unit == whole.unit and not _CHANGE.search(words):
            begun = True
            yield Item(part, _MARK.sub("", label))
