"""The numbers of a folded text that count something."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from core.numbers import Number, to_number

_COUNTED = (
    r"件\(?次\)?|件|宗|起|例|份|项|条|封|部|万元|元|人次|次|个百分点"
    r"|个(?!工作日|月|小时|百分点)|篇|%"
)
_FIGURE = re.compile(
    r"(?P<near>约为?|大约|近(?!年|期|日)|将近|超过?|逾|不足|不到|接近)?"
    r"(?<![\d.])(?<!\d,)(?P<digits>\d{1,3}(?:,\d{3})+(?![\d,])|\d+)(?P<decimals>\.\d+)?(?![\d.]*[〕\]】])"
    r"(?P<scale>[万千百亿](?!元))?(?P<more>余|多|来)?"
    rf"(?P<unit>{_COUNTED})?(?P<about>左右|以上|上下|以内)?"
)
_HAN = re.compile(
    r"(?P<near>约为?|大约|近(?!年|期|日)|将近|超过?|逾|不足|不到|接近)?"
    r"(?<![第一二两三四五六七八九十百千万零〇每逐这那壹贰叁肆伍陆柒捌玖拾])(?P<digits>[一二两三四五六七八九十百千万零〇壹贰叁肆伍陆柒捌玖拾]+)"
    r"(?P<more>余|多|来)?"
    r"(?P<unit>件\(?次\)?|件|宗|起|例|份|项(?!均|都|合计|共)|条|封|部)(?P<about>左右|以上|上下|以内)?"
)
_ZERO = re.compile(
    r"(?<=为)(?P<digits>零)(?=[,。;、)]|$)|(?<=[到为])(?P<digits2>零)(?=(?:政府)?信息公开|申请)"
)
_NOT_COUNTED = re.compile(
    r"年|月(?!份申请)|日|号|时|点(?!击)|分(?!别)|秒|天|周|级|届|岁|岁|平方|公里|米|楼|室|层|个工作日|个月|小时"
    r"|人(?!次)|名|家|户|种|类|期|场|个百分点|‰|\d"
)
_NOT_ONE = re.compile(r"(?:没有|未|无)(?:发生|收到|接到|出现|产生|受理)?(?:任何)?一$")
_DIGITS = (
    {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2}
    | {
        character: value
        for numerals in ("三四五六七八九", "叁肆伍陆柒捌玖")
        for value, character in enumerate(numerals, 3)
    }
    | {"壹": 1, "贰": 2}
)
_POWERS = {"十": 10, "拾": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


class Figure(NamedTuple):
    """A number in a folded text.

    Attributes:
        start: Where its digits begin, after any word like 约.
        end: The code point after the last digit.
        value: What it says, 万 and the like multiplied out.
        unit: The measure word after it, or nothing.
        approximate: Whether 余, 约 and the like stand at it.
        above: Whether the true number is at least this one (余、多、逾).
        outer: Start and end with everything that belongs to it.
    """

    start: int
    end: int
    value: Number
    unit: str
    approximate: bool
    above: bool
    outer: tuple[int, int]


def figures(text: str) -> tuple[Figure, ...]:
    """Every number that may count something, in order; years, dates and shares are left out."""
    found = [_figure(match, _arabic(match)) for match in _FIGURE.finditer(text) if _counts(match)]
    found += [
        _figure(match, value)
        for match in _HAN.finditer(text)
        if not _NOT_ONE.search(text, 0, match.start("digits") + 1)
        and (value := chinese_number(match["digits"])) is not None
    ]
    found += [
        Figure(match.start(), match.end(), 0, "", False, False, match.span())
        for match in _ZERO.finditer(text)
    ]
    return tuple(sorted(found))


def _counts(match: re.Match[str]) -> bool:
    if len(match["digits"].replace(",", "")) > 12:
        return False
    if match["unit"]:
        return match["unit"] not in {"%", "个百分点"}
    rest = match.string[match.end() : match.end() + 4]
    before = match.string[max(0, match.start("digits") - 1) : match.start("digits")]
    return (
        not _NOT_COUNTED.match(rest)
        and not re.match(r"[A-Za-z\-.:/—~]", rest + " ")
        and (not re.match(r"[A-Za-z\-.:/—]", before))
    )


def _arabic(match: re.Match[str]) -> Number:
    value = to_number(match["digits"] + (match["decimals"] or ""))
    return _scaled(value, match["scale"])


def _scaled(value: Number, scale: str | None) -> Number:
    product = Decimal(value) * _POWERS.get(scale or "", 1)
    return int(product) if product == product.to_integral_value() else product


def _figure(match: re.Match[str], value: Number) -> Figure:
    near, more, about = match["near"], match["more"], match["about"]
    last = "scale" if "scale" in match.re.groupindex and match["scale"] else "digits"
    end = match.end(last)
    if last == "digits" and "decimals" in match.re.groupindex and match["decimals"]:
        end = match.end("decimals")
    above = bool(more) or near in {"超", "超过", "逾"} or about == "以上"
    return Figure(
        match.start("digits"),
        end,
        value,
        match["unit"] or "",
        bool(near or more or about),
        above,
        match.span(),
    )


def chinese_number(text: str) -> int | None:
    """The value of a Chinese numeral (四十, 一百零二, 二〇), or None where it is none."""
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in {"万", "亿"}:
            total = (total + section + digit) * _POWERS[character]
            section = digit = 0
        else:
            section += (digit or 1) * _POWERS[character]
            digit = 0
    return total + section + digit
