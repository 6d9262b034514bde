"""How numbers stand in the text: left out, without a unit, with another, in other digits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from core.checks.rule import Hit, Rule, Severity, rule
from core.checks.spots import mending, places
from core.checks.subject import Subject
from core.checks.wording.folding import Words, found, found_as_printed, found_in, named
from core.passages import looks_like_heading, passages

_UNIT_AT_END = re.compile(r"[条件篇次份场期元](?=[，。；]|$)")
_NO_NUMBER = re.compile(
    r"(?:(?:公开|发布|推送|转发|更新|报送)(?:了|政府信息|各类信息|信息)?(?:共计?|约|累计|合计)?[条篇]"
    r"|(?:制发|制定|印发|废止|修订|收到|受理|办结)(?:了|(?:行政)?规范性文件)?(?:共计?|约|累计)?件"
    r"|(?:召开|举办|组织|开展)(?:了|培训|会议)?(?:共计?|累计)?[次场期]"
    r"|(?<!公)(?:共计?|累计|合计|总计)[条件篇次份场期]"
    r"|(?:金额|收取|收费|费用)(?:共计?|为|合计)?万?元)$"
)
_REACH = 16
"""How far before a unit the verb that counts with it stands at most."""

_SHARE = re.compile("(?:占比|占|增长|下降|提高|降低|率为|率达)%")
_BARE_YEAR = re.compile(
    r"年(?=主动公开|度?，?我[镇乡局县区市办委街]|度?，?全[镇乡县区市年]|共)(?<![^。；：）]年)"
)
_IN_FORCE = re.compile(
    r"(?:\d件[，、；](?:目前|本年度?)?现行有效的?(?:行政)?规范性文件(?:共计?|为|有|合计)?"
    r"|(?<![^。；，])(?:目前|本年度?)?现行有效的?(?:行政)?规范性文件(?:共计?|为|有|合计))(?=[。；，]|$)"
)


@lru_cache(maxsize=1024)
def _left_out(text: str) -> tuple[Words, ...]:
    """Where a number is missing before its unit, a share, a year, or documents in force."""
    matches = [
        match
        for unit in _UNIT_AT_END.finditer(text)
        if (match := _NO_NUMBER.search(text, max(0, unit.start() - _REACH), unit.end()))
    ]
    if "%" in text:
        matches += _SHARE.finditer(text)
    if "现行有效" in text:
        matches += _IN_FORCE.finditer(text)
    matches += _BARE_YEAR.finditer(text)
    return tuple(sorted(Words(*match.span()) for match in matches))


@rule("N32", "该写数的地方空着", Severity.WARNING)
def number_left_out(subject: Subject) -> Iterator[Hit]:
    """“共公开信息条”“现行有效的规范性文件。”这样，单位前面的数漏写了。

    依据：公文一般要求，文字准确完整；年报的数要和表格一致。
    改法：补上数；没有发生的写0。
    """
    body = (p for p in passages(subject.report) if not looks_like_heading(p.text))
    spots = found_in(body, _left_out)
    if spots:
        yield Hit(f"{named(spots)}像是漏写了数，请补上；没有的写0。", places(spots))


_UNITS = "件次|件|条|篇|份|项|宗|起|例|次|人次|个|期|场|封|部"
_BARE = re.compile(
    r"(?:予以公开|不予公开|部分公开|主动公开|公开|收到|受理|办结|答复|结转|维持|纠正|无法提供|不予处理"
    r"|信息|信息数为?|数量为|总数为?)(?:共计?|为|了)?(?P<number>\d{1,4})(?=[，。；、）]|$)"
)
_NO_COUNT = re.compile(r"20\d\d|12\d{3}|1[12]0|119|12[23]")
_WITH_UNIT = re.compile(rf"\d[余多]?(?:{_UNITS})")


@lru_cache(maxsize=1024)
def _without_unit(text: str) -> tuple[Words, ...]:
    return tuple(
        Words(match.start("number"), match.end("number"), None, match[0])
        for match in _BARE.finditer(text)
        if not _NO_COUNT.fullmatch(match["number"]) and _WITH_UNIT.search(text)
    )


@rule("N33", "数后面没有单位", Severity.HINT)
def unit_missing(subject: Subject) -> Iterator[Hit]:
    """同一段里别的数都带“件”“条”，有的数后面却没有。

    依据：公文一般要求，数量要带计量单位。
    改法：补上“件”或“条”。
    """
    spots = found(subject.report, _without_unit)
    if spots:
        yield Hit(f"{named(spots)}后面没有写单位，请补上“件”“条”这样的单位。", places(spots))


_OTHER_UNITS = r"(?P<unit>件次|项|条|份|起|例|次|封|个)(?![目款级])"
_APPLICATIONS = re.compile(
    r"(?:收到|受理|办结|办理|接收到?|接到|新收|答复|处理)"
    r"[^，。；\d]{0,24}?申请(?:书|表|事项|公开|数量)?[^，。；\d申]{0,4}?"
    rf"(?P<number>\d+){_OTHER_UNITS}"
    rf"|(?P<number2>\d+)(?P<unit2>件次|项|条|份|起|例|次|封|个)的?(?:政府)?(?:信息公开|依申请公开)申请"
    r"|依申请公开(?:政府)?(?:信息|事项|件)?[^，。；\d]{0,3}?"
    r"(?P<number3>\d+)(?P<unit3>件次|份|起|例|次|封)(?![目款级])"
)
_ABOUT_OPENNESS = re.compile(r"公开申请|申请公开|依申请|信息公开")
_SENTENCE = re.compile(r"[^。]*。?")
_PARTS = re.compile(r"\d+(?P<unit>件次|项|条|份|起|例|次|封|个)(?![目款级])")


@lru_cache(maxsize=1024)
def _other_units(text: str) -> tuple[Words, ...]:
    if "申请" not in text or not _ABOUT_OPENNESS.search(text):
        return ()
    spots = set()
    for sentence in _SENTENCE.finditer(text):
        for match in _APPLICATIONS.finditer(sentence[0]):
            group = next(name for name in ("unit", "unit2", "unit3") if match[name])
            spots.add(_as_pieces(sentence.start(), match.span(group), match[group]))
            for part in _PARTS.finditer(sentence[0], match.end()):
                parts = sentence[0].startswith("，其中", match.end())
                if parts and part["unit"] == match[group]:
                    spots.add(_as_pieces(sentence.start(), part.span("unit"), part["unit"]))
    return tuple(sorted(spots))


def _as_pieces(offset: int, span: tuple[int, int], unit: str) -> Words:
    return Words(offset + span[0], offset + span[1], "件", unit)


@rule("N34", "申请的量词不是“件”", Severity.HINT)
def unit_of_applications(subject: Subject) -> Iterator[Hit]:
    """政府信息公开申请论“件”，和表格一致；写“项”“份”“条”的提示一下。

    依据：国办公开办函〔2021〕30号的表格按件统计。
    改法：量词都改成“件”。
    """
    spots = found(subject.report, _other_units)
    if spots:
        yield Hit(
            f"申请的数量写成了{named(spots)}，建议都用“件”，和表格一致。",
            places(spots),
            expected="件",
            fixes=(mending("量词改为“件”", spots),),
        )


_VALUES = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_CHINESE = re.compile(
    r"(?<![第每逐任何唯另这那几同各又首零一二两三四五六七八九十百千半])"
    r"(?:(?P<ten>[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]百[零一二三四五六七八九十]*)"
    r"(?P<more>[余多])?(?:条|件|篇|份|次|场|期|人次)(?![措规意政建惠性])"
    r"|(?P<few>[一二两三四五六七八九])[件条篇份](?![事龙线条心套块规措])(?=[，。；、）]|$))"
)
_MAY_BE_CHINESE = re.compile("[一二两三四五六七八九十百][余多]?[条件篇份次场期人]")
_STATED = re.compile(
    r"(?:申请|信息|文件|公开|发布|收到|受理|办结|答复|制发|废止|转发|推送|印发|召开|举办|开展|组织"
    r"|复议|诉讼|案件|共|共计|累计|培训|会议|约|近|达)(?:了|有|共|共计|约|近|超)?$"
)
_SPACED = re.compile(r"\d{1,3}[ \u3000\xa0]+\d{1,3}(?=\s*(?:件|条|篇|份|次|项|万元|元))")
_WIDE = re.compile("[０-９]+")


@lru_cache(maxsize=1024)
def _in_chinese(text: str) -> tuple[Words, ...]:
    spots: list[Words] = []
    if not _MAY_BE_CHINESE.search(text):
        return ()
    for match in _CHINESE.finditer(text):
        group = "ten" if match["ten"] else "few"
        if _STATED.search(text[max(0, match.start() - 8) : match.start()]):
            value = _value(match[group])
            spots.append(Words(*match.span(group), str(value), match[0]))
    return tuple(spots)


def _value(numeral: str) -> int:
    """The value of a Chinese numeral below ten thousand."""
    total, digit = 0, 0
    for character in numeral:
        if character in _POWERS:
            total += (digit or 1) * _POWERS[character]
            digit = 0
        else:
            digit = _VALUES[character]
    return total + digit


@rule("N35", "数字写法不统一", Severity.HINT)
def style_of_digits(subject: Subject) -> Iterator[Hit]:
    """统计数用半角的阿拉伯数字，不用“一件”“四十余条”，也不用全角数字，数中间不留空格。

    “一是”“三审三校”“一事一申请”这样的固定说法不算。

    依据：GB/T 15835—2011《出版物上数字用法》。
    改法：改成阿拉伯数字。
    """
    spots = [*found(subject.report, _in_chinese), *found_as_printed(subject.report, _odd_digits)]
    if spots:
        mendable = [spot for spot in spots if spot.wanted]
        yield Hit(
            f"{named(spots)}的写法不统一，统计数请都用半角的阿拉伯数字，中间不空格。",
            places(spots),
            fixes=(mending("改成半角的阿拉伯数字", mendable),) if mendable else (),
        )


@lru_cache(maxsize=1024)
def _odd_digits(printed: str) -> tuple[Words, ...]:
    """Full-width digits, and numbers with a space inside, in a text as printed."""
    wide = (
        Words(*match.span(), unicodedata.normalize("NFKC", match[0]))
        for match in _WIDE.finditer(printed)
    )
    spaced = (
        Words(*match.span())
        for match in _SPACED.finditer(printed)
        if not re.match(r"[\d.]", printed[: match.start()][-1:])
    )
    return (*wide, *spaced)


NUMBERS: tuple[Rule, ...] = (
    number_left_out,
    unit_missing,
    unit_of_applications,
    style_of_digits,
)
"""N32 to N35."""
