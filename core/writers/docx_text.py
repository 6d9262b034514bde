"""Paragraphs and runs of a DOCX body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from core.writers.docx_parts import LEAD_STYLE, indent, style_id
from core.writers.flow import Line, printable, runs, title_lines
from core.writers.markup import escape
from core.writers.style import STYLES

_EITHER_SCRIPT = re.compile("[“”‘’…—·]")
"""Marks that Word sets as Latin ones unless it is told they are Chinese."""

_BREAK = re.compile(r"([\n\t])")
_CONTROL = {"\n": "<w:br/>", "\t": "<w:tab/>"}


class Mark(NamedTuple):
    """The stretch of a line that a comment is tied to; no ``end`` means all of the line."""

    number: int
    start: int = 0
    end: int | None = None


def paragraph(line: Line, marks: Sequence[Mark] = ()) -> str:
    """A paragraph in the style of its role, with the comments tied to it."""
    keep = "<w:keepNext/>" if line.keep else ""
    right = indent("right", line.right, STYLES[line.role].size) if line.right else ""
    text = "".join(_marked_runs(line, marks))
    style = style_id(line.role)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{right}</w:pPr>{text}</w:p>'


def titled(line: Line, marks: Sequence[Mark] = ()) -> str:
    """The title, broken by its sense into lines of one paragraph."""
    return paragraph(replace(line, text="\n".join(title_lines(line.text))), marks)


def _marked_runs(line: Line, marks: Sequence[Mark]) -> Iterator[str]:
    """The runs of a line, each comment begun and ended where it is tied to."""
    spans = {mark.number: _stretch(mark, len(line.text)) for mark in marks}
    at = 0
    for run in runs(line, (cut for span in spans.values() for cut in span)):
        end = at + len(run.text)
        yield "".join(comment_start(n) for n, span in spans.items() if span[0] == at)
        yield text_run(run.text, bold=run.bold, lead=run.lead)
        yield "".join(comment_end(n) for n, span in spans.items() if span[1] == end)
        at = end


def _stretch(mark: Mark, length: int) -> tuple[int, int]:
    """Where a comment begins and ends: never nowhere, never outside of the line."""
    start = min(mark.start, max(length - 1, 0))
    end = length if mark.end is None else mark.end
    return start, min(max(end, start + 1), length)


def comment_start(number: int) -> str:
    """Where the stretch of a comment begins."""
    return f'<w:commentRangeStart w:id="{number}"/>'


def comment_end(number: int) -> str:
    """Where the stretch of a comment ends, with the comment itself."""
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def text_run(text: str, *, bold: bool = False, lead: bool = False, size: float = 0.0) -> str:
    """A run with its line breaks and tabs; every space of the text is kept.

    A ``size`` in points stands instead of that of the paragraph's style.
    """
    look = (
        (f'<w:rStyle w:val="{LEAD_STYLE}"/>' if lead else "")
        + ('<w:rFonts w:hint="eastAsia"/>' if _EITHER_SCRIPT.search(text) else "")
        + ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else "")
    )
    pieces = "".join(
        _CONTROL.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _BREAK.split(printable(text))
        if piece
    )
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{pieces}</w:r>" if pieces else ""
