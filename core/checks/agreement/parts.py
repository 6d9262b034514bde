"""Parts against their whole, within the narrative."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from core.checks.agreement.lists import Listing, listings
from core.checks.rule import Hit, Rule, Severity, rule
from core.checks.subject import Subject
from core.claims.figures import Figure
from core.claims.folding import folded
from core.numbers import show
from core.passages import Passage, passages
from core.place import Place

_NEAR = 3
_NEAR_SHARE = 0.05
_ENOUGH = 3


@rule("N12", "申请渠道各项之和不等于收到数", Severity.WARNING)
def channel_sum(subject: Subject) -> Iterator[Hit]:
    """收到的申请按渠道（网上、信函、当面等）分开列数的，各项之和应等于收到的总数。

    写了“主要”“等”的不算。

    依据：公文一般要求，数据前后一致。
    改法：核对各渠道的数，补上漏写的，或者改总数。
    """
    for passage, listing in _listed(subject):
        summed = listing.sum
        if listing.channels and len(listing.items) > 1 and summed != listing.whole.value:
            yield Hit(
                f"各申请渠道加起来是{show(summed)}{listing.whole.unit}，"
                f"总数写的是{show(listing.whole.value)}{listing.whole.unit}。请核对。",
                _places(passage, listing),
                expected=listing.whole.value,
                actual=summed,
            )


@rule("N24", "各项之和不等于总数", Severity.WARNING)
def sum_of_parts(subject: Subject) -> Iterator[Hit]:
    """“共几条，其中甲几条、乙几条”：各项都列全的，相加应等于总数；不论列没列全，都不能超过总数。

    有“余”“约”“主要”“等”的不算；只差一点点的，只作提示。

    依据：公文一般要求，数据前后一致。
    改法：核对各项和总数，改错的那一个。
    """
    for passage, listing in _listed(subject):
        if listing.channels:
            continue
        graded = _judged(listing)
        if graded is not None:
            summed = listing.sum
            yield Hit(
                f"各项加起来是{show(summed)}{listing.whole.unit}，"
                f"总数写的是{show(listing.whole.value)}{listing.whole.unit}，"
                f"差{show(listing.gap)}。请核对。",
                _places(passage, listing),
                expected=listing.whole.value,
                actual=summed,
                grade=None if graded is Severity.WARNING else graded,
            )


def _judged(listing: Listing) -> Severity | None:
    """How likely parts and whole disagree; two ways of dividing one whole may follow each other."""
    values = [item.figure.value for item in listing.items]
    whole = listing.whole.value
    summed = listing.sum
    if len(values) < 2 or whole in accumulate(values):
        return None
    if summed > whole or listing.exhaustive:
        return Severity.WARNING
    near = listing.gap <= max(_NEAR, float(whole) * _NEAR_SHARE)
    return Severity.HINT if near and len(values) >= _ENOUGH else None


def _listed(subject: Subject) -> Iterator[tuple[Passage, Listing]]:
    for passage in passages(subject.report):
        for listing in listings(passage.text):
            yield passage, listing


def _places(passage: Passage, listing: Listing) -> tuple[Place, ...]:
    return tuple(
        figure_place(passage, figure)
        for figure in (listing.whole, *(item.figure for item in listing.items))
    )


def figure_place(passage: Passage, figure: Figure) -> Place:
    """Where a figure of the folded text stands in the printed one."""
    return passage.span(*folded(passage.text).span(figure.start, figure.end))


PARTS: tuple[Rule, ...] = (channel_sum, sum_of_parts)
"""The rules of this module."""
