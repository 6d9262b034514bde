"""Punctuation: one width, a stop at the end of each paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from core.checks.rule import Hit, Rule, Severity, rule
from core.checks.spots import mending, places
from core.checks.structure.residue import broken
from core.checks.subject import Limit, Subject
from core.checks.wording.folding import Said, Words, found_as_printed, named
from core.passages import Passage, looks_like_heading, section_passages

_HALF_MARK = re.compile(
    r"(?<=[\u4e00-\u9fff”’）》〉%])[,;:?!][ \t]*|(?<=\d)[,;][ \t]*(?=[\u4e00-\u9fff])"
)
_HALF_STOP = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<!^[一二三四五六七八九十])\.(?=[\u4e00-\u9fff]|\s*$)"
)
_HALF_BRACKET = re.compile(r"\([^()（）]*[\u4e00-\u9fff][^()（）]*\)")
_WIDE_BRACKET = re.compile(r"（[^()（）]*[\u4e00-\u9fff][^()（）]*）")
_TO_WIDE = str.maketrans(",;:?!.()", "，；：？！。（）")


@lru_cache(maxsize=1024)
def _half_marks(text: str) -> tuple[Words, ...]:
    """Half-width marks among Chinese characters."""
    if not any(mark in text for mark in ",;:?!."):
        return ()
    return tuple(
        Words(*match.span(), match[0].strip().translate(_TO_WIDE), match[0].strip())
        for pattern in (_HALF_MARK, _HALF_STOP)
        for match in pattern.finditer(text)
    )


@lru_cache(maxsize=1024)
def _half_brackets(text: str) -> tuple[Words, ...]:
    """Pairs of half-width brackets around Chinese characters."""
    return tuple(
        Words(*match.span(), None, match[0] if len(match[0]) <= 6 else "()")
        for match in (_HALF_BRACKET.finditer(text) if "(" in text else ())
    )


@lru_cache(maxsize=1024)
def _each_bracket(text: str) -> tuple[Words, ...]:
    """The brackets of those pairs, one by one, so that what stands between them is not touched."""
    return tuple(
        Words(at, at + 1, text[at].translate(_TO_WIDE))
        for pair in _half_brackets(text)
        for at in (pair.start, pair.end - 1)
    )


@lru_cache(maxsize=1024)
def _wide_brackets(text: str) -> tuple[Words, ...]:
    return tuple(Words(*match.span()) for match in _WIDE_BRACKET.finditer(text))


@rule("N36", "标点全角半角混用", Severity.HINT)
def width_of_marks(subject: Subject) -> Iterator[Hit]:
    """正文里的逗号、冒号、括号用全角的，不要一处全角、一处半角。

    网址、英文、数字里的半角标点不算，表格里的不看。

    依据：GB/T 15834—2011《标点符号用法》。
    改法：都改成全角标点。
    """
    report = subject.report
    spots = found_as_printed(report, _half_marks)
    singles = list(spots)
    brackets = found_as_printed(report, _half_brackets)
    if brackets and (spots or found_as_printed(report, _wide_brackets)):
        spots += brackets
        singles += found_as_printed(report, _each_bracket)
    if spots:
        yield Hit(
            f"{named(spots)}是半角的，和别处的全角标点不统一。",
            places(spots),
            fixes=(mending("改成全角标点", singles),),
            recommended=True,
        )


LONG = Limit("long", "没有句号也要提示的段落，最少有几个字", 26, 10, 200)

_ITEM = re.compile(
    r"\s*(?:(?P<clause>[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十])"
    r"|(?P<heading>[（(][一二三四五六七八九十]{1,3}[）)])"
    r"|(?P<figure>\d{1,2}[.．、])|(?P<bracketed>[（(]\d{1,2}[）)])|(?P<circled>[①-⑳]))"
)
_WRONG_END = re.compile(r"[，、；,;]\s*$")
_NO_END = re.compile(r"[\u4e00-\u9fff]\s*$")
_GENERAL = (1, 5, 6)
"""The sections that are text; in the others stands a table, and short notes about it."""


@rule("N40", "段末标点不对", Severity.HINT, limits=(LONG,))
def end_of_paragraph(subject: Subject) -> Iterator[Hit]:
    """一段话说完要用句号，不能停在逗号、顿号、分号上，也不能什么都没有。

    标题、分条列举时条末的分号不算；没说完就换行的，由“段落可能被截断”去查。

    依据：GB/T 15834—2011《标点符号用法》。
    改法：段末改成句号。
    """
    long = subject.limit("N40", LONG)
    spots: list[Said] = []
    for number in _GENERAL:
        part = section_passages(subject.report, number)
        for passage, following in zip(part, (*part[1:], None), strict=False):
            if not _ended(passage, following, certain=not subject.report.origin.converted):
                continue
            if wrong := _WRONG_END.search(passage.text):
                spots.append(_at_end(passage, wrong.start()))
            elif _NO_END.search(passage.text) and _needs_stop(passage.text, len(part), long):
                spots.append(_at_end(passage, len(passage.text.rstrip())))
    if spots:
        yield Hit(
            f"{named(spots)}这里是段末，标点应是句号。",
            places(spots),
            fixes=(mending("段末改为句号", spots),),
            recommended=True,
        )


def _ended(passage: Passage, following: Passage | None, *, certain: bool) -> bool:
    """Whether what a paragraph says ends with it: nothing, a heading or another list follows.

    An item may end on a mark that leads on to the next item of its list. Where line breaks are
    ``certain``, a paragraph without a mark is taken to have ended, too.
    """
    if following is None:
        return True
    one, other = _ITEM.match(passage.text), _ITEM.match(following.text)
    if other is not None:
        goes_on = other.lastgroup == "clause" or (one and one.lastgroup == other.lastgroup)
        return not goes_on or not _WRONG_END.search(passage.text)
    if _WRONG_END.search(passage.text) or not certain:
        return looks_like_heading(following.text)
    return not broken(passage.text, following.text)


def _needs_stop(text: str, among: int, long: int) -> bool:
    """Whether a paragraph that ends without any mark is a sentence: alone, or a long one."""
    return among == 1 or (
        len(text.strip()) >= long
        and not looks_like_heading(text)
        and re.search("[，。；,;]", text) is not None
    )


def _at_end(passage: Passage, start: int) -> Said:
    words = passage.text[:start].strip()
    shown = f"…{words[-6:]}" if len(words) > 6 else words
    return Said(passage.span(start, len(passage.text)), shown + passage.text[start:].strip(), "。")


PUNCTUATION: tuple[Rule, ...] = (width_of_marks, end_of_paragraph)
"""N36 and N40."""
