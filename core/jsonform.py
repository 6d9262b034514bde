"""The public JSON of a report (``nianbao/1``), as ``dump`` prints it and export writes it."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from decimal import Decimal

from core.answers import Answer
from core.form import CURRENT, FORMS
from core.form.spec import Table
from core.numbers import Number, parse
from core.origin import Note
from core.periods import date_of
from core.place import Place
from core.report import Kept, Picture, Report

FORMAT = "nianbao/1"
_NUMBERS = re.compile(r"(?<=\[)\s+(?:-?[\d.e+-]+|null)(?:,\s+(?:-?[\d.e+-]+|null))*\s+(?=\])")
"""What stands in a list of numbers; no string holds a line break, so none is touched."""


def to_json(report: Report, *, whole: bool = False) -> dict[str, object]:
    """What ``dump`` shows of a report; ``whole`` adds the content of what is carried through.

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
        "kept": [_kept_json(kept, whole=whole) for kept in report.kept],
        **({"answers": list(map(_answer_json, report.answers))} if report.answers else {}),
        "notes": [
            {"code": note.code, "message": note.message, "where": note.place.to_json()}
            for note in (*report.origin.notes, *_unmapped(report))
        ],
    }


def dumps(report: Report, *, whole: bool = False) -> str:
    """The public JSON as text, a table's row on one line."""
    text = json.dumps(to_json(report, whole=whole), ensure_ascii=False, indent=2)
    return _NUMBERS.sub(lambda found: re.sub(r"\s+", " ", found[0].strip()), text)


def write(report: Report) -> bytes:
    """The JSON file of a report, in UTF-8."""
    return (dumps(report, whole=True) + "\n").encode("utf-8", "replace")


def value_json(value: Number | str | None) -> int | float | str | None:
    """A number as JSON has it; anything else as it is."""
    return float(value) if isinstance(value, Decimal) else value


def _cell_json(text: str | None) -> int | float | str | None:
    if text is None:
        return None
    parsed = parse(text)
    if parsed.value is not None:
        return value_json(parsed.value)
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
    if not _same_columns(source, current):
        return None
    try:
        return source.row_number(key)
    except KeyError:
        return None


def _unmapped(report: Report) -> list[Note]:
    """A note for each filled row of an older table that the current one has no row for."""
    notes: list[Note] = []
    for table in FORMS[report.edition].tables:
        current = CURRENT.table(table.key)
        if not _same_columns(table, current):
            continue
        known = {path[-1].key for _, path in current.rows}
        for number, (_, path) in enumerate(table.rows):
            row = report.tables[table.key][number]
            if path[-1].key not in known and any(row):
                texts = "、".join(text or "空" for text in row)
                message = f"旧表“{path[-1].label}”一行是{texts}，新表没有这一行"
                notes.append(Note("old_row", message, Place(table=table.key)))
    return notes


def _same_columns(one: Table, other: Table) -> bool:
    paths = ([block.column_paths for block in table.blocks] for table in (one, other))
    return next(paths) == next(paths)


def _date_json(printed: str | None) -> str | None:
    if printed is None:
        return None
    day = date_of(printed)
    return day.isoformat() if day else printed


def _answer_json(answer: Answer) -> dict[str, object]:
    return {
        "code": answer.code,
        "sentence": answer.sentence,
        "date": answer.date,
        "where": answer.place.to_json(),
        "near": answer.near,
        "figures": list(answer.figures),
    }


def _kept_json(kept: Kept, *, whole: bool) -> dict[str, object]:
    """Where something carried through stands: behind how many paragraphs of which part."""
    parts = {0: {"part": "preface"}, len(CURRENT.sections) + 1: {"part": "closing"}}
    where: dict[str, object] = dict(parts.get(kept.section, {"section": kept.section}))
    picture = kept.content if isinstance(kept.content, Picture) else None
    where |= {"after": kept.after, "kind": "picture" if picture else "table"}
    if whole and picture:
        where |= {
            "media_type": picture.media_type,
            "width": picture.width,
            "height": picture.height,
            "data": b64encode(picture.data).decode("ascii"),
        }
    elif whole and not isinstance(kept.content, Picture):
        where["rows"] = [list(row) for row in kept.content.rows]
    return where
