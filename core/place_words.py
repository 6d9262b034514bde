"""Where a finding stands, in the words a clerk would use."""

from __future__ import annotations

from core.form.spec import SECTION_NUMERALS, CellRef, Form
from core.place import Part, Place

_PARTS = {
    Part.TITLE: "标题",
    Part.PREFACE: "引言",
    Part.SIGNATURE: "落款",
    Part.CLOSING: "文末",
    Part.FILE: "文件",
}


def words(form: Form, place: Place) -> str:
    """A place by name: 表三·自然人, 一、总体情况 第4段, 标题."""
    if place.table is not None:
        return _cells(form, place)
    if place.section is not None:
        name = f"{SECTION_NUMERALS[place.section - 1]}、{form.sections[place.section - 1]}"
    else:
        name = _PARTS[place.part or Part.FILE]
    if place.paragraph is None or place.part in (Part.TITLE, Part.SIGNATURE):
        return name
    return f"{name} 第{place.paragraph + 1}段"


def _cells(form: Form, place: Place) -> str:
    """The table, and what its cells have in common: the cell, the column or the row."""
    table = form.table(place.table or "")
    refs = [CellRef(table.key, row, column) for row, column in place.cells]
    if not refs:
        return table.name
    if len(refs) == 1:
        return f"{table.name}·{form.cell_name(refs[0])}"
    rows, columns = ({ref.row for ref in refs}, {form.column_name(ref) for ref in refs})
    if len(columns) == 1:
        return f"{table.name}·{columns.pop()}"
    if len(rows) == 1 and (name := form.row_name(table.key, rows.pop())):
        return f"{table.name}·{name}"
    return table.name
