"""Whatever happened to the tables on their way, the cells come out where they belong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.form import FORMS
from core.numbers import parse
from core.readers.raw import RawDocument
from core.recognise import recognise
from core.report import Grid, Paragraph, Report, Section, Signature
from tests.core.recognise.sources import BLANKS_SURVIVE, DAMAGES, document, wide_columns
from tests.generate import BLANKS, NUMBERS, grids


def report_with(tables: dict[str, Grid], edition: str = "2021") -> Report:
    form = FORMS[edition]
    texts = (Paragraph("本年度工作有序开展，情况如下。"),)
    sections = tuple(Section(form.section_heading(n), texts) for n in range(1, 7))
    title = "青禾镇人民政府2024年政府信息公开工作年度报告"
    return Report(edition, title, sections, tables, signature=Signature())


def values(report: Report) -> dict[str, list[list[object]]]:
    """Every cell as a number, blank as None."""
    return {
        key: [[None if text is None else parse(text).value for text in row] for row in grid]
        for key, grid in report.tables.items()
    }


@pytest.mark.parametrize("edition", FORMS)
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@settings(max_examples=12)
@given(data=st.data())
def test_every_cell_is_found(damage, edition, data):
    form = FORMS[edition]
    report = report_with({t.key: data.draw(grids(t, NUMBERS)) for t in form.tables}, edition)
    found = recognise(document(report, damage))
    assert found.edition == edition
    assert values(found) == values(report)
    assert [s.paragraphs for s in found.sections] == [s.paragraphs for s in report.sections]


@pytest.mark.parametrize(
    "damage", sorted(BLANKS_SURVIVE, key=lambda d: d.__name__), ids=lambda d: d.__name__
)
@settings(max_examples=15)
@given(data=st.data())
def test_blank_cells_stay_where_they_are(damage, data):
    form = FORMS["2021"]
    report = report_with({t.key: data.draw(grids(t, BLANKS)) for t in form.tables})
    for table in form.tables:
        first = report.tables[table.key][0]
        if not any(first):
            report = replace(
                report,
                tables={
                    **report.tables,
                    table.key: (("1", *first[1:]), *report.tables[table.key][1:]),
                },
            )
    assert values(recognise(document(report, damage))) == values(report)


@given(order=st.permutations(range(1, 7)))
@settings(max_examples=20)
def test_sections_out_of_order_are_put_in_order_and_said(order):
    tables = {
        t.key: tuple(("0",) * len(b.column_paths) for b, _ in t.rows) for t in FORMS["2021"].tables
    }
    report = report_with(tables)
    whole = document(report, DAMAGES[0])
    parts = _by_section(whole)
    shuffled = RawDocument("docx", (*parts[0], *(b for n in order for b in parts[n])))
    found = recognise(shuffled)
    assert values(found) == values(report)
    assert [s.heading for s in found.sections] == [s.heading for s in report.sections]
    said = "section_order" in {note.code for note in found.origin.notes}
    assert said == (list(order) != sorted(order))


def _by_section(whole: RawDocument) -> list[list]:
    parts: list[list] = [[]]
    headings = {FORMS["2021"].section_heading(n) for n in range(1, 7)}
    for block in whole.blocks:
        if getattr(block, "text", "") in headings:
            parts.append([])
        parts[-1].append(block)
    return parts


def test_a_heading_over_two_grid_columns_is_no_extra_column():
    report = report_with(
        {
            t.key: tuple(("0",) * len(b.column_paths) for b, _ in t.rows)
            for t in FORMS["2021"].tables
        }
    )
    assert recognise(document(report, wide_columns)).origin.extras == ()
