"""The sentence that names the report's parts (引言), against the parts there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from core.checks.reading import bare, number_length, section_name
from core.checks.rule import Fix, Hit, Rule, Severity, rule
from core.checks.structure.listing import NUMERALS
from core.checks.subject import Subject
from core.edits import Edit, TextChange
from core.form.spec import SECTION_NUMERALS
from core.passages import Passage, passages
from core.report import Report

_LEAST_NAMES = 3
"""So many official names in one sentence make it the one that lists the parts."""

_LEAD = re.compile(r"^.*(?:由|包括|包含|分为|涵盖|内容为|分别是|[：:])")
_JOIN = re.compile(r"^(?:以及|和|及|与)|^[一二三四五六](?=是)是")
_TAIL = re.compile(
    r"(?:等|共)*(?:[一二三四五六七八九十]|\d{1,2})?个?(?:部分|方面|项内容|组成|构成).*$|等$|[）)”]+$"
)
_STATED = re.compile(r"(?<!第)([一二三四五六七八九十]|\d{1,2})个?(?:部分|方面)")
_ALIKE = 0.5


class Named(NamedTuple):
    """A name in the list, with its span in the paragraph."""

    text: str
    start: int
    end: int


class Listing(NamedTuple):
    """The sentence that lists the parts.

    Attributes:
        passage: Its paragraph.
        start: Where the sentence begins.
        end: The code point after it.
        names: The names it gives.
        stated: How many it says there are, with the span of that; None where it does not say.
    """

    passage: Passage
    start: int
    end: int
    names: tuple[Named, ...]
    stated: tuple[int, int, int] | None


def listings(report: Report) -> Iterator[Listing]:
    """Every sentence of the preface and section one that lists the report's parts."""
    titles = report.form.sections
    for passage in passages(report):
        if passage.place.section not in {None, 1}:
            return
        if _titles_in(passage.text, titles) < _LEAST_NAMES:
            continue
        for sentence in re.finditer(r"[^。]+。?", passage.text):
            if _titles_in(sentence[0], titles) >= _LEAST_NAMES:
                yield _listing(passage, sentence, titles)


@lru_cache(maxsize=1024)
def _titles_in(text: str, titles: tuple[str, ...]) -> int:
    return sum(title in text for title in titles)


def _listing(passage: Passage, sentence: re.Match[str], titles: tuple[str, ...]) -> Listing:
    known = "|".join(map(re.escape, titles))
    item = re.compile(
        rf"(?:{known})(?=[、，,；;。和及与等共以]|$)"
        r"|(?:行政复议、(?:被?提起)?行政诉讼|[^、，,；;。])+"
    )
    text = sentence[0]
    found = list(item.finditer(text))
    marked = [n for n, match in enumerate(found) if any(title in match[0] for title in titles)]
    first, last = marked[0], marked[-1]
    while first > 0 and text[found[first - 1].end()] == "、" and not _LEAD.match(found[first][0]):
        first -= 1
    while last + 1 < len(found) and text[found[last].end()] in "、和及与以":
        last += 1
    names = [_name(match, sentence.start(), titles) for match in found[first : last + 1]]
    stated = _STATED.search(text)
    return Listing(
        passage,
        sentence.start(),
        sentence.end(),
        tuple(name for name in names if len(name.text) > 1),
        (_value(stated[1]), sentence.start() + stated.start(), sentence.start() + stated.end())
        if stated
        else None,
    )


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else NUMERALS.index(numeral) + 1


def _name(match: re.Match[str], offset: int, titles: tuple[str, ...]) -> Named:
    """An item without the words that lead the list in, join it or close it."""
    text, start = match[0], match.start()
    for pattern in (_LEAD, _JOIN):
        if lead := pattern.match(text):
            text, start = text[lead.end() :], start + lead.end()
    text = _TAIL.sub("", text)
    for title in titles:
        if text.endswith(title):
            text, start = title, start + len(text) - len(title)
    return Named(text, offset + start, offset + start + len(text))


@rule("S12", "引言说的部分数不对", Severity.HINT)
def number_of_parts(subject: Subject) -> Iterator[Hit]:
    """引言里说“由六部分组成”的，列出的名称要正好六个。

    依据：国办公开办函〔2021〕30号附件，报告共六个部分。
    改法：补齐或删去名称，数字改为六。
    """
    for listing in listings(subject.report):
        if listing.stated is None:
            continue
        stated, start, end = listing.stated
        count = len(listing.names)
        if stated == count == len(SECTION_NUMERALS):
            continue
        yield Hit(
            f"引言说有{stated}部分，实际列了{count}个名称。统一格式是六个部分，请核对。"
            if stated != count
            else f"引言说有{stated}部分，统一格式是六个部分，请核对。",
            (listing.passage.span(start, end),),
            expected=len(SECTION_NUMERALS),
            actual=count if stated == len(SECTION_NUMERALS) else stated,
        )


@rule("S13", "引言列的名称和标题不一样", Severity.HINT)
def names_of_parts(subject: Subject) -> Iterator[Hit]:
    """引言里列出的各部分名称要和正文标题一致。

    依据：国办公开办函〔2021〕30号附件，六个部分的标题。
    改法：把引言里的名称改成正文标题。
    """
    for listing in listings(subject.report):
        wrong = [
            (name, number)
            for name in listing.names
            if (number := _section_meant(name, listing, subject.report))
        ]
        if not wrong:
            continue
        titles = subject.form.sections
        changes = tuple(
            TextChange(listing.passage.span(name.start, name.end), titles[number - 1])
            for name, number in wrong
        )
        told = "；".join(
            f"“{name.text}”，{section_name(number)}的标题是“{titles[number - 1]}”"
            for name, number in wrong
        )
        title = "引言里的名称改成标题的写法"
        yield Hit(
            f"引言里列的名称和标题不一样：{told}。",
            tuple(change.place for change in changes),
            fixes=(Fix(title, Edit(title, changes)),),
        )


def _section_meant(name: Named, listing: Listing, report: Report) -> int:
    """The section that a wrongly written name means; 0 where it is right or means none."""
    printed = [_words(section.heading or "") for section in report.sections]
    text = bare(name.text)
    if text in printed or text in report.form.sections:
        return 0
    from difflib import SequenceMatcher

    taken = {bare(other.text) for other in listing.names}
    likeness, number = max(
        (SequenceMatcher(None, text, title, autojunk=False).ratio(), number)
        for number, title in enumerate(report.form.sections, 1)
    )
    free = report.form.sections[number - 1] not in taken
    return number if likeness >= _ALIKE and free else 0


def _words(heading: str) -> str:
    return bare(heading[number_length(heading) :])


INTRO: tuple[Rule, ...] = (number_of_parts, names_of_parts)
