"""Putting a paragraph together from its pieces of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.readers.raw import RawParagraph

Piece = tuple[str, bool]
"""Some text, and whether it is bold."""

_BLANK = "\u200b\ufeff"


def paragraph(
    pieces: Sequence[Piece],
    level: int | None = None,
    marks: Iterable[str] = (),
    centred: bool = False,
    style: str = "",
) -> RawParagraph | None:
    """The paragraph the pieces make, white space at both ends left out; None if it is blank."""
    whole = "".join([text for text, _ in pieces])
    text = whole.strip()
    while text and (text[0] in _BLANK or text[-1] in _BLANK):
        text = text.strip(_BLANK).strip()
    if not text:
        return None
    bold = _spans(pieces, whole.index(text), len(text))
    return RawParagraph(text, bold, level, tuple(dict.fromkeys(marks)), centred, style)


def _spans(pieces: Sequence[Piece], cut: int, length: int) -> tuple[tuple[int, int], ...]:
    """Bold spans in the text that begins ``cut`` code points into the pieces."""
    spans: list[tuple[int, int]] = []
    if True not in [bold for _, bold in pieces]:
        return ()
    position = -cut
    for text, bold in pieces:
        start, end = max(position, 0), min(position + len(text), length)
        position += len(text)
        if not bold or start >= end:
            continue
        if spans and spans[-1][1] == start:
            start = spans.pop()[0]
        spans.append((start, end))
    return tuple(spans)
