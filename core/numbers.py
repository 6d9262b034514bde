"""What a printed cell says as a number, and how a number is printed.

Nothing is guessed in silence: a reading that had to choose carries a remark.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

Number = int | Decimal
"""An exact value; ``int`` wherever the value is whole."""

LONGEST = 15
"""Digits beyond which a numeral cannot be a count and stays text."""

_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SPACED = re.compile(r"\d+(?:\s+\d+)+")
_NUMERAL = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_WITH_UNIT = re.compile(rf"({_NUMERAL})\s*(件|条|项|份|宗|起|个|次|万元|元)[。.]?")
_WITH_BRACKETS = re.compile(rf"({_NUMERAL})\s*(?:件|条|项)?\s*[(\[【〔].*[)\]】〕]")
_FOOTNOTE = re.compile(rf"({_NUMERAL})\s*([\u2460-\u2473*※]|[\u00b9\u00b2\u00b3\u2070-\u2079]+)")
_SUPERSCRIPTS = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_KEPT_FORMS = re.compile(rf"[\u2460-\u2473{_SUPERSCRIPTS}]")


class Parsed(NamedTuple):
    """The reading of one cell.

    Attributes:
        text: The cell as printed.
        value: The number, or None where the cell is blank or holds no number.
        remark: In Chinese, what had to be guessed; empty where nothing was.
    """

    text: str
    value: Number | None = None
    remark: str = ""

    @property
    def blank(self) -> bool:
        """Whether the cell holds nothing but white space."""
        return not self.text.strip("\u200b\ufeff \t\r\n\u3000\xa0")


@lru_cache(maxsize=4096)
def parse(text: str) -> Parsed:
    """Read a cell: full-width digits and thousands separators plainly, the rest with a remark.

    ``1 2`` is 12, ``3件`` is 3, ``235①`` is 235, ``22（其中修订16件）`` is 22, each with a
    remark; ``三``, ``无``, ``/``, ``—`` and ``O`` are no numbers.
    """
    folded = _folded(text)
    if len(re.findall(r"\d", folded)) > LONGEST:
        return Parsed(text)
    if _PLAIN.fullmatch(folded) or _GROUPED.fullmatch(folded):
        return Parsed(text, to_number(folded), _zeros_remark(folded))
    if _SPACED.fullmatch(folded):
        joined, parts = re.sub(r"\s+", "", folded), folded.split()
        return Parsed(text, to_number(joined), f"读作{joined}，也可能是{'和'.join(parts)}")
    for pattern in (_WITH_UNIT, _FOOTNOTE, _WITH_BRACKETS):
        if match := pattern.fullmatch(folded):
            number = to_number(match[1])
            return Parsed(text, number, f"原文是“{text.strip()}”，读作{show(number)}")
    return Parsed(text)


def to_number(numeral: str) -> Number:
    """The value of an ASCII numeral, grouped or not; ValueError for anything else."""
    value = Decimal(numeral.replace(",", ""))
    return int(value) if value == value.to_integral_value() else value


def show(value: Number) -> str:
    """Print a number as the form wants it: half-width, ungrouped, no trailing zeros."""
    return str(value) if isinstance(value, int) else format(value.normalize(), "f")


def _folded(text: str) -> str:
    """Half-width digits and signs, but circled and raised ones left as they are."""
    stripped = text.strip("\u200b\ufeff \t\r\n\u3000\xa0")
    folded = "".join(
        char if _KEPT_FORMS.match(char) else unicodedata.normalize("NFKC", char)
        for char in stripped
    )
    return folded.replace("\u2212", "-").replace("\u200b", "")


def _zeros_remark(folded: str) -> str:
    digits = folded.lstrip("+-")
    if len(digits) > 1 and digits[0] == "0" and digits[1] != ".":
        return f"原文是“{folded}”，读作{show(to_number(folded))}"
    return ""
