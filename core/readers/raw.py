"""What a reader makes of a file: paragraphs, grids and pictures, knowing nothing of the form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from core.answers import Answer
from core.typesetting import Layout, Look


@dataclass(frozen=True)
class RawParagraph:
    r"""A paragraph with its visible text.

    Attributes:
        text: The text, automatic numbers included, ``\n`` for a line break inside it.
        bold: Bold spans, start and end in code points of ``text``.
        level: Outline level of a heading, 1 and up, 0 for a title style, None for text.
        marks: Mark-up that was taken out of the text (``#``, ``**``).
        centred: Whether it is set in the middle of the line.
        style: Name of the paragraph style (DOCX), or the ``data-style`` attribute (HTML).
        look: How it is set, where the file says (DOCX, tables left out).
    """

    text: str
    bold: tuple[tuple[int, int], ...] = ()
    level: int | None = None
    marks: tuple[str, ...] = ()
    centred: bool = False
    style: str = ""
    look: Look | None = field(default=None, compare=False)


class RawPicture(NamedTuple):
    """A picture that the file itself holds, with its printed size in millimetres (0 unknown)."""

    data: bytes
    media_type: str
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True)
class RawCell:
    """A cell of a grid, standing at ``column`` and covering its spans.

    A merged cell stands once, where it begins; the places it covers have no cell.
    """

    column: int
    blocks: tuple[RawBlock, ...] = ()
    column_span: int = 1
    row_span: int = 1

    @cached_property
    def text(self) -> str:
        """The text of its own paragraphs, nested grids left out."""
        return "\n".join(
            block.text for block in self.blocks if isinstance(block, RawParagraph) and block.text
        )


class RawGrid(NamedTuple):
    """A table, row by row.

    ``exact`` says whether ``column`` and the spans come from the file's own geometry
    (DOCX, HTML, XLSX) or are only the order in which plain text gives the cells.
    """

    rows: tuple[tuple[RawCell, ...], ...]
    exact: bool = True


RawBlock = RawParagraph | RawGrid | RawPicture


@dataclass(frozen=True)
class RawDocument:
    """A file as read.

    Attributes:
        format: ``docx``, ``txt``, ``md``, ``html``, ``xlsx``.
        blocks: Its content in reading order, empty paragraphs left out.
        counts: How often it has ``insertions``, ``deletions``, ``comments``, ``hidden`` text,
            ``text_boxes``, ``links_to_pictures``.
        remarks: In Chinese, what the reader had to work round (a damaged package, say).
        layout: How it is set beside its paragraphs (DOCX).
        answers: What the unit said about findings, where the file carries it.
    """

    format: str
    blocks: tuple[RawBlock, ...]
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    remarks: tuple[str, ...] = ()
    layout: Layout | None = None
    answers: tuple[Answer, ...] = ()


class UnreadableFile(Exception):
    """The file cannot be opened; its text is a Chinese sentence for the user."""
