"""Paragraphs and runs of a DOCX body."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.sax.saxutils import escape

from core.writers.docx_parts import LEAD_STYLE, indent, style_id
from core.writers.flow import Line, printable, runs, title_lines
from core.writers.style import STYLES

_EITHER_SCRIPT = re.compile("[“”‘’…—·]")
"""Marks that Word sets as Latin ones unless it is told they are Chinese."""

_BREAK = re.compile(r"([\n\t])")
_CONTROL = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def paragraph(line: Line) -> str:
    """A paragraph in the style of its role."""
    keep = "<w:keepNext/>" if line.keep else ""
    right = indent("right", line.right, STYLES[line.role].size) if line.right else ""
    text = "".join(text_run(run.text, bold=run.bold, lead=run.lead) for run in runs(line))
    style = style_id(line.role)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{right}</w:pPr>{text}</w:p>'


def titled(line: Line) -> str:
    """The title, broken by its sense into lines of one paragraph."""
    return paragraph(replace(line, text="\n".join(title_lines(line.text))))


def text_run(text: str, *, bold: bool = False, lead: bool = False) -> str:
    """A run with its line breaks and tabs; every space of the text is kept."""
    look = (
        (f'<w:rStyle w:val="{LEAD_STYLE}"/>' if lead else "")
        + ('<w:rFonts w:hint="eastAsia"/>' if _EITHER_SCRIPT.search(text) else "")
        + ("<w:b/><w:bCs/>" if bold else "")
    )
    pieces = "".join(
        _CONTROL.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _BREAK.split(printable(text))
        if piece
    )
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{pieces}</w:r>" if pieces else ""
