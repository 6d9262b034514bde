"""What follows from words that give no number of their own: 均已办结, 均为自然人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.claims.statement import Kind, Statement

_ALL = r"(?:均|全部|都|悉数)"
_FINISHED = r"(?:办结|答复|回复|办复|答复完毕|办毕)"
_ALL_FINISHED = re.compile(
    rf"(?:{_ALL}[^,。;\d]{{0,16}}?{_FINISHED}|(?:所有|全部)(?:的)?[^,。;\d]{{0,8}}申请[^,。;\d]{{0,16}}?{_FINISHED}|逐件[^,。;\d]{{0,6}}{_FINISHED}|无积压)(?!率|期限|时限|时间|单位|人员|质量|工作)"
)
_FINISHED_ALREADY = re.compile(
    rf"(?:^|[,;:、]|件|宗|项|起|份)(?:目前|现|并)?(?:已|已经)[^,。;\d]{{0,8}}?{_FINISHED}(?=$|[,。;、)])"
)
_NOTHING_OPEN = re.compile(
    r"(?:^|[,;:、]|件|宗|项|起|份)[^,。;\d]{0,8}(?:已|均|全部|都)[^,。;\d]{0,10}?(?:办理|处理|答复|回复)(?:完毕|完成|完结)"
)
_ALL_GRANTED = re.compile(rf"(?:{_ALL}|全部(?:都)?)(?:已)?(?:依法)?(?:予以|同意)公开(?!渠道|发布)")
_ALL_NATURAL = re.compile(rf"(?:申请人)?{_ALL}(?:为|系|是)自然人")
_ALL_UPHELD = re.compile(
    rf"(?:结果)?{_ALL}(?:被|获|为|予以|得到)?(?:结果)?(?:维持|驳回(?:原告)?诉讼请求)"
)
_ALL_DECIDED = re.compile(rf"{_ALL}(?:已)?(?:审结|结案)")
_OTHER_MATTER = re.compile(r"留言|来信|建议|提案|信箱|投诉|热线|舆情")
_RECEIVED = frozenset({"received", "received_with_carried_in"})
_EXPLICIT = frozenset({"concluded", "handled", "carried_out"})
_GROUPS = frozenset({"review", "litigation", "direct", "after"})


def implied(text: str, starts: Sequence[int], stated: Sequence[Statement]) -> Iterator[Statement]:
    """What the words of a folded paragraph imply about what it states in numbers.

    Args:
        text: The folded paragraph.
        starts: Where each of its sentences ends in it.
        stated: The statements with numbers, their spans in the folded text.
    """
    for source, pattern, quantities in (
        (_RECEIVED, _ALL_GRANTED, ("granted",)),
        (_RECEIVED, _ALL_NATURAL, ("natural_person",)),
    ):
        yield from _after(text, stated, source, pattern, quantities)
    yield from _finished(text, stated)
    yield from _cases(text, starts, stated)


def _finished(text: str, stated: Sequence[Statement]) -> Iterator[Statement]:
    explicit = {one.quantity: one.value for one in stated if one.quantity in _EXPLICIT}
    received = {one.value for one in stated if one.quantity in _RECEIVED}
    found = list(_after(text, stated, _RECEIVED, _ALL_FINISHED, ("concluded",)))
    left = explicit.pop("carried_out", None)
    if not explicit:
        yield from found
    if left is None and (not explicit or set(explicit.values()) == received):
        yield from map(_left, found)
    if not found and not explicit and left is None:
        yield from _after(text, stated, _RECEIVED, _FINISHED_ALREADY, ("concluded",))
        yield from map(_left, _after(text, stated, _RECEIVED, _NOTHING_OPEN, ("carried_out",)))


def _left(finished: Statement) -> Statement:
    """That nothing is left open, where all is finished."""
    return finished._replace(quantity="carried_out", value=0)


def _after(
    text: str,
    stated: Sequence[Statement],
    source: frozenset[str],
    pattern: re.Pattern[str],
    quantities: tuple[str, ...],
) -> Iterator[Statement]:
    """The first words of a kind behind a number of a kind; the nearest gives the value."""
    for match in pattern.finditer(text):
        before = [one for one in stated if one.quantity in source and one.end <= match.start()]
        if not before or before[-1].approximate:
            continue
        received = before[-1]
        if _OTHER_MATTER.search(text, received.end, match.start()):
            continue
        for quantity in quantities:
            yield received._replace(
                start=match.start(),
                end=match.end(),
                quantity=quantity,
                kind=Kind.IMPLIED,
                sure=False,
                source=(received.start, received.end),
            )
        return


def _cases(text: str, ends: Sequence[int], stated: Sequence[Statement]) -> Iterator[Statement]:
    """均获维持, 均已审结: of the cases of each kind last numbered before it in its sentence."""
    for pattern, column in ((_ALL_UPHELD, "keep"), (_ALL_DECIDED, "pending")):
        for match in pattern.finditer(text):
            sentence = sum(end <= match.start() for end in ends)
            last: dict[str, Statement] = {}
            for one in stated:
                group, _, what = one.quantity.partition("_")
                before = one.sentence == sentence and one.end <= match.start()
                if before and what in {"total", "decided"} and group in _GROUPS:
                    last[group] = one
            near = {
                group
                for group, one in last.items()
                if one.start > text.rfind(";", 0, match.start())
            }
            for group, one in last.items():
                if near and group not in near:
                    continue
                yield one._replace(
                    start=match.start(),
                    end=match.end(),
                    quantity=f"{group}_{column}",
                    value=one.value if column == "keep" else 0,
                    kind=Kind.IMPLIED,
                    sure=False,
                    source=(one.start, one.end),
                )
