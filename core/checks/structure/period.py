"""The period the report covers (统计期限) against its title and signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.checks.rule import Hit, Rule, Severity, rule, set_text
from core.checks.subject import Subject
from core.passages import Passage, passages
from core.periods import Period, date_of, periods_in, year_of
from core.place import Part, Place
from core.report import Report

_SAYS_PERIOD = re.compile(r"统计|期限|本报告|本年报|报告期|所列数据")
_TELLS_OF_WORK = re.compile(r"共|累计|收到|受理|\d\s*[件条次篇份场期封]|同期|相比|[未无没]")


def _periods(report: Report) -> list[tuple[Passage, Period]]:
    """Every stated 统计期限: a span meant as the whole year, or called the period."""
    return [
        (passage, period)
        for passage in passages(report)
        for period in periods_in(passage.text)
        if _is_the_period(passage.text, period)
    ]


def _is_the_period(text: str, period: Period) -> bool:
    sentence = _sentence(text, period)
    return period.days == ((1, 1), (12, 31)) or bool(_SAYS_PERIOD.search(sentence))


def _sentence(text: str, period: Period) -> str:
    opening = text.rfind("。", 0, period.start) + 1
    closing = text.find("。", period.end)
    return text[opening : closing if closing >= 0 else len(text)]


def _only_work(text: str, period: Period) -> bool:
    """Whether a sentence tells of a year's work without calling the span the period."""
    sentence = _sentence(text, period)
    return bool(_TELLS_OF_WORK.search(sentence)) and not _SAYS_PERIOD.search(sentence)


@rule("S05", "标题年份和统计期限对不上", Severity.ERROR)
def title_against_period(subject: Subject) -> Iterator[Hit]:
    """标题写的年份要和正文写的统计期限是同一年。

    标题没有年份时，另拿统计期限和落款去比。讲某一年做了什么的句子不算统计期限。

    依据：条例第五十条；年度报告统计上一年1月1日至12月31日的情况（DB51/T 2660—2019）。
    改法：看是标题写错还是统计期限写错，改成同一年；确有原因的，附上说明。
    """
    year = year_of(subject.report.title)
    wrong = [
        (passage, period)
        for passage, period in _periods(subject.report)
        if year and period.four_digit_years and year not in period.four_digit_years
        if not _only_work(passage.text, period)
    ]
    for other in dict.fromkeys(period.four_digit_years[0] for _, period in wrong):
        places = [
            passage.span(period.start, period.end)
            for passage, period in wrong
            if period.four_digit_years[0] == other
        ]
        yield Hit(
            f"标题是{year}年，统计期限写的却是{other}年。请看是标题写错，还是统计期限写错。",
            (*places, Place(part=Part.TITLE)),
            expected=year,
            actual=other,
            fixes=tuple(
                set_text(
                    f"统计期限改为{year}年",
                    passage.span(period.start, period.end),
                    re.sub(r"\d{2,6}(?=\s*年)", str(year), passage.text[period.start : period.end]),
                )
                for passage, period in wrong[:1]
                if len(wrong) == 1
            ),
        )


@rule("S35", "统计期限写法不对", Severity.WARNING)
def form_of_period(subject: Subject) -> Iterator[Hit]:
    """统计期限要写成一整年，年份四位，“日”字不能少，起止是同一年。

    依据：年度报告统计上一年1月1日至12月31日的情况（DB51/T 2660—2019）。
    改法：写作“自××××年1月1日起至12月31日止”。
    """
    report = subject.report
    for passage, period in _periods(report):
        if period.well_formed:
            continue
        printed = passage.text[period.start : period.end]
        year = _year_meant(report, period)
        wanted = f"{year}年1月1日{period.begin}至12月31日"
        place = passage.span(period.start, period.end)
        yield Hit(
            f"统计期限“{printed}”写得不对，应为“{wanted}”。"
            if year
            else f"统计期限“{printed}”写得不对，应为一整年，从1月1日到12月31日。",
            (place,),
            expected=wanted if year else None,
            actual=printed,
            fixes=(set_text(f"改为“{wanted}”", place, wanted),) if year else (),
        )


def _year_meant(report: Report, period: Period) -> int | None:
    """The year a period must mean: its own, or the title's where it does not say."""
    own = set(period.four_digit_years)
    return own.pop() if len(own) == 1 else year_of(report.title)


@rule("S36", "统计期限的年份不是报告年度", Severity.WARNING)
def period_against_signature(subject: Subject) -> Iterator[Hit]:
    """标题没有年份时，统计期限前后要一致，并且是落款的上一年。

    标题有年份的，拿标题去比，这里不重复。

    依据：年度报告统计上一年1月1日至12月31日的情况（DB51/T 2660—2019）。
    改法：看是统计期限写错还是落款写错，改成一致；补发的附上说明。
    """
    report = subject.report
    if year_of(report.title):
        return
    stated = [pair for pair in _periods(report) if pair[1].four_digit_years]
    years = sorted({period.four_digit_years[0] for _, period in stated})
    places = tuple(passage.span(period.start, period.end) for passage, period in stated)
    if len(years) > 1:
        listed = "、".join(f"{year}年" for year in years)
        yield Hit(f"统计期限前后不一致，有的写{listed}。请统一成报告年度。", places)
    signed = date_of(report.signature.date or "")
    if len(years) == 1 and signed and signed.year > years[0] + 1:
        yield Hit(
            f"统计期限是{years[0]}年，落款却是{signed.year}年，中间隔了不止一年。请看哪个写错了。",
            (*places, Place(part=Part.SIGNATURE)),
            expected=signed.year - 1,
            actual=years[0],
        )


PERIOD: tuple[Rule, ...] = (title_against_period, form_of_period, period_against_signature)
