"""Page numbers and running heads among the text and the rows of tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.blank import blank_report
from core.form import CURRENT
from core.readers import read_bytes
from core.recognise import recognise
from core.report import Paragraph, Report
from core.writers import docx

MARKS = (
    "— 3 —",
    "- 4 -",
    "－5－",
    "第3页",
    "第 3 页 共 8 页",
    "第3页/共8页",
    "Page 3 of 8",
    "P. 9",
)


def opened(lines: list[str]) -> Report:
    return recognise(read_bytes("\n".join(lines).encode()))


def pages(mark: str, rows: list[str]) -> list[str]:
    """A report whose applications table has a page's end in it."""
    cut = len(rows) // 2
    headings = [CURRENT.section_heading(number) for number in range(1, 7)]
    return [
        headings[0],
        "一句话。",
        mark,
        *headings[1:3],
        *rows[:cut],
        mark,
        *rows[cut:],
        *headings[3:],
    ]


def rows(separator: str) -> list[str]:
    """Rows of the applications table, every cell another number."""
    block = CURRENT.table("applications").blocks[0]
    return [
        separator.join([path[-1].label, *(str(7 * n + column) for column in range(7))])
        for n, path in enumerate(block.row_paths)
    ]


WANTED = tuple(tuple(str(7 * n + column) for column in range(7)) for n in range(25))


@pytest.mark.parametrize("separator", ["\t", "\n", "  "], ids=["tabs", "one cell a line", "spaces"])
@pytest.mark.parametrize("mark", MARKS)
def test_page_numbers_are_left_out_and_said(mark: str, separator: str) -> None:
    report = opened(pages(mark, rows(separator)))
    assert report.tables["applications"] == WANTED
    assert [p.text for section in report.sections for p in section.paragraphs] == ["一句话。"]
    said = [note.message for note in report.origin.notes if note.code == "page_marks"]
    assert (
        len(said) == 1
        and said[0].startswith("页眉页码没有收入")
        and mark.removeprefix("- ") in said[0]
    )


def test_a_bare_number_between_rows_is_a_page_number() -> None:
    report = opened(pages("3", rows("\t")))
    assert report.tables["applications"] == WANTED
    assert [p.text for p in report.sections[0].paragraphs] == ["一句话。", "3"]


@pytest.mark.parametrize("text", ["— —", "2024-2025", "第3条", "共8页以内", "P2P"])
def test_what_is_no_page_number_stays(text: str) -> None:
    assert text in [p.text for p in opened(pages(text, rows("\t"))).sections[0].paragraphs]


def test_a_bare_number_in_a_header_of_one_cell_a_line_does_not_hide_the_table() -> None:
    block = CURRENT.table("review").blocks[0]
    header = [heading.label for heading in block.columns]
    header += [path[-1].label for path in block.column_paths]
    values = [str(n) for n in range(15)]
    headings = [CURRENT.section_heading(number) for number in (4, 5)]
    report = opened([headings[0], *header[:6], "3", *header[6:], *values, headings[1], "一句话。"])
    assert report.tables["review"] == (tuple(values),)


TITLE = "青禾乡人民政府2024年政府信息公开工作年度报告"


@pytest.mark.parametrize("separator", ["\t", "\n", "  "], ids=["tabs", "one cell a line", "spaces"])
def test_running_heads_are_left_out_and_said(separator: str) -> None:
    report = opened([TITLE, *pages(TITLE, rows(separator))])
    assert report.title == TITLE
    assert report.tables["applications"] == WANTED
    assert [p.text for section in report.sections for p in section.paragraphs] == ["一句话。"]
    said = [note.message for note in report.origin.notes if note.code == "page_marks"]
    assert len(said) == 1 and TITLE[:20] in said[0]


def test_in_a_file_of_ours_every_paragraph_stays() -> None:
    texts = (TITLE, "— 3 —", "第3页")
    report = replace(blank_report("青禾乡人民政府", 2024), title=TITLE)
    section = replace(report.sections[0], paragraphs=tuple(map(Paragraph, texts)))
    report = replace(report, sections=(section, *report.sections[1:]))
    assert recognise(read_bytes(docx.write(report))).sections[0] == section
