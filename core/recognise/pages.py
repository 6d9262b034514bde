"""Page numbers that a converter left standing among the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.periods import squeezed
from core.recognise.stream import Item, Line, Text

_DASH = r"[-—–―─－_·•]"
_MARK = re.compile(
    rf"{_DASH}*\d{{1,3}}{_DASH}+|第\d{{1,3}}页(?:[,/]?(?:共|总)\d{{1,3}}页)?"
    r"|(?:page|p)\.?\d{1,3}(?:(?:of|/)\d{1,3})?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}")


def without_page_marks(items: Sequence[Item]) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """The items that are no page numbers, and the texts of those that are.

    A number without dashes or words is one only between two rows of a table.
    """
    marks = {n: text for n in range(len(items)) if (text := _mark(items, n))}
    return tuple(item for n, item in enumerate(items) if n not in marks), tuple(marks.values())


def _mark(items: Sequence[Item], number: int) -> str:
    """The page number an item is; empty where it is none."""
    item = items[number]
    if isinstance(item, Text):
        filled = [item.paragraph.text]
    elif isinstance(item, Line):
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
