"""The look of an official document (公文版式), as a table.

Sources: GB/T 9704—2012 for paper, type area, grid, fonts, numbering, page number and
signature; practice where the standard is silent (tables). Lengths are in millimetres,
type sizes, leading and rules in points, indents in characters of the style's own size.

The first name of a font is the one Windows and WPS install themselves (仿宋, 楷体). The
names with ``_GB2312`` of older systems stand behind it as alternatives: written first,
they would be shown as 宋体 wherever they are missing, which is on most machines today.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from math import ceil, floor
from types import MappingProxyType

from core.form.layout import Box, Kind, column_count
from core.form.spec import Table
from core.roles import Role

POINTS_PER_MM = 72 / 25.4
LANGUAGE = "zh-CN"
LATIN_LANGUAGE = "en-US"


class Align(Enum):
    """Where the lines of a paragraph stand."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    JUSTIFIED = "justify"


@dataclass(frozen=True)
class Font:
    """A type face by the name it is installed under, and by its other names."""

    name: str
    alternatives: tuple[str, ...]
    serif: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the preferred one first."""
        return (self.name, *self.alternatives)


TITLE_SONG = Font("方正小标宋简体", ("方正小标宋_GBK", "华文中宋", "STZhongsong"))
HEI = Font("黑体", ("SimHei",), serif=False)
KAI = Font("楷体", ("楷体_GB2312", "KaiTi"))
FANG_SONG = Font("仿宋", ("仿宋_GB2312", "FangSong"))
SONG = Font("宋体", ("SimSun",))
FONTS = (FANG_SONG, TITLE_SONG, HEI, KAI, SONG)


@dataclass(frozen=True)
class Page:
    """Paper, margins and grid; ``number_drop`` is from the type area to the page number."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    lines: int
    characters: int
    number_drop: float

    @property
    def text_width(self) -> float:
        """Width of the type area (版心)."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Height of the type area."""
        return self.height - self.top - self.bottom


PAGE = Page(210, 297, 37, 35, 28, 26, lines=22, characters=28, number_drop=7)
"""A4 with a type area of 156 × 225 mm."""

LEADING = 28.95
"""Fixed line spacing of the text, just under 225 mm ÷ 22."""

BODY_SIZE = 16.0
"""3号, the size of the text and of its headings."""

TRACKING = floor((PAGE.text_width * POINTS_PER_MM / PAGE.characters - BODY_SIZE) * 20) / 20
"""What is taken from the width of each character of the text, so that 28 stand in a line.

28 characters of 16 points are 158 mm. A character grid would squeeze them too, but not
every program that shows DOCX lays one out alike.
"""


@dataclass(frozen=True)
class TextStyle:
    """How paragraphs of a role look.

    Attributes:
        font: The face, for every script.
        size: Type size.
        leading: Fixed line spacing; None for single spacing.
        align: Where its lines stand.
        first_line: Indent of the first line.
        before: Space above.
        after: Space below.
        level: Outline level, 1 to 3; None for text.
        keep_next: Whether it stays on the page of the paragraph after it.
    """

    font: Font
    size: float = BODY_SIZE
    leading: float | None = LEADING
    align: Align = Align.JUSTIFIED
    first_line: float = 2.0
    before: float = 0.0
    after: float = 0.0
    level: int | None = None
    keep_next: bool = False

    @property
    def tracking(self) -> float:
        """What is added to the width of each character, in points."""
        return TRACKING if self.size == BODY_SIZE else 0.0


STYLES: Mapping[Role, TextStyle] = MappingProxyType(
    {
        Role.TITLE: TextStyle(
            TITLE_SONG, 22.0, 35.0, Align.CENTRE, 0.0, after=LEADING, keep_next=True
        ),
        Role.HEADING: TextStyle(HEI, level=1, keep_next=True),
        Role.SUBHEADING: TextStyle(KAI, level=2, keep_next=True),
        Role.POINT: TextStyle(FANG_SONG, level=3, keep_next=True),
        Role.BODY: TextStyle(FANG_SONG),
        Role.ORGAN: TextStyle(
            FANG_SONG, align=Align.RIGHT, first_line=0.0, before=LEADING, keep_next=True
        ),
        Role.DATE: TextStyle(FANG_SONG, align=Align.RIGHT, first_line=0.0),
        Role.CLOSING: TextStyle(FANG_SONG),
        Role.CELL: TextStyle(SONG, 10.5, None, Align.CENTRE, 0.0),
        Role.SMALL_CELL: TextStyle(SONG, 9.0, None, Align.CENTRE, 0.0),
        Role.PICTURE: TextStyle(FANG_SONG, BODY_SIZE, None, Align.CENTRE, 0.0),
        Role.PAGE_NUMBER: TextStyle(SONG, 14.0, 14.0, Align.RIGHT, 0.0),
    }
)
"""2号小标宋 for the title; 3号黑体, 楷体, 仿宋 for the headings; 3号仿宋 for the text."""

SIGNATURE_INDENT = 2.0
"""How far an unsealed signature stands from the right (右空二字), and its date from its organ."""

PAGE_NUMBER_INDENT = 1.0
"""How far the page number stands from the outer edge of the type area (空一字)."""


@dataclass(frozen=True)
class TableStyle:
    """How a table looks.

    Attributes:
        role: The style of its cells.
        labels: Widths of its label columns; the other columns share the rest.
        row_height: Least height of a row.
        ragged_labels: Whether the labels of single rows begin at the left.
        landscape: Whether it is printed across where it has a sheet of its own.
    """

    role: Role
    labels: tuple[float, ...]
    row_height: float
    ragged_labels: bool = False
    landscape: bool = False


TABLES: Mapping[str, TableStyle] = MappingProxyType(
    {
        "disclosure": TableStyle(Role.CELL, (39.0,), 7.4),
        "applications": TableStyle(Role.SMALL_CELL, (8.6, 24.0, 50.6), 5.8, ragged_labels=True),
        "review": TableStyle(Role.SMALL_CELL, (), 8.0, landscape=True),
    }
)
"""By key. Value columns of 10.4 mm take two characters of 小五 a line, so that 结果维持 and
社会公益组织 break between their words."""

RULE = 0.5
"""Thickness of the lines of a table."""

CELL_MARGIN = 0.5
"""From a vertical line of a table to its text."""

LIST_MARGIN, LIST_ROW_HEIGHT = 1.5, 8.0
"""The same in a list, whose text is more than a figure, and the least height of its rows."""


def column_widths(table: Table) -> tuple[float, ...]:
    """Widths of the grid columns of a table; they add up to the type area."""
    labels = TABLES[table.key].labels
    values = column_count(table) - len(labels)
    return (*labels, *((PAGE.text_width - sum(labels)) / values,) * values)


def alignment(table: Table, box: Box) -> Align:
    """Where the text of a box stands: labels of single rows may begin at the left."""
    single = box.kind is Kind.LABEL and box.row_span == 1
    return Align.LEFT if single and TABLES[table.key].ragged_labels else Align.CENTRE


def breadth(text: str) -> float:
    """The width of a text in characters: Chinese ones count one, digits and letters a half.

    Where the two meet, programs leave a quarter.
    """
    wide = [unicodedata.east_asian_width(char) in "WFA" for char in text]
    gaps = sum(
        one != other and (text[at] + text[at + 1]).isalnum()
        for at, (one, other) in enumerate(pairwise(wide))
    )
    return sum(1.0 if each else 0.5 for each in wide) + gaps / 4


def line_count(text: str, width: float, size: float) -> int:
    """How many lines a text of type size ``size`` takes in a cell ``width`` mm wide."""
    fitting = max(1, int((width - 2 * CELL_MARGIN) * POINTS_PER_MM / size))
    return sum(max(1, ceil(breadth(line) / fitting)) for line in text.split("\n"))
