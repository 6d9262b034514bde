"""Everything one paragraph states, sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter

from core.claims.absent import absences
from core.claims.figures import Figure, figures
from core.claims.folding import Folded, folded
from core.claims.implied import implied
from core.claims.numbered import Found, Reader
from core.claims.scope import scope_of
from core.claims.statement import Kind, Statement
from core.claims.topics import Topic
from core.claims.wordings import PATTERNS, WORDINGS

_SENTENCE = re.compile(r"[^。!?]{1,800}[。!?]?")
"""Longer ones are cut, so that the work grows with the length of the text and no faster."""

_JOINED_CASES = re.compile(
    r"复议(?:案件|申请)?(?:、|和|及|与|或|,提起|、提起|以及|和提起|及提起|或提起|或者|、被提起)+(?:行政)?诉讼"
)
_ABOUT = re.compile(r"信息公开|依申请")
_GRANTED = frozenset({"granted", "disclosed", "granted_or_partly"})
_WIDEST = ("granted_or_partly", "disclosed")
_ROWS = re.compile(
    r"granted|disclosed|partly|refused|unavailable|not_|unclear|reject|petition|repeated"
    r"|withdrawn|unpaid"
)
_REASONS = {
    "refused": frozenset(f"refused_{number}" for number in range(1, 9)),
    "unavailable": frozenset({"not_held", "not_made", "unclear"}),
    "rejected": frozenset({"petition", "repeated", "publication", "excessive", "reissue"}),
}
_ALL_REASONS = frozenset.union(*_REASONS.values())
_ATTRIBUTES = (
    re.compile(r"主动公开[^,。;\d]{0,4}\d"),
    re.compile(r"(?:依申请公开|不予公开)[^,。;\d]{0,4}\d"),
)
_OUTCOMES = re.compile(
    r"(?:部分|予以|不予)公开|不予处理|无法提供|不掌握|内部事务信息|过程性信息|其他处理|补正"
)
_OF_NEW = re.compile(r"新收[^。;]{0,10}中[,、]")
_HANDLING = re.compile(r"收到|受理|答复|办结|办理|新收|接到")
_DOCUMENT = re.compile(
    r"normative|regulation|license|penalty|coercion|fee|review|litigation|direct|after"
)
_CARRIED = re.compile(
    r"(?:含|包括|加上|加|其中)[^,。;]{0,6}(?:上年|去年|上一年|20\d\d年)[^,。;]{0,6}结转|新收"
)


@lru_cache(maxsize=2048)
def statements(
    text: str, year: int | None, topic: Topic | None, about: bool
) -> tuple[Statement, ...]:
    """What a printed paragraph states, in order.

    Args:
        text: The paragraph.
        year: The report year, where known.
        topic: What the heading above it speaks of.
        about: Whether cases in it can only be those of disclosure of information.
    """
    fold = folded(text)
    if not fold.text:
        return ()
    every = figures(fold.text)
    found: list[Statement] = []
    ends: list[int] = []
    for number, sentence in enumerate(_SENTENCE.finditer(fold.text)):
        first = bisect_left(every, sentence.start(), key=attrgetter("start"))
        last = bisect_left(every, sentence.end(), first, key=attrgetter("start"))
        own = tuple(_moved(one, -sentence.start()) for one in every[first:last])
        if topic is None and _OUTCOMES.search(sentence[0]):
            topic = Topic.APPLICATION
        reader = Reader(sentence[0], year, topic, about or bool(_ABOUT.search(fold.text)))
        stated = [
            *dict.fromkeys(_numbers(reader.read(own), sentence[0], number)),
            *_absences(sentence[0], year, number),
        ]
        if _of_attributes(sentence[0]):
            stated = [one for one in stated if _DOCUMENT.match(one.quantity)]
        topic = None if reader.topic is Topic.FOREIGN else reader.topic
        found += (_shifted(one, sentence.start()) for one in _merged(_once(sorted(stated))))
        ends.append(sentence.end())
    known = {(one.quantity, one.value, one.sentence) for one in found}
    found += (
        one
        for one in implied(fold.text, ends, found)
        if (one.quantity, one.value, one.sentence) not in known
    )
    return tuple(_printed(fold, one) for one in sorted(found))


def _shifted(one: Statement, by: int) -> Statement:
    source = tuple(position + by for position in one.source)
    return one._replace(start=one.start + by, end=one.end + by, source=source)


def _of_attributes(sentence: str) -> bool:
    """Whether it counts documents by how they may be disclosed (公文公开属性), not applications."""
    return not _HANDLING.search(sentence) and all(
        pattern.search(sentence) for pattern in _ATTRIBUTES
    )


def _moved(figure: Figure, by: int) -> Figure:
    return figure._replace(
        start=figure.start + by,
        end=figure.end + by,
        outer=(figure.outer[0] + by, figure.outer[1] + by),
    )


def _numbers(found: Iterator[Found], sentence: str, number: int) -> Iterator[Statement]:
    for one in found:
        sure = one.sure and not one.scope.doubtful and not one.figure.approximate
        sure = sure and not _OF_NEW.search(sentence[: one.figure.start])
        for quantity in _readings(one, sentence):
            sure = sure and (quantity in one.quantities or quantity not in _ALL_REASONS)
            yield Statement(
                *(one.said or (one.figure.start, one.figure.end)),
                quantity,
                one.value,
                Kind.NUMBER if one.said is None else Kind.IMPLIED,
                sure,
                one.scope.whose,
                one.figure.approximate,
                one.figure.above,
                number,
                (one.figure.start, one.figure.end) if one.said else (),
            )


def _readings(found: Found, sentence: str) -> tuple[str, ...]:
    """The quantities of a number, seen with what else its sentence says."""
    before = sentence[: found.figure.start]
    if found.quantities == ("litigation_total",) and _JOINED_CASES.search(_last_clauses(before)):
        return ("review_total", "litigation_total") if found.value == 0 else ("cases_total",)
    if found.quantities == ("received",) and _CARRIED.search(sentence[found.figure.end :]):
        return ("received_with_carried_in",)
    if reason := _reason(found.quantities[0], _last_clauses(before)):
        return (reason,)
    if "regulation_issued" in found.quantities and re.search(r"修改\d", sentence):
        return ()
    return found.quantities


def _reason(quantity: str, clauses: str) -> str | None:
    """The row of the table that the only reason given belongs to: 因涉及国家秘密，不予公开."""
    if quantity not in _REASONS or "等" in clauses:
        return None
    given = {
        wording.quantities[0]
        for wording, pattern in zip(WORDINGS, PATTERNS, strict=True)
        if wording.quantities[0] in _REASONS[quantity] and pattern.search(clauses)
    }
    return given.pop() if len(given) == 1 else None


def _last_clauses(before: str) -> str:
    return re.split(r"\d|[;()]|:(?!$)", before)[-1]


def _absences(sentence: str, year: int | None, number: int) -> Iterator[Statement]:
    for one in absences(sentence):
        scope = scope_of(sentence, one.start, "", year)
        if scope is not None:
            sure = one.sure and not scope.doubtful
            yield Statement(
                one.start, one.end, one.quantity, 0, Kind.NONE, sure, scope.whose, sentence=number
            )


def _once(stated: list[Statement]) -> list[Statement]:
    """Without what the same words state a second time."""
    kept: list[Statement] = []
    for one in stated:
        if not any(
            one.quantity == other.quantity
            and one.value == other.value
            and one.start < other.end
            and other.start < one.end
            for other in kept
        ):
            kept.append(one)
    return kept


def _merged(stated: list[Statement]) -> Iterator[Statement]:
    """Items of one list that belong to the same cells are one statement of their sum.

    予以公开或部分公开1件 … 已通过网站公开1件 states two, not one twice.
    """
    groups: dict[str, Statement] = {}
    for one in stated:
        if one.kind is not Kind.NUMBER or not _ROWS.match(one.quantity):
            yield one
            continue
        family = "granted" if one.quantity in _GRANTED else one.quantity
        before = groups.get(family)
        groups[family] = one if before is None else _joined(before, one)
    yield from groups.values()


def _joined(one: Statement, other: Statement) -> Statement:
    both = {one.quantity, other.quantity}
    return one._replace(
        end=other.end,
        quantity=next((name for name in _WIDEST if name in both), one.quantity),
        value=one.value + other.value,
        sure=one.sure and other.sure,
        approximate=one.approximate or other.approximate,
    )


def _printed(fold: Folded, one: Statement) -> Statement:
    start, end = fold.span(one.start, one.end)
    source = one.source and fold.span(*one.source)
    return one._replace(start=start, end=end, source=source)
