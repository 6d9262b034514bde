"""Reading the public JSON of a report back, trusting nothing in it."""

from __future__ import annotations

import json
import math
from base64 import b64decode
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from core.answers import LONGEST_SENTENCE, MOST_ANSWERS, Answer
from core.form import CURRENT, FORMS
from core.form.spec import Form, Table
from core.jsonform import FORMAT
from core.numbers import show, to_number
from core.origin import Note, Origin
from core.periods import date_of
from core.place import Part, Place
from core.readers.raw import UnreadableFile
from core.report import (
    ForeignTable,
    Grid,
    Kept,
    Paragraph,
    Picture,
    Report,
    Row,
    Section,
    Signature,
    absent_grid,
)
from core.text import clean, collapsed

_LONGEST = 200_000
_PARTS = MappingProxyType({"preface": 0, "closing": len(CURRENT.sections) + 1})


def from_json(data: bytes) -> Report:
    """The report in a file of the public JSON.

    Raises:
        UnreadableFile: It is no JSON, or not of this shape; the text says where.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableFile("这个 JSON 文件不完整或已损坏，读不出来") from error
    top = _object(found, "文件")
    if top.get("format") != FORMAT:
        raise UnreadableFile(f"这个 JSON 文件不是本程序写出的报告数据（{FORMAT}）")
    edition = str(top.get("form", CURRENT.edition))
    if edition not in FORMS:
        raise UnreadableFile(f"不认识的表样版本“{edition[:20]}”")
    tables = _object(top.get("tables", {}), "tables")
    signature = _object(top.get("signature") or {}, "signature")
    return Report(
        edition=edition,
        title=collapsed(clean(_text(top.get("title") or "", "title"))),
        sections=_sections(top.get("sections", [])),
        tables={t.key: _grid(FORMS[edition], t, tables.get(t.key)) for t in CURRENT.tables},
        preface=_paragraphs(top.get("preface", []), "preface"),
        signature=Signature(
            _line(signature.get("organ"), "signature.organ"),
            _printed_date(_line(signature.get("date"), "signature.date")),
        ),
        closing=_paragraphs(top.get("closing", []), "closing"),
        kept=tuple(_kept(top.get("kept", []))),
        answers=tuple(_answers(top.get("answers", []))),
        origin=Origin(format="json", notes=tuple(_notes(top.get("notes", [])))),
    )


def _wrong(where: str) -> UnreadableFile:
    return UnreadableFile(f"这个 JSON 文件的“{where}”写法不对，读不出来")


def _object(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise _wrong(where)
    return value


def _list(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise _wrong(where)
    return value


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise _wrong(where)
    return value


def _line(value: object, where: str) -> str | None:
    return None if value is None else collapsed(clean(_text(value, where))) or None


def _whole(value: object, where: str, most: int) -> int:
    if not isinstance(value, int) or not 0 <= value <= most:
        raise _wrong(where)
    return value


def _paragraphs(value: object, where: str) -> tuple[Paragraph, ...]:
    texts = (clean(_text(text, where)) for text in _list(value, where))
    lines = (line.strip() for text in texts for line in text.split("\n"))
    return tuple(Paragraph(line) for line in lines if line)


def _sections(value: object) -> tuple[Section, ...]:
    found = {number: Section(None) for number in range(1, len(CURRENT.sections) + 1)}
    for entry in _list(value, "sections"):
        section = _object(entry, "sections")
        number = _whole(section.get("number"), "sections.number", len(found))
        if number not in found:
            raise _wrong("sections.number")
        heading = _line(section.get("heading"), "sections.heading")
        found[number] = Section(
            heading, _paragraphs(section.get("paragraphs", []), "sections.paragraphs")
        )
    return tuple(found.values())


def _grid(form: Form, current: Table, value: object) -> Grid:
    """The cells in the shape of the report's own edition, given in the rows of the current one."""
    table = form.table(current.key)
    grid = list(absent_grid(table))
    if value is None:
        return tuple(grid)
    rows = _list(value, f"tables.{current.key}")
    rows = rows if len(current.rows) > 1 else [rows]
    if len(rows) != len(current.rows):
        raise _wrong(f"tables.{current.key}")
    for number, row in enumerate(rows):
        target = _target_row(table, current, number)
        if row is not None and target is not None:
            grid[target] = _row(row, len(grid[target]), f"tables.{current.key}[{number}]")
    return tuple(grid)


def _target_row(table: Table, current: Table, number: int) -> int | None:
    if table is current:
        return number
    key = current.row_path(number)[-1].key
    numbers = (row for row, (_, path) in enumerate(table.rows) if path[-1].key == key)
    return next(numbers, None)


def _row(value: object, width: int, where: str) -> Row:
    cells = _list(value, where)
    if len(cells) != width:
        raise _wrong(where)
    return tuple(_cell(cell, where) for cell in cells)


def _cell(value: object, where: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(_text(value, where)).strip()
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _wrong(where)
    try:
        return show(to_number(format(Decimal(repr(value)), "f")))
    except ValueError as error:
        raise _wrong(where) from error


def _printed_date(text: str | None) -> str | None:
    """A date as a report prints it (2025年1月15日) from the ISO form the JSON has."""
    day = date_of(text) if text and "-" in text else None
    return f"{day.year}年{day.month}月{day.day}日" if day else text


def _kept(value: object) -> Iterator[Kept]:
    """Things carried through; those whose content the file does not give are left out."""
    for entry in _list(value, "kept"):
        kept = _object(entry, "kept")
        part = _PARTS.get(str(kept.get("part")), kept.get("section"))
        section = _whole(part, "kept.section", _PARTS["closing"])
        after = _whole(kept.get("after"), "kept.after", _LONGEST)
        if "data" in kept:
            yield Kept(_picture(kept), section, after)
        elif "rows" in kept:
            rows = (_list(row, "kept.rows") for row in _list(kept["rows"], "kept.rows"))
            texts = tuple(tuple(clean(_text(c, "kept.rows")) for c in row) for row in rows)
            yield Kept(ForeignTable(texts), section, after)


def _picture(kept: Mapping[str, object]) -> Picture:
    try:
        data = b64decode(str(kept["data"]), validate=True)
    except ValueError as error:
        raise _wrong("kept.data") from error
    sizes = [kept.get("width", 0), kept.get("height", 0)]
    width, height = (float(s) if isinstance(s, int | float) and s >= 0 else 0.0 for s in sizes)
    return Picture(data, _text(kept.get("media_type", ""), "kept.media_type"), width, height)


def _answers(value: object) -> Iterator[Answer]:
    for entry in _list(value, "answers")[:MOST_ANSWERS]:
        answer = _object(entry, "answers")
        code, sentence, date, near = (
            clean(_text(answer.get(name, ""), f"answers.{name}")).strip()
            for name in ("code", "sentence", "date", "near")
        )
        figures = _list(answer.get("figures", []), "answers.figures")
        if sentence and code:
            yield Answer(
                code=code,
                place=_place(_object(answer.get("where", {}), "answers.where")),
                near=near,
                figures=tuple(clean(_text(figure, "answers.figures")) for figure in figures),
                sentence=sentence[:LONGEST_SENTENCE],
                date=date,
            )


def _notes(value: object) -> Iterator[Note]:
    for entry in _list(value, "notes"):
        note = _object(entry, "notes")
        where = _object(note.get("where", {}), "notes.where")
        yield Note(
            _text(note.get("code", ""), "notes.code"),
            _text(note.get("message", ""), "notes.message"),
            _place(where),
        )


def _place(where: Mapping[str, object]) -> Place:
    table, section, part = where.get("table"), where.get("section"), where.get("part")
    if isinstance(table, str):
        pairs = [
            _list(pair, "notes.where") for pair in _list(where.get("cells", []), "notes.where")
        ]
        whole = [[_whole(n, "notes.where", _LONGEST) for n in pair] for pair in pairs]
        return Place(
            table=table, cells=tuple((pair[0], pair[1]) for pair in whole if len(pair) == 2)
        )
    named = next((known for known in Part if known == part), Part.FILE)
    paragraph, start, end = (
        _whole(where[key], "notes.where", _LONGEST) if key in where else None
        for key in ("paragraph", "start", "end")
    )
    if isinstance(section, int):
        return Place(section=section, paragraph=paragraph, start=start, end=end)
    return Place(part=named, paragraph=paragraph, start=start, end=end)
