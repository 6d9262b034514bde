"""Findings in the text: where each is underlined, and what is said about a position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from core.checks.rule import Finding
from core.place import Place
from gui import look
from gui.narrative.fields import Field
from gui.narrative.text import LINE_BREAK, filled, lead, units

_SHORT = 40
"""Characters up to which a paragraph that is meant as a whole is underlined as a whole."""


@dataclass(frozen=True)
class Spot:
    """A finding at a stretch of a document, in UTF-16 units.

    ``whole`` says that the finding is about the paragraph, not about certain words in it;
    ``signed`` that its line has the finding's sign in the margin.
    """

    finding: Finding
    start: int
    end: int
    whole: bool
    signed: bool = True

    @property
    def shaded(self) -> bool:
        """Whether it is a passage that only has a ground of its own."""
        return self.finding.rule.shaded

    @property
    def underlined(self) -> bool:
        """Whether the words themselves are marked, not only the line they begin in."""
        return not self.shaded and (not self.whole or self.end - self.start <= _SHORT)


def spots(findings: Iterable[Finding], field: Field, document: QTextDocument) -> tuple[Spot, ...]:
    """The findings in a field that are counted or explained, in the order of the list."""
    texts = filled(document)
    found = []
    for finding in findings:
        if not finding.rule.counted:
            continue
        for place in dict.fromkeys(finding.hit.places):
            if field.holds(place):
                start, end = stretch(place, field, texts)
                first = not finding.rule.shaded or place == finding.hit.places[0]
                found.append(Spot(finding, start, end, place.start is None, first))
    return tuple(found)


def stretch(place: Place, field: Field, texts: list[QTextBlock]) -> tuple[int, int]:
    """Where a place of a field stands in its document; the beginning where it is gone."""
    number = 0 if field.one_line else place.paragraph or 0
    if number >= len(texts):
        return 0, 0
    block = texts[number]
    text = block.text().strip().replace(LINE_BREAK, "\n")
    first, last = place.span(len(text))
    base = block.position() + lead(block)
    start, end = base + units(text[:first]), base + units(text[:last])
    if start == end:
        stop = base + units(text)
        return (start, start + 1) if start < stop else (max(base, start - 1), end)
    return start, end


def at(found: Iterable[Spot], position: int, document: QTextDocument) -> tuple[Finding, ...]:
    """The findings that a position of the document is concerned with.

    Those of its words, else those of its paragraph; and that of the passage it is in.
    """
    listed = tuple(found)
    touched = [s for s in listed if s.start <= position <= s.end]
    within = [s for s in touched if s.underlined]
    if not within:
        block = document.findBlock(position)
        within = [s for s in listed if not s.shaded and document.findBlock(s.start) == block]
    within += [s for s in touched if s.shaded]
    return tuple(dict.fromkeys(spot.finding for spot in within))


def selections(
    document: QTextDocument, found: Iterable[Spot], marked: Iterable[tuple[int, int]]
) -> Iterator[QTextEdit.ExtraSelection]:
    """What is laid over the text: grounds below, wavy lines above, the gravest last."""
    tokens = look.tokens()
    listed = sorted(found, key=lambda spot: -spot.finding.severity.rank)
    for spot in listed:
        if spot.shaded:
            passage = QTextCharFormat()
            passage.setBackground(QColor(tokens.severity_ground(spot.finding.severity)))
            yield selection(document, spot.start, spot.end, passage)
    ground = QTextCharFormat()
    ground.setBackground(QColor(tokens.mark))
    for start, end in marked:
        yield selection(document, start, end, ground)
    for spot in listed:
        if spot.underlined:
            line = QTextCharFormat()
            line.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            line.setUnderlineColor(QColor(tokens.severity(spot.finding.severity)))
            yield selection(document, spot.start, spot.end, line)


def selection(
    document: QTextDocument, start: int, end: int, look_of: QTextCharFormat
) -> QTextEdit.ExtraSelection:
    """A stretch of a document laid over in a look of its own."""
    made = QTextEdit.ExtraSelection()
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    # The stubs of PySide6 lack these two attributes of the struct.
    made.cursor = cursor  # type: ignore[attr-defined]
    made.format = look_of  # type: ignore[attr-defined]
    return made


def sentence(finding: Finding) -> str:
    """A finding in one line: its sign and its sentence."""
    return f"{look.SIGNS[finding.severity]} {finding.message}"


def tooltip(findings: Iterable[Finding]) -> str:
    """Findings as rich text, so that long sentences are wrapped; empty without any."""
    return "".join(f"<p>{escape(sentence(finding))}</p>" for finding in findings)
