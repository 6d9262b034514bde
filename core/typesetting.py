"""How a source is set: its paper, its type and its tables, as far as rules ask about them.

Lengths are in millimetres, type sizes and line spacing in points, indents in characters.
What the source does not say is None, or an empty text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Sheet(NamedTuple):
    """The paper of one section of the file, its margins, and the pitch of its line grid."""

    width: float | None = None
    height: float | None = None
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    pitch: float | None = None

    @property
    def text_width(self) -> float | None:
        """Width of the type area (版心)."""
        if self.width is None or self.left is None or self.right is None:
            return None
        return self.width - self.left - self.right


class Look(NamedTuple):
    """How a paragraph is set.

    Attributes:
        font: The Chinese face of most of its text.
        size: The type size of most of its text.
        align: ``left``, ``center``, ``right``, ``both`` and the like.
        indent: Indent of the first line.
        leading: Line spacing where it is fixed.
        multiple: Line spacing in lines where it is not fixed.
        spaces: How many white-space characters stand before its text.
    """

    font: str = ""
    size: float | None = None
    align: str = ""
    indent: float = 0.0
    leading: float | None = None
    multiple: float = 1.0
    spaces: int = 0


class TableLook(NamedTuple):
    """How a table is set.

    Attributes:
        width: Its whole width.
        rows: How many rows it has.
        splits: Whether a row may be cut at the end of a page.
        repeats: Whether its head is printed again on the next page.
        size: The smallest type size its text is given.
    """

    width: float | None = None
    rows: int = 0
    splits: bool = False
    repeats: bool = False
    size: float | None = None


@dataclass(frozen=True)
class Layout:
    """How a whole file is set.

    Attributes:
        sheets: One for each section of the file.
        numbering: How its foot prints the page number, ``#`` for the number itself;
            empty where it prints none.
        tables: Its tables in order.
        blank: How many empty paragraphs stand in a row of two or more.
        title: The paragraphs of the title.
        headings: Those of the six sections' headings.
        subheadings: Those of headings （一） on a line of their own.
        body: All other text of the report.
        signature: The paragraphs of the organ and the date.
    """

    sheets: tuple[Sheet, ...] = ()
    numbering: str = ""
    tables: tuple[TableLook, ...] = ()
    blank: int = 0
    title: tuple[Look, ...] = ()
    headings: tuple[Look, ...] = ()
    subheadings: tuple[Look, ...] = ()
    body: tuple[Look, ...] = ()
    signature: tuple[Look, ...] = ()
