"""Reads workbooks: each visible sheet is one grid, its cells as they are shown.

The sheets are read as XML and not through openpyxl, which believes what the file declares
about its size and cannot be stopped when that is a lie.
"""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType

from lxml import etree

from core.readers.limits import Budget
from core.readers.package import Package, open_package, parse_part
from core.readers.raw import RawBlock, RawDocument, UnreadableFile
from core.readers.relationships import main_part, relationships
from core.readers.xlsx_sheet import Sheet, sheet_grid
from core.readers.xlsx_values import s, values_of

_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BROKEN = "表格文件已损坏，读不出来。请用 Excel 或 WPS 打开修复，另存为 XLSX 后再试"
_MENDED = "文件有损坏，能读出的内容都已读入，请对照原件"


def read(data: bytes, budget: Budget) -> RawDocument:
    """Read a workbook; hidden sheets, rows and columns are counted and left out.

    Raises:
        UnreadableFile: If the workbook or all of its sheets are broken.
    """
    package = open_package(data, budget)
    name = main_part(package, "xl/workbook.xml")
    workbook = parse_part(package, name)
    if workbook is None:
        raise UnreadableFile(_BROKEN)
    counts: Counter[str] = Counter()
    listed = _visible_sheets(package, name, workbook, counts)
    values = values_of(package, name.rpartition("/")[0], workbook)
    sheets: list[Sheet] = []
    for title, part_name in listed:
        root = parse_part(package, part_name)
        if root is not None:
            sheets.append(sheet_grid(root, title, values, budget))
    if listed and not sheets:
        raise UnreadableFile(_BROKEN)
    counts["hidden"] += sum(sheet.hidden for sheet in sheets)
    remarks = [_MENDED] if package.damaged or len(sheets) < len(listed) else []
    remarks += _remarks(sheets)
    blocks: list[RawBlock] = [sheet.grid for sheet in sheets if sheet.grid.rows]
    found = {key: count for key, count in counts.items() if count}
    return RawDocument("xlsx", tuple(blocks), MappingProxyType(found), tuple(remarks))


def _visible_sheets(
    package: Package, name: str, workbook: etree._Element, counts: Counter[str]
) -> list[tuple[str, str]]:
    """Title and part of each sheet that is shown."""
    targets = relationships(package, name)
    listed = []
    for element in workbook.iter(s("sheet")):
        target = targets.get(element.get(_R_ID, ""))
        if element.get("state", "visible") != "visible":
            counts["hidden"] += 1
        elif target and target.kind == "worksheet" and target.target:
            listed.append((element.get("name", ""), target.target))
    return listed


def _remarks(sheets: list[Sheet]) -> list[str]:
    remarks = []
    unknown = [place for sheet in sheets for place in sheet.unknown]
    if unknown:
        several = f"等{len(unknown)}格" if len(unknown) > 1 else ""
        remarks.append(
            f"“{unknown[0]}”{several}是公式，文件里没有算出的结果，请在 Excel 或 WPS 中打开保存一次"
        )
    cut = sum(sheet.beyond for sheet in sheets)
    if cut:
        remarks.append(f"表格太大，有{cut}格在能读的范围以外，没有读入")
    return remarks
