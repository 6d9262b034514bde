"""Percentages against the numbers they are taken of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from core.checks.agreement.parts import figure_place
from core.checks.rule import Fix, Hit, Rule, Severity, rule, set_text
from core.checks.subject import Subject
from core.claims.figures import Figure, figures
from core.claims.folding import folded
from core.numbers import Number, show
from core.passages import Passage, passages
from core.place import Place

_SENTENCE = re.compile(r"[^。!?]{1,800}")
_NEAREST = 30
_SHARE = re.compile(
    r"占(?:比|总数|总量|全部|全年)?[^,。;\d]{0,12}?(?:约|近|为|达)*(?P<share>\d+(?:\.\d+)?)%"
)
_CHANGE = re.compile(
    r"(?:同比|较上年度?|较去年|比上年度?|比去年|较20\d\d年|比20\d\d年|与(?:上年|去年|20\d\d年)相比)"
    r"[^。;%]{0,24}?(?P<way>增长|上升|增加|提高|下降|减少|回落|降低)(?:了|约|近|幅度)*(?:为|达)?(?P<share>\d+(?:\.\d+)?)%"
)
_EARLIER = re.compile(
    r"(?:上年度?|去年|上年同期|20\d\d年)[^,。;\d]{0,12}\(?(?:的|为|是|收到|受理|共)*\(?$"
)
_UP = frozenset({"增长", "上升", "增加", "提高"})
_VAGUE = re.compile(r"(?:约|近|超过?|逾)(?:为|达)?\d+(?:\.\d+)?%$")


@rule("N25", "百分比和件数对不上", Severity.HINT)
def percent(subject: Subject) -> Iterator[Hit]:
    """“几件，占百分之几”：按前面写的总数算，百分比应对得上（允许四舍五入）。

    找不到总数的不算。

    依据：公文一般要求，数据前后一致。
    改法：重新算一遍百分比，或者核对件数。
    """
    for passage in passages(subject.report):
        for share in _shares(passage.text):
            shown = _rounded(share.part.value, share.whole.value, share.digits)
            yield Hit(
                f"{show(share.part.value)}占{show(share.whole.value)}的{shown}%，"
                f"写的是{share.printed}%。请核对。",
                (
                    _place(passage, share.span),
                    figure_place(passage, share.part),
                    figure_place(passage, share.whole),
                ),
                expected=f"{shown}%",
                actual=f"{share.printed}%",
                fixes=(_rewritten(passage, share.span, shown),),
            )


@rule("N26", "同比和两年的数对不上", Severity.HINT)
def year_on_year(subject: Subject) -> Iterator[Hit]:
    """同一句里写了今年和上年两个数的，“增长、下降百分之几”应按这两个数算得出来。

    依据：公文一般要求，数据前后一致。
    改法：重新算一遍百分比，或者核对两年的数。
    """
    for passage in passages(subject.report):
        for change in _changes(passage.text):
            shown = _rounded(_apart(change), change.whole.value, change.digits)
            way = "增长" if change.part.value > change.whole.value else "下降"
            yield Hit(
                f"上年{show(change.whole.value)}、今年{show(change.part.value)}，应是{way}{shown}%，"
                f"写的是{change.words}。请核对。",
                (
                    _place(passage, change.span),
                    figure_place(passage, change.part),
                    figure_place(passage, change.whole),
                ),
                expected=f"{way}{shown}%",
                actual=change.words,
            )


class Share(NamedTuple):
    """A percentage that its numbers do not give.

    Attributes:
        part: What is measured.
        whole: What it is measured by.
        printed: The percentage as written, without its sign.
        digits: How many decimals it has.
        span: Where its digits stand in the folded text.
        words: Direction and percentage as written.
    """

    part: Figure
    whole: Figure
    printed: str
    digits: int
    span: tuple[int, int]
    words: str = ""


@lru_cache(maxsize=1024)
def _shares(text: str) -> tuple[Share, ...]:
    """The shares that no number before them makes true, though one of them could be the whole.

    What is itself said to be so many percent is a part beside them.
    """
    if "占" not in text:
        return ()
    fold = folded(text).text
    every = figures(fold)
    found = []
    parts: set[Figure] = set()
    for match in _SHARE.finditer(fold):
        last = bisect_right(every, match.start(), key=lambda one: one.outer[1])
        before = every[max(0, last - _NEAREST) : last]
        if not before or _VAGUE.search(match[0]) or before[-1].approximate:
            continue
        part, printed = before[-1], match["share"]
        if match.start() - part.outer[1] > 1:
            continue
        wholes = [one for one in before[:-1] if one.unit == part.unit and one.value >= part.value]
        sure = [one for one in wholes if one not in parts]
        parts.add(part)
        if not sure or any(_true(part, one, printed) for one in wholes):
            continue
        found.append(Share(part, sure[0], printed, _digits(printed), match.span("share")))
    return tuple(found)


@lru_cache(maxsize=1024)
def _changes(text: str) -> tuple[Share, ...]:
    """The changes in percent that the two numbers of their sentence do not give."""
    if "%" not in text and "％" not in text:
        return ()
    fold = folded(text).text
    every = figures(fold)
    found = []
    for sentence in _SENTENCE.finditer(fold):
        first = bisect_left(every, sentence.start(), key=attrgetter("start"))
        inside = every[first : bisect_left(every, sentence.end(), first, key=attrgetter("start"))]
        match = _CHANGE.search(sentence[0])
        earlier = [one for one in inside if _EARLIER.search(_before(fold, one))]
        now = [one for one in inside if one not in earlier]
        if match is None or len(earlier) != 1 or len(now) != 1 or not earlier[0].value:
            continue
        change = Share(
            now[0],
            earlier[0],
            match["share"],
            _digits(match["share"]),
            (sentence.start() + match.start("share"), sentence.start() + match.end("share")),
            f"{match['way']}{match['share']}%",
        )
        if now[0].unit == earlier[0].unit and not _changed_so(change, match["way"]):
            found.append(change)
    return tuple(found)


def _before(fold: str, figure: Figure) -> str:
    start = figure.outer[0]
    return fold[max(0, start - 24) : start]


def _changed_so(change: Share, way: str) -> bool:
    grown = change.part.value >= change.whole.value
    exact = _apart(change) * 100 / Decimal(change.whole.value)
    return grown is (way in _UP) and _close(exact, change.printed)


def _apart(change: Share) -> Decimal:
    return abs(Decimal(change.part.value) - Decimal(change.whole.value))


def _true(part: Figure, whole: Figure, printed: str) -> bool:
    return bool(whole.value) and _close(Decimal(part.value) * 100 / Decimal(whole.value), printed)


def _close(exact: Decimal, printed: str) -> bool:
    """Whether a percentage is the exact one, rounded or cut."""
    return abs(exact - Decimal(printed)) <= Decimal("1.1") * Decimal(10) ** -_digits(printed)


def _digits(printed: str) -> int:
    return len(printed.partition(".")[2])


def _rounded(part: Number, whole: Number, digits: int) -> str:
    exact = Decimal(part) * 100 / Decimal(whole)
    return str(exact.quantize(Decimal(1).scaleb(-digits)))


def _place(passage: Passage, span: tuple[int, int]) -> Place:
    return passage.span(*folded(passage.text).span(*span))


def _rewritten(passage: Passage, span: tuple[int, int], share: str) -> Fix:
    return set_text(f"改为{share}%", _place(passage, span), share)


SHARES: tuple[Rule, ...] = (percent, year_on_year)
"""The rules of this module."""
