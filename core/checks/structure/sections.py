"""The six sections (六个部分): present, in order, rightly headed, not empty, no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from core.checks.reading import END_SIGNS, bare, lost, number_length, quoted, section_name
from core.checks.rule import Fix, Hit, Rule, Severity, rule, set_text
from core.checks.subject import Subject
from core.edits import Edit, SourceMended
from core.form.spec import SECTION_NUMERALS
from core.passages import looks_like_heading, section_passages
from core.place import Place
from core.report import Section

_PUNCTUATION = re.compile(r"[^\w]")
_WORD = re.compile(r"[^\W_]")
_NOTHING = re.compile(r"\s*[无略][。.]?\s*")
_FIRST_LEVEL = re.compile(r"\s*([一二三四五六七八九十]{1,2})\s*[、.．]\s*\S")
_NO_TABLE = (1, 5, 6)
"""Sections that consist of text alone."""


@rule("S06", "缺少部分", Severity.ERROR, answerable=False)
def every_section(subject: Subject) -> Iterator[Hit]:
    """报告要有统一格式规定的六个部分，标题一个不能少。

    只有表、没有标题的，也算缺少。

    依据：国办公开办函〔2021〕30号附件，六个部分的标题。
    改法：补上这一部分的标题和内容；转换时丢的，对照原件补上。
    """
    report = subject.report
    for number, section in enumerate(report.sections, 1):
        if section.heading is None:
            heading = subject.form.section_heading(number)
            place = Place(section=number)
            yield Hit(
                f"少了{section_name(number)}的标题“{heading}”。{lost(report) or '请补上。'}",
                (place,),
                expected=heading,
                fixes=(set_text(f"补上标题“{heading}”", place, heading),),
                recommended=bool(section.paragraphs),
            )


@rule("S07", "部分的顺序不对", Severity.WARNING)
def section_order(subject: Subject) -> Iterator[Hit]:
    """六个部分要按一至六的顺序排。

    依据：国办公开办函〔2021〕30号附件，六个部分的顺序。
    改法：按一至六的顺序重新排列；转换时打乱的，对照原件。
    """
    report, form = subject.report, subject.form
    order = report.origin.section_order
    if "S07" in report.origin.mended:
        return
    for before, after in pairwise(order):
        if before > after:
            names = (form.section_heading(before), form.section_heading(after))
            source = "可能是转换时打乱的，请对照原件。" if report.origin.converted else ""
            title = "按一至六的顺序排"
            yield Hit(
                f"“{names[0]}”排在了“{names[1]}”前面，应按一至六的顺序排。{source}",
                (Place(section=before), Place(section=after)),
                fixes=(Fix(title, Edit(title, (SourceMended("S07"),))),),
                recommended=True,
            )
            return


@rule("S08", "部分标题和统一格式不一样", Severity.WARNING)
def wording_of_heading(subject: Subject) -> Iterator[Hit]:
    """六个部分的标题要和统一格式一字不差；只差标点或一个字的作提示。

    只在末尾多了标点的，导出前另行规范。2019、2020年度报告的旧写法只作提示。

    依据：国办公开办函〔2021〕30号附件，六个部分的标题。
    改法：改为统一格式的标题。
    """
    for number, section in enumerate(subject.report.sections, 1):
        official = subject.form.sections[number - 1]
        heading = section.heading or ""
        start = number_length(heading)
        printed = bare(heading[start:])
        if not heading or printed.rstrip(END_SIGNS) == official:
            continue
        place = Place(section=number, start=start, end=len(heading))
        slight = subject.report.edition == "2019" or _nearly(printed, official)
        yield Hit(
            f"{section_name(number)}的标题应为“{official}”，现在写的是“{printed}”。",
            (Place(section=number),),
            expected=official,
            actual=printed,
            fixes=(set_text(f"标题改为“{official}”", place, official),),
            recommended=True,
            grade=Severity.HINT if slight else None,
        )


def _nearly(printed: str, official: str) -> bool:
    """Whether two wordings differ by punctuation or by one character at most."""
    one, other = (_PUNCTUATION.sub("", text) for text in (printed, official))
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    split = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), None)
    if split is None:
        return True
    return shorter[split + (len(shorter) == len(longer)) :] == longer[split + 1 :]


@rule("S09", "部分序号写法不对", Severity.WARNING)
def number_of_heading(subject: Subject) -> Iterator[Hit]:
    """六个部分的序号写作“一、”到“六、”，用汉字和顿号，不能漏。

    依据：国办公开办函〔2021〕30号附件，六个部分的标题。
    改法：改为规定的序号，如“一、”。
    """
    for number, section in enumerate(subject.report.sections, 1):
        heading = section.heading or ""
        length = number_length(heading)
        printed, official = bare(heading[:length]), f"{SECTION_NUMERALS[number - 1]}、"
        if not heading or printed == official:
            continue
        now = f"现在写的是“{printed}”" if printed else "现在没有序号"
        yield Hit(
            f"{section_name(number)}的序号应写作“{official}”，{now}。",
            (Place(section=number),),
            expected=official,
            actual=printed,
            fixes=(
                set_text(
                    f"序号写作“{official}”", Place(section=number, start=0, end=length), official
                ),
            ),
            recommended=True,
        )


@rule("S10", "部分没有内容", Severity.ERROR)
def section_not_empty(subject: Subject) -> Iterator[Hit]:
    """每个部分标题下要有内容。

    第二至四部分没有表的，由“没有统计表”去查。

    依据：条例第五十条；国办公开办函〔2021〕30号附件。
    改法：写上这一部分的内容。
    """
    report = subject.report
    filled = {kept.section for kept in report.kept}
    for number in _NO_TABLE:
        if report.sections[number - 1].heading is None or number in filled:
            continue
        written = [p.text for p in section_passages(report, number) if _WORD.search(p.text)]
        if not written or (number == 1 and _NOTHING.fullmatch("".join(written))):
            heading = subject.form.section_heading(number)
            yield Hit(
                f"“{heading}”下面没有内容。{lost(report) or '请写上。'}", (Place(section=number),)
            )


@rule("S11", "自行增设部分", Severity.WARNING)
def no_other_section(subject: Subject) -> Iterator[Hit]:
    """统一格式只有六个部分，不另设“七、”，各部分内也不再用“一、”这一级序号。

    依据：国办公开办函〔2021〕30号：内容“不能遗漏，也不宜泛化”；附件列明六个部分。
    改法：把多出的部分并入相应部分；部分内的小标题用“（一）”。
    """
    for number, section in enumerate(subject.report.sections, 1):
        found = [
            (passage, match[1])
            for passage in section_passages(subject.report, number)
            if (match := _FIRST_LEVEL.match(passage.text)) and _heads(passage.text, section)
        ]
        if not found:
            continue
        names = [passage.text.strip() for passage, _ in found]
        beyond = all(numeral not in SECTION_NUMERALS for _, numeral in found)
        advice = (
            "统一格式只有六个部分，请并入相应部分"
            if beyond
            else f"{section_name(number)}里的小标题请用“（一）”，不要用“一、”"
        )
        yield Hit(
            f"多出了{quoted(names)}。{advice}。", tuple(passage.place for passage, _ in found)
        )


def _heads(text: str, section: Section) -> bool:
    """Whether a paragraph reads as a heading of its own, not as the section's repeated."""
    return looks_like_heading(text) and bare(text) != bare(section.heading or "")


SECTIONS: tuple[Rule, ...] = (
    every_section,
    section_order,
    wording_of_heading,
    number_of_heading,
    section_not_empty,
    no_other_section,
)
