"""Things named together before the numbers they share: 甲、乙分别为1件、2件, 甲、乙均为0件."""

from __future__ import annotations

import re
from itertools import pairwise

from core.claims.figures import Figure

STOPS = re.compile(r"[,;()]|:(?!$)")
"""Where a clause ends; a colon right before a number belongs to what the number counts."""

_TOGETHER = re.compile(
    r"(?:的)?(?:决定|程序|案件|申请|处理决定)?(?:数量|件数|总数|案件数)?(?:两项|三项|两者|各项|数)?(?:(?P<each>各?分别)(?:为|是|有|达|共|发生|收到|办理)*|(?:均|都|皆)(?:为|是))$"
)
_AND = re.compile(r"[、和与及]|以及")


def sharing(sentence: str, start: int, figures: tuple[Figure, ...]) -> list[tuple[str, Figure]]:
    """Each thing with its number; empty where the words before the first number name but one.

    Args:
        sentence: The folded sentence.
        start: Up to where it has been read.
        figures: The numbers from there on.
    """
    fragment = STOPS.split(sentence[start : figures[0].outer[0]])[-1]
    match = _TOGETHER.search(fragment)
    if match is None:
        return []
    items = _AND.split(fragment[: match.start()])
    if match["each"] is None:
        return [(item, figures[0]) for item in items] if len(items) > 1 else []
    numbers = [figures[0]]
    for one, other in pairwise(figures):
        if not _AND.fullmatch(sentence[one.outer[1] : other.outer[0]].replace(",", "、")):
            break
        numbers.append(other)
    if not 1 < len(numbers) <= len(items):
        return []
    return list(zip(items[-len(numbers) :], numbers, strict=True))
