"""How the structure checks read a report: passages with their places, lists, headings."""

from __future__ import annotations

import re
from functools import lru_cache

from core.form.spec import SECTION_NUMERALS
from core.passages import section_passages
from core.report import Report

_SPACES = re.compile(r"\s+")
_NUMBER_MARK = re.compile(
    r"\s*(?:第?[一二三四五六七八九十\d]+(?:部分)?\s*[、.．,，:：]|[—－–-]+\s*[、.．,，]"
    r"|第[一二三四五六](?:部分|章)|[（(][一二三四五六\d][)）]、?|[一二三四五六](?=\s))?\s*"
)
END_SIGNS = "、，。；：:;,.．！!"
"""What a heading must not end with."""


def section_text(report: Report, number: int) -> str:
    """A section's paragraphs without white space, one a line."""
    return "\n".join(bare(passage.text) for passage in section_passages(report, number))


@lru_cache(maxsize=1024)
def bare(text: str) -> str:
    """A text without any white space."""
    return _SPACES.sub("", text)


def number_length(heading: str) -> int:
    """How many code points of a section's heading are its number and what separates it."""
    mark = _NUMBER_MARK.match(heading)
    return mark.end() if mark else 0


def section_name(number: int) -> str:
    """What a message calls a section: 第三部分."""
    return f"第{SECTION_NUMERALS[number - 1]}部分"


def lost(report: Report) -> str:
    """A sentence for findings that a conversion to plain text may have caused, or nothing."""
    return "可能是转换时丢的，请对照原件。" if report.origin.converted else ""


def outdated(report: Report) -> bool:
    """Whether a report of 2021 or later is still in the form of 2019."""
    return report.edition == "2019" and (report.year or 0) >= 2021


def quoted(names: list[str] | tuple[str, ...]) -> str:
    """Names in quotation marks, one after the other."""
    return "、".join(f"“{name}”" for name in names)
