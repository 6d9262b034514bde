"""Edits, and totals that follow their addends."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.edits import CellChange, Edit, TextChange, edited, recalculated
from core.form import CURRENT
from core.form.spec import CellRef
from core.place import Part, Place
from core.report import ForeignTable, Kept, Paragraph, Report, Section
from tests.generate import consistent_tables

LEAVES = [ref for table in CURRENT.tables for ref in table.cells if ref not in CURRENT.totals]


def report(tables=None, *paragraphs: str) -> Report:
    texts = tuple(map(Paragraph, paragraphs))
    sections = tuple(Section(CURRENT.section_heading(n), texts, len(texts)) for n in range(1, 7))
    return Report("2021", "青禾镇2024年政府信息公开工作年度报告", sections, tables or {})


def put(before: Report, ref: CellRef, text: str) -> Report:
    return recalculated(edited(before, Edit("", (CellChange(ref, text),))), before)


@given(tables=consistent_tables(), ref=st.sampled_from(LEAVES), text=st.integers(0, 99).map(str))
def test_totals_follow_their_addends(tables, ref, text):
    after = put(report(tables), ref, text)
    assert after.cell(ref) == text
    for total in CURRENT.sums:
        assert after.number(total.total) == after.total(total.addends)


@given(tables=consistent_tables(), ref=st.sampled_from(LEAVES))
def test_blank_is_not_zero(tables, ref):
    after = put(report(tables), ref, "")
    for total in CURRENT.sums:
        if ref in total.addends:
            assert after.cell(total.total) == ""


@given(tables=consistent_tables(), ref=st.sampled_from(LEAVES))
def test_a_wrong_printed_total_stays_until_an_addend_changes(tables, ref):
    wrong = CellRef("applications", 0, 6)
    before = edited(report(tables), Edit("", (CellChange(wrong, "9999"),)))
    after = put(before, ref, "5")
    touched = ref.table == "applications" and ref.row == 0 and after.cell(ref) != before.cell(ref)
    assert (after.cell(wrong) == "9999") is not touched


def test_a_line_break_makes_two_paragraphs_and_the_table_stays_behind_them():
    before = report(None, "前一句。后一句。", "末段。")
    kept = Kept(ForeignTable((("1",),)), 2, 2)
    before = replace(before, kept=(kept,))
    place = Place(section=2, paragraph=0, start=4, end=4)
    after = edited(before, Edit("", (TextChange(place, "\n"),)))
    assert [p.text for p in after.sections[1].paragraphs] == ["前一句。", "后一句。", "末段。"]
    assert after.sections[1].table_after == 3
    assert after.kept[0].after == 3
    gone = edited(after, Edit("", (TextChange(Place(section=2, paragraph=1), ""),)))
    assert [p.text for p in gone.sections[1].paragraphs] == ["前一句。", "末段。"]
    assert gone.sections[1].table_after == 2


def test_bold_spans_keep_to_their_words():
    before = report()
    bold = Paragraph("全年公开12条信息", ((4, 7),))
    before = replace(before, preface=(bold,))
    place = Place(part=Part.PREFACE, paragraph=0, start=0, end=2)
    after = edited(before, Edit("", (TextChange(place, "2024年全年"),)))
    changed = after.preface[0]
    start, end = changed.bold[0]
    assert changed.text[start:end] == "12条"


def test_changes_of_one_text_do_not_shift_each_other():
    before = report(None, "甲乙丙丁")
    changes = tuple(
        TextChange(Place(section=1, paragraph=0, start=n, end=n + 1), "〇〇") for n in (0, 2)
    )
    after = edited(before, Edit("", changes))
    assert after.sections[0].paragraphs[0].text == "〇〇乙〇〇丁"


def test_changes_of_a_text_that_breaks_are_all_made_before_it_is_cut():
    before = report(None, "（一）、 说明\n续行 1。")
    changes = (
        TextChange(Place(section=1, paragraph=0, start=3, end=5), ""),
        TextChange(Place(section=1, paragraph=0, start=10, end=11), ""),
    )
    after = edited(before, Edit("", changes)).sections[0]
    assert [paragraph.text for paragraph in after.paragraphs] == ["（一）说明", "续行1。"]
