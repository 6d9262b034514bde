"""From a file as read to a report: the one place that knows both the form and its disguises.

Rows and columns are matched by their headings, never by order or position; what had to be
guessed is a note on the report.
"""

from __future__ import annotations

from core.form import CURRENT, FORMS
from core.form.spec import Form
from core.origin import Origin
from core.readers.raw import RawDocument, UnreadableFile
from core.recognise.grids import read_grids
from core.recognise.labels import core_of, foreign_cores, table_labels
from core.recognise.looks import looks
from core.recognise.narrative import read_narrative
from core.recognise.notes import notes_on
from core.recognise.pages import without_page_marks
from core.recognise.placing import Reading
from core.recognise.spaced import with_spaced_rows
from core.recognise.stream import LONGEST_CELL, Item, Line, Text, stream
from core.recognise.tokens import loose_grids, read_loose_headers, read_tokens
from core.report import Grid, Report, absent_grid

_FOREIGN_LABELS = 2
_FEWEST_ROWS = 3


def recognise(raw: RawDocument) -> Report:
    """The report that a file holds.

    Raises:
        UnreadableFile: The file has neither an official section heading nor three labels of
            one official table.
    """
    items, page_marks = without_page_marks(stream(raw.blocks))
    items = with_spaced_rows(items)
    edition = _edition(items)
    reading = _read_tables(items, edition)
    narrative = read_narrative(items, reading)
    if not narrative.starts and not _has_table(reading, FORMS[edition]):
        raise UnreadableFile(
            "这不是政府信息公开工作年度报告：没有找到六个部分的标题，也没有找到统一格式的表格"
        )
    origin = Origin(
        format=raw.format,
        section_order=tuple(start.heading.number for start in narrative.starts),
        labels=tuple(dict.fromkeys(reading.labels)),
        extras=tuple(dict.fromkeys(reading.extras)),
        headless=_headless(reading),
        pictured=narrative.pictured,
        marks=narrative.marks,
        counts=raw.counts,
        above=narrative.before_title + page_marks,
        layout=looks(raw.layout, items, narrative),
        notes=notes_on(raw, edition, reading, narrative, page_marks),
    )
    return Report(
        edition=edition,
        title=narrative.title,
        preface=narrative.preface,
        sections=narrative.sections,
        tables=_grids(reading, FORMS[edition]),
        signature=narrative.signature,
        closing=narrative.closing,
        kept=narrative.kept,
        answers=raw.answers,
        origin=origin,
    )


def _edition(items: tuple[Item, ...]) -> str:
    """The edition whose own labels the file uses; the current one unless another is plain."""
    texts: set[str] = set()
    for item in items:
        if isinstance(item, Line):
            texts.update(text for text in item.texts if len(text) <= LONGEST_CELL)
        elif isinstance(item, Text) and len(item.paragraph.text) <= LONGEST_CELL:
            texts.add(item.paragraph.text)
    cores = {core_of(text) for text in texts if text}
    for form in FORMS.values():
        if len(foreign_cores(form) & cores) >= _FOREIGN_LABELS:
            return form.edition
    return CURRENT.edition


def _read_tables(items: tuple[Item, ...], edition: str) -> Reading:
    """Tables from rows first; what those do not give, from single texts."""
    tables = table_labels(edition)
    loose = loose_grids(items)
    firm = [None if isinstance(item, Line) and item.grid in loose else item for item in items]
    reading = read_grids(firm, tables)
    lacking = tuple(
        labels
        for labels in tables
        if not any(placed.ref.table == labels.table.key for placed in reading.cells)
    )
    if lacking:
        rest = [None if index in reading.items else item for index, item in enumerate(items)]
        reading += read_tokens(rest, loose, lacking)
    return reading + read_loose_headers(items, reading, tables)


def _has_table(reading: Reading, form: Form) -> bool:
    rows: dict[str, set[int]] = {}
    for placed in reading.cells:
        rows.setdefault(placed.ref.table, set()).add(placed.ref.row)
    return any(
        len(found) >= min(_FEWEST_ROWS, len(form.table(key).rows)) for key, found in rows.items()
    )


def _headless(reading: Reading) -> tuple[str, ...]:
    tables = dict.fromkeys(placed.ref.table for placed in reading.cells)
    return tuple(key for key in tables if key not in reading.headed)


def _grids(reading: Reading, form: Form) -> dict[str, Grid]:
    """The cells in the form's shape; the first text read for a cell stands, if it is any."""
    texts: dict[tuple[str, int, int], str] = {}
    for placed in reading.cells:
        texts[placed.ref] = texts.get(placed.ref) or placed.text
    return {
        table.key: tuple(
            tuple(texts.get((table.key, row, column)) for column in range(len(cells)))
            for row, cells in enumerate(absent_grid(table))
        )
        for table in form.tables
    }
