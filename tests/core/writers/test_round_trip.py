"""What is written is read back as what it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.form.spec import CellRef
from core.readers import read_bytes
from core.recognise import recognise
from core.report import ForeignTable, Kept, Paragraph, Picture, Report, with_cells
from core.writers import WRITERS
from tests.core.writers.sample import full_report, png

FOREIGN = Kept(ForeignTable((("栏目", "条数"), ("机构职能", "4"), ("工作\n动态", "201"))), 1, 2)
PICTURES = (
    Kept(Picture(png(4, 3), "image/png", 50, 37.5), 1, 3),
    Kept(Picture(png(8, 2), "image/png", 80, 20), 5, 2),
)


def rich_report() -> Report:
    """A report with a bold lead, things carried through, a wrong total and a closing."""
    report = full_report()
    first = report.sections[0]
    bold = Paragraph("（六）其他  说明。详见“青禾发布”……", ((0, 6),))
    sections = (replace(first, paragraphs=(*first.paragraphs, bold)), *report.sections[1:])
    changed = with_cells(report, {CellRef("applications", 0, 6): "10"})
    closing = (Paragraph("（联系人：党政综合办公室）"),)
    return replace(changed, sections=sections, kept=(FOREIGN, *PICTURES), closing=closing)


def reread(report: Report, suffix: str) -> Report:
    return recognise(read_bytes(WRITERS[suffix](report)))


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_a_document_gives_the_whole_report_back(suffix: str) -> None:
    assert reread(rich_report(), suffix) == rich_report()


@pytest.mark.parametrize("suffix", [".docx", ".html", ".xlsx"])
@pytest.mark.parametrize("count", [1, 3, 6])
def test_blank_cells_at_the_beginning_of_the_last_table_stay_blank(suffix: str, count: int) -> None:
    report = with_cells(
        full_report(), {CellRef("review", 0, column): "" for column in range(count)}
    )
    assert reread(report, suffix).tables == report.tables


def test_a_workbook_gives_tables_title_organ_and_year_back() -> None:
    report = rich_report()
    read = reread(report, ".xlsx")
    assert read.tables == report.tables
    assert (read.title, read.organ, read.year) == (report.title, report.organ, report.year)
