"""The report as a web page for the column of a website.

The systems that run such columns strip style sheets, scripts and classes, so every look
stands on its element, and the page means the same without any. ``data-style`` names the
role of a paragraph, by which the page is read back exactly.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from html import escape

from core.form.layout import Box, Kind, header_rows, row_count
from core.form.layout import boxes as boxes_of
from core.form.spec import Table
from core.report import ForeignTable, Picture, Report
from core.roles import Role
from core.writers.flow import Item, Line, OfficialTable, items, printable, runs
from core.writers.pictures import MM_PER_PIXEL, printed_size
from core.writers.style import (
    KAI,
    LANGUAGE,
    RULE,
    STYLES,
    TABLES,
    Align,
    Font,
    alignment,
    column_widths,
)

_ELEMENTS = {Role.TITLE: "h1", Role.HEADING: "h2", Role.SUBHEADING: "h3", Role.POINT: "h4"}
_LINE_HEIGHT = 1.8
_SPACES = re.compile(r"  +|^ | $|\t")


def write(report: Report) -> bytes:
    """A whole page in UTF-8."""
    title = escape(printable(report.title))
    return (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGE}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n</head>\n"
        f"<body>\n{fragment(report)}\n</body>\n</html>\n"
    ).encode()


def fragment(report: Report) -> str:
    """The report without the page around it, to be pasted into a website's editor."""
    style = f"max-width:50em;margin:0 auto;line-height:{_LINE_HEIGHT};{_type(Role.BODY)}"
    content = "\n".join(_block(item) for item in items(report))
    return f'<article lang="{LANGUAGE}" style="{style}">\n{content}\n</article>'


def _block(item: Item) -> str:
    match item:
        case Line():
            return _line(item)
        case OfficialTable():
            return _official_table(item)
        case ForeignTable():
            return _foreign_table(item)
        case Picture():
            return _picture(item)


def _family(font: Font) -> str:
    return f"font-family:{','.join(font.names)},{'serif' if font.serif else 'sans-serif'}"


def _type(role: Role) -> str:
    style = STYLES[role]
    return f"{_family(style.font)};font-size:{style.size:g}pt"


def _line(line: Line) -> str:
    style = STYLES[line.role]
    look = [f"text-align:{style.align.value}"]
    if line.role in _ELEMENTS:
        look += ["font-weight:normal", _type(line.role)]
    if style.first_line:
        look.append(f"text-indent:{style.first_line:g}em")
    if line.right:
        look.append(f"padding-right:{line.right:g}em")
    look.append(f"margin:{style.before:g}pt 0 {style.after:g}pt")
    if _SPACES.search(line.text):
        look.append("white-space:pre-wrap")
    name = _ELEMENTS.get(line.role, "p")
    opening = f'<{name} data-style="{line.role}" style="{";".join(look)}">'
    return f"{opening}{''.join(_runs(line))}</{name}>"


def _runs(line: Line) -> Iterator[str]:
    for run in runs(line):
        text = _text(run.text)
        if run.lead:
            text = f'<span style="{_family(KAI)}">{text}</span>'
        yield f"<strong>{text}</strong>" if run.bold else text


def _text(text: str) -> str:
    return escape(printable(text)).replace("\n", "<br>")


def _official_table(item: OfficialTable) -> str:
    table = item.table
    heading = header_rows(table)
    rows = [_row(item, row) for row in range(row_count(table))]
    head = f"<thead>\n{''.join(rows[:heading])}</thead>\n" if heading else ""
    columns = "".join(f'<col style="width:{share:.2%}">' for share in _shares(table))
    return (
        f"{_table_start(TABLES[table.key].role)}\n<colgroup>{columns}</colgroup>\n"
        f"{head}<tbody>\n{''.join(rows[heading:])}</tbody>\n</table>"
    )


def _shares(table: Table) -> Iterator[float]:
    widths = column_widths(table)
    return (width / sum(widths) for width in widths)


def _row(item: OfficialTable, row: int) -> str:
    cells = (_cell(item, box) for box in boxes_of(item.table) if box.row == row)
    return f"<tr>{''.join(cells)}</tr>\n"


def _cell(item: OfficialTable, box: Box) -> str:
    text = box.text
    if box.ref is not None:
        text = item.grid[box.ref.row][box.ref.column] or ""
    spans = "".join(
        f' {name}="{span}"'
        for name, span in (("rowspan", box.row_span), ("colspan", box.column_span))
        if span > 1
    )
    name, scope = _meaning(box)
    return _plain_cell(f"{name}{scope}{spans}", text, alignment(item.table, box))


def _meaning(box: Box) -> tuple[str, str]:
    """The element of a box, and which cells it is the heading of."""
    match box.kind:
        case Kind.VALUE | Kind.CORNER:
            return "td", ""
        case Kind.LABEL:
            return "th", ' scope="rowgroup"' if box.row_span > 1 else ' scope="row"'
        case Kind.HEADER | Kind.BANNER:
            return "th", ' scope="colgroup"' if box.column_span > 1 else ' scope="col"'


def _plain_cell(opening: str, text: str, align: Align = Align.CENTRE) -> str:
    look = [
        f"border:{RULE:g}pt solid #000",
        "padding:2px",
        f"text-align:{align.value}",
        "vertical-align:middle",
        "font-weight:normal",
        "overflow-wrap:anywhere",
    ]
    if _SPACES.search(text):
        look.append("white-space:pre-wrap")
    return f'<{opening} style="{";".join(look)}">{_text(text)}</{opening.split(maxsplit=1)[0]}>'


def _table_start(role: Role) -> str:
    return (
        '<table border="1" cellspacing="0" style="border-collapse:collapse;table-layout:fixed;'
        f'width:100%;margin:0.5em 0;line-height:1.3;text-indent:0;{_type(role)}">'
    )


def _foreign_table(table: ForeignTable) -> str:
    rows = "".join(
        f"<tr>{''.join(_plain_cell('td', text) for text in row)}</tr>\n"
        for row in table.rows
        if row
    )
    return f"{_table_start(Role.CELL)}\n<tbody>\n{rows}</tbody>\n</table>" if rows else ""


def _picture(picture: Picture) -> str:
    width, height = printed_size(picture)
    source = f"data:{escape(picture.media_type)};base64,{b64encode(picture.data).decode()}"
    pixels = f'width="{round(width / MM_PER_PIXEL)}" height="{round(height / MM_PER_PIXEL)}"'
    size = f"width:{width:g}mm;height:{height:g}mm"
    return f'<p style="text-align:center"><img src="{source}" alt="" {pixels} style="{size}"></p>'
