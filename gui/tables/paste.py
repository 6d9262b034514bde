"""What a copied block would put where: from Excel, WPS, Word, or a grid of our own."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO
from typing import NamedTuple

from core.form.spec import CellRef
from core.readers.raw import RawCell, RawDocument, RawGrid, RawParagraph, UnreadableFile
from core.recognise import recognise
from core.recognise.labels import table_labels
from gui.tables.model import GridModel
from gui.tables.moves import Spot
from gui.tables.states import normalised

Block = tuple[tuple[str, ...], ...]
MOST_CELLS = 5_000


class Plan(NamedTuple):
    """Where the texts of a block go.

    Attributes:
        cells: The new text of each cell.
        left_out: In words, what finds no place.
    """

    cells: Mapping[CellRef, str]
    left_out: tuple[str, ...]


def block_of(text: str) -> Block:
    """The cells of a text as spreadsheets copy it: tabs, line ends, quotes around line breaks."""
    rows = csv.reader(StringIO(text.rstrip("\r\n"), newline=""), delimiter="\t", strict=False)
    try:
        return tuple(tuple(cell.strip() for cell in row) or ("",) for row in rows)
    except csv.Error:
        return tuple(tuple(line.split("\t")) for line in text.splitlines())


def plan(model: GridModel, block: Block, at: Spot, selected: tuple[CellRef, ...]) -> Plan:
    """Where a block goes: by its own labels if it has any, else from the cursor on.

    One value goes into every selected cell. Totals are never pasted: they follow.
    """
    if sum(map(len, block)) > MOST_CELLS:
        return Plan({}, (f"一次最多粘贴{MOST_CELLS}格",))
    if len(block) == 1 and len(block[0]) == 1 and len(selected) > 1:
        text = normalised(block[0][0])
        return Plan({ref: text for ref in selected if not model.locked(ref)}, ())
    labelled = _by_labels(model, block)
    return labelled if labelled else _by_position(model, block, at)


def _by_labels(model: GridModel, block: Block) -> Plan | None:
    """The cells of a block that brings the table's own labels along."""
    edition = model.document.report.edition
    labels = next(known for known in table_labels(edition) if known.table is model.table)
    texts = [text for row in block for text in row if text]
    if sum(bool(labels.rows.find_exactly(text)) for text in texts) < 1 or len(texts) == 1:
        return None
    rows = tuple(
        tuple(RawCell(n, (RawParagraph(text),) if text else ()) for n, text in enumerate(row))
        for row in block
    )
    try:
        report = recognise(RawDocument("txt", (RawGrid(rows, exact=False),)))
    except UnreadableFile:
        return None
    found = {ref: report.cell(ref) for ref in model.table.cells}
    cells = {
        ref: normalised(text)
        for ref, text in found.items()
        if text is not None and not model.locked(ref)
    }
    return Plan(cells, ()) if cells else None


def _by_position(model: GridModel, block: Block, at: Spot) -> Plan:
    cells: dict[CellRef, str] = {}
    left_out: list[str] = []
    spot: Spot | None = at
    for row in block:
        if spot is None:
            left_out += [f"表格到头了，放不下：{'、'.join(text for text in row if text)}"]
            continue
        refs = _refs_from(model, spot)
        for number, text in enumerate(row):
            if number >= len(refs):
                left_out += [f"这一行到头了，放不下：{text}"] if text else []
            elif not model.locked(refs[number]):
                cells[refs[number]] = normalised(text)
        below = model.moves.below(spot, 1)
        spot = below if below != spot else None
    return Plan(cells, tuple(left_out))


def _refs_from(model: GridModel, spot: Spot) -> list[CellRef]:
    """The cells of a row from the cursor on."""
    return [
        box.ref
        for box in model.moves.values
        if box.ref and box.row == spot[0] and box.column >= spot[1]
    ]
