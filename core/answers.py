"""Answers (审核说明): what the unit says about a finding that it lets stand."""

from __future__ import annotations

from dataclasses import dataclass

from core.place import Place

OPENING = "属实："
"""What a sentence begins with where nobody has written another."""

ANSWERS_NAMESPACE = "urn:nianbao:answers:1"
"""By which the part of a document that holds the answers is known."""

LONGEST_SENTENCE = 2_000
MOST_ANSWERS = 1_000
"""What is taken over from a file: more than any report can need."""


@dataclass(frozen=True)
class Answer:
    """A sentence that stands instead of a mend.

    It is tied to what it speaks of, not to where that stands: text may move about it, and
    once a figure changes it no longer holds.

    Attributes:
        code: The rule's code.
        place: The first place of the finding: cells, or a section or part without a paragraph.
        near: How the paragraph begins, digits left out; empty where the place is no paragraph.
        figures: Every figure and quoted word that the finding speaks of.
        sentence: What the unit says.
        date: When it said so, as 2025-01-15.
    """

    code: str
    place: Place
    near: str = ""
    figures: tuple[str, ...] = ()
    sentence: str = ""
    date: str = ""


def says_something(sentence: str) -> bool:
    """Whether a sentence says more than its usual opening."""
    return bool(sentence.strip().removeprefix(OPENING).strip(" \t\n\u3000。.，,：:"))
