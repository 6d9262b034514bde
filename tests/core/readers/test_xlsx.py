import io
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from core.readers import UnreadableFile, read_bytes
from core.readers.raw import RawDocument
from tests.core.readers.build import archive, cell_texts, geometry, grids


def _book(fill: Callable[[Worksheet], object]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "表三"
    fill(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _another(sheet: Worksheet, title: str) -> Worksheet:
    assert sheet.parent
    created = sheet.parent.create_sheet(title)
    assert isinstance(created, Worksheet)
    return created


def _read(fill: Callable[[Worksheet], object]) -> RawDocument:
    return read_bytes(_book(fill))


VALUES = {
    "text": ("甲", "甲"),
    "lines": ("商业\n企业", "商业\n企业"),
    "whole": (3, "3"),
    "whole kept as a fraction": (3.0, "3"),
    "fraction": (0.1 + 0.2, "0.3"),
    "short fraction": (12.5, "12.5"),
    "negative": (-2, "-2"),
    "date": (date(2025, 1, 15), "2025年1月15日"),
    "moment": (datetime(2025, 1, 5, 8, 30), "2025年1月5日"),
    "truth": (True, "TRUE"),
    "error": ("#REF!", "#REF!"),
    "small": (0.00001, "0.00001"),
    "digits as text": ("007", "007"),
}


@pytest.mark.parametrize(("value", "shown"), VALUES.values(), ids=VALUES)
def test_values_as_shown(value: object, shown: str) -> None:
    document = _read(lambda sheet: sheet.append([value]))
    assert cell_texts(document.blocks[0]) == [[shown]]


def test_a_date_in_a_format_of_its_own() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"] = 45672, 45672
        sheet["A1"].number_format = 'yyyy"年"m"月"d"日"'
        sheet["B1"].number_format = '0"days"'

    assert cell_texts(_read(fill).blocks[0]) == [["2025年1月15日", "45672"]]


def test_blank_edges_are_cut_and_blank_cells_inside_stay() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["C4"], sheet["E6"] = "甲", "乙"
        sheet["H20"] = " "

    (grid,) = grids(_read(fill))
    assert cell_texts(grid) == [["甲", "", ""], ["", "", ""], ["", "", "乙"]]
    assert grid.exact


def test_merged_cells() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["标题", None, None], ["甲", 1, 2], [None, 3, 4]):
            sheet.append(row)
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("A2:A3")

    assert geometry(_read(fill).blocks[0]) == [
        [("标题", 0, 3, 1)],
        [("甲", 0, 1, 2), ("1", 1, 1, 1), ("2", 2, 1, 1)],
        [("3", 1, 1, 1), ("4", 2, 1, 1)],
    ]


def test_what_is_hidden_is_counted_and_left_out() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["甲", "藏", "乙"], ["藏", "藏", "藏"], ["丙", "藏", "丁"]):
            sheet.append(row)
        sheet.merge_cells("A1:B1")
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        other = _another(sheet, "藏")
        other.append(["藏"])
        other.sheet_state = "hidden"

    document = _read(fill)
    assert [cell_texts(grid) for grid in grids(document)] == [[["甲", "乙"], ["丙", "丁"]]]
    assert document.counts == {"hidden": 3}


def test_each_visible_sheet_is_a_grid() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["甲"])
        _another(sheet, "空")
        _another(sheet, "表四").append(["乙"])

    assert [cell_texts(grid) for grid in grids(_read(fill))] == [[["甲"]], [["乙"]]]


def test_a_formula_without_a_result_is_remarked() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append([1, "=A1+1", "=A1+2"])

    document = _read(fill)
    assert cell_texts(document.blocks[0]) == [["1"]]
    assert document.remarks == (
        "“表三!B1”等2格是公式，文件里没有算出的结果，请在 Excel 或 WPS 中打开保存一次",
    )


def test_bold_runs() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = CellRichText("甲", TextBlock(InlineFont(b=True), "乙"))

    (grid,) = grids(_read(fill))
    (found,) = grid.rows[0][0].blocks
    assert getattr(found, "bold", None) == ((1, 2),)


R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BOOK = {
    "xl/workbook.xml": (
        f'<workbook xmlns="{S}" xmlns:r="{R}"><workbookPr date1904="1"/>'
        '<sheets><sheet name="a" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{P}">'
        '<Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


def _sheet(rows: str, more: str = "") -> bytes:
    sheet = f'<worksheet xmlns="{S}"><sheetData>{rows}</sheetData>{more}</worksheet>'
    return archive({**BOOK, "xl/worksheets/sheet1.xml": sheet})


WRITTEN = {
    "no references": (
        "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
        [["1", "2"], ["3", ""]],
    ),
    "no styles, no shared texts": (
        '<row r="1"><c r="A1" s="9"><v>1</v></c><c r="B1" t="s"><v>7</v></c></row>',
        [["1"]],
    ),
    "inline": (
        '<row><c t="inlineStr"><is><t>甲</t></is></c><c t="str"><v>乙</v></c></row>',
        [["甲", "乙"]],
    ),
    "day in words": ('<row><c t="d"><v>2025-01-05T00:00:00</v></c></row>', [["2025年1月5日"]]),
    "senseless": ('<row r="x"><c r="?" t="n"><v>甲</v></c><c t="s"><v>²</v></c></row>', [["甲"]]),
    "exponent": ("<row><c><v>1.2E3</v></c><c><v>1E400</v></c></row>", [["1200", "1E400"]]),
}


@pytest.mark.parametrize(("rows", "cells"), WRITTEN.values(), ids=WRITTEN)
def test_what_other_programs_write(rows: str, cells: list[list[str]]) -> None:
    assert cell_texts(read_bytes(_sheet(rows)).blocks[0]) == cells


def test_cells_far_away_are_remarked() -> None:
    first = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
    rows = first + '<row r="1048576"><c><v>3</v></c></row>'
    document = read_bytes(_sheet(rows))
    assert cell_texts(document.blocks[0]) == [["1"]]
    assert "有2格" in document.remarks[0]


def test_a_merge_of_the_whole_sheet() -> None:
    more = '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="?"/></mergeCells>'
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>'
    assert geometry(read_bytes(_sheet(rows, more)).blocks[0]) == [[("1", 0, 2, 2)], []]


BROKEN = {
    "workbook": archive({"xl/workbook.xml": "<broken"}),
    "sheets": archive({**BOOK, "xl/worksheets/sheet1.xml": "<broken"}),
    "bomb": _sheet(" " * (20 << 20)),
    "document type": archive({"xl/workbook.xml": "<!DOCTYPE x []><workbook/>"}),
    "dense and huge": _sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2000"><c r="GR2000"><v>1</v></c></row>'
    ),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_broken_and_hostile_workbooks_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"损坏|不正常|有害|多得"):
        read_bytes(data)
