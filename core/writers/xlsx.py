"""The three tables as a workbook, a sheet each in the official layout.

The sheets are written as text: openpyxl can write a formula or its value, not both, and a
formula without its value is blank to every program that does not calculate.
"""

from __future__ import annotations

from collections import defaultdict

from core.form.spec import CellRef, Form, Sum, Table
from core.numbers import parse, show
from core.report import Report
from core.writers import xlsx_parts as parts
from core.writers.markup import quoteattr
from core.writers.package import OFFICE, XML, content_types, packed, properties, relationships
from core.writers.xlsx_parts import Look
from core.writers.xlsx_sheet import Content, Layout, layout, sheet, words

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def write(report: Report) -> bytes:
    """The XLSX file of a report's tables; the same report gives the same bytes.

    A total that agrees with its addends becomes a formula with its value; one that differs
    stays the number it was, marked; one with a blank addend stays as printed, blank or not.
    """
    tables = report.form.tables
    sums = _sums(report.form)
    names = [f"worksheets/sheet{number}.xml" for number in range(1, len(tables) + 1)]
    return packed(
        {
            "[Content_Types].xml": content_types(
                {},
                {
                    "xl/workbook.xml": f"{_EXCEL}.sheet.main+xml",
                    "xl/styles.xml": f"{_EXCEL}.styles+xml",
                    **{f"xl/{name}": f"{_EXCEL}.worksheet+xml" for name in names},
                },
            ),
            **properties(report.title, report.organ or "", "xl/workbook.xml"),
            "xl/workbook.xml": _workbook(tables),
            "xl/_rels/workbook.xml.rels": _links(names),
            "xl/styles.xml": parts.styles(),
            **{
                f"xl/{name}": sheet(table, _top(report), _values(report, table, sums))
                for name, table in zip(names, tables, strict=True)
            },
        }
    )


def _workbook(tables: tuple[Table, ...]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(table.name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, table in enumerate(tables, 1)
    )
    return (
        f"{XML}<workbook {parts.NAMESPACES}><bookViews><workbookView/></bookViews>"
        f"<sheets>{sheets}</sheets></workbook>"
    )


def _links(names: list[str]) -> str:
    kind = f"{OFFICE}/relationships"
    sheets = {f"rId{number}": (f"{kind}/worksheet", name) for number, name in enumerate(names, 1)}
    return relationships({**sheets, f"rId{len(names) + 1}": (f"{kind}/styles", "styles.xml")})


def _top(report: Report) -> tuple[str, str, str]:
    """What stands above each table: the title, whose report it is and for what time."""
    organ, year = report.organ, report.year
    return (
        report.title,
        f"填报机关：{organ}" if organ else "",
        f"统计期限：{year}年1月1日至{year}年12月31日" if year else "",
    )


def _sums(form: Form) -> dict[CellRef, list[Sum]]:
    by_total: dict[CellRef, list[Sum]] = defaultdict(list)
    for each in form.sums:
        by_total[each.total].append(each)
    return by_total


def _values(report: Report, table: Table, sums: dict[CellRef, list[Sum]]) -> dict[CellRef, Content]:
    where = layout(table)
    return {ref: _value(report, ref, sums.get(ref, []), where) for ref in table.cells}


def _value(report: Report, ref: CellRef, sums: list[Sum], where: Layout) -> Content:
    text = report.cell(ref) or ""
    number = report.number(ref)
    due = [(each, report.total(each.addends)) for each in sums]
    wrong = any(total is not None and total != number for _, total in due)
    look = Look.WRONG if wrong else Look.VALUE
    if number is None or not _is_number(report, ref):
        return words(text, look)
    formula = ""
    if not wrong:
        known = (each for each, _ in due if all(_is_number(report, a) for a in each.addends))
        formula = next((f"<f>SUM({where.reference(each.addends)})</f>" for each in known), "")
    return Content(f"{formula}<v>{show(number)}</v>", look)


def _is_number(report: Report, ref: CellRef) -> bool:
    """Whether a cell goes into the sheet as a number, nothing in it having to be guessed."""
    parsed = parse(report.cell(ref) or "")
    return parsed.value is not None and not parsed.remark
