"""Reports as the files of others show them, and what happens to such files on their way."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from core.form import FORMS
from core.form.layout import Box, Kind, boxes, column_count, row_count
from core.form.spec import Table
from core.readers.raw import RawBlock, RawCell, RawDocument, RawGrid, RawParagraph
from core.report import Grid, Report

Texts = dict[tuple[int, int], str]


def cell(text: str, column: int, columns: int = 1, rows: int = 1) -> RawCell:
    blocks = tuple(RawParagraph(line) for line in text.split("\n") if line)
    return RawCell(column, blocks, columns, rows)


def box_text(box: Box, grid: Grid) -> str:
    return box.text if box.ref is None else grid[box.ref.row][box.ref.column] or ""


def table_grid(table: Table, grid: Grid) -> RawGrid:
    """An official table as a word processor holds it, with its merges."""
    rows: list[list[RawCell]] = [[] for _ in range(row_count(table))]
    for box in boxes(table):
        made = cell(box_text(box, grid), box.column, box.column_span, box.row_span)
        rows[box.row].append(made)
    return RawGrid(tuple(map(tuple, rows)))


def document(report: Report, tables: Callable[[Table, Grid], list[RawBlock]]) -> RawDocument:
    """A whole file whose tables are made by ``tables``."""
    form = FORMS[report.edition]
    blocks: list[RawBlock] = [RawParagraph(report.title)]
    for number, section in enumerate(report.sections, 1):
        blocks.append(RawParagraph(section.heading or ""))
        blocks += [RawParagraph(paragraph.text) for paragraph in section.paragraphs]
        for table in form.tables:
            if table.section == number:
                blocks += tables(table, report.tables[table.key])
    return RawDocument("docx", tuple(blocks))


def plain(table: Table, grid: Grid) -> list[RawBlock]:
    return [table_grid(table, grid)]


def unmerged(table: Table, grid: Grid) -> list[RawBlock]:
    """Every merged cell taken apart, its text in the first place, the others blank."""
    texts = {(box.row, box.column): box_text(box, grid) for box in boxes(table)}
    return [
        RawGrid(
            tuple(
                tuple(
                    cell(texts.get((row, column), ""), column)
                    for column in range(column_count(table))
                )
                for row in range(row_count(table))
            )
        )
    ]


def split_at_page(table: Table, grid: Grid, header_again: bool = False) -> list[RawBlock]:
    """Cut in two below the middle, the header repeated or not; merges end at the cut."""
    whole = table_grid(table, grid).rows
    cut = len(whole) // 2
    header = whole[: len(whole) - len(grid)] if header_again and len(table.blocks) == 1 else ()
    upper = tuple(
        tuple(replace(c, row_span=min(c.row_span, cut - number)) for c in row)
        for number, row in enumerate(whole[:cut])
    )
    reaching = [
        replace(c, blocks=(), row_span=number + c.row_span - cut)
        for number, row in enumerate(whole[:cut])
        for c in row
        if number + c.row_span > cut
    ]
    first = tuple(sorted((*reaching, *whole[cut]), key=lambda c: c.column))
    return [RawGrid(upper), RawGrid((*header, first, *whole[cut + 1 :]))]


def split_at_page_with_header(table: Table, grid: Grid) -> list[RawBlock]:
    return split_at_page(table, grid, header_again=True)


def header_apart(table: Table, grid: Grid) -> list[RawBlock]:
    """The header a table of its own."""
    if len(table.blocks) > 1:
        return plain(table, grid)
    rows = table_grid(table, grid).rows
    cut = len(rows) - len(grid)
    return [RawGrid(rows[:cut]), RawGrid(rows[cut:])]


def without_header(table: Table, grid: Grid) -> list[RawBlock]:
    if len(table.blocks) > 1 or not table.blocks[0].has_labels:
        return plain(table, grid)
    rows = table_grid(table, grid).rows
    return [RawGrid(rows[len(rows) - len(grid) :])]


def nested(table: Table, grid: Grid) -> list[RawBlock]:
    """In a layout table of one cell."""
    return [RawGrid(((RawCell(0, (table_grid(table, grid),)),),))]


def wide_columns(table: Table, grid: Grid) -> list[RawBlock]:
    """Every cell over twice as many grid columns, as on a sheet that wider rows share."""
    rows = table_grid(table, grid).rows
    twice = [
        tuple(replace(c, column=2 * c.column, column_span=2 * c.column_span) for c in row)
        for row in rows
    ]
    return [RawGrid(tuple(twice))]


def extra_column(table: Table, grid: Grid) -> list[RawBlock]:
    """An empty column at the right."""
    raw = table_grid(table, grid)
    width = column_count(table)
    return [RawGrid(tuple((*row, cell("", width)) for row in raw.rows))]


def by_columns(table: Table, grid: Grid) -> list[RawBlock]:
    """Cut in two between value columns, the row labels repeated."""
    if len(table.blocks) > 1 or not table.blocks[0].has_labels:
        return plain(table, grid)
    made = unmerged(table, grid)[0]
    assert isinstance(made, RawGrid)
    labels = column_count(table) - len(table.blocks[0].column_paths)
    cut = labels + 3
    left = tuple(row[:cut] for row in made.rows)
    right = tuple(
        (*row[:labels], *(replace(c, column=c.column - cut + labels) for c in row[cut:]))
        for row in made.rows
    )
    return [RawGrid(left), RawGrid(right)]


def respelt(table: Table, grid: Grid) -> list[RawBlock]:
    """One character of every long label left out."""
    luck = random.Random(table.key)

    def spelt(box: Box) -> str:
        text = box_text(box, grid)
        if box.kind is Kind.VALUE or len(text) < 6:
            return text
        gone = luck.randrange(2, len(text))
        return text[:gone] + text[gone + 1 :]

    rows: list[list[RawCell]] = [[] for _ in range(row_count(table))]
    for box in boxes(table):
        rows[box.row].append(cell(spelt(box), box.column, box.column_span, box.row_span))
    return [RawGrid(tuple(map(tuple, rows)))]


def full_width(table: Table, grid: Grid) -> list[RawBlock]:
    """Digits and brackets in the other width, blanks inside labels."""
    widths = str.maketrans("0123456789（）．.", "０１２３４５６７８９()..")
    rows: list[list[RawCell]] = [[] for _ in range(row_count(table))]
    for box in boxes(table):
        text = box_text(box, grid)
        text = (
            text.translate(widths) if box.kind is Kind.VALUE else " ".join(text.translate(widths))
        )
        rows[box.row].append(cell(text, box.column, box.column_span, box.row_span))
    return [RawGrid(tuple(map(tuple, rows)))]


def tab_separated(table: Table, grid: Grid) -> list[RawBlock]:
    """As text with tabs: merged cells lose their width and leave padding at the row's end."""
    rows = table_grid(table, grid).rows
    width = column_count(table)
    covered: dict[tuple[int, int], None] = {}
    lines = []
    for number, row in enumerate(rows):
        texts = [""] * sum((number, column) in covered for column in range(width))
        for c in row:
            texts.append(c.text)
            covered |= {(number + down, c.column): None for down in range(1, c.row_span)}
        texts += [""] * (width - len(texts))
        lines.append(tuple(cell(text, column) for column, text in enumerate(texts)))
    return [RawGrid(tuple(lines), exact=False)]


def spans_lost(table: Table, grid: Grid) -> list[RawBlock]:
    """Every cell kept, but nothing said of how many rows and columns it covers."""
    rows = table_grid(table, grid).rows
    return [RawGrid(tuple(tuple(cell(c.text, n) for n, c in enumerate(row)) for row in rows))]


def one_cell_a_line(table: Table, grid: Grid) -> list[RawBlock]:
    """As text with one cell a line, blank cells gone."""
    texts = [c.text for row in table_grid(table, grid).rows for c in row]
    return [RawParagraph(text) for text in texts if text]


def tabbed_cells(table: Table, grid: Grid) -> list[RawBlock]:
    """As text with one cell a line, each behind a tab, blank cells kept."""
    texts = [c.text for row in table_grid(table, grid).rows for c in row]
    return [RawGrid(tuple((cell("", 0), cell(text, 1)) for text in texts), exact=False)]


def all_in_one_row(table: Table, grid: Grid) -> list[RawBlock]:
    """As text whose cells are parted by lone bars, which a reader gives as one row."""
    texts = [c.text for row in table_grid(table, grid).rows for c in row if c.text]
    return [RawGrid((tuple(cell(text, n) for n, text in enumerate(texts)),), exact=False)]


def spaced(table: Table, grid: Grid) -> list[RawBlock]:
    """As lines of text with the cells of a row parted by spaces."""
    lines = []
    for row in table_grid(table, grid).rows:
        texts = [c.text for c in row if c.text]
        lines.append(RawParagraph("  ".join(texts)))
    return list(lines)


def broken_lines(table: Table, grid: Grid) -> list[RawBlock]:
    """As a printed page gives it: labels broken over lines, the values behind one of the pieces.

    Or on a line of their own, where a row has several.
    """
    lines: list[str] = []
    for number, row in enumerate(table_grid(table, grid).rows):
        texts = [c.text for c in row if c.text]
        values = " ".join(text for text in texts if text.isdigit())
        labels = [text for text in texts if not text.isdigit()]
        for text in labels[:-1]:
            lines += [text[:2], text[2:]] if values else [text]
        last = labels[-1] if labels else ""
        half = len(last) // 2 if len(last) > 16 else 0
        apart = f"\n{values}" if half and " " in values else f" {values}"
        first, second = (last[:half], last[half:] + (apart if number % 3 else f" {values}"))
        if half and number % 3 == 2:
            first, second = f"{first} {values}", last[half:]
        lines += f"{first}\n{second}".split("\n")
    return [RawParagraph(line.strip()) for line in lines if line.strip()]


DAMAGES = (
    plain,
    unmerged,
    split_at_page,
    split_at_page_with_header,
    header_apart,
    without_header,
    nested,
    wide_columns,
    extra_column,
    by_columns,
    respelt,
    full_width,
    tab_separated,
    spans_lost,
    one_cell_a_line,
    tabbed_cells,
    all_in_one_row,
    spaced,
    broken_lines,
)
BLANKS_SURVIVE = frozenset(
    {plain, unmerged, split_at_page, split_at_page_with_header, header_apart, nested}
    | {wide_columns, extra_column, by_columns, respelt, full_width, tabbed_cells}
)
