"""Years, dates and the organ, as titles, periods and signatures state them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = re.compile(r"(?<!\d)(20\d{2})年")
_PERIOD = re.compile(r"(20\d{2})年1月1日(?:起)?(?:至|到|-|—|－|–|~|～)+(?:(20\d{2})年)?12月31日?")
_DATE = re.compile(r"(20\d{2})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?")
_PRINTED_PERIOD = re.compile(
    r"(?:(?P<first>\d{2,6})\s*(?P<nian1>年)度?|(?P<bare>20\d{2}))\s*"
    r"(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*(?P<ri1>日?)"
    r"\s*(?P<begin>起|开始)?\s*(?:至|到|—|-|－|–|~|～)+\s*"
    r"(?:(?P<last>\d{2,6})\s*(?P<nian>年?)|当年|同年)?\s*"
    r"(?P<m2>1[0-2]|0?[1-9])\s*月\s*(?P<d2>\d{1,2})\s*(?P<ri2>日?)"
)
_LEADING_YEAR = re.compile(r"^(?:关于)?20\d{2}年?度?")
_TITLE_TAIL = re.compile(
    r"(?:关于)?(?:20\d{2}年?度?|二[〇○零]..年?度?)?(?:的)?(?:政府|政务)?信息公开.*$"
)


def squeezed(text: str) -> str:
    """Half-width digits, no white space: the form in which years and dates are looked for."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def year_of(text: str) -> int | None:
    """The first year a text names (2024年, ２０２４年, 二〇二四年), or None."""
    plain = squeezed(text)
    match = _YEAR.search(plain) or _YEAR.search(plain.translate(_CHINESE_DIGITS))
    if not match:
        match = _DATE.search(plain)
    return int(match[1]) if match else None


def period_year(texts: Iterable[str]) -> int | None:
    """The year of the first stated 统计期限, or None."""
    for text in texts:
        if "12" in text or "１２" in text:
            match = _PERIOD.search(squeezed(text))
            if match:
                return int(match[1])
    return None


class Period(NamedTuple):
    """A span of days as printed (统计期限), well formed or not.

    Attributes:
        start: First code point in its text, at the first year.
        end: The code point after the last.
        years: The years printed, each as it stands; one where the second is left out.
        days: First and last day as (month, day).
        complete: Whether no 年 or 日 is left out.
        begin: The word that marks its beginning (起), or empty.
    """

    start: int
    end: int
    years: tuple[str, ...]
    days: tuple[tuple[int, int], tuple[int, int]]
    complete: bool
    begin: str

    @property
    def four_digit_years(self) -> tuple[int, ...]:
        """The years that can be years."""
        return tuple(int(year) for year in self.years if re.fullmatch(r"20\d{2}", year))

    @property
    def well_formed(self) -> bool:
        """Whether it is one whole calendar year, written out in full."""
        return (
            self.complete
            and len(self.four_digit_years) == len(self.years)
            and len(set(self.years)) == 1
            and self.days == ((1, 1), (12, 31))
        )


def periods_in(text: str) -> Iterator[Period]:
    """Every span of days that a text states, month and day on both sides."""
    if "月" not in text:
        return
    for match in _PRINTED_PERIOD.finditer(text):
        years = tuple(
            unicodedata.normalize("NFKC", year)
            for year in match.group("first", "bare", "last")
            if year
        )
        days = tuple(int(day) for day in match.group("m1", "d1", "m2", "d2"))
        marks = [match["nian1"], match["ri1"], match["ri2"]]
        marks += [match["nian"]] if match["last"] else []
        yield Period(
            match.start(),
            match.end(),
            years,
            ((days[0], days[1]), (days[2], days[3])),
            all(marks),
            match["begin"] or "",
        )


def date_of(text: str) -> date | None:
    """The date a text states, or None where there is none or it does not exist."""
    match = _DATE.search(squeezed(text)) or _DATE.search(_chinese_date(squeezed(text)))
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def organ_of_title(title: str) -> str | None:
    """The organ a title names before its year or its kind of document, or None."""
    plain = re.sub(r"\s+", "", title)
    folded = unicodedata.normalize("NFKC", plain)
    source = folded if len(folded) == len(plain) else plain
    match = _TITLE_TAIL.search(source)
    organ = _LEADING_YEAR.sub("", plain[: match.start()]) if match else ""
    return organ.rstrip("的") or None


def _chinese_date(text: str) -> str:
    """二〇二五年一月十五日 with Arabic digits."""

    def number(match: re.Match[str]) -> str:
        tens, _, ones = match[0].rpartition("十")
        if "十" not in match[0]:
            return match[0].translate(_CHINESE_DIGITS)
        return (tens.translate(_CHINESE_DIGITS) or "1") + (ones.translate(_CHINESE_DIGITS) or "0")

    return re.sub(r"[〇○零一二三四五六七八九十]+", number, text)
