"""Paragraphs of a report in a text document, and back.

A text document counts UTF-16 units, a report code points; blank lines and white space at the
ends of lines are the document's alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from core.report import Paragraph

LINE_BREAK = "\u2028"
"""What a text document has for a line break within a paragraph."""


def units(text: str) -> int:
    """How many UTF-16 units a text takes."""
    return len(text) + sum(char > "\uffff" for char in text)


def points(text: str, position: int) -> int:
    """How many code points stand before a position in UTF-16 units."""
    passed = 0
    for number, char in enumerate(text):
        if passed >= position:
            return number
        passed += units(char)
    return len(text)


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Every block of a document, blank ones too."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def filled(document: QTextDocument) -> list[QTextBlock]:
    """The blocks that are paragraphs of the report, in order."""
    return [block for block in blocks(document) if block.text().strip()]


def lead(block: QTextBlock) -> int:
    """How many units of white space stand before a block's text."""
    text = block.text()
    return len(text) - len(text.lstrip())


def paragraphs(document: QTextDocument) -> tuple[Paragraph, ...]:
    """What the report is to hold of a document."""
    return tuple(paragraph_of(block) for block in filled(document))


def paragraph_of(block: QTextBlock) -> Paragraph:
    """A block as a paragraph of the report, its outer white space left out."""
    whole = block.text()
    text = whole.strip()
    start = lead(block)
    spans: list[tuple[int, int]] = []
    for first, last in _bold(block):
        a = points(text, max(first - start, 0))
        b = points(text, max(last - start, 0))
        if a < b:
            spans.append((a, b))
    return Paragraph(text.replace(LINE_BREAK, "\n"), tuple(spans))


def _bold(block: QTextBlock) -> Iterator[tuple[int, int]]:
    """Bold stretches of a block in UTF-16 units, those that touch made one."""
    open_at: int | None = None
    end = 0
    runs: list[Any] = block.textFormats()  # the stubs lack the attributes of a FormatRange
    for run in runs:
        bold = run.format.fontWeight() >= QFont.Weight.DemiBold
        if bold and open_at is None:
            open_at = run.start
        if not bold and open_at is not None:
            yield open_at, run.start
            open_at = None
        end = run.start + run.length
    if open_at is not None:
        yield open_at, min(end, block.length() - 1)


def rewrite(document: QTextDocument, wanted: Iterable[Paragraph]) -> int:
    """Make a document say other paragraphs, touching only where they differ.

    Returns:
        The position behind what was changed; -1 where the words are the same.
    """
    listed = tuple(wanted)
    new = "\n".join(paragraph.text.replace("\n", LINE_BREAK) for paragraph in listed)
    old = "\n".join(block.text() for block in blocks(document))
    changed = -1
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    if old != new:
        start, old_end, new_end = _difference(old, new)
        cursor.setPosition(units(old[:start]))
        cursor.setPosition(units(old[:old_end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new[start:new_end], QTextCharFormat())
        changed = cursor.position()
    for block, paragraph in zip(blocks(document), listed, strict=False):
        _embolden(block, paragraph)
    cursor.endEditBlock()
    return changed


def _difference(old: str, new: str) -> tuple[int, int, int]:
    """Where two texts begin to differ, and where in each their common end begins."""
    start = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        start += 1
    same = 0
    for one, other in zip(reversed(old[start:]), reversed(new[start:]), strict=False):
        if one != other:
            break
        same += 1
    return start, len(old) - same, len(new) - same


def _embolden(block: QTextBlock, paragraph: Paragraph) -> None:
    """Set a block's bold spans, where they are not so already."""
    text = paragraph.text
    spans = [(units(text[:a]), units(text[:b])) for a, b in sorted(paragraph.bold) if a < b]
    if spans == list(_bold(block)):
        return
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(QTextCharFormat())
    for start, end in spans:
        cursor.setPosition(block.position() + start)
        cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(bold_format())


def bold_format() -> QTextCharFormat:
    """The look of bold text."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold)
    return made
