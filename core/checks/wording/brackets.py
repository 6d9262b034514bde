"""Quotation marks, title marks and brackets: paired, and nested the right way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from core.checks.rule import Hit, Rule, Severity, rule
from core.checks.spots import mending, places
from core.checks.subject import Subject
from core.checks.wording.folding import Said, Words, found_as_printed, named
from core.passages import Passage, passages

_OPENED = {"（": "）", "(": "）", "《": "》", "〈": "〉", "“": "”", "‘": "’", "〔": "〕"}
_CLOSED = {"）": "）", ")": "）", "》": "》", "〉": "〉", "”": "”", "’": "’", "〕": "〕"}
_SIGNS = re.compile("[（()）《》〈〉“”‘’〔〕]")
_ITEM_MARK = re.compile(r"(?:^|[\s。；：，、])(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[A-Za-z])$")

_ISSUED = re.compile(r"关于\s*[<＜〈《]\s*印发(?P<inner>[^<>＜＞《》〈〉]{2,40})[>＞〉》]\s*的通知")
_NESTED_ASCII = re.compile(
    r"(?<=《)(?P<before>[^《》<>＜＞]*)[<＜](?P<inner>[^《》<>＜＞]+)[>＞](?=[^《》<>＜＞]*》)"
)
_NESTED_SAME = re.compile(
    r"《(?P<before>[^《》〈〉]*)《(?P<inner>[^《》〈〉]+)》(?P<after>[^《》〈〉，。；、]*)》"
)


@lru_cache(maxsize=1024)
def _badly_nested(text: str) -> tuple[Words, ...]:
    """Titles inside titles whose marks are wrong, each with the marks it should have."""
    if not any(sign in text for sign in "<＜《〈"):
        return ()
    issued = [
        Words(*match.span(), f"关于印发〈{match['inner'].strip()}〉的通知")
        for match in _ISSUED.finditer(text)
    ]
    inner = [
        Words(start, match.end(), f"〈{match['inner']}〉")
        for match in _NESTED_ASCII.finditer(text)
        for start in (match.end("before"),)
        if not any(words.start <= start < words.end for words in issued)
    ]
    same = [
        Words(*match.span(), f"《{match['before']}〈{match['inner']}〉{match['after']}》")
        for match in _NESTED_SAME.finditer(text)
    ]
    return (*issued, *inner, *same)


@rule("N41", "引号、书名号、括号不配对", Severity.HINT)
def pairs(subject: Subject) -> Iterator[Hit]:
    """引号、书名号、括号要成对；书名号里面再用书名号，里层用单书名号。

    转发、印发的文件名写作《…关于印发〈…〉的通知》，“印发”在里层书名号外面。

    依据：GB/T 15834—2011《标点符号用法》。
    改法：里层改成〈〉；缺一半的补上。
    """
    nested = found_as_printed(subject.report, _badly_nested)
    if nested:
        yield Hit(
            f"{named(nested)}的书名号用得不对，应写作{_wanted(nested)}。",
            places(nested),
            expected=nested[0].wanted,
            actual=nested[0].printed,
            fixes=(mending("改正书名号", nested),),
            recommended=True,
        )
    lone = _lone(
        subject, {(spot.place.section, spot.place.part, spot.place.paragraph) for spot in nested}
    )
    if lone:
        yield Hit(f"{named(lone)}只有一半，请补上另一半或删去。", places(lone))


def _wanted(spots: list[Said]) -> str:
    wanted = dict.fromkeys(spot.wanted or "" for spot in spots)
    return "".join(f"“{text}”" for text in wanted)


def _lone(subject: Subject, nested: set[tuple[object, ...]]) -> list[Said]:
    """Signs without their other half; those of badly nested titles left out."""
    report = subject.report
    parts: dict[object, list[Passage]] = {}
    for passage in passages(report):
        place = passage.place
        key = place.section or place.part
        parts.setdefault(key if report.origin.converted else place, []).append(passage)
    found = []
    for part in parts.values():
        for passage, position in _unpaired(part):
            where = passage.place
            if (where.section, where.part, where.paragraph) not in nested:
                near = passage.text[max(0, position - 4) : position + 5].strip()
                found.append(Said(passage.span(position, position + 1), near, None))
    return found


def _unpaired(part: Iterable[Passage]) -> list[tuple[Passage, int]]:
    """The signs of some paragraphs, read as one text, that have no partner.

    A closing sign belongs to the nearest opening one of its kind; what was opened since is alone.
    """
    opened: list[tuple[str, Passage, int]] = []
    lone: list[tuple[Passage, int]] = []
    for passage in part:
        for position, sign in _signs(passage.text):
            if sign in _OPENED:
                opened.append((_OPENED[sign], passage, position))
            elif any(_CLOSED[sign] == closing for closing, _, _ in opened):
                while opened[-1][0] != _CLOSED[sign]:
                    lone.append(opened.pop()[1:])
                opened.pop()
            else:
                lone.append((passage, position))
    return lone + [(passage, position) for _, passage, position in opened]


@lru_cache(maxsize=1024)
def _signs(text: str) -> tuple[tuple[int, str], ...]:
    """The brackets and quotation marks of a text; those of numbering like 1） left out."""
    signs = []
    depth = 0
    for match in _SIGNS.finditer(text):
        sign = match[0]
        depth += sign in "（("
        if sign in "）)":
            if depth == 0 and _ITEM_MARK.search(text[: match.start()]):
                continue
            depth = max(0, depth - 1)
        signs.append((match.start(), sign))
    return tuple(signs)


BRACKETS: tuple[Rule, ...] = (pairs,)
"""N41, which speaks for F15."""
