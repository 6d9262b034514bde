"""Looking for words in a report, and replacing them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.edits import CellChange, Edit, TextChange
from core.form.spec import CellRef
from core.place import Part, Place
from core.report import Paragraph, Report

_WIDE, _NARROW = range(0xFF01, 0xFF5F), 0xFEE0


@dataclass(frozen=True)
class Needle:
    """What is looked for.

    Attributes:
        text: The words; nothing is found where there are none.
        case: Whether capital and small letters differ.
        width: Whether full-width and half-width forms differ.
    """

    text: str
    case: bool = False
    width: bool = False

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the words stand in a text, from left to right without overlap."""
        sought, within = self._folded(self.text), self._folded(text)
        at = within.find(sought) if sought else -1
        while at >= 0:
            yield at, at + len(sought)
            at = within.find(sought, at + len(sought))

    def replaced(self, text: str, by: str) -> str:
        """A text with the words replaced wherever they stand."""
        parts, end = [], 0
        for start, stop in self.spans(text):
            parts += [text[end:start], by]
            end = stop
        return "".join((*parts, text[end:]))

    def _folded(self, text: str) -> str:
        """A text in which what may differ does not; every character keeps its position."""
        return "".join(map(self._fold, text))

    def _fold(self, char: str) -> str:
        if not self.width:
            if ord(char) in _WIDE:
                char = chr(ord(char) - _NARROW)
            elif char == "\u3000":
                char = " "
        lower = char.lower()
        return lower if not self.case and len(lower) == 1 else char


@dataclass(frozen=True)
class Match:
    """One place where the words stand, a cell counting once; ``locked`` where it is a total."""

    place: Place
    locked: bool = False


def matches(report: Report, needle: Needle) -> tuple[Match, ...]:
    """Every match in reading order."""
    return tuple(_matches(report, needle)) if needle.text else ()


def _matches(report: Report, needle: Needle) -> Iterator[Match]:
    yield from _in_text(Place(part=Part.TITLE), report.title, needle)
    yield from _in_part(None, Part.PREFACE, report.preface, needle)
    tables = {table.section: table for table in report.form.tables}
    for number, section in enumerate(report.sections, 1):
        yield from _in_text(Place(section=number), section.heading or "", needle)
        before = section.table_after
        texts = section.paragraphs
        yield from _in_part(number, None, texts[:before], needle)
        if table := tables.get(number):
            yield from _in_cells(report, table.cells, needle)
        yield from _in_part(number, None, texts[before:], needle, before)
    organ = Place(part=Part.SIGNATURE, paragraph=0)
    yield from _in_text(organ, report.signature.organ or "", needle)
    yield from _in_text(Place(part=Part.SIGNATURE), report.signature.date or "", needle)
    yield from _in_part(None, Part.CLOSING, report.closing, needle)


def _in_part(
    section: int | None,
    part: Part | None,
    paragraphs: Iterable[Paragraph],
    needle: Needle,
    first: int = 0,
) -> Iterator[Match]:
    for number, paragraph in enumerate(paragraphs, first):
        yield from _in_text(Place(None, (), section, part, number), paragraph.text, needle)


def _in_text(whole: Place, text: str, needle: Needle) -> Iterator[Match]:
    for start, end in needle.spans(text):
        yield Match(Place(None, (), whole.section, whole.part, whole.paragraph, start, end))


def _in_cells(report: Report, refs: Iterable[CellRef], needle: Needle) -> Iterator[Match]:
    for ref in refs:
        if next(needle.spans(report.cell(ref) or ""), None):
            place = Place(table=ref.table, cells=((ref.row, ref.column),))
            yield Match(place, ref in report.form.totals)


def reading_order(report: Report, place: Place) -> tuple[int, ...]:
    """A key that sorts places in the order of :func:`matches`, texts and cells alike."""
    if place.table is not None:
        row, column = place.cells[0]
        return report.form.table(place.table).section, 1, row, column
    section, paragraph, start = place.order
    if place.part is Part.SIGNATURE:
        return section, 0, int(place.paragraph is None), start
    behind = place.section is not None and paragraph >= report.sections[section - 1].table_after
    title = place.part is Part.TITLE
    return section, 2 if behind and paragraph >= 0 else 0, -2 if title else paragraph, start


def replacement(
    report: Report, needle: Needle, found: Iterable[Match], by: str
) -> tuple[TextChange | CellChange, ...]:
    """The changes that put other words in the place of matches; totals are left as they are."""
    changes: list[TextChange | CellChange] = []
    for match in found:
        place = match.place
        if place.table is None:
            changes.append(TextChange(place, by))
        elif not match.locked:
            ref = CellRef(place.table, *place.cells[0])
            changes.append(CellChange(ref, needle.replaced(report.cell(ref) or "", by)))
    return tuple(changes)


def replacing(report: Report, needle: Needle, found: Iterable[Match], by: str) -> Edit:
    """Replacing as one named step."""
    changes = replacement(report, needle, found, by)
    title = (
        f"替换“{needle.text}”"
        if len(changes) == 1
        else f"全部替换“{needle.text}”（{len(changes)}处）"
    )
    return Edit(title, changes)
