"""The title of the report (标题)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.checks.reading import bare
from core.checks.rule import Hit, Rule, Severity, rule, set_text
from core.checks.subject import Subject
from core.form import FORMS
from core.organs import Organ, kind_of, same_organ
from core.periods import organ_of_title, year_of
from core.place import Part, Place
from core.report import Report

DOCUMENT = "政府信息公开工作年度报告"
"""What the title of every report ends with."""

TITLE = Place(part=Part.TITLE)

_GAPS = (
    (r"政务公开(?!.*信息公开)", "“政府信息公开”写成了“政务公开”"),
    (r"公开(?:工作)?20\d\d年", "年份放在了后面"),
    (r"关于.*情况的", "不用“关于……情况的报告”这种写法"),
    (r"(?<!政府)(?<!政务)信息公开", "少了“政府”"),
    (r"政务信息公开", "“政府信息公开”写成了“政务信息公开”"),
    (r"信息公开(?!工作|.*情况)", "少了“工作”"),
    (r"工作的", "多了“的”"),
    (r"年报$", "“年度报告”写成了“年报”"),
    (r"总结$", "“年度报告”写成了“总结”"),
    (r"(?<!年度)报告$", "少了“年度”"),
)
_ORGAN_ENDS = re.compile(
    r"(?:政府|办公室|办公厅|办事处|局|会|委|厅|部|院|署|行|中心|大队|支队|总队|队|办|所|站|处|社|馆"
    r"|公司|学校|大学|学院|医院)$"
)


@rule("S01", "标题没有年份", Severity.WARNING)
def year_in_title(subject: Subject) -> Iterator[Hit]:
    """标题里要写明是哪一年的报告。

    依据：国办公开办函〔2021〕30号附件所列标题的写法：机关全称＋年份＋文种。
    改法：在“政府信息公开”前写上“××××年”。
    """
    report = subject.report
    title = bare(report.title)
    if not title:
        official = _official_title(report.organ, report.year)
        fixes = (set_text(f"写上“{official}”", TITLE, official),) if report.organ else ()
        yield Hit("没有找到标题，请写上机关全称、年份和文种。", (TITLE,), fixes=fixes)
        return
    if re.search(r"20\d\d年", title) or (year_of(title) and "年" in title):
        return
    year, before = report.year, title.find(DOCUMENT)
    fits = year is not None and before >= 0 and title.endswith(DOCUMENT)
    number = re.search(r"(?:20\d\d)?$", title[: max(before, 0)])
    start = number.start() if number else before
    wanted = f"{title[:start]}{year}年{DOCUMENT}"
    yield Hit(
        f"标题“{title}”里没有年份" + (f"，应写明“{year}年”。" if year else "，请写明是哪一年的。"),
        (TITLE,),
        actual=title,
        expected=wanted if fits else None,
        fixes=(set_text(f"写上“{year}年”", _span(report.title, start, before), f"{year}年"),)
        if fits
        else (),
        recommended=fits,
    )


def _span(title: str, start: int, end: int) -> Place:
    """The place in the printed title of a span counted without white space."""
    printed = [position for position, char in enumerate(title) if not char.isspace()]
    first = printed[start] if start < len(printed) else len(title)
    return Place(part=Part.TITLE, start=first, end=printed[end - 1] + 1 if end > start else first)


def _official_title(organ: str | None, year: int | None) -> str:
    return f"{organ or ''}{f'{year}年' if year else ''}{DOCUMENT}"


@rule("S02", "标题文种写法不对", Severity.WARNING)
def wording_of_title(subject: Subject) -> Iterator[Hit]:
    """标题要以“政府信息公开工作年度报告”结尾，不能多字少字，年份写在机关名称之后。

    2020年及以前的旧标题只作提示。

    依据：国办公开办函〔2021〕30号附件所列标题的写法。
    改法：改为“××（机关全称）××××年政府信息公开工作年度报告”。
    """
    report = subject.report
    title = bare(report.title)
    if not title or title.endswith(DOCUMENT):
        return
    gaps = [gap for pattern, gap in _GAPS if re.search(pattern, title)]
    organ = organ_of_title(title)
    official = _official_title(organ or report.organ, report.year)
    old = report.edition == "2019" and (report.year or 2020) < FORMS["2021"].first_year
    yield Hit(
        f"标题“{title}”的写法不对：{'，'.join(gaps) or '文种不对'}。应为“{official}”。",
        (TITLE,),
        expected=official,
        actual=title,
        fixes=(set_text(f"标题改为“{official}”", TITLE, official),),
        recommended=bool(organ) and report.year is not None,
        grade=Severity.HINT if old else None,
    )


@rule("S03", "标题“年度”重复", Severity.HINT, on=False)
def year_said_twice(subject: Subject) -> Iterator[Hit]:
    """标题写作“2024年度……年度报告”，“年度”重复。

    很多地方的模板就这样写，默认不查。

    依据：国办公开办函〔2021〕30号附件所列标题的写法。
    改法：前一个“年度”改为“年”。
    """
    title = bare(subject.report.title)
    if re.search(r"20\d\d年度.*年度报告", title):
        start = title.index("年度") + 1
        wanted = title[:start] + title[start + 1 :]
        place = _span(subject.report.title, start, start + 1)
        yield Hit(
            "标题里“年度”写了两次，前一个写“年”就行。",
            (TITLE,),
            expected=wanted,
            actual=title,
            fixes=(set_text("前一个“年度”改为“年”", place, ""),),
            recommended=True,
        )


@rule("S04", "标题没写机关全称", Severity.WARNING)
def organ_in_title(subject: Subject) -> Iterator[Hit]:
    """标题开头要有机关全称；只写“××镇”“××乡”的作提示。

    依据：国办公开办函〔2021〕30号附件所列标题的写法。
    改法：在标题开头写上机关全称，如“××镇人民政府”。
    """
    report = subject.report
    title = bare(report.title)
    if "公开" not in title:
        return
    organ = organ_of_title(title)
    if organ and _ORGAN_ENDS.search(organ):
        return
    full = _full_name(organ or "", report)
    start = title.index(organ) if organ else 0
    place = _span(report.title, start, start + len(organ or ""))
    fits = full and title.endswith(DOCUMENT) and title != DOCUMENT
    yield Hit(
        f"标题里的机关只写了“{organ}”，建议写全称{f'“{full}”' if full else ''}。"
        if organ
        else f"标题里没有写是哪个机关的报告{f'，应写上“{full}”' if full else '，请写上机关全称'}。",
        (TITLE,),
        actual=organ,
        expected=full or None,
        fixes=(set_text(f"机关写作“{full}”", place, full),) if fits else (),
        grade=Severity.HINT if organ else None,
    )


def _full_name(organ: str, report: Report) -> str:
    """The organ's full name as far as title and signature together tell, or nothing."""
    signed = bare(report.signature.organ or "")
    if not signed or not _ORGAN_ENDS.search(signed):
        return ""
    if organ and (not same_organ(organ, signed) or kind_of(signed) is Organ.OFFICE):
        return ""
    overlaps = (size for size in range(len(organ), 0, -1) if signed.startswith(organ[-size:]))
    return organ + signed[next(overlaps, 0) :] if organ not in signed else signed


TITLES: tuple[Rule, ...] = (year_in_title, wording_of_title, year_said_twice, organ_in_title)
