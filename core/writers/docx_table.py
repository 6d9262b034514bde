"""Tables of a DOCX body: fixed layout, official merges, no row across two pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise

from core.form.layout import Box, boxes, header_rows, row_count
from core.form.spec import Table
from core.report import ForeignTable
from core.roles import Role
from core.writers.docx_parts import justification, style_id, twips
from core.writers.docx_text import comment_end, comment_start, text_run
from core.writers.flow import ListTable, OfficialTable
from core.writers.style import (
    CELL_MARGIN,
    LIST_MARGIN,
    LIST_ROW_HEIGHT,
    PAGE,
    RULE,
    STYLES,
    TABLES,
    Align,
    alignment,
    column_widths,
)

Numbers = Sequence[int]
"""Numbers of comments."""


def official_table(
    item: OfficialTable, comments: Mapping[tuple[int, int] | None, Numbers] | None = None
) -> str:
    """One of the form's tables; its paragraphs keep together, so that it stands on one page.

    ``comments`` are those on its cells by row and column, and on all of it.
    """
    table, grid, numbers = item.table, item.grid, comments or {}
    made = _table(
        _edges(table),
        "".join(
            start
            + "".join(
                cell
                if box.ref is None
                else cell.replace(
                    _HOLE,
                    _commented(
                        text_run(grid[box.ref.row][box.ref.column] or ""),
                        numbers.get(box.ref[1:], ()),
                    ),
                )
                for box, cell in cells
            )
            + "</w:tr>"
            for start, cells in _rows(table)
        ),
    )
    return made.replace(_FIRST, f"{_FIRST}{_commented('', numbers.get(None, ()))}", 1)


_FIRST = "</w:pPr>"
"""Behind this stands the text of a table's first cell."""


def _commented(text: str, numbers: Numbers) -> str:
    """A text with some comments tied to it."""
    starts, ends = "".join(map(comment_start, numbers)), "".join(map(comment_end, numbers))
    return f"{starts}{text}{ends}"


@cache
def _edges(table: Table) -> tuple[int, ...]:
    """Where the columns begin, and where the last one ends, in twips from the left."""
    return tuple(map(twips, accumulate(column_widths(table), initial=0.0)))


_HOLE = "<w:r/>"
"""Where the text of a value goes."""


@cache
def _rows(table: Table) -> tuple[tuple[str, tuple[tuple[Box, str], ...]], ...]:
    """The start of each row and its cells, the same for every report but for the values."""
    last = row_count(table) - 1
    height = twips(TABLES[table.key].row_height)
    return tuple(
        (
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>'
            f"{'<w:tblHeader/>' if row < header_rows(table) else ''}</w:trPr>",
            tuple(
                (box, _official_cell(table, box, row, keep=row < last))
                for box in boxes_in_row(table, row)
            ),
        )
        for row in range(last + 1)
    )


def boxes_in_row(table: Table, row: int) -> tuple[Box, ...]:
    """The boxes that cover a grid row, left to right."""
    covering = (box for box in boxes(table) if box.row <= row < box.row + box.row_span)
    return tuple(sorted(covering, key=lambda box: box.column))


def _official_cell(table: Table, box: Box, row: int, *, keep: bool) -> str:
    edges = _edges(table)
    begins = box.row == row
    merge = ""
    if box.row_span > 1:
        merge = '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    text = _HOLE if box.ref else text_run(box.text)
    return cell(
        edges[box.column + box.column_span] - edges[box.column],
        text if begins else "",
        role=TABLES[table.key].role,
        span=box.column_span,
        merge=merge,
        align=alignment(table, box),
        keep=keep,
    )


def cell(  # noqa: PLR0913
    width: int,
    content: str,
    *,
    role: Role,
    span: int = 1,
    merge: str = "",
    align: Align = Align.CENTRE,
    keep: bool = False,
) -> str:
    """A cell ``width`` twips wide with one paragraph of the runs ``content``."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    aligned = "" if align is STYLES[role].align else justification(align)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{merge}'
        f'<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{style_id(role)}"/>'
        f"{'<w:keepNext/>' if keep else ''}{aligned}</w:pPr>{content}</w:p></w:tc>"
    )


def foreign_table(table: ForeignTable) -> str:
    """A table that is none of the form's, as a plain grid; short rows end early."""
    rows = [row for row in table.rows if row]
    columns = max(map(len, rows), default=0)
    if not columns:
        return ""
    width = twips(PAGE.text_width) // columns
    edges = tuple(range(0, columns * width + 1, width))
    return _table(edges, "".join(_foreign_row(row, width, columns) for row in rows))


def _foreign_row(row: Sequence[str], width: int, columns: int) -> str:
    missing = columns - len(row)
    after = f'<w:gridAfter w:val="{missing}"/>' if missing else ""
    return (
        f"<w:tr><w:trPr>{after}<w:cantSplit/></w:trPr>"
        + "".join(cell(width, text_run(text), role=Role.CELL) for text in row)
        + "</w:tr>"
    )


def list_table(table: ListTable) -> str:
    """A list with a heading row, which is repeated on every page."""
    shares = accumulate(table.shares, initial=0.0)
    edges = tuple(twips(PAGE.text_width * share) for share in shares)
    return _table(edges, "".join(_list_rows(table, edges)), LIST_MARGIN)


def _list_rows(table: ListTable, edges: tuple[int, ...]) -> Iterator[str]:
    widths = [end - start for start, end in pairwise(edges)]
    for number, row in enumerate(table.rows):
        aligned = table.aligned if number else (Align.CENTRE,) * len(widths)
        cells = (
            cell(width, text_run(text), role=Role.CELL, align=align)
            for width, text, align in zip(widths, row, aligned, strict=True)
        )
        repeated = "" if number else "<w:tblHeader/>"
        height = f'<w:trHeight w:val="{twips(LIST_ROW_HEIGHT)}" w:hRule="atLeast"/>'
        yield f"<w:tr><w:trPr><w:cantSplit/>{height}{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _table(edges: tuple[int, ...], rows: str, from_line: float = CELL_MARGIN) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rule = f'w:val="single" w:sz="{round(RULE * 8)}" w:space="0" w:color="auto"'
    margin = f'w:w="{twips(from_line)}" w:type="dxa"'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{edges[-1]}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{''.join(f'<w:{side} {rule}/>' for side in sides)}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar><w:left {margin}/><w:right {margin}/></w:tblCellMar></w:tblPr><w:tblGrid>"
        + "".join(f'<w:gridCol w:w="{end - start}"/>' for start, end in pairwise(edges))
        + f"</w:tblGrid>{rows}</w:tbl>"
    )
