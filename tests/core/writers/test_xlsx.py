"""The workbook as Excel, WPS and openpyxl see it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook

from core.form import FORMS
from core.form.layout import Box, boxes
from core.form.spec import CellRef
from core.report import Report, Signature, absent_grid, with_cells
from core.writers.xlsx import write
from tests.core.writers.sample import ORGAN, TITLE, blank_report, full_report

TOTAL = CellRef("applications", 0, 6)
MARK = "FFFFC7CE"


def book(report: Report, *, values: bool = True) -> Workbook:
    return load_workbook(BytesIO(write(report)), data_only=values)


def at(report: Report, ref: CellRef, *, values: bool = True) -> Cell:
    table = report.form.table(ref.table)
    box = next(box for box in boxes(table) if box.ref == ref)
    return cell_of(book(report, values=values), table.name, box)


def cell_of(workbook: Workbook, name: str, box: Box) -> Cell:
    cell = workbook[name].cell(box.row + 3, box.column + 1)
    assert isinstance(cell, Cell)
    return cell


def marked(cell: Cell) -> bool:
    return bool(cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb == MARK)


def test_three_sheets_each_say_whose_figures_they_are() -> None:
    workbook = book(full_report())
    assert workbook.sheetnames == ["表二", "表三", "表四"]
    for sheet in workbook:
        texts = [cell.value for row in sheet["A1:O2"] for cell in row if cell.value]
        assert texts == [TITLE, f"填报机关：{ORGAN}", "统计期限：2024年1月1日至2024年12月31日"]


def test_what_is_not_known_is_not_said() -> None:
    report = replace(full_report(), title="", signature=Signature(), preface=())
    texts = [cell.value for row in book(report)["表二"]["A1:D2"] for cell in row if cell.value]
    assert texts == []


@pytest.mark.parametrize("edition", FORMS)
def test_sheets_have_the_official_layout(edition: str) -> None:
    report = blank_report(FORMS[edition])
    workbook = book(report)
    for table in report.form.tables:
        sheet = workbook[table.name]
        merged = {str(area) for area in sheet.merged_cells.ranges}
        for box in boxes(table):
            cell = cell_of(workbook, table.name, box)
            assert (cell.value or "") == box.text
            assert cell.border.left.style == cell.border.bottom.style == "thin"
            last = sheet.cell(box.row + 2 + box.row_span, box.column + box.column_span)
            spanned = box.row_span > 1 or box.column_span > 1
            assert (f"{cell.coordinate}:{last.coordinate}" in merged) == spanned


def test_a_right_total_is_a_formula_with_its_value() -> None:
    report = full_report()
    for total in report.form.sums:
        assert at(report, total.total).value == report.number(total.total)
        assert str(at(report, total.total, values=False).value).startswith("=SUM(")
    assert at(report, TOTAL, values=False).value == "=SUM(D6:I6)"
    assert at(report, CellRef("applications", 23, 0), values=False).value == "=SUM(D8:D28)"
    assert not marked(at(report, TOTAL))


@pytest.mark.parametrize(("text", "value"), [("99", 99), ("", None), ("若干", "若干")])
def test_a_total_that_differs_stays_and_is_marked(text: str, value: object) -> None:
    report = with_cells(full_report(), {TOTAL: text})
    cell = at(report, TOTAL, values=False)
    assert cell.value == value
    assert marked(cell)
    assert cell.font.bold


@pytest.mark.parametrize(("printed", "value"), [("", None), ("9", 9)])
def test_a_total_with_a_blank_addend_is_never_calculated(printed: str, value: object) -> None:
    cells = {CellRef("applications", 0, 1): "", TOTAL: printed}
    cell = at(with_cells(full_report(), cells), TOTAL, values=False)
    assert cell.value == value
    assert not marked(cell)


def test_an_addend_that_is_not_a_plain_number_stays_as_printed() -> None:
    report = with_cells(full_report(), {CellRef("applications", 0, 0): "7件"})
    assert at(report, CellRef("applications", 0, 0)).value == "7件"
    assert at(report, TOTAL, values=False).value == 9


@pytest.mark.parametrize(
    ("text", "value"),
    [("3.25", 3.25), ("１２", 12), ("1,234", 1234), ("/", "/"), (" ", " "), ("<三&", "<三&")],
)
def test_cells_are_numbers_where_they_read_as_such(text: str, value: object) -> None:
    ref = CellRef("disclosure", 5, 0)
    assert at(with_cells(full_report(), {ref: text}), ref).value == value


def test_cells_the_source_lacks_are_blank() -> None:
    report = full_report()
    tables = {table.key: absent_grid(table) for table in report.form.tables}
    absent = replace(report, tables=tables)
    assert [at(absent, ref).value for ref in report.form.table("review").cells] == [None] * 15


def test_each_sheet_prints_on_one_page_of_a4() -> None:
    workbook = book(full_report())
    orientations = []
    for sheet in workbook:
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert str(sheet.page_setup.paperSize) == "9"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
        orientations.append(sheet.page_setup.orientation)
    assert orientations == ["portrait", "portrait", "landscape"]


def test_headers_stay_in_sight() -> None:
    panes = [sheet.freeze_panes for sheet in book(full_report())]
    assert panes == ["A3", "D6", "A6"]


def test_properties_name_the_title_and_no_person_or_tool() -> None:
    properties = book(full_report()).properties
    assert (properties.title, properties.creator) == (TITLE, None)
    assert properties.lastModifiedBy is None
