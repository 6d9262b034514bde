"""Finding the signature (落款) behind the last section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from core.organs import Organ, kind_of, same_organ
from core.periods import date_of, organ_of_title, squeezed
from core.readers.raw import RawParagraph
from core.report import Signature
from core.roles import Role


class Signed(NamedTuple):
    """The signature, the lines it takes, and the first line after it."""

    signature: Signature
    first: int
    after: int


_DATE_LINE = re.compile(
    r"(?:20\d{2}|二[〇○Oo零0][一二三四五六七八九十〇○零]{2})\s*(?:年|[-./])"
    r"\s*[\d一二三四五六七八九十]{1,3}\s*(?:月|[-./])?\s*(?:[\d一二三四五六七八九十]{1,3}\s*日?)?"
)
_PUNCTUATION = re.compile(r"[。；;，,：:！？、（）()“”《》]")
_SEARCHED = 30
"""Lines from the end that a web page's furniture below a signature may take."""
_SEARCHED_FOR_DATES = 8
_LONGEST_ORGAN = 36


def find_signature(lines: Sequence[RawParagraph], title: str) -> Signed | None:
    """The signature among the lines of the last section, or None."""
    if any(line.style in set(Role) for line in lines):
        return _by_style(lines)
    lone: Signed | None = None
    for last in range(len(lines) - 1, max(-1, len(lines) - 1 - _SEARCHED), -1):
        text = lines[last].text.strip()
        if both := _on_one_line(text, title):
            return Signed(both, last, last + 1)
        if _is_date(text) and last and _is_organ(lines[last - 1].text, title):
            return Signed(Signature(_tidy(lines[last - 1].text), text), last - 1, last + 1)
        if _is_date(text) and lone is None and last >= len(lines) - _SEARCHED_FOR_DATES:
            lone = Signed(Signature(None, text), last, last + 1)
    if lone:
        return lone
    return _unsigned_date(lines, title)


def _by_style(lines: Sequence[RawParagraph]) -> Signed | None:
    """The signature of a file of ours; typed into one by hand, both its lines must be plain."""
    styled = [i for i, line in enumerate(lines) if line.style in (Role.ORGAN, Role.DATE)]
    if styled:
        organ = next((lines[i].text for i in styled if lines[i].style == Role.ORGAN), None)
        day = next((lines[i].text for i in styled if lines[i].style == Role.DATE), None)
        return Signed(Signature(organ, day), styled[0], styled[-1] + 1)
    closing = [i for i, line in enumerate(lines) if line.style == Role.CLOSING]
    end = closing[0] if closing else len(lines)
    if end > 1 and _is_date(lines[end - 1].text) and _has_suffix(lines[end - 2].text):
        return Signed(Signature(lines[end - 2].text, lines[end - 1].text), end - 2, end)
    return Signed(Signature(), end, end) if closing else None


def _is_date(text: str) -> bool:
    return bool(_DATE_LINE.fullmatch(squeezed(text))) or (
        date_of(text) is not None and len(squeezed(text)) <= len("2025年12月31日")
    )


def _has_suffix(text: str) -> bool:
    plain = text.strip()
    return (
        len(plain) <= _LONGEST_ORGAN
        and not _PUNCTUATION.search(plain)
        and kind_of(plain) is not Organ.UNKNOWN
    )


def _is_organ(text: str, title: str) -> bool:
    """Whether a line can be the organ above a date: by its ending, or as the title has it."""
    plain = _tidy(text)
    if not plain or len(plain) > _LONGEST_ORGAN or _PUNCTUATION.search(plain):
        return False
    return _has_suffix(plain) or same_organ(plain, organ_of_title(title) or "")


def _tidy(text: str) -> str:
    return re.sub(r"\s+", "", text) if re.fullmatch(r"(?:\S\s+)+\S", text.strip()) else text.strip()


def _on_one_line(text: str, title: str) -> Signature | None:
    """Organ and date side by side."""
    match = _DATE_LINE.search(text)
    if not match or match.end() != len(text) or not match.start():
        return None
    organ = text[: match.start()]
    return Signature(_tidy(organ), match[0].strip()) if _is_organ(organ, title) else None


def _unsigned_date(lines: Sequence[RawParagraph], title: str) -> Signed | None:
    """An organ on the very last line, without a date."""
    if not lines:
        return None
    last = len(lines) - 1
    text = lines[last].text
    named = organ_of_title(title)
    if _has_suffix(text) and named and same_organ(_tidy(text), named):
        return Signed(Signature(_tidy(text), None), last, last + 1)
    return None
