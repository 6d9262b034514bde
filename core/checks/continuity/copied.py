"""How much of a text is copied from another one, and which sentences are.

A sentence is taken apart into runs of five characters, its numbers all alike and its
punctuation left out; it is copied where most of it stands in such runs of the other text. The
work grows with the length of the texts, and a paragraph is looked at once however often the
report around it changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from core.passages import Passage, section_passages
from core.place import Place
from core.report import Report

COMPARED = (1, 5)
"""The sections a unit writes in its own words."""

_RUN = 5
_SHORTEST = 10
_COPIED = 0.7
"""Share of a sentence from which it counts as copied."""

_SENTENCE = re.compile(r"[^。；：！？;:!?\n]+[。；：！？;:!?]?")
_NUMBER = re.compile(r"\d+(?:[.,，]\d+)*")
_LEAD = re.compile(
    r"^\s*(?:[（(][一二三四五六七八九十\d]+[)）]|第?[一二三四五六七八九十]+[是、，]|\d+[.．、])"
)
_UNHEARD = re.compile(r"\W+|[我本全](?:镇|乡|县|区|市|局|委|办|街道|单位|机关)")
_PRESCRIBED = re.compile(
    r"统计期限|数据.{0,6}期限|部分组成|联系电话|电子版|如[对有需].{0,20}(?:疑问|咨询|问题)"
    r"|(?:根据|依据|按照|依照).{0,60}(?:编制|编写|制作|公布|发布|报告如下|现将)"
    r"|^.{0,12}(?:未|没有|无|零)(?:曾)?(?:收到|接到|受理|发生|产生|出现|发出|收取|发现|被|因)"
)
"""What the law, the form or the facts word alike every year."""


class Sentence(NamedTuple):
    """A sentence of a paragraph, and what of it is compared."""

    start: int
    end: int
    plain: str


class Copy(NamedTuple):
    """What of a paragraph is copied.

    Attributes:
        length: Characters that count.
        copied: Those that stand in the other text.
        spans: From where to where copied sentences follow each other.
    """

    length: int
    copied: int
    spans: tuple[tuple[int, int], ...]


class Share(NamedTuple):
    """What of several paragraphs is copied: the percentage, of how much, and where."""

    percent: int
    length: int
    places: tuple[Place, ...]


def own_words(report: Report) -> tuple[Passage, ...]:
    """The paragraphs a unit writes in its own words."""
    return tuple(passage for number in COMPARED for passage in section_passages(report, number))


def texts(report: Report) -> tuple[str, ...]:
    """The same as texts."""
    return tuple(passage.text for passage in own_words(report))


@lru_cache(maxsize=4096)
def sentences(text: str, name: str = "") -> tuple[Sentence, ...]:
    """The sentences of a paragraph that can be told to be copied; an organ's name left out."""
    found = []
    for match in _SENTENCE.finditer(text):
        if not _PRESCRIBED.search(match[0]):
            plain = folded(match[0]).replace(name, "") if name else folded(match[0])
            if len(plain) >= _SHORTEST:
                found.append(Sentence(*match.span(), plain))
    return tuple(found)


def folded(sentence: str) -> str:
    """A sentence without its number in a list, punctuation and white space, its figures alike."""
    return _UNHEARD.sub("", _NUMBER.sub("0", _LEAD.sub("", sentence)))


def _runs(plain: str) -> list[int]:
    """A sentence's runs of characters, as their hashes: many reports are held at once."""
    return [hash(plain[at : at + _RUN]) for at in range(len(plain) - _RUN + 1)]


@lru_cache(maxsize=4096)
def _runs_of(text: str, name: str) -> frozenset[int]:
    return frozenset(run for sentence in sentences(text, name) for run in _runs(sentence.plain))


@lru_cache(maxsize=512)
def runs_of(source: tuple[str, ...], name: str = "") -> frozenset[int]:
    """Every run of characters of some paragraphs."""
    return frozenset().union(*(_runs_of(text, name) for text in source))


@lru_cache(maxsize=4096)
def copied(text: str, source: tuple[str, ...], name: str = "", other: str = "") -> Copy:
    """What of a paragraph stands in some others; the names of the two organs left out."""
    known = runs_of(source, other)
    length = found = 0
    spans: list[tuple[int, int]] = []
    joins = False
    for sentence in sentences(text, name):
        covered = _covered(sentence.plain, known)
        length += len(sentence.plain)
        if covered < _COPIED * len(sentence.plain):
            joins = False
            continue
        found += covered
        first = spans.pop()[0] if joins else sentence.start
        spans.append((first, sentence.end))
        joins = True
    return Copy(length, found, tuple(spans))


def _covered(plain: str, known: frozenset[int]) -> int:
    """How many characters of a sentence stand in runs that are known."""
    covered = end = 0
    for start, run in enumerate(_runs(plain)):
        if run in known:
            covered += start + _RUN - max(end, start)
            end = start + _RUN
    return covered


def share(
    passages: Iterable[Passage], source: tuple[str, ...], name: str = "", other: str = ""
) -> Share:
    """What of some paragraphs stands in others."""
    length = found = 0
    places: list[Place] = []
    for passage in passages:
        copy = copied(passage.text, source, name, other)
        length += copy.length
        found += copy.copied
        places += [passage.span(start, end) for start, end in copy.spans]
    return Share(100 * found // length if length else 0, length, tuple(places))
