"""Tables that are none of the form's are carried through whole."""

from __future__ import annotations

from core.form import CURRENT
from core.readers.raw import RawDocument, RawGrid, RawParagraph
from core.recognise import recognise
from core.report import ForeignTable, Report
from tests.core.recognise.sources import cell

ROWS = (("栏目", "条数"), ("一、政策", ""), ("解读", "12"), ("", ""), ("通知", "7"))


def opened(rows: tuple[tuple[str, ...], ...]) -> Report:
    grid = RawGrid(tuple(tuple(cell(text, n) for n, text in enumerate(row)) for row in rows))
    headings = [RawParagraph(CURRENT.section_heading(number)) for number in range(1, 7)]
    return recognise(
        RawDocument("docx", (headings[0], RawParagraph("如下表。"), grid, *headings[1:]))
    )


def test_a_row_with_one_filled_cell_stays_in_its_table() -> None:
    report = opened(ROWS)
    assert [kept.content for kept in report.kept] == [ForeignTable(ROWS)]
    assert [p.text for p in report.sections[0].paragraphs] == ["如下表。"]


def test_a_frame_of_single_cells_is_text() -> None:
    report = opened((("甲。", ""), ("乙。", "")))
    assert report.kept == ()
    assert [p.text for p in report.sections[0].paragraphs] == ["如下表。", "甲。", "乙。"]


def test_single_cells_above_and_below_a_table_are_text() -> None:
    report = opened((("附表", ""), *ROWS, ("合计见附件", "")))
    assert [kept.content for kept in report.kept] == [ForeignTable(ROWS)]
    assert [p.text for p in report.sections[0].paragraphs] == ["如下表。", "附表", "合计见附件"]
