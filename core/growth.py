"""Statements of growth against the year before (同比), and whether two figures bear them out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from core.numbers import Number, show

UP, DOWN, LEVEL = 1, -1, 0

_WORDS = {
    UP: ("增长", "增加", "上升", "提高", "上涨", "提升", "增多", "多"),
    DOWN: ("下降", "减少", "降低", "回落", "减低", "下滑", "少", "降"),
    LEVEL: ("持平", "相同", "一致", "没有变化"),
}
_AGAINST = (
    r"同比|(?:与|和|同|较|比|相比|相较于?)(?:(?:上年度?|上一年度?|去年|前一年|(?P<year>20\d\d)年度?)"
    r"(?:同期)?)(?:\((?:为|共|的)?(?P<base>\d+)[件条项宗起]\))?(?:相比|相较|比较)?"
)
_GROWTH = re.compile(
    rf"(?:{_AGAINST}),?(?:总体|基本|略有|有所|大幅|明显|均|又|共)*"
    rf"(?P<said>(?P<word>{'|'.join(word for words in _WORDS.values() for word in words)})了?"
    r"(?P<before>(?:大约|约|将近|接近|近|超过|超)?)"
    r"(?:(?P<number>\d+(?:\.\d+)?)(?P<after>余|多)?(?P<unit>%|个百分点|倍|[件条项宗起]))?)"
)
_OPPOSITE = {
    (True, True): "下降",
    (True, False): "减少",
    (False, True): "增长",
    (False, False): "增加",
}
"""What to say instead of a rise (True) or a fall, of a percentage (True) or a count."""

_STEP = {"%": 1, "倍": 100}


class Growth(NamedTuple):
    """A statement that a figure grew, fell or stayed.

    Attributes:
        start: First code point of its words, from 同比 on.
        end: The code point after the last.
        said: Where the word for the change begins; the statement proper ends at ``end``.
        word: That word, 增长 or another.
        direction: ``UP``, ``DOWN`` or ``LEVEL``.
        amount: By how much; None where only the direction is told.
        unit: What the amount is counted in; ``%`` where it is a percentage of the figure before.
        step: The last digit's worth.
        about: Whether the amount is said to be approximate.
        year: The year that is compared with, where named.
        base: Where the figure of that year begins and ends, where it is told in brackets.
    """

    start: int
    end: int
    said: int
    word: str
    direction: int
    amount: Decimal | None
    unit: str
    step: Decimal
    about: bool
    year: int | None
    base: tuple[int, int] | None

    @property
    def percent(self) -> bool:
        """Whether the amount is a percentage, not a count."""
        return self.unit == "%"

    def fits(self, before: Number, now: Number) -> bool:
        """Whether two figures bear it out, a percentage to within its last digit."""
        change = Decimal(now) - Decimal(before)
        sign = (change > 0) - (change < 0)
        if sign != self.direction:
            return False
        if self.amount is None or self.direction == LEVEL:
            return True
        if self.percent and not before:
            return False
        actual = abs(change) * 100 / Decimal(before) if self.percent else abs(change)
        leeway = max(self.step, self.amount / 10) if self.about else self.step * self.percent
        return abs(actual - self.amount) <= leeway

    def mended(self, before: Number, now: Number) -> str:
        """What is to be said instead, in the same terms; empty where that cannot be said."""
        change = Decimal(now) - Decimal(before)
        if not change:
            return "持平"
        if self.amount is None or self.direction == LEVEL:
            return ""
        up = self.direction == UP
        word = self.word if up == (change > 0) else _OPPOSITE[up, self.percent]
        if not self.percent:
            return f"{word}{show(_whole(abs(change)))}{self.unit}"
        if not before:
            return ""
        exact = abs(change) * 100 / Decimal(before)
        amount = exact.quantize(min(self.step, Decimal(1)), ROUND_HALF_UP)
        return f"{word}{show(_whole(amount))}%"


def growths(text: str) -> Iterator[Growth]:
    """Every statement of growth of a text without white space, its digits half-width."""
    if "比" not in text and "较" not in text and "与" not in text and "和" not in text:
        return
    for match in _GROWTH.finditer(text):
        unit = match["unit"] or ""
        if unit == "个百分点":
            continue
        number, scale = match["number"], _STEP.get(unit, 1)
        decimals = len(number.partition(".")[2]) if number else 0
        yield Growth(
            match.start(),
            match.end(),
            match.start("said"),
            match["word"],
            next(sign for sign, words in _WORDS.items() if match["word"] in words),
            Decimal(number) * scale if number else None,
            "%" if unit in _STEP else unit,
            Decimal(scale).scaleb(-decimals),
            bool(match["before"] or match["after"]),
            int(match["year"]) if match["year"] else None,
            match.span("base") if match["base"] else None,
        )


def _whole(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else value
