"""Whole paragraphs that stand in last year's report word for word, and their figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from core.checks.continuity import copied
from core.checks.structure.improvement import SECTION
from core.claims.folding import folded
from core.passages import Passage, section_passages
from core.place import Place
from core.report import Report

_SECTIONS = (1, 5, 6)
"""The sections a unit has written anew each year."""

_IN_TABLES = re.compile(r"申请|规范性文件|规章|行政许可|行政处罚|行政强制|复议|诉讼|收费")
_OUTCOME = re.compile(
    r"办结|答复|结转|予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|信息不存在|自然人|法人"
)
_OTHER_MATTERS = re.compile(r"信箱|热线|留言|来信|来电|信件|提案|建议|信访|咨询|投诉|网民")
_SHORTEST = 40
"""Characters from which a paragraph's coming back is more than a phrase's."""

_LEAST_OWN = 30
_LEAST_WITH_FIGURES = 20
"""How many of its characters are the unit's own words, punctuation left out."""

_FIGURE = re.compile(
    r"(?<![\d.])[1-9]\d*(?:\.\d+)?[余多]?(?:万|千)?"
    r"(?:%|人次|[件条篇份次期场起宗例个名人项户家处块张册])"
)
_NOTHING = re.compile(
    r"(?:没有|[未无])(?:再|因此|因)?(?:收到|接到|受理|发出|收取|发生|产生|出现|被)|信息处理费"
    r"|(?<![\d.])0[件条份次起宗例]"
)
_INTRODUCTION = re.compile(r"现将|特向社会|全文包括|部分组成")
_YEAR_MARK = "▣"


class Unchanged(NamedTuple):
    """A paragraph that is last year's, and the figures in it that a unit counts by itself."""

    place: Place
    figures: tuple[str, ...]


def in_tables(words: str) -> bool:
    """Whether a sentence is about what the tables count, too: other rules compare that."""
    if _IN_TABLES.search(words):
        return True
    return bool(_OUTCOME.search(words)) and not _OTHER_MATTERS.search(words)


def unchanged(report: Report, before: Report) -> tuple[Unchanged, ...]:
    """Every paragraph of some length that only the report year tells from last year's."""
    year, last = report.year, before.year
    known = {text for passage in _passages(before) for text in _both(passage.text, last)}
    return tuple(
        Unchanged(passage.span(0, len(passage.text)), _own(passage.text).figures)
        for passage in _passages(report)
        if not known.isdisjoint(_both(passage.text, year)) and _counts(passage)
    )


def _counts(passage: Passage) -> bool:
    """Whether a paragraph's coming back is worth a word.

    Without figures that is not so in section five, of whose sentences other rules tell.
    """
    length, figures = _own(passage.text)
    if len(passage.text) < _SHORTEST or _INTRODUCTION.search(passage.text):
        return False
    if figures:
        return length >= _LEAST_WITH_FIGURES
    return length >= _LEAST_OWN and passage.place.section != SECTION


def _passages(report: Report) -> Iterator[Passage]:
    for number in _SECTIONS:
        yield from section_passages(report, number)


@lru_cache(maxsize=2048)
def _both(text: str, year: int | None) -> tuple[str, str]:
    """A paragraph as it stands, and with the report year masked; white space left out."""
    words = "".join(text.split())
    return words, words.replace(f"{year}年", _YEAR_MARK)


class _Own(NamedTuple):
    """What of a paragraph neither a form nor a table words: its length and figures."""

    length: int
    figures: tuple[str, ...]


@lru_cache(maxsize=2048)
def _own(text: str) -> _Own:
    said = [
        words
        for sentence in copied.sentences(text)
        for words in (folded(text[sentence.start : sentence.end]).text,)
        if not (in_tables(words) if _FIGURE.search(words) else _NOTHING.search(words))
    ]
    figures = dict.fromkeys(match[0] for words in said for match in _FIGURE.finditer(words))
    return _Own(sum(len(re.findall(r"\w", words)) for words in said), tuple(figures))
