"""Edits as values: typing, pasting, fixes and conversions are all one kind of step."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.form.spec import CellRef
from core.numbers import show
from core.place import Part, Place
from core.report import Kept, Paragraph, Report, with_cells


@dataclass(frozen=True)
class CellChange:
    """Put ``text`` into a cell."""

    ref: CellRef
    text: str


@dataclass(frozen=True)
class TextChange:
    """Replace the span at ``place`` by ``text``; a line break in it starts a new paragraph.

    A place without a paragraph is the section's heading, the title, or the signature's date.
    """

    place: Place
    text: str


@dataclass(frozen=True)
class SourceMended:
    """Take the official layout instead of the source's: findings of ``code`` about it end."""

    code: str


Change = CellChange | TextChange | SourceMended


@dataclass(frozen=True)
class Edit:
    """A named, undoable step: changes made together."""

    title: str
    changes: tuple[Change, ...]


def edited(report: Report, edit: Edit) -> Report:
    """The report after an edit, cells first; totals are not touched."""
    cells = {change.ref: change.text for change in edit.changes if isinstance(change, CellChange)}
    result = with_cells(report, cells)
    texts = [change for change in edit.changes if isinstance(change, TextChange)]
    for change in sorted(texts, key=lambda change: change.place.order, reverse=True):
        result = _with_text(result, change)
    mended = {change.code for change in edit.changes if isinstance(change, SourceMended)}
    if mended:
        origin = replace(result.origin, mended=result.origin.mended | mended)
        result = replace(result, origin=origin)
    return result


def _with_text(report: Report, change: TextChange) -> Report:
    place = change.place
    if place.section is not None:
        return _with_section(report, place.section, change)
    match place.part:
        case Part.TITLE:
            return replace(report, title=_spliced(report.title, change))
        case Part.PREFACE:
            return replace(report, preface=_respelt(report.preface, change))
        case Part.CLOSING:
            return replace(report, closing=_respelt(report.closing, change))
        case Part.SIGNATURE:
            date = _spliced(report.signature.date or "", change)
            return replace(report, signature=replace(report.signature, date=date))
    raise ValueError(f"no text at {place}")


def _with_section(report: Report, number: int, change: TextChange) -> Report:
    """The report with a section's heading or text changed; what stands between stays between."""
    section = report.sections[number - 1]
    if change.place.paragraph is None:
        section = replace(section, heading=_spliced(section.heading or "", change))
    else:
        paragraphs = _respelt(section.paragraphs, change)
        grown = len(paragraphs) - len(section.paragraphs)
        after = section.table_after + grown * (section.table_after > change.place.paragraph)
        kept = tuple(_moved(kept, number, change.place.paragraph, grown) for kept in report.kept)
        section = replace(section, paragraphs=paragraphs, table_after=after)
        report = replace(report, kept=kept)
    sections = (*report.sections[: number - 1], section, *report.sections[number:])
    return replace(report, sections=sections)


def _moved(kept: Kept, section: int, paragraph: int, grown: int) -> Kept:
    behind = kept.section == section and kept.after > paragraph
    return replace(kept, after=kept.after + grown) if behind else kept


def _spliced(text: str, change: TextChange) -> str:
    start, end = change.place.span(len(text))
    return text[:start] + change.text + text[end:]


def _respelt(paragraphs: tuple[Paragraph, ...], change: TextChange) -> tuple[Paragraph, ...]:
    """The paragraphs with one changed: cut where the text breaks, left out where it is gone."""
    number = change.place.paragraph or 0
    old = paragraphs[number] if number < len(paragraphs) else Paragraph("")
    lines = _spliced(old.text, change).split("\n")
    start, end = change.place.span(len(old.text))
    bold = _shifted(old.bold, start, end, len(change.text)) if len(lines) == 1 else ()
    new = (Paragraph(lines[0], bold), *(Paragraph(line) for line in lines[1:]))
    filled = (paragraph for paragraph in new if paragraph.text.strip())
    return (*paragraphs[:number], *filled, *paragraphs[number + 1 :])


def _shifted(
    spans: tuple[tuple[int, int], ...], start: int, end: int, length: int
) -> tuple[tuple[int, int], ...]:
    """Bold spans after the text between ``start`` and ``end`` came to measure ``length``."""
    grown = length - (end - start)

    def moved(position: int, *, opening: bool) -> int:
        if position <= start:
            return position
        if position >= end:
            return position + grown
        return start if opening else start + length

    spans = tuple((moved(a, opening=True), moved(b, opening=False)) for a, b in spans)
    return tuple((a, b) for a, b in spans if a < b)


def recalculated(report: Report, before: Report) -> Report:
    """``report`` with every total whose addends differ from ``before`` brought up to date.

    A total follows its addends: it becomes their sum, or blank while one of them has no
    number. Totals whose addends did not change stay as printed, right or wrong.
    """
    result = report
    for total in report.form.sums:
        if all(result.cell(ref) == before.cell(ref) for ref in total.addends):
            continue
        value = result.total(total.addends)
        text = "" if value is None else show(value)
        if result.cell(total.total) != text:
            result = with_cells(result, {total.total: text})
    return result
