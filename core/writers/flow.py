"""A report as the sequence of things a document shows, top to bottom.

DOCX, HTML and print all set the same sequence; only how a thing looks is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest

from core.form.spec import Table
from core.periods import organ_of_title
from core.place import Part, Place
from core.report import ForeignTable, Grid, Kept, Paragraph, Picture, Report, Signature
from core.roles import Role
from core.writers.style import PAGE, POINTS_PER_MM, SIGNATURE_INDENT, STYLES, Align, breadth

LONGEST_SUBHEADING = 40
"""Characters beyond which a numbered paragraph is no heading."""

_CLOSING = 7
"""What :class:`Kept` calls the part behind the signature."""

_SECOND = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]")
_THIRD = re.compile(r"\d{1,2}[.．、](?!\d)")
_STOP = re.compile(r"[。；！？：;!?]")
_TITLE_YEAR = re.compile(r"20\d{2}\s*年度?")
_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Line:
    r"""A paragraph in its role.

    Attributes:
        role: What it is.
        text: Its text; ``\n`` breaks the line.
        bold: Bold spans in code points.
        lead: How many code points at its beginning are a run-in heading （一）….
        right: Indent from the right, in characters.
        keep: Whether it stays on the page of what follows, whatever its style says.
        place: Where in the report it stands.
    """

    role: Role
    text: str
    bold: tuple[tuple[int, int], ...] = ()
    lead: int = 0
    right: float = 0.0
    keep: bool = False
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Run:
    """A stretch of a line that looks the same throughout."""

    text: str
    bold: bool
    lead: bool


@dataclass(frozen=True)
class OfficialTable:
    """One of the form's tables with its cells as printed; absent cells are shown blank."""

    table: Table
    grid: Grid


@dataclass(frozen=True)
class ListTable:
    """A list with a heading row, in columns of different widths; no report holds one.

    Attributes:
        rows: The heading row and those below it.
        shares: How much of the width each column takes; together they make 1.
    """

    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]

    @property
    def aligned(self) -> tuple[Align, ...]:
        """Where the text of each column stands: narrow ones in the middle."""
        return tuple(Align.LEFT if share > 0.2 else Align.CENTRE for share in self.shares)


Item = Line | OfficialTable | Picture | ForeignTable


def items(report: Report) -> Iterator[Item]:
    """Everything a document shows of a report; a missing heading stands in official words.

    The text before a table or a signature stays with it: neither begins a page alone.
    """
    sequence = tuple(_sequence(report))
    for item, following in zip_longest(sequence, sequence[1:]):
        yield _kept_together(item, following)


def _kept_together(item: Item, following: Item | None) -> Item:
    leads = isinstance(following, OfficialTable) or (
        isinstance(following, Line) and following.role in {Role.ORGAN, Role.DATE}
    )
    return replace(item, keep=True) if leads and isinstance(item, Line) else item


def _sequence(report: Report) -> Iterator[Item]:
    if report.title:
        yield Line(Role.TITLE, report.title, place=Place(part=Part.TITLE))
    yield from _part(report, 0, report.preface)
    form = report.form
    tables = {
        table.section: OfficialTable(table, report.tables[table.key]) for table in form.tables
    }
    for number, section in enumerate(report.sections, 1):
        heading = section.heading or form.section_heading(number)
        yield Line(Role.HEADING, heading, place=Place(section=number))
        table = tables.get(number)
        yield from _part(report, number, section.paragraphs, table, section.table_after)
    yield from _signed(report.signature)
    yield from _part(report, _CLOSING, report.closing)


def _part(
    report: Report,
    number: int,
    paragraphs: tuple[Paragraph, ...],
    table: OfficialTable | None = None,
    table_after: int = 0,
) -> Iterator[Item]:
    """The paragraphs of one part, with its table and what is kept at their places."""
    line = _closing_line if number == _CLOSING else _line
    end = len(paragraphs)
    kept = [kept for kept in report.kept if kept.section == number]
    for position in range(end + 1):
        if table and min(table_after, end) == position:
            yield table
        yield from (thing.content for thing in kept if _place(thing, end) == position)
        if position < end:
            yield replace(line(paragraphs[position]), place=_place_of(number, position))


def _place_of(number: int, position: int) -> Place:
    part = {0: Part.PREFACE, _CLOSING: Part.CLOSING}.get(number)
    return Place(section=None if part else number, part=part, paragraph=position)


def _place(kept: Kept, end: int) -> int:
    return min(max(kept.after, 0), end)


def _line(paragraph: Paragraph) -> Line:
    text = paragraph.text
    role, lead = Role.BODY, 0
    if number := _SECOND.match(text) or _THIRD.match(text):
        second = number.re is _SECOND
        stop = _STOP.search(text, number.end())
        heading = stop.end() if stop else len(text)
        if heading <= LONGEST_SUBHEADING and heading == len(text):
            role = Role.SUBHEADING if second else Role.POINT
        elif heading <= LONGEST_SUBHEADING and second:
            lead = heading
    return Line(role, text, paragraph.bold, lead)


def _closing_line(paragraph: Paragraph) -> Line:
    return Line(Role.CLOSING, paragraph.text, paragraph.bold)


def _signed(signature: Signature) -> Iterator[Line]:
    organ, date = signature.organ or "", signature.date or ""
    of_organ = of_date = SIGNATURE_INDENT
    if organ and date:
        of_organ, of_date = signature_indents(breadth(organ), breadth(date))
    if organ:
        place = Place(part=Part.SIGNATURE, paragraph=0)
        yield Line(Role.ORGAN, organ, right=of_organ, place=place)
    if date:
        yield Line(Role.DATE, date, right=of_date, place=Place(part=Part.SIGNATURE))


def signature_indents(organ: float, date: float) -> tuple[float, float]:
    """Distances from the right of an organ and a date of given widths, all in characters.

    The longer of them stands two characters from the right. The date begins two characters to
    the right of the organ; where it would then reach too far, it keeps its distance from the
    edge and the organ moves left (GB/T 9704 7.3.5.2).
    """
    room = organ - date - SIGNATURE_INDENT
    return SIGNATURE_INDENT + max(-room, 0.0), SIGNATURE_INDENT + max(room, 0.0)


def runs(line: Line, cuts: Iterable[int] = ()) -> Iterator[Run]:
    """A line cut wherever its look changes, and at ``cuts`` inside it."""
    end = len(line.text)
    spans = [(max(start, 0), min(stop, end)) for start, stop in line.bold]
    edges = {0, end, min(line.lead, end), *(cut for span in spans for cut in span)}
    for start, stop in pairwise(sorted(edges | {cut for cut in cuts if 0 < cut < end})):
        bold = any(first <= start and stop <= last for first, last in spans)
        yield Run(line.text[start:stop], bold, stop <= line.lead)


def title_lines(title: str) -> tuple[str, ...]:
    """A title in one line where it fits, else broken after the organ's name or after the year.

    Joined, the lines are the title again: it is never broken beside a space.
    """
    if breadth(title) * STYLES[Role.TITLE].size <= PAGE.text_width * POINTS_PER_MM:
        return (title,)
    for end in _title_breaks(title):
        first, second = title[:end], title[end:]
        if first and second and first == first.rstrip() and second == second.lstrip():
            return first, second
    return (title,)


def _title_breaks(title: str) -> Iterator[int]:
    """Where a title may be broken, the best place first."""
    end = 0
    for char in organ_of_title(title) or "":
        end = title.index(char, end) + 1
    yield end
    if year := _TITLE_YEAR.search(title, end):
        yield year.end()


def printable(text: str) -> str:
    """A text without the control characters and half surrogates that XML cannot hold."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
