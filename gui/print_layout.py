"""A report as the pages of an official document (公文版式).

The same sequence and the same style table that the DOCX is written from; text is laid out
with the fonts of this machine, in twentieths of a point, whatever it is painted on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from PySide6.QtGui import QImage

from core.report import ForeignTable, Picture, Report
from core.roles import Role
from core.writers.flow import (
    Item,
    Line,
    ListTable,
    OfficialTable,
    items,
    runs,
    signature_indents,
    title_lines,
)
from core.writers.pictures import printed_size
from core.writers.style import KAI, PAGE, PAGE_NUMBER_INDENT, STYLES, Align
from gui.print_fonts import PER_POINT, Faces
from gui.print_pages import Image, Page, Rule, Strip, TextLine, broken
from gui.print_tables import UNITS_PER_MM, foreign, listed, official
from gui.print_text import Measure, Stretch, leading, lines

WIDTH = PAGE.text_width * UNITS_PER_MM
"""Width of the type area."""

ROOM = PAGE.text_height * UNITS_PER_MM
"""Height of the type area."""

_TABLE_GAP = 6.0 * PER_POINT
"""What parts two tables."""

_NO_PICTURE = "（此处有一幅图片，格式特殊，打印不出。请在原文件中查看）"


def pages(report: Report, faces: Faces | None = None) -> tuple[Page, ...]:
    """The pages of a report."""
    return pages_of(items(report), faces)


def pages_of(sequence: Iterable[Item | ListTable], faces: Faces | None = None) -> tuple[Page, ...]:
    """The pages of a sequence of things to show."""
    faces = faces or Faces()
    content = (None, *_signed(tuple(sequence), faces))
    strips = (
        strip for above, item in pairwise(content) if item for strip in _strips(above, item, faces)
    )
    return tuple(
        Page(number, placed, _foot(number, faces))
        for number, placed in enumerate(broken(strips, ROOM), 1)
    )


def _signed(content: tuple[Item | ListTable, ...], faces: Faces) -> Iterator[Item | ListTable]:
    """The sequence with its signature placed by the widths it has in the faces of this machine."""
    signature = {
        item.role: item
        for item in content
        if isinstance(item, Line) and item.role in {Role.ORGAN, Role.DATE}
    }
    indents: dict[Line, float] = {}
    if len(signature) == 2:
        organ, date = signature[Role.ORGAN], signature[Role.DATE]
        widths = (_characters(organ, faces), _characters(date, faces))
        indents = dict(zip((organ, date), signature_indents(*widths), strict=True))
    for item in content:
        if isinstance(item, Line) and item in indents:
            yield replace(item, right=indents[item])
        else:
            yield item


def _characters(line: Line, faces: Faces) -> float:
    """The width of a line in characters of its style."""
    first = _set(replace(line, right=0.0), faces)[0]
    return (first.right - first.left) / (STYLES[line.role].size * PER_POINT)


def _strips(above: Item | ListTable | None, item: Item | ListTable, faces: Faces) -> list[Strip]:
    match item:
        case Line():
            return _paragraph(item, faces)
        case OfficialTable():
            return _parted(above, official(item, ROOM, faces))
        case ForeignTable():
            return _parted(above, foreign(item, ROOM, faces))
        case ListTable():
            return _parted(above, listed(item, ROOM, faces))
        case Picture():
            return [_picture(item, faces)]


def _parted(above: Item | ListTable | None, rows: list[Strip]) -> list[Strip]:
    """A table, a little below the one that stands right above it."""
    if isinstance(above, OfficialTable | ForeignTable | ListTable) and rows:
        return [Strip(0.0, before=_TABLE_GAP), *rows]
    return rows


def _paragraph(line: Line, faces: Faces) -> list[Strip]:
    style = STYLES[line.role]
    set_lines = [made for part in _parts(line) for made in _set(part, faces)]
    last = len(set_lines) - 1
    return [
        Strip(
            leading(style),
            (made,),
            before=style.before * PER_POINT if number == 0 else 0.0,
            after=style.after * PER_POINT if number == last else 0.0,
            keep=style.keep_next or (line.keep and number == last),
        )
        for number, made in enumerate(set_lines)
    ]


def _parts(line: Line) -> Iterator[Line]:
    """The title broken by its sense; any other paragraph whole."""
    if line.role is not Role.TITLE:
        yield line
        return
    for text in title_lines(line.text):
        yield Line(Role.TITLE, text)


def _set(line: Line, faces: Faces) -> tuple[TextLine, ...]:
    style = STYLES[line.role]
    stretches = [Stretch(run.text, KAI if run.lead else style.font, run.bold) for run in runs(line)]
    em = style.size * PER_POINT
    measure = Measure(WIDTH - line.right * em, 0.0, style.first_line * em, style.align)
    return lines(stretches, style, measure, faces)


def _picture(picture: Picture, faces: Faces) -> Strip:
    """A picture in the middle of the type area; words in its frame where it cannot be shown."""
    width, height = (length * UNITS_PER_MM for length in printed_size(picture))
    left = (WIDTH - width) / 2
    image = QImage.fromData(picture.data)
    if not image.isNull():
        return Strip(height, (Image(left, 0.0, width, height, image),))
    style = STYLES[Role.CELL]
    note = lines([Stretch(_NO_PICTURE, style.font)], style, Measure(width, left), faces)
    height = max(height, len(note) * leading(style))
    placed = (line.lower(number * leading(style)) for number, line in enumerate(note))
    return Strip(height, (*_frame(left, width, height), *placed))


def _frame(left: float, width: float, height: float) -> Iterator[Rule]:
    right = left + width
    yield from (Rule(left, y, right, y) for y in (0.0, height))
    yield from (Rule(x, 0.0, x, height) for x in (left, right))


def _foot(number: int, faces: Faces) -> TextLine:
    """The page number between dashes, one character from the outer edge of the type area."""
    style = STYLES[Role.PAGE_NUMBER]
    inset = PAGE_NUMBER_INDENT * style.size * PER_POINT
    odd = number % 2
    align = Align.RIGHT if odd else Align.LEFT
    measure = Measure(WIDTH - inset, 0.0 if odd else inset, align=align)
    line = lines([Stretch(f"— {number} —", style.font)], style, measure, faces)[0]
    middle = ROOM + PAGE.number_drop * UNITS_PER_MM
    return line.lower(middle - (line.top + line.bottom) / 2)
