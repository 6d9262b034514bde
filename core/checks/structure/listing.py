"""Enumerations (一是、（一）、1.) as chains of items, nested ones kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

_DIGITS = "一二三四五六七八九"
NUMERALS = tuple(
    ("" if tens == "一" else tens) + "十" * bool(tens) + ones
    for tens in ("", *_DIGITS)
    for ones in ("", *_DIGITS)
)[1:]
"""Chinese numerals from 1 to 99."""

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_VALUES = {numeral: value for value, numeral in enumerate(NUMERALS, 1)}
_ITEM = re.compile(
    r"(?:^|(?<=[。；;，,：:、！？!?）)”\s]))(?:"
    r"(?P<clause>[一二三四五六七八九十]{1,3})是"
    r"|第(?P<ordinal>[一二三四五六七八九十]{1,3})(?=[，,、：:是])"
    r")"
    r"|(?:^\s*|(?<=[。；;：:！？!?\s]))(?:"
    r"[（(](?P<heading>[一二三四五六七八九十]{1,3})[）)]"
    r"|[（(](?P<bracketed>\d{1,2})[）)]"
    r")"
    r"|(?:^\s*|(?<=[。；;：:]))(?P<figure>\d{1,2})[.．、](?!\d)"
    rf"|(?P<circled>[{_CIRCLED}])"
)
_WITHIN_CLAUSES = frozenset({"clause", "ordinal"})


class Item(NamedTuple):
    """One numbered item.

    Attributes:
        style: Which kind of numbering, a group of the pattern.
        number: Its number as printed, from 1.
        paragraph: Its paragraph, from 0.
        start: First code point of the numeral.
        end: The code point after the numeral.
        leads: Whether it stands at the beginning of its paragraph.
    """

    style: str
    number: int
    paragraph: int
    start: int
    end: int
    leads: bool

    def numeral(self, number: int) -> str:
        """Another number written the way this one is, in figures where that way ends."""
        if self.style in {"figure", "bracketed"}:
            return str(number)
        signs = _CIRCLED if self.style == "circled" else NUMERALS
        return signs[number - 1] if number <= len(signs) else str(number)


@dataclass
class _Open:
    """A chain still growing; ``after`` is the one whose 1 stands right before its own."""

    items: list[Item] = field(default_factory=list)
    after: _Open | None = None

    @property
    def last(self) -> Item:
        return self.items[-1]


Chain = tuple[Item, ...]
"""The items of one enumeration, in print order."""


def items_of(paragraphs: Sequence[str]) -> Iterator[Item]:
    """Every numbered item of some paragraphs, in order."""
    for position, text in enumerate(paragraphs):
        yield from _items_in(text, position)


@lru_cache(maxsize=1024)
def _items_in(text: str, position: int) -> tuple[Item, ...]:
    """The numbered items of one paragraph: an edit elsewhere does not look for them again."""
    items = []
    for match in _ITEM.finditer(text):
        style = match.lastgroup or ""
        number = _number(style, match[style])
        if number:
            leads = not text[: match.start()].strip()
            items.append(Item(style, number, position, match.start(style), match.end(style), leads))
    return tuple(items)


def _number(style: str, printed: str) -> int:
    if style == "circled":
        return _CIRCLED.index(printed) + 1
    return int(printed) if printed.isdecimal() else _VALUES.get(printed, 0)


def chains(paragraphs: Sequence[str]) -> list[Chain]:
    """The enumerations of some paragraphs, in the order in which they begin.

    An item continues the innermost open chain of its style that waits for its number, which
    closes the chains inside it. A 1 opens a chain; any other number that nothing waits for
    belongs, out of turn, to the innermost open chain of its style. A 1 right after a 1 that
    nothing continues is that list's number told twice.
    """
    begun: list[_Open] = []
    stack: list[_Open] = []
    previous: Item | None = None
    for item in items_of(paragraphs):
        depth = _depth_for(item, stack)
        if depth is None:
            _close_finished(item, stack)
            again = previous is not None and _repeats(item, previous)
            begun.append(_Open(after=stack[-1] if again and stack else None))
            stack.append(begun[-1])
        else:
            del stack[depth + 1 :]
        stack[-1].items.append(item)
        previous = item
    return _joined(begun)


def _joined(begun: list[_Open]) -> list[Chain]:
    """The chains, each lone 1 joined with the list that begins right after it."""
    for chain in begun:
        if chain.after and len(chain.after.items) == 1:
            chain.items[:0] = chain.after.items
            chain.after.items.clear()
    return [tuple(chain.items) for chain in begun if chain.items]


def _depth_for(item: Item, stack: list[_Open]) -> int | None:
    """The position in the stack of the chain an item belongs to; None for a new one."""
    own = [depth for depth, chain in enumerate(stack) if chain.last.style == item.style]
    waiting = [depth for depth in own if stack[depth].last.number == item.number - 1]
    if waiting:
        return waiting[-1]
    return own[-1] if own and item.number > 1 else None


def _repeats(item: Item, previous: Item) -> bool:
    """Whether a 1 right after a 1 is the same list's number told twice."""
    if previous.style != item.style or previous.number != 1:
        return False
    if item.style in _WITHIN_CLAUSES:
        return item.paragraph == previous.paragraph
    return item.leads and previous.leads


def _close_finished(item: Item, stack: list[_Open]) -> None:
    """Drop open chains of the item's style that another paragraph has brought past 1."""
    for depth, chain in enumerate(stack):
        last = chain.last
        if last.style == item.style and last.paragraph < item.paragraph and last.number > 1:
            del stack[depth:]
            return
