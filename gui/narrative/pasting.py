"""What is taken from the clipboard: words and bold, nothing of their look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextListFormat

from core.report import Paragraph
from core.text import clean
from gui.narrative.text import LINE_BREAK, blocks, bold_format, paragraph_of

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\ufffc]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]")

Char = tuple[str, bool]
"""A character, and whether it is bold."""


def pasted(source: QMimeData) -> tuple[Paragraph, ...]:
    """The paragraphs in what is pasted or dropped, one a line, without indents and blanks."""
    lines = _of_html(source.html()) if source.hasHtml() else iter(())
    found = _tidied(lines)
    return found or _tidied(_of_text(source.text()))


def _of_text(text: str) -> Iterator[list[Char]]:
    for line in clean(text).split("\n"):
        yield [(char, False) for char in line]


def _of_html(html: str) -> Iterator[list[Char]]:
    """The lines of a page; a numbered list's numbers are words here."""
    document = QTextDocument()
    document.setHtml(html)
    for block in blocks(document):
        paragraph = paragraph_of(block)
        bold = {at for start, end in paragraph.bold for at in range(start, end)}
        line = [(char, at in bold) for at, char in enumerate(paragraph.text)]
        line = [(char, False) for char in _number(block)] + line
        for is_break, part in groupby(line, key=_breaks):
            if not is_break:
                yield list(part)


def _breaks(char: Char) -> bool:
    return char[0] in {"\n", LINE_BREAK}


def _number(block: QTextBlock) -> str:
    found = block.textList()
    # Outside of a list there is none, whatever the stubs say.
    if (
        not block.blockFormat().objectIndex() >= 0
        or found.format().style() != QTextListFormat.Style.ListDecimal
    ):
        return ""
    return found.itemText(block)


def _tidied(lines: Iterator[list[Char]]) -> tuple[Paragraph, ...]:
    """Lines without invisible characters and outer white space, blank ones left out."""
    found = []
    for line in lines:
        kept = [
            (" " if _SPACES.match(char) else char, bold)
            for char, bold in line
            if not _INVISIBLE.match(char) and clean(char)
        ]
        text = "".join(char for char, _ in kept)
        start = len(text) - len(text.lstrip())
        if text.strip():
            found.append(_paragraph(kept[start : len(text.rstrip())]))
    return tuple(found)


def _paragraph(line: list[Char]) -> Paragraph:
    spans: list[tuple[int, int]] = []
    at = 0
    for bold, group in groupby(line, key=lambda char: char[1]):
        length = len(list(group))
        if bold:
            spans.append((at, at + length))
        at += length
    return Paragraph("".join(char for char, _ in line), tuple(spans))


def insert(cursor: QTextCursor, listed: tuple[Paragraph, ...], *, one_line: bool) -> None:
    """Put paragraphs in the place of the selection; in one line, they are joined and plain."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for number, paragraph in enumerate(listed):
        if number and not one_line:
            cursor.insertBlock()
        at = 0
        for start, end in () if one_line else paragraph.bold:
            cursor.insertText(paragraph.text[at:start], QTextCharFormat())
            cursor.insertText(paragraph.text[start:end], bold_format())
            at = end
        cursor.insertText(paragraph.text[at:], QTextCharFormat())
    cursor.endEditBlock()
