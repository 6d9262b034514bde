"""Blocks of cells as spreadsheets and word processors put them on the clipboard, and take them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from io import StringIO

from PySide6.QtCore import QMimeData

from core.form.spec import CellRef
from core.readers.raw import RawCell, RawGrid, RawParagraph, UnreadableFile
from core.report import Report

_SECONDS = 5.0
Texts = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Block:
    """Copied cells: their texts row by row, merged ones once, and the grid they came in."""

    texts: Texts
    grid: RawGrid

    @property
    def size(self) -> int:
        """How many cells it has."""
        return sum(map(len, self.texts))


def pasted(mime: QMimeData) -> Block:
    """The block on the clipboard: of its HTML table if there is one, else of its text."""
    if mime.hasHtml() and "<table" in (html := mime.html()).lower():
        found = _of_html(html)
        if found is not None:
            return found
    return of_text(mime.text())


def of_text(text: str) -> Block:
    """The cells of a text: tabs, line ends, quotes around line breaks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    try:
        rows = list(csv.reader(StringIO(lines, newline=""), delimiter="\t")) if '"' in lines else []
    except csv.Error:
        rows = []
    rows = rows or [line.split("\t") for line in lines.split("\n")]
    texts = tuple(tuple(cell.strip() for cell in row) or ("",) for row in rows)
    cells = tuple(tuple(RawCell(n, _said(text)) for n, text in enumerate(row)) for row in texts)
    return Block(texts, RawGrid(cells, exact=False))


def _said(text: str) -> tuple[RawParagraph, ...]:
    return (RawParagraph(text),) if text else ()


def _of_html(html: str) -> Block | None:
    """The first table of a page; None where it cannot be read."""
    from core.readers.html import read
    from core.readers.limits import Budget

    try:
        document = read(html.encode(), Budget(_SECONDS))
    except UnreadableFile:
        return None
    grid = next((block for block in document.blocks if isinstance(block, RawGrid)), None)
    return Block(_texts(grid), grid) if grid else None


def _texts(grid: RawGrid) -> Texts:
    width = max((cell.column + cell.column_span for row in grid.rows for cell in row), default=0)
    rows = []
    for cells in grid.rows:
        row = [""] * width
        for cell in cells:
            row[cell.column] = cell.text.strip()
        rows.append(tuple(row))
    return tuple(rows)


def copied(report: Report, refs: Iterable[CellRef]) -> QMimeData:
    """The cells as tab-separated text and as an HTML table, blanks where none is chosen."""
    chosen = sorted(refs)
    rows = sorted({ref.row for ref in chosen})
    columns = sorted({ref.column for ref in chosen})
    texts = [
        [
            (report.cell(ref) or "") if (ref := CellRef(chosen[0].table, row, n)) in chosen else ""
            for n in range(columns[0], columns[-1] + 1)
        ]
        for row in rows
    ]
    cells = ("".join(f"<td>{escape(text)}</td>" for text in row) for row in texts)
    mime = QMimeData()
    mime.setText("\r\n".join("\t".join(row) for row in texts))
    mime.setHtml(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
    return mime
