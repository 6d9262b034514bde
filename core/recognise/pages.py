"""Page numbers and running heads that a converter left standing among the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.periods import squeezed
from core.recognise.headings import heading_of, is_title
from core.recognise.stream import LONGEST_CELL, Item, Line, Text
from core.roles import Role

_DASH = r"[-—–―─－_·•]"
_MARK = re.compile(
    rf"{_DASH}*\d{{1,3}}{_DASH}+|第\d{{1,3}}页(?:[,/]?(?:共|总)\d{{1,3}}页)?"
    r"|(?:page|p)\.?\d{1,3}(?:(?:of|/)\d{1,3})?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}")


def without_page_marks(items: Sequence[Item]) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """The items that belong to no page's head or foot, and the texts of those that do.

    A number without dashes or words is a page number only between two rows of a table; a
    running head is the title again, once the sections have begun.
    """
    marks = {n: text for n in range(len(items)) if (text := _mark(items, n))}
    marks |= _running_heads(items)
    marks = dict(sorted(marks.items()))
    return tuple(item for n, item in enumerate(items) if n not in marks), tuple(marks.values())


def _running_heads(items: Sequence[Item]) -> dict[int, str]:
    titles: set[str] = set()
    heads: dict[int, str] = {}
    begun = False
    for number, item in enumerate(items):
        if not isinstance(item, Text) or item.paragraph.style in set(Role):
            continue
        text = item.paragraph.text
        begun = begun or heading_of(text) is not None
        if not begun and is_title(text):
            titles.add(squeezed(text))
        elif begun and len(text) <= LONGEST_CELL and squeezed(text) in titles:
            heads[number] = text
    return heads


def _mark(items: Sequence[Item], number: int) -> str:
    """The page number an item is; empty where it is none."""
    item = items[number]
    if isinstance(item, Text) and item.paragraph.style not in set(Role):
        filled = [item.paragraph.text]
    elif isinstance(item, Line) and not item.exact:
        filled = [text for text in item.texts if text]
    else:
        return ""
    if len(filled) != 1 or len(filled[0]) > _LONGEST:
        return ""
    plain = squeezed(filled[0])
    between = isinstance(item, Text) and _NUMBER.fullmatch(plain) and _between_rows(items, number)
    return filled[0] if between or _MARK.fullmatch(plain) else ""


_LONGEST = 16


def _between_rows(items: Sequence[Item], number: int) -> bool:
    around = [item for item in items[max(number - 1, 0) : number + 2] if isinstance(item, Line)]
    return len(around) == 2 and any(sum(map(bool, line.texts)) > 1 for line in around)
