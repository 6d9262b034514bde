"""Passages, problems and measures taken over from last year's report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from core.checks.continuity import copied
from core.checks.continuity.unchanged import Unchanged, unchanged
from core.checks.reading import quoted
from core.checks.rule import Hit, Rule, Severity, rule
from core.checks.structure.improvement import SECTION, problems_and_mending
from core.checks.subject import Limit, Subject
from core.passages import Passage, section_passages
from core.place import Place
from core.report import Report

FROM = Limit("hint", "正文有百分之几和上年一样才提示", 80, 30, 100, up_to="warning")
SURE = Limit("warning", "正文有百分之几和上年一样算待核实", 90, 30, 100)
ALIKE = Limit("alike", "两句话有百分之几一样算相同", 85, 50, 100)

_LEAST = 80
"""Characters below which a share says nothing."""

_WORTH_A_LOOK = 0.6
"""Share of pairs of characters in common from which two sentences may be nearly the same."""

_FIGURES_SHOWN = 6

_SHOWN = 14
"""Characters of a sentence by which a message names it."""


@rule("Y04", "正文大段和上年一样", Severity.WARNING, limits=(FROM, SURE), shaded=True)
def copied_text(subject: Subject) -> Iterator[Hit]:
    """第一、第五部分大段照抄上年的，只换年份和数字也算；整段一字不差的，另外提示。

    法定的引言、统计期限、“未收到申请”这样的零情况、表里有的数不算。

    依据：国办公开办函〔2021〕30号（四）：内容雷同、敷衍塞责，造成不良影响的要追究责任。
    改法：按今年实际做的工作和遇到的问题重写标出的段落；情况和数确实没变的不用改。
    """
    before = subject.last_year
    if before is None:
        return
    found = copied.share(copied.own_words(subject.report), copied.texts(before))
    whole = unchanged(subject.report, before)
    if found.length >= _LEAST and found.percent >= subject.limit("Y04", FROM) and found.places:
        yield Hit(
            f"第一、第五部分有{found.percent}%和上年的报告一样（只换年份、数字的也算）"
            f"{_also_figures(whole)}。标出的地方请按今年的情况重写。",
            found.places,
            actual=found.percent,
            grade=None if found.percent >= subject.limit("Y04", SURE) else Severity.HINT,
        )
    elif whole:
        yield _whole_paragraphs(whole)


def _whole_paragraphs(whole: tuple[Unchanged, ...]) -> Hit:
    figures = _figures(whole)
    told = (
        f"，{figures}也没变。请看是不是忘了换成今年的；确实没变的不用改。"
        if figures
        else "。请看今年的情况是不是真的一样，没更新的请重写。"
    )
    return Hit(
        f"正文有{len(whole)}段和上年报告一字不差（只换了年份的也算）{told}",
        tuple(paragraph.place for paragraph in whole),
        actual=len(whole),
        grade=Severity.HINT,
    )


def _also_figures(whole: tuple[Unchanged, ...]) -> str:
    same = tuple(paragraph for paragraph in whole if paragraph.figures)
    return f"，其中{len(same)}段连数也没变：{_figures(same)}" if same else ""


def _figures(whole: tuple[Unchanged, ...]) -> str:
    """The figures of some paragraphs, quoted, not more of them than one reads."""
    figures = list(dict.fromkeys(figure for paragraph in whole for figure in paragraph.figures))
    more = "等" if len(figures) > _FIGURES_SHOWN else ""
    return "".join(f"“{figure}”" for figure in figures[:_FIGURES_SHOWN]) + more


@rule("Y05", "存在的问题和上年相同", Severity.WARNING, limits=(ALIKE,))
def same_problems(subject: Subject) -> Iterator[Hit]:
    """今年写的问题和上年写的是同一句话。

    依据：固镇县2023年年报部署会：分析问题要有针对性，杜绝照搬照抄。
    改法：写今年的问题；老问题还在的，写明改到哪一步、为什么还没改完。
    """
    yield from _repeated(subject, "Y05", 0, "问题")


@rule("Y06", "改进措施和上年相同", Severity.HINT, limits=(ALIKE,))
def same_measures(subject: Subject) -> Iterator[Hit]:
    """今年写的改进措施和上年写的是同一句话。

    依据：固镇县2023年年报部署会：逐条提出改进措施，杜绝照搬照抄。
    改法：写今年实际采取的措施和效果。
    """
    yield from _repeated(subject, "Y06", 1, "改进")


def _repeated(subject: Subject, code: str, half: int, what: str) -> Iterator[Hit]:
    """The sentences of one half of section five that last year's half has too, as one finding."""
    before = subject.last_year
    if before is None:
        return
    known = tuple(stretch.text for stretch in _halves(before)[half])
    limit = subject.limit(code, ALIKE)
    found = [
        stretch.passage.span(stretch.start + start, stretch.start + end)
        for stretch in _halves(subject.report)[half]
        for start, end in _alike(stretch.text, known, limit)
    ]
    if found:
        yield Hit(
            f"第五部分写的{what}有{len(found)}句和上年一样：{_named(subject.report, found[0])}"
            f"{'等' if len(found) > 1 else ''}。请写今年的情况；没变的写明进展。",
            tuple(found),
        )


def _named(report: Report, place: Place) -> str:
    """The beginning of a sentence of section five."""
    text = report.sections[SECTION - 1].paragraphs[place.paragraph or 0].text
    said = text[place.start : place.end].strip().rstrip("。；;")
    return quoted([f"{said[:_SHOWN]}……" if len(said) > _SHOWN else said])


class _Stretch(NamedTuple):
    """Some of a paragraph."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]


def _halves(report: Report) -> tuple[tuple[_Stretch, ...], tuple[_Stretch, ...]]:
    """The problems of section five, and the measures from where the text turns to them."""
    passages = section_passages(report, SECTION)
    problems, measures = _parted(tuple(passage.text for passage in passages))
    turn = len(passages) - len(measures)
    first = (_Stretch(p, 0, len(text)) for p, text in zip(passages, problems, strict=False))
    second = (
        _Stretch(p, len(p.text) - len(text), len(p.text))
        for p, text in zip(passages[turn:], measures, strict=True)
    )
    return tuple(first), tuple(second)


@lru_cache(maxsize=16)
def _parted(texts: tuple[str, ...]) -> tuple[list[str], list[str]]:
    return problems_and_mending(texts)


@lru_cache(maxsize=1024)
def _alike(text: str, known: tuple[str, ...], percent: int) -> tuple[tuple[int, int], ...]:
    """Where sentences of a text stand that are nearly the same as one of some others."""
    return tuple(
        (sentence.start, sentence.end)
        for sentence in copied.sentences(text)
        if _likeness(sentence.plain, known) * 100 >= percent
    )


def _likeness(plain: str, known: tuple[str, ...]) -> float:
    """How far a sentence agrees with the most similar of others.

    Only those are looked at that have enough pairs of characters in common with it.
    """
    index, others = _pairs_of(known)
    own = _pairs(plain)
    shared = Counter(number for pair in own for number in index.get(pair, ()))
    return max(
        (
            _ratio(plain, others[number])
            for number, n in shared.items()
            if 2 * n >= _WORTH_A_LOOK * (len(own) + len(_pairs(others[number])))
        ),
        default=0,
    )


@lru_cache(maxsize=1024)
def _ratio(one: str, other: str) -> float:
    return 1 if one == other else SequenceMatcher(None, one, other, autojunk=False).ratio()


@lru_cache(maxsize=64)
def _pairs_of(known: tuple[str, ...]) -> tuple[Mapping[str, tuple[int, ...]], tuple[str, ...]]:
    """The sentences of some texts; and for each pair of characters those that have it."""
    listed = tuple(sentence.plain for text in known for sentence in copied.sentences(text))
    index: dict[str, list[int]] = {}
    for number, plain in enumerate(listed):
        for pair in _pairs(plain):
            index.setdefault(pair, []).append(number)
    return MappingProxyType({pair: tuple(numbers) for pair, numbers in index.items()}), listed


@lru_cache(maxsize=1024)
def _pairs(plain: str) -> frozenset[str]:
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


COPYING: tuple[Rule, ...] = (copied_text, same_problems, same_measures)
"""Words taken over from last year."""
