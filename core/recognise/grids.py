"""Reading the official tables from grids of rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from core.form.spec import Block, CellRef
from core.origin import ExtraHeading, Note, PrintedLabel
from core.place import Place, at_cells
from core.recognise.columns import Columns, differs, read_columns, respelt_headers
from core.recognise.labels import TableLabels
from core.recognise.placing import Placed, Reading
from core.recognise.ragged import Shape, aligned, shape_offsets
from core.recognise.rows import Row, RowKind, classify
from core.recognise.stream import Item, Line, is_value


def read_grids(items: Sequence[Item | None], tables: tuple[TableLabels, ...]) -> Reading:
    """Every table row among the items, matched to the form by its headings."""
    lines = [(index, item) for index, item in enumerate(items) if isinstance(item, Line)]
    reading, memory = Reading(), _Memory()
    for _, group in groupby(lines, key=lambda pair: pair[1].grid):
        numbered = [(index, classify(line, tables)) for index, line in group]
        numbered = _by_elimination(numbered)
        part, memory = _read_grid(numbered, tables, memory)
        reading += part
    return reading


@dataclass(frozen=True)
class _Memory:
    """What was seen above a row: header lines since the last data row, and columns in force."""

    header: tuple[tuple[int, Row], ...] = ()
    columns: tuple[tuple[tuple[str, Block, int], Columns], ...] = ()

    def recall(self, key: tuple[str, Block, int]) -> Columns | None:
        return next((columns for known, columns in self.columns if known == key), None)


def _read_grid(
    rows: list[tuple[int, Row]], tables: tuple[TableLabels, ...], memory: _Memory
) -> tuple[Reading, _Memory]:
    """One grid; a header that ended the grid before it still counts."""
    reading = Reading()
    offsets: dict[tuple[Block, int], dict[Shape, int]] = {}
    current: TableLabels | None = None
    for index, classified in rows:
        row = _as_cases(classified, tables, memory)
        if row.kind is RowKind.HEADER:
            memory = replace(memory, header=(*memory.header, (index, row)))
        elif row.kind in (RowKind.DATA, RowKind.CASES) and (target := _target(row, tables, memory)):
            current, block = target.labels, target.block
            columns, memory, seen = _columns_for(row, current, block, memory)
            count = len(columns.leaves) or len(block.column_paths)
            if (block, count) not in offsets:
                offsets[block, count] = shape_offsets(_shapes(rows, current, block), count)
            offset = offsets[block, count].get(_shape(row))
            reading += seen + _read_row(index, row, target, columns, offset)
        elif _cut_header(row, memory):
            memory = replace(memory, header=(*memory.header, (index, row)))
        elif row.kind is RowKind.UNKNOWN and current:
            reading += _read_unknown(index, row, current)
        elif row.kind is RowKind.BLANK and (current or memory.header):
            reading += Reading(items=frozenset({index}))
    return reading, memory


_LONGEST_PIECE = 6


def _cut_header(row: Row, memory: _Memory) -> bool:
    """Whether a row only holds pieces of labels that began in the header row above it."""
    return (
        row.kind is RowKind.UNKNOWN
        and any(header.line.grid == row.line.grid for _, header in memory.header)
        and all(
            len(text) <= _LONGEST_PIECE and not is_value(text) for text in row.line.texts if text
        )
    )


def _as_cases(row: Row, tables: tuple[TableLabels, ...], memory: _Memory) -> Row:
    """A row of few values or none, right below the header of a table without row labels."""
    if row.kind not in (RowKind.UNKNOWN, RowKind.BLANK) or not memory.header:
        return row
    last = memory.header[-1][1]
    unlabelled = any(
        labels.table.cells and last.labels is labels and not labels.table.blocks[0].has_labels
        for labels in tables
        if row.line.width >= len(labels.table.cells)
    )
    if unlabelled and all(not text or is_value(text) for text in row.line.texts):
        return replace(row, kind=RowKind.CASES, label_end=0)
    return row


class _Target(NamedTuple):
    """The table of the form and its row that a row of the file is."""

    labels: TableLabels
    position: int

    @property
    def block(self) -> Block:
        return self.labels.table.rows[self.position][0]


def _target(row: Row, tables: tuple[TableLabels, ...], memory: _Memory) -> _Target | None:
    """The table and row of the form that a row is; cases are told by the header above."""
    if row.kind is RowKind.DATA and row.labels and row.match:
        return _Target(row.labels, row.match.position)
    headed = {header.labels.table.key for _, header in memory.header if header.labels}
    for labels in tables:
        unlabelled = not labels.table.blocks[0].has_labels
        values = [text for text in row.values if text]
        if unlabelled and (labels.table.key in headed or len(values) == len(labels.table.cells)):
            return _Target(labels, 0)
    return None


def _columns_for(
    row: Row, labels: TableLabels, block: Block, memory: _Memory
) -> tuple[Columns, _Memory, Reading]:
    """The columns over a data row: of the header just above it, else as in the grid before."""
    mine = [
        (index, header)
        for index, header in memory.header
        if header.labels is labels or header.line.grid == row.line.grid
    ]
    key = (labels.table.key, block, row.line.width)
    if not mine:
        columns = memory.recall(key) if row.line.exact else None
        return columns or Columns({}, {}, {}), memory, Reading()
    lines = [header.line for _, header in mine]
    exact = row.line.exact and all(line.exact and line.width == row.line.width for line in lines)
    first = _first_value_column(row)
    columns = read_columns(lines, block, labels, first) if exact else Columns({}, {}, {})
    seen = Reading(
        items=frozenset(index for index, _ in mine),
        headed=frozenset({labels.table.key}),
        labels=(*respelt_headers(lines, labels), *_guessed_labels(columns, labels, block)),
        extras=tuple(
            ExtraHeading(labels.table.key, "column", text) for text in columns.unknown.values()
        ),
    )
    known = tuple((k, c) for k, c in memory.columns if k != key)
    others = tuple(pair for pair in memory.header if pair not in mine)
    return columns, _Memory(others, ((key, columns), *known)), seen


def _guessed_labels(columns: Columns, labels: TableLabels, block: Block) -> Iterator[PrintedLabel]:
    for column, text in columns.guessed.items():
        official = block.column_paths[columns.leaves[column]][-1].label
        if text and differs(text, official):
            yield PrintedLabel(labels.table.key, "column", text, official)


def _first_value_column(row: Row) -> int:
    if not row.label_end:
        return 0
    last = row.line.cells[row.label_end - 1]
    return last.column + last.span


def _shapes(
    rows: list[tuple[int, Row]], labels: TableLabels, block: Block
) -> Iterator[tuple[Shape, tuple[str, ...]]]:
    for _, row in rows:
        if row.kind is RowKind.DATA and row.labels is labels and row.match:
            if labels.table.rows[row.match.position][0] is block:
                yield _shape(row), row.values
        elif row.kind is RowKind.CASES:
            yield _shape(row), row.values


def _shape(row: Row) -> Shape:
    return len(row.line.cells), row.label_end


def _read_row(
    index: int, row: Row, target: _Target, columns: Columns, offset: int | None
) -> Reading:
    """The cells of a row, by the columns above it or, where those are lost, by their number."""
    values, certain = _by_column(row, columns), True
    if values is None:
        leaves = sorted(columns.leaves.values()) or list(range(len(target.block.column_paths)))
        window, certain = aligned(row.values, len(leaves), offset)
        values = dict(zip(leaves, window, strict=True))
    key, position = target.labels.table.key, target.position
    cells = tuple(
        Placed(CellRef(key, position, leaf), text, index) for leaf, text in values.items()
    )
    notes = () if certain else (_uncertain(cells, row),)
    return Reading(
        cells, frozenset({index}), labels=tuple(_row_labels(row, target.labels)), notes=notes
    )


def _by_column(row: Row, columns: Columns) -> dict[int, str] | None:
    """The row's values by form column; None where its cells do not stand under the header."""
    if columns.missing:
        return None
    values = dict.fromkeys(columns.leaves.values(), "")
    for cell in row.line.cells[row.label_end :]:
        if not cell.begins:
            continue
        under = [c for c in range(cell.column, cell.column + cell.span) if c in columns.leaves]
        if not under:
            if cell.text and cell.column not in columns.unknown:
                return None
        elif not values[columns.leaves[under[0]]]:
            values[columns.leaves[under[0]]] = cell.text
    return values


def _uncertain(cells: tuple[Placed, ...], row: Row) -> Note:
    texts = "、".join(text or "空" for text in row.values)
    message = (
        f"“{row.printed or '数据'}”这一行的格数与表头对不齐（{texts}），数是按次序放的，请对照原件"
    )
    return Note("uncertain_row", message, at_cells(placed.ref for placed in cells))


def _row_labels(row: Row, labels: TableLabels) -> Iterator[PrintedLabel]:
    """The labels of a row, its groups included, that are printed otherwise."""
    for cell in row.line.cells[: row.label_end]:
        match = labels.rows.find(cell.text) if cell.text and cell.begins else None
        if cell is row.line.cells[row.label_end - 1] and cell.text:
            match = row.match
        if match and differs(cell.text, match.heading.label):
            yield PrintedLabel(labels.table.key, "row", cell.text, match.heading.label)


def _read_unknown(index: int, row: Row, labels: TableLabels) -> Reading:
    """A row inside a table that the form does not have; a lone text is left to the narrative."""
    texts = [text for text in row.line.texts if text]
    values = tuple(text for text in row.values if text)
    if not values or not any(map(is_value, values)):
        return Reading()
    name = " ".join(texts[: len(texts) - len(values)])
    extra = ExtraHeading(labels.table.key, "row", name, values)
    message = (
        f"{labels.table.name}里多出一行“{name}”（{'、'.join(values)}），"
        "统一格式没有这一行，没有收入"
    )
    note = Note("extra_row", message, Place(table=labels.table.key))
    return Reading(items=frozenset({index}), extras=(extra,), notes=(note,))


def _by_elimination(rows: list[tuple[int, Row]]) -> list[tuple[int, Row]]:
    """Rows with labels beyond recognition, each the only one left between two others."""
    result = list(rows)
    for here in range(1, len(rows) - 1):
        index, row = rows[here]
        before, after = rows[here - 1][1], rows[here + 1][1]
        if row.kind is not RowKind.UNKNOWN or not before.match or not after.match:
            continue
        if before.labels is not after.labels or before.labels is None or not row.label_end:
            continue
        missing = before.match.position + 1
        if after.match.position == missing + 1 and len(row.values) >= len(before.values):
            heading = before.labels.table.row_path(missing)[-1]
            match = replace(before.match, heading=heading, position=missing, near=True)
            result[here] = (
                index,
                replace(row, kind=RowKind.DATA, labels=before.labels, match=match),
            )
    return result
