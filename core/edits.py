"""Edits as values: typing, pasting, fixes and conversions are all one kind of step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from typing import NamedTuple

from core.answers import Answer
from core.form.spec import CellRef
from core.numbers import parse, show
from core.place import Part, Place
from core.report import CLOSING, Paragraph, Report, Signature, with_cells


class CellChange(NamedTuple):
    """Put ``text`` into a cell."""

    ref: CellRef
    text: str


class TextChange(NamedTuple):
    """Replace the span at ``place`` by ``text``; a line break in it starts a new paragraph.

    A place without a paragraph is the section's heading, the title, or the signature's date;
    paragraph 0 of the signature is its organ.
    """

    place: Place
    text: str


class PartChange(NamedTuple):
    """Put other paragraphs into a part: 0 the preface, 1 to 6 a section, 7 the closing.

    What stood between paragraphs that stay keeps standing there.
    """

    number: int
    paragraphs: tuple[Paragraph, ...]


class SourceMended(NamedTuple):
    """Take the official layout instead of the source's: findings of ``code`` about it end."""

    code: str


class AnswerChange(NamedTuple):
    """Take back the answer ``old``, where there is one, and give ``new``, where there is one."""

    old: Answer | None
    new: Answer | None


Change = CellChange | TextChange | PartChange | SourceMended | AnswerChange


class Edit(NamedTuple):
    """A named, undoable step: changes made together."""

    title: str
    changes: tuple[Change, ...]


def edited(report: Report, edit: Edit) -> Report:
    """The report after an edit, cells first; totals are not touched."""
    cells = {change.ref: change.text for change in edit.changes if isinstance(change, CellChange)}
    result = with_cells(report, cells)
    for change in edit.changes:
        if isinstance(change, PartChange):
            result = _with_part(result, change.number, change.paragraphs)
    texts = [change for change in edit.changes if isinstance(change, TextChange)]
    texts.sort(key=lambda change: change.place.order, reverse=True)
    for _, changes in groupby(texts, key=_text_of):
        result = _with_text(result, tuple(changes))
    for change in edit.changes:
        if isinstance(change, AnswerChange):
            result = _with_answer(result, change)
    mended = {change.code for change in edit.changes if isinstance(change, SourceMended)}
    if mended:
        origin = replace(result.origin, mended=result.origin.mended | mended)
        result = replace(result, origin=origin)
    return result


def _with_answer(report: Report, change: AnswerChange) -> Report:
    """The report with one answer replaced where it stood, added at the end, or left out."""
    new = () if change.new is None else (change.new,)
    if change.old is None or change.old not in report.answers:
        return replace(report, answers=(*report.answers, *new))
    at = report.answers.index(change.old)
    return replace(report, answers=(*report.answers[:at], *new, *report.answers[at + 1 :]))


_Changes = Sequence[TextChange]
"""Changes of one text, the last of it first, so that none moves the place of another."""


def _text_of(change: TextChange) -> tuple[object, ...]:
    """Which text a change is made in."""
    return change.place.section, change.place.part, change.place.paragraph


def _with_text(report: Report, changes: _Changes) -> Report:
    place = changes[0].place
    if place.section is not None:
        return _with_section(report, place.section, changes)
    match place.part:
        case Part.TITLE:
            return replace(report, title=_spliced(report.title, changes))
        case Part.PREFACE:
            return _with_part(report, 0, _respelt(report.preface, changes))
        case Part.CLOSING:
            return _with_part(report, CLOSING, _respelt(report.closing, changes))
        case Part.SIGNATURE:
            return replace(report, signature=_signed(report.signature, changes))
    raise ValueError(f"no text at {place}")


def _signed(signature: Signature, changes: _Changes) -> Signature:
    if changes[0].place.paragraph == 0:
        return replace(signature, organ=_spliced(signature.organ or "", changes) or None)
    return replace(signature, date=_spliced(signature.date or "", changes) or None)


def _with_section(report: Report, number: int, changes: _Changes) -> Report:
    section = report.sections[number - 1]
    if changes[0].place.paragraph is not None:
        return _with_part(report, number, _respelt(section.paragraphs, changes))
    section = replace(section, heading=_spliced(section.heading or "", changes) or None)
    sections = (*report.sections[: number - 1], section, *report.sections[number:])
    return replace(report, sections=sections)


def _with_part(report: Report, number: int, paragraphs: tuple[Paragraph, ...]) -> Report:
    """The report with a part's text replaced, its table and what is kept moved along."""
    if number == 0:
        old, report = report.preface, replace(report, preface=paragraphs)
    elif number == CLOSING:
        old, report = report.closing, replace(report, closing=paragraphs)
    else:
        section = report.sections[number - 1]
        old = section.paragraphs
        after = _moved(section.table_after, old, paragraphs)
        section = replace(section, paragraphs=paragraphs, table_after=after)
        sections = (*report.sections[: number - 1], section, *report.sections[number:])
        report = replace(report, sections=sections)
    kept = tuple(
        replace(kept, after=_moved(kept.after, old, paragraphs)) if kept.section == number else kept
        for kept in report.kept
    )
    return replace(report, kept=kept)


def _moved(after: int, old: tuple[Paragraph, ...], new: tuple[Paragraph, ...]) -> int:
    """Where something behind ``after`` paragraphs stands once the text has changed."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    if after <= same:
        return after
    return max(same, after + len(new) - len(old))


def _spliced(text: str, changes: _Changes) -> str:
    for change in changes:
        start, end = change.place.span(len(text))
        text = text[:start] + change.text + text[end:]
    return text


def _respelt(paragraphs: tuple[Paragraph, ...], changes: _Changes) -> tuple[Paragraph, ...]:
    """The paragraphs with one changed: cut where the text breaks, left out where it is gone."""
    number = changes[0].place.paragraph or 0
    old = paragraphs[number] if number < len(paragraphs) else Paragraph("")
    lines = _spliced(old.text, changes).split("\n")
    bold = old.bold if len(lines) == 1 else ()
    for change in changes:
        start, end = change.place.span(len(old.text))
        bold = _shifted(bold, start, end, len(change.text))
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
    moved = set(_differing(report, before))
    totals: dict[CellRef, str] = {}
    for total in report.form.sums:
        if moved.isdisjoint(total.addends):
            continue
        texts = [totals.get(ref, report.cell(ref)) or "" for ref in total.addends]
        values = [parse(text).value for text in texts]
        text = "" if None in values else show(sum(value for value in values if value is not None))
        if report.cell(total.total) != text:
            totals[total.total] = text
            moved.add(total.total)
    return with_cells(report, totals)


def _differing(report: Report, before: Report) -> Iterator[CellRef]:
    """The cells whose printed texts differ."""
    for key, grid in report.tables.items():
        for number, (row, old) in enumerate(zip(grid, before.tables[key], strict=True)):
            if row is not old and row != old:
                pairs = enumerate(zip(row, old, strict=True))
                yield from (CellRef(key, number, column) for column, (a, b) in pairs if a != b)
