"""The public JSON of reports in an older edition."""

from __future__ import annotations

from core.form import FORMS
from core.form.spec import CellRef
from core.jsonform import to_json, write
from core.jsonread import from_json
from core.report import Report, Section, with_cells

OLD = FORMS["2019"]


def old_report() -> Report:
    """A report of 2020 in which two applications ended otherwise."""
    tables = {
        table.key: tuple(("0",) * len(block.column_paths) for block, _ in table.rows)
        for table in OLD.tables
    }
    sections = tuple(Section(OLD.section_heading(number)) for number in range(1, 7))
    report = Report("2019", "青禾镇2020年政府信息公开工作年度报告", sections, tables)
    row = OLD.table("applications").row_number("other_outcomes")
    return with_cells(report, {CellRef("applications", row, column): "2" for column in (0, 6)})


def test_a_row_the_current_form_has_not_is_told_in_a_note():
    notes = [note for note in to_json(old_report())["notes"] if note["code"] == "old_row"]
    assert len(notes) == 1
    assert "（六）其他处理" in notes[0]["message"]
    assert "2、0、0、0、0、0、2" in notes[0]["message"]


def test_an_old_report_reads_back_as_it_was_dumped():
    dumped = to_json(old_report())
    assert dumped["tables"]["disclosure"] is None
    assert dumped["tables"]["applications"][20:23] == [None] * 3
    assert to_json(from_json(write(old_report()))) == dumped
