"""How the structure checks read a report: passages with their places, lists, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from core.form.spec import SECTION_NUMERALS
from core.place import Part, Place
from core.report import Paragraph, Report, Section

_SPACES = re.compile(r"\s+")
_NUMBER_MARK = re.compile(
    r"\s*(?:第?[一二三四五六七八九十\d]+(?:部分)?\s*[、.．,，:：]|[—－–-]+\s*[、.．,，]"
    r"|第[一二三四五六](?:部分|章)|[（(][一二三四五六\d][)）]、?|[一二三四五六](?=\s))?\s*"
)
_SENTENCE_END = re.compile(r"[。；;！!？?：:，,、…]\s*$")
_LONGEST_HEADING = 25
END_SIGNS = "、，。；：:;,.．！!"
"""What a heading must not end with."""


class Passage(NamedTuple):
    """A paragraph of the report and where it stands."""

    place: Place
    text: str

    def span(self, start: int, end: int) -> Place:
        """The place of a span of it, in code points."""
        return replace(self.place, start=start, end=end)


def passages(report: Report) -> Iterator[Passage]:
    """Every paragraph of the preface, the sections and the closing, in order."""
    yield from _of_part(Part.PREFACE, report.preface)
    for number in range(1, len(report.sections) + 1):
        yield from section_passages(report, number)
    yield from _of_part(Part.CLOSING, report.closing)


def section_passages(report: Report, number: int) -> tuple[Passage, ...]:
    """The paragraphs of one section, 1 to 6."""
    return _of_section(report.sections[number - 1], number)


@lru_cache(maxsize=64)
def _of_section(section: Section, number: int) -> tuple[Passage, ...]:
    """The same passages for the same section, however many rules and edits ask for them."""
    return tuple(
        Passage(Place(section=number, paragraph=position), paragraph.text)
        for position, paragraph in enumerate(section.paragraphs)
    )


def _of_part(part: Part, paragraphs: tuple[Paragraph, ...]) -> Iterator[Passage]:
    for position, paragraph in enumerate(paragraphs):
        yield Passage(Place(part=part, paragraph=position), paragraph.text)


def section_text(report: Report, number: int) -> str:
    """A section's paragraphs without white space, one a line."""
    return "\n".join(bare(passage.text) for passage in section_passages(report, number))


@lru_cache(maxsize=1024)
def bare(text: str) -> str:
    """A text without any white space."""
    return _SPACES.sub("", text)


def looks_like_heading(text: str) -> bool:
    """Whether a paragraph is a short line that ends no sentence."""
    plain = text.strip()
    return 0 < len(plain) <= _LONGEST_HEADING and not _SENTENCE_END.search(plain)


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
