"""Automatic numbering: the 一、 or 1. that Word shows but the text does not hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from core.readers.docx import tags
from core.readers.docx.styles import StyleOf
from core.readers.docx.tags import number, w
from core.readers.numerals import numeral

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_LARGEST = 100_000


class Level(NamedTuple):
    """One level of a list: number format, pattern such as ``（%1）``, first number, what follows.

    ``restart`` is the highest level whose next item starts this one anew, 0 for none.
    """

    number_format: str
    pattern: str
    start: int
    follows: str
    restart: int
    legal: bool
    style: str | None


class List(NamedTuple):
    """A ``w:num``: the levels it shows, and the starts it sets for itself.

    Lists with one ``family`` count on together.
    """

    family: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


Lists = Mapping[int, List]
"""The lists of a document by id."""


class Counted:
    """How far each family of lists has counted, level by level, and which levels have begun.

    The text of the document has one, and every text box another.
    """

    __slots__ = ("begun", "families")

    def __init__(self) -> None:
        self.families: dict[str, dict[int, int]] = {}
        self.begun: set[tuple[int, int]] = set()


def lists_of(root: etree._Element | None, style_of: StyleOf) -> Lists:
    """The lists that ``numbering.xml`` declares."""
    if root is None:
        return {}
    families = {e.get(w("abstractNumId"), ""): e for e in root.iterchildren(w("abstractNum"))}
    nums = {number(e, tags.NUM_ID): e for e in root.iterchildren(w("num"))}

    def family_of(num: etree._Element | None, style_links: int = 1) -> str:
        reference = None if num is None else num.find(w("abstractNumId"))
        family = "" if reference is None else reference.get(tags.VAL, "")
        link = families[family].find(w("numStyleLink")) if family in families else None
        if link is not None and style_links:
            linked = nums.get(style_of(link.get(tags.VAL)).num_id)
            return family_of(linked, style_links - 1) if linked is not None else family
        return family

    lists = {}
    for num_id, num in nums.items():
        family = family_of(num)
        if num_id is not None and family in families:
            lists[num_id] = _list(num, family, families[family])
    return lists


def level_of_style(listed: List, style: str | None) -> int | None:
    """The level of a list that belongs to a style, None where none does."""
    return next((n for n, level in listed.levels.items() if style and level.style == style), None)


def number_of(lists: Lists, num_id: int, level: int, so_far: Counted) -> str:
    """Count one item of a list and give the number it shows, with the gap after it."""
    listed = lists.get(num_id)
    shape = listed.levels.get(level) if listed else None
    if listed is None or shape is None:
        return ""
    counted = so_far.families.setdefault(listed.family, {})
    # A level above that no item has reached is taken to have shown its first number.
    for above, other in listed.levels.items():
        if above < level:
            counted.setdefault(above, other.start)
    if (num_id, level) not in so_far.begun and level in listed.starts:
        counted[level] = listed.starts[level]
    else:
        counted[level] = counted[level] + 1 if level in counted else shape.start
    so_far.begun.add((num_id, level))
    for deeper in [n for n in counted if n > level]:
        below = listed.levels.get(deeper)
        if below is None or level < below.restart:
            del counted[deeper]
    return _shown(listed, shape, counted)


def _shown(listed: List, shape: Level, counted: Mapping[int, int]) -> str:
    def of_level(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        other = listed.levels.get(level)
        if other is None:
            return ""
        value = counted.get(level, other.start)
        return str(value) if shape.legal else numeral(other.number_format, value)

    if shape.number_format in {"bullet", "none"}:
        return ""
    text = _PLACE.sub(of_level, shape.pattern).strip()
    gap = shape.follows != "nothing" and text[-1:].isalnum()
    return text + " " if gap else text


def _list(num: etree._Element, family: str, declared: etree._Element) -> List:
    levels = dict(_levels(declared))
    starts: dict[int, int] = {}
    for override in num.iterchildren(w("lvlOverride")):
        levels.update(_levels(override))
        start = number(override.find(w("startOverride")))
        level = number(override, tags.ILVL)
        if start is not None and level is not None:
            starts[level] = _bounded(start)
    return List(family, levels, starts)


def _levels(parent: etree._Element) -> dict[int, Level]:
    levels = {}
    for element in parent.iterchildren(w("lvl")):
        level = number(element, tags.ILVL)
        if level is not None and 0 <= level < LEVELS:
            levels[level] = _level(element, level)
    return levels


def _level(element: etree._Element, level: int) -> Level:
    def value(name: str, otherwise: str) -> str:
        child = element.find(w(name))
        return otherwise if child is None else child.get(tags.VAL, otherwise)

    restart = number(element.find(w("lvlRestart")))
    start = number(element.find(w("start")))
    legal = element.find(w("isLgl"))
    return Level(
        number_format=value("numFmt", "decimal"),
        pattern=value("lvlText", ""),
        start=0 if start is None else _bounded(start),
        follows=value("suff", "tab"),
        restart=level if restart is None else restart,
        legal=legal is not None and tags.is_on(legal),
        style=value("pStyle", "") or None,
    )


def _bounded(start: int) -> int:
    return min(max(start, 0), _LARGEST)
