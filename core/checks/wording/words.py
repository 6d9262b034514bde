"""Typing errors, improper terms, and phrases that say a thing twice, by dictionaries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from core.checks.rule import Fix, Hit, Rule, Severity, rule
from core.checks.spots import mending, places, times
from core.checks.subject import Subject
from core.checks.wording.folding import Said, Words, found, unquoted
from core.checks.wording.terms import TERMS, TWICE
from core.checks.wording.typos import GENERAL, OPENNESS

_ENTRY = re.compile("(?P<before>.*)‹(?P<wrong>.+)→(?P<right>.*)›(?P<after>.*)")
_LITERAL_START = re.compile(r"[\u4e00-\u9fff《》]*(?![?*{\u4e00-\u9fff《》])")
_LITERAL_END = re.compile(r"(?<![)\]])[\u4e00-\u9fff《》]*$")
_MOST_SHOWN = 4


class Entry(NamedTuple):
    """An entry of a dictionary.

    Attributes:
        literal: Characters without which it cannot be found, so that it is seldom looked for.
        pattern: What is found; its first group is what is wrong.
        right: What should stand for that group.
    """

    literal: str
    pattern: re.Pattern[str]
    right: str


def entries(table: str) -> tuple[Entry, ...]:
    """The entries of a dictionary written one a line."""
    return tuple(_entry(line) for line in table.split("\n") if line)


def _entry(line: str) -> Entry:
    match = _ENTRY.fullmatch(line)
    if match is None:
        raise ValueError(line)
    before, wrong, right, after = match.group("before", "wrong", "right", "after")
    literal = _start(wrong)
    if literal == wrong:
        literal += _start(after)
    if literal and (end := _LITERAL_END.search(before)):
        literal = end[0] + literal
    return Entry(literal, re.compile(f"{before}({wrong}){after}"), right)


def _start(pattern: str) -> str:
    """The characters a regular expression begins with that stand for themselves."""
    match = _LITERAL_START.match(pattern)
    return match[0] if match else ""


def search(text: str, dictionary: Iterable[Entry]) -> tuple[Words, ...]:
    """What a dictionary finds in a text, none overlapping another."""
    hits = [
        Words(*match.span(), _mended(match, entry.right))
        for entry in dictionary
        if entry.literal in text
        for match in entry.pattern.finditer(text)
    ]
    return apart(hits)


def apart(hits: Iterable[Words]) -> tuple[Words, ...]:
    """Those that overlap no earlier or longer one, in order."""
    kept: list[Words] = []
    for words in sorted(hits, key=lambda words: (words.start, -words.end)):
        if not kept or words.start >= kept[-1].end:
            kept.append(words)
    return tuple(kept)


def _mended(match: re.Match[str], right: str) -> str:
    offset = match.start()
    start, end = match.start(1) - offset, match.end(1) - offset
    return match[0][:start] + match.expand(right) + match[0][end:]


def _told(spots: list[Said]) -> str:
    """The different words with what should stand for them."""
    pairs = list(dict.fromkeys((spot.printed, spot.wanted) for spot in spots))
    shown = "，".join(
        f"“{unquoted(one)}”应为“{unquoted(other)}”" if other else f"“{unquoted(one)}”"
        for one, other in pairs[:_MOST_SHOWN]
    )
    return shown + ("等" if len(pairs) > _MOST_SHOWN else "") + times(spots)


def _fixes(spots: list[Said]) -> tuple[Fix, ...]:
    """Everything at once, and where there are several words, each by itself."""
    mendable = [spot for spot in spots if spot.wanted is not None]
    pairs = list(dict.fromkeys((spot.printed, spot.wanted) for spot in mendable))
    if len(pairs) == 1:
        return (mending(f"改为“{unquoted(pairs[0][1] or '')}”", mendable),)
    each = (
        mending(f"只把“{unquoted(one)}”改为“{unquoted(other or '')}”", matching)
        for one, other in pairs[:_MOST_SHOWN]
        for matching in ([spot for spot in mendable if spot.printed == one],)
    )
    return (mending("都改过来", mendable), *each) if pairs else ()


_TYPOS = entries(OPENNESS + GENERAL)
_TERMS = entries(TERMS)
_TWICE = entries(TWICE)


@lru_cache(maxsize=1024)
def _typos_in(text: str) -> tuple[Words, ...]:
    return search(text, _TYPOS)


@rule("N37", "疑似错别字", Severity.WARNING)
def typing_error(subject: Subject) -> Iterator[Hit]:
    """年报里常见的错别字，如“公开意思不强”“国家机密”“公开办涵”“提前行政诉讼”。

    只收放在上下文里一定不对的写法。

    依据：公文一般要求，文字准确。
    改法：逐处看过，改成正确的字。
    """
    spots = found(subject.report, _typos_in)
    if spots:
        yield Hit(f"疑似错别字：{_told(spots)}。", places(spots), fixes=_fixes(spots))


@lru_cache(maxsize=1024)
def _terms_in(text: str) -> tuple[Words, ...]:
    return search(text, _TERMS)


@rule("N38", "用语不规范", Severity.HINT)
def proper_term(subject: Subject) -> Iterator[Hit]:
    """政府信息公开有固定的说法，如“信息处理费”“被申请行政复议”“依申请公开”。

    依据：条例和国办函〔2020〕109号的用语。
    改法：换成规范的说法。
    """
    spots = found(subject.report, _terms_in)
    if spots:
        yield Hit(f"规范的说法：{_told(spots)}。", places(spots), fixes=_fixes(spots))


_SIGN_TWICE = re.compile(r"([的是被从将了，。、；：])\1+")
_RIGHT_TWICE = re.compile(r"的的(?<=目的的)|的的(?=[确士])|是是(?=非)|将将(?=要)|了了(?=[解结然])")
_WORD_TWICE = re.compile(
    r"(进一步|工作|加强|情况|通过|根据|按照|认真|积极|不断|主动|落实|完善|提升|提高|推进|及时|开展|组织"
    r"|建立|健全|确保|保障|信息公开|政府信息|政务公开|依申请|本年度|年度|我镇|我乡|我局|我县|我区|我市|我办)\1+"
)
_TWO_MARKS = re.compile("[，、；]。|。[，、；]|，[、；]|、，|；，")


@lru_cache(maxsize=1024)
def _twice_in(text: str) -> tuple[Words, ...]:
    doubled = [
        Words(*match.span(), match[1])
        for pattern in (_SIGN_TWICE, _WORD_TWICE)
        for match in pattern.finditer(text)
        if not _RIGHT_TWICE.match(text, match.start())
    ]
    marks = (
        Words(*match.span(), "。" if match[0].endswith("。") else None)
        for match in _TWO_MARKS.finditer(text)
    )
    return apart((*search(text, _TWICE), *doubled, *marks))


@rule("N39", "重复或语病", Severity.HINT)
def said_twice(subject: Subject) -> Iterator[Hit]:
    """一个意思说了两遍，或者字、词、标点连着打了两次，如“适合符合”“约50条左右”“，，”。

    依据：公文一般要求，语句通顺。
    改法：留一个，删一个。
    """
    spots = found(subject.report, _twice_in)
    if spots:
        yield Hit(f"疑似语病：{_told(spots)}，请看是不是。", places(spots), fixes=_fixes(spots))


WORDS: tuple[Rule, ...] = (typing_error, proper_term, said_twice)
"""N37 to N39."""
