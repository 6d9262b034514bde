"""The public JSON of a report (``nianbao/1``): writing it and reading it back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from core.form import CURRENT, FORMS
from core.form.spec import Table
from core.numbers import Number, parse, show, to_number
from core.origin import Note, Origin
from core.periods import date_of
from core.readers.raw import UnreadableFile
from core.report import (
    ForeignTable,
    Grid,
    Kept,
    Paragraph,
    Picture,
    Report,
    Section,
    Signature,
    absent_grid,
    collapsed,
)

FORMAT = "nianbao/1"
_NOT_OURS = f"这个 JSON 文件不是本程序写出的报告数据（{FORMAT}）"


def to_json(report: Report) -> dict[str, object]:
    """What ``dump`` shows of a report.

    A report in an older edition shows its third table in the rows of the current one, as far
    as the rows are the same, and its second not at all.
    """
    return {
        "format": FORMAT,
        "form": report.edition,
        "title": report.title,
        "organ": report.organ,
        "year": report.year,
        "preface": [paragraph.text for paragraph in report.preface],
        "sections": [
            {
                "number": number,
                "heading": section.heading,
                "paragraphs": [paragraph.text for paragraph in section.paragraphs],
            }
            for number, section in enumerate(report.sections, 1)
        ],
        "tables": {table.key: _table_json(report, table) for table in CURRENT.tables},
        "signature": {
            "organ": report.signature.organ,
            "date": _date_json(report.signature.date),
        },
        "closing": [paragraph.text for paragraph in report.closing],
        "kept": [_kept_json(kept) for kept in report.kept],
        "notes": [
            {"code": note.code, "message": note.message, "where": note.place.to_json()}
            for note in (*report.origin.notes, *_unmapped(report))
        ],
    }


def dumps(report: Report) -> str:
    """The public JSON as text, one line a row of a table."""
    return json.dumps(to_json(report), ensure_ascii=False, indent=2)


def number_json(value: Number) -> int | float:
    """A number as JSON has it."""
    return value if isinstance(value, int) else float(value)


def _cell_json(text: str | None) -> int | float | str | None:
    if text is None:
        return None
    parsed = parse(text)
    if parsed.value is not None:
        return number_json(parsed.value)
    return None if parsed.blank else text


def _table_json(report: Report, table: Table) -> object:
    """Rows of the current form; rows and tables that the report lacks are null."""
    source = FORMS[report.edition].table(table.key)
    grid = report.tables[table.key]
    rows: list[list[int | float | str | None] | None] = []
    for number, (_, path) in enumerate(table.rows):
        origin = _same_row(source, path[-1].key, number)
        row = None if origin is None else grid[origin]
        absent = row is None or all(text is None for text in row)
        rows.append(None if absent or row is None else [_cell_json(text) for text in row])
    if all(row is None for row in rows):
        return None
    return rows if len(rows) > 1 else rows[0]


def _same_row(source: Table, key: str, number: int) -> int | None:
    """The row of the source's table that holds what a row of the current one does."""
    current = CURRENT.table(source.key)
    if source is current:
        return number
    if [b.column_paths for b in source.blocks] != [b.column_paths for b in current.blocks]:
        return None
    try:
        return source.row_number(key)
    except KeyError:
        return None


def _unmapped(report: Report) -> list[Note]:
    """A note for each row of an older third table that the current form has no row for."""
    notes: list[Note] = []
    source = FORMS[report.edition]
    for table in source.tables:
        known = {path[-1].key for _, path in CURRENT.table(table.key).rows}
        for number, (block, path) in enumerate(table.rows):
            if table.key == "applications" and path[-1].key not in known:
                texts = "、".join(text or "空" for text in report.tables[table.key][number])
                from core.place import Place

                message = f"旧表“{path[-1].label}”一行是{texts}，新表没有这一行"
                notes.append(Note("old_row", message, Place(table=table.key)))
    return notes


def _date_json(printed: str | None) -> str | None:
    if printed is None:
        return None
    day = date_of(printed)
    return day.isoformat() if day else printed


def _kept_json(kept: Kept) -> dict[str, object]:
    kind = "picture" if isinstance(kept.content, Picture) else "table"
    where: dict[str, object] = {"section": kept.section} if 1 <= kept.section <= 6 else {
        "part": "preface" if kept.section == 0 else "closing"
    }
    return {**where, "after": kept.after, "kind": kind}
