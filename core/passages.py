"""The narrative paragraph by paragraph, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from core.place import Part, Place
from core.report import Paragraph, Report, Section

_SENTENCE_END = re.compile(r"[。；;！!？?：:，,、…]\s*$")
_LONGEST_HEADING = 25


class Passage(NamedTuple):
    """A paragraph of the report and where it stands."""

    place: Place
    text: str

    def span(self, start: int, end: int) -> Place:
        """The place of a span of it, in code points."""
        place = self.place
        return Place(
            section=place.section, part=place.part, paragraph=place.paragraph, start=start, end=end
        )


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


@lru_cache(maxsize=16)
def _of_part(part: Part, paragraphs: tuple[Paragraph, ...]) -> tuple[Passage, ...]:
    return tuple(
        Passage(Place(part=part, paragraph=position), paragraph.text)
        for position, paragraph in enumerate(paragraphs)
    )


def looks_like_heading(text: str) -> bool:
    """Whether a paragraph is a short line that ends no sentence."""
    plain = text.strip()
    return 0 < len(plain) <= _LONGEST_HEADING and not _SENTENCE_END.search(plain)
