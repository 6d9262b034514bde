"""The 核查说明: what was found, what the unit says, what was left out, room to sign."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

from docx import Document

from core.checks import check
from core.checks.answering import about
from core.explanation import explanation, title
from core.form.cells import cell_of
from core.report import Report, with_cells
from core.statement import statement
from core.writers.docx import write_items
from core.writers.flow import Line, ListTable
from tests.core.checks import make

DAY = date(2025, 1, 20)
ISSUED = cell_of("2021", "disclosure", "regulations", "issued")
BLANK = cell_of("2021", "disclosure", "charges", "amount")


def wrong(count: int = 2) -> Report:
    return with_cells(make.report(), {ISSUED: str(count), BLANK: ""})


def answered(before: int = 2, now: int = 2) -> Report:
    """A report whose regulations were explained when there were ``before``."""
    old = wrong(before)
    finding = next(found for found in check(old) if found.code == "T207")
    answer = replace(about(old, finding), sentence="属实：有批文。", date="2025-01-15")
    return replace(wrong(now), answers=(answer,))


def sheet(report: Report, **more: tuple[str, ...]):
    made = explanation(report, check(report), DAY, **more)
    lines = [item.text for item in made if isinstance(item, Line)]
    tables = [item.rows for item in made if isinstance(item, ListTable)]
    return lines, tables[0] if tables else ()


def test_what_is_answered_stands_first_and_the_rest_is_open():
    _, rows = sheet(answered())
    assert rows[0] == ("序号", "检查结果", "位置", "本单位说明", "日期")
    assert [row[0] for row in rows[1:]] == ["1", "2"]
    assert rows[1][2:] == ("表二·规章", "属实：有批文。", "2025.01.15")
    assert rows[2][3:] == ("须改正", "")


def test_what_no_sentence_can_explain_is_to_be_mended():
    report = with_cells(make.report(), {ISSUED: "2", BLANK: "十"})
    open_ones = {found.message: found.answerable for found in check(report) if found.counts}
    _, rows = sheet(report)
    said = {row[1]: row[3] for row in rows[1:]}
    assert set(open_ones.values()) == {True, False}
    for message, answerable in open_ones.items():
        assert said[statement(message)] == ("（尚未说明）" if answerable else "须改正")


def test_the_sheet_states_facts_and_asks_nothing():
    _, rows = sheet(make.report(sections={"1": ["本年度收到政府信息公开申请99件。"]}))
    assert any("99件" in row[1] for row in rows[1:])
    assert not any("？" in row[1] or "请" in row[1].replace("申请", "") for row in rows[1:])


def test_an_answer_that_lapsed_says_nothing_any_more():
    _, rows = sheet(answered(2, 3))
    said = [row[3] for row in rows[1:]]
    assert "属实：有批文。" not in said
    assert "（原说明所说的数字已改，尚未重新说明）" in said


def test_it_says_of_whom_and_what_was_not_looked_at():
    more = {"left_out": ("没有上年报告，结转未核",), "remarks": ("下列检查项已关闭：“空行”。",)}
    lines, _ = sheet(answered(), **more)
    assert lines[0] == title(answered()) == f"{make.TITLE}核查说明"
    text = "\n".join(lines)
    assert make.ORGAN in text
    assert "2024年" in text
    assert "（已说明1处）" in text
    assert "未能核对：没有上年报告，结转未核。" in text
    assert "下列检查项已关闭：“空行”。" in text
    assert "2025年1月20日" in text
    assert "经办人" in text and "审核人" in text and "盖章" in text


def test_without_anything_to_explain_it_says_so():
    lines, rows = sheet(make.report())
    assert rows == ()
    assert "没有需要说明的问题。" in lines


def test_a_long_list_repeats_its_heading_row():
    report = answered()
    made = explanation(report, check(report) * 30, DAY)
    document = Document(BytesIO(write_items(made, title(report), report.organ or "")))
    (table,) = document.tables
    assert len(table.rows) == 61
    repeated = [row._tr.trPr.xpath("w:tblHeader") for row in table.rows]
    assert repeated[0] and not any(repeated[1:])
    widths = [cell.width for cell in table.rows[0].cells]
    assert widths[1] > widths[3] > widths[2] > widths[0]
