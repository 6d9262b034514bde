"""Signs: brackets of document numbers, quotation marks, dates and telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from core.checks.reading import bare
from core.checks.rule import Hit, Rule, Severity, rule
from core.checks.spots import Match, Spot, mending, places, spots, times
from core.checks.subject import Subject

_CJK = r"\u3400-\u9fff"
_NUMBER = re.compile(
    rf"(?<=[{_CJK}])(?P<open>[〔\[【（(［〈<])\s*(?P<year>(?:19|20)\d{{2}})\s*年?\s*"
    r"(?P<close>[〕\]】）)］〉>])\s*(?P<word>第)?\s*(?P<zeros>0*)(?P<number>\d{1,4})\s*号"
)
_BASIS = re.compile(r"国办(?:公开办?)?[发函涵]*.?2021.?.?30号$")
_OLD_BASIS = re.compile(r"国办(?:公开办?)?[发函涵]*.?2019.?.?60号$")


@lru_cache(maxsize=1024)
def _misbracketed(text: str) -> tuple[Match, ...]:
    """Document numbers written otherwise than 〔2024〕5号; that of the basis has its own rule."""
    if "号" not in text:
        return ()
    found = []
    of_basis = "年度报告" in text
    for match in _NUMBER.finditer(text):
        right = match["open"] == "〔" and match["close"] == "〕"
        if right and not match["word"] and not match["zeros"]:
            continue
        before = bare(text[max(match.start() - 12, 0) : match.end()])
        if not (_OLD_BASIS.search(before) or (of_basis and _BASIS.search(before))):
            found.append(Match(*match.span(), f"〔{match['year']}〕{match['number']}号"))
    return tuple(found)


@rule("F14", "文号的括号", Severity.HINT)
def document_numbers(subject: Subject) -> Iterator[Hit]:
    """文号里的年份用六角括号〔〕，序号不加“第”字、不补零；法院案号不查。

    依据：GB/T 9704—2012 第7.2.5条，发文字号。
    改法：改为〔2024〕5号这样的写法。
    """
    found = spots(subject.report, _misbracketed)
    if found:
        first = found[0]
        yield Hit(
            f"文号写作“{first.printed}”{times(found)}，应写作“{first.wanted}”。",
            places(found),
            fixes=(mending("文号改为规定的写法", found),),
            recommended=True,
        )


_QUOTED = re.compile(rf"(?<![0-9A-Za-z])\"(?P<inner>[^\"“”\n]{{0,80}}[{_CJK}][^\"“”\n]{{0,80}})\"")
_SINGLE = re.compile(rf"(?<![0-9A-Za-z])'(?P<inner>[{_CJK}][^'‘’\n]{{0,80}})'")
_MAY_BE_QUOTED = re.compile("[\"'＂]")


@lru_cache(maxsize=1024)
def _straight_quotes(text: str) -> tuple[Match, ...]:
    if not _MAY_BE_QUOTED.search(text):
        return ()
    plain = text.replace("＂", '"')
    double = (Match(*m.span(), f"“{m['inner']}”") for m in _QUOTED.finditer(_apart(plain)))
    single = (Match(*m.span(), f"‘{m['inner']}’") for m in _SINGLE.finditer(_apart(plain)))
    return tuple(sorted((*double, *single)))


def _apart(text: str) -> str:
    """The text as it is where its quotation marks come in pairs, else one without any."""
    return text if text.count('"') % 2 == 0 and text.count("'") % 2 == 0 else ""


@rule("F16", "引号的形式", Severity.HINT)
def quotation_marks(subject: Subject) -> Iterator[Hit]:
    """中文里的引号用全角的“”，不用英文的直引号；外文和尺寸里的不查。

    依据：GB/T 15834—2011 标点符号用法，引号。
    改法：改为全角引号。
    """
    found = spots(subject.report, _straight_quotes)
    if found:
        first = found[0]
        yield Hit(
            f"{first.printed}用的是英文引号{times(found)}，应写作{first.wanted}。",
            places(found),
            fixes=(mending("改为全角引号", found),),
            recommended=True,
        )


_PATH = "A-Za-z0-9_/.:%?=&"
_MONTH, _DAY = "(?P<month>1[0-2]|0?[1-9])", "(?P<day>3[01]|[12]\\d|0?[1-9])"
_FIGURES = (
    re.compile(rf"(?<![{_PATH}])(?P<year>20\d{{2}})\.{_MONTH}\.{_DAY}日?(?![{_PATH}])"),
    re.compile(
        rf"(?<![{_PATH}-])(?P<year>20\d{{2}})(?P<sign>[-/]){_MONTH}(?P=sign){_DAY}日?(?![{_PATH}-])"
    ),
)
_MONTHS = re.compile(
    r"(?<![\d.])(?P<first>1[0-2]|0?[1-9])\s*[-－–]\s*(?P<last>1[0-2]|0?[1-9])\s*月(?!\d)"
)
_SHORT_YEAR = re.compile(r"(?<![0-9A-Za-z])['‘’＇](?P<year>[12]\d)年")


@lru_cache(maxsize=1024)
def _odd_dates(text: str) -> tuple[Match, ...]:
    if "20" not in text and "月" not in text and "年" not in text:
        return ()
    found = [
        Match(*m.span(), f"{m['year']}年{int(m['month'])}月{int(m['day'])}日")
        for figures in _FIGURES
        for m in figures.finditer(text)
    ]
    found += [
        Match(*m.span(), f"{int(m['first'])}月至{int(m['last'])}月")
        for m in _MONTHS.finditer(text)
        if int(m["first"]) < int(m["last"])
    ]
    found += [Match(*m.span(), f"20{m['year']}年") for m in _SHORT_YEAR.finditer(text)]
    return tuple(sorted(found))


@rule("F17", "日期的写法", Severity.HINT)
def dates(subject: Subject) -> Iterator[Hit]:
    """正文里的日期写作“2024年1月1日”，月份的起止写作“1月至12月”；网址里的不查。

    依据：GB/T 15835—2011 出版物上数字用法；GB/T 9704—2012 第7.3.5条。
    改法：改为年月日俱全的写法，日期本身不变。
    """
    found = spots(subject.report, _odd_dates)
    if found:
        first = found[0]
        yield Hit(
            f"“{first.printed}”{times(found)}建议写作“{first.wanted}”。",
            places(found),
            fixes=(mending("日期改为年月日的写法", found),),
        )


_DASHED = re.compile(
    r"(?<![\d.])(?P<area>0\d{2,3})\s*(?:[—–－―─~～]{1,2}|--)\s*(?P<local>\d{7,8})(?!\d)"
)


@lru_cache(maxsize=1024)
def _dashed_telephones(text: str) -> tuple[Match, ...]:
    if "0" not in text:
        return ()
    return tuple(
        Match(*match.span(), f"{match['area']}-{match['local']}")
        for match in _DASHED.finditer(text)
    )


@rule("F18", "电话号码的连接号", Severity.HINT)
def telephone_dashes(subject: Subject) -> Iterator[Hit]:
    """电话号码的区号后面用半角的“-”，不用破折号。

    依据：GB/T 15834—2011 标点符号用法，连接号。
    改法：换成“-”。
    """
    found = spots(subject.report, _dashed_telephones)
    if found:
        first: Spot = found[0]
        yield Hit(
            f"电话“{first.printed}”{times(found)}的连接号太长，应写作“{first.wanted}”。",
            places(found),
            fixes=(mending("换成半角的“-”", found),),
            recommended=True,
        )


SIGNS: tuple[Rule, ...] = (document_numbers, quotation_marks, dates, telephone_dashes)
