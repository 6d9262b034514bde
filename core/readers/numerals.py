"""Numbers as Word prints them before the items of a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999


def numeral(number_format: str, value: int) -> str:
    """A list's number in one of Word's formats, in Arabic digits where the format is unknown."""
    return _FORMATS.get(number_format, str)(value)


def _thousands(value: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """一千零二十三: each digit with its unit, a run of zeros as one 零."""
    if not 0 < value < 10_000:
        return _positional(value, digits)
    text = ""
    for power in range(len(str(value)) - 1, -1, -1):
        digit = value // 10**power % 10
        if digit:
            text += digits[digit] + (units[power - 1] if power else "")
        elif text and not text.endswith("零") and value % 10**power:
            text += "零"
    return text[1:] if digits == _DIGITS and 10 <= value < 20 else text


def _positional(value: int, digits: str = _DIGITS) -> str:
    return "".join(digits[int(digit)] for digit in str(max(value, 0)))


def _counting(value: int) -> str:
    return _thousands(value) if value < 100 else _positional(value)


def _legal(value: int) -> str:
    return _thousands(value, _LEGAL, "拾佰仟")


def _of_series(series: str, beyond: Callable[[int], str] = str) -> Callable[[int], str]:
    return lambda value: series[value - 1] if 0 < value <= len(series) else beyond(value)


def _from(first: str, count: int) -> Callable[[int], str]:
    return _of_series("".join(chr(ord(first) + step) for step in range(count)))


def _letters(first: str) -> Callable[[int], str]:
    """The alphabet, then aa, bb and so on."""
    return lambda value: chr(ord(first) + (value - 1) % 26) * min((value - 1) // 26 + 1, 30)


def _roman(value: int) -> str:
    if not 0 < value <= _LARGEST_ROMAN:
        return str(value)
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (value // worth)
        value %= worth
    return text


def _full_width(value: int) -> str:
    return str(value).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})


_FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "none": lambda _: "",
        "bullet": lambda _: "",
        "decimalZero": lambda value: f"{value:02d}",
        "chineseCounting": _counting,
        "chineseCountingThousand": _thousands,
        "japaneseCounting": _thousands,
        "taiwaneseCounting": _counting,
        "taiwaneseCountingThousand": _thousands,
        "ideographDigital": _positional,
        "japaneseDigitalTenThousand": _positional,
        "taiwaneseDigital": _positional,
        "koreanDigital2": _positional,
        "chineseLegalSimplified": _legal,
        "ideographTraditional": _of_series("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac": _of_series("子丑寅卯辰巳午未申酉戌亥"),
        "ideographEnclosedCircle": _from("㊀", 10),
        "decimalFullWidth": _full_width,
        "decimalFullWidth2": _full_width,
        "decimalEnclosedCircle": _from("①", 20),
        "decimalEnclosedCircleChinese": _from("①", 20),
        "decimalEnclosedParen": _from("⑴", 20),
        "decimalEnclosedFullstop": _from("⒈", 20),
        "upperLetter": _letters("A"),
        "lowerLetter": _letters("a"),
        "upperRoman": lambda value: _roman(value).upper(),
        "lowerRoman": _roman,
    }
)
