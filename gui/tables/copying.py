"""Cells as spreadsheets and word processors take them from the clipboard."""

from __future__ import annotations

from html import escape

from core.form.spec import CellRef
from core.report import Report


def copied(report: Report, refs: tuple[CellRef, ...]) -> tuple[str, str]:
    """The cells as tab-separated text and as an HTML table, blanks where none is chosen."""
    chosen = set(refs)
    rows = sorted({ref.row for ref in refs})
    columns = range(min(ref.column for ref in refs), max(ref.column for ref in refs) + 1)
    texts = [
        [
            (report.cell(ref) or "")
            if (ref := CellRef(refs[0].table, row, column)) in chosen
            else ""
            for column in columns
        ]
        for row in rows
    ]
    plain = "\r\n".join("\t".join(row) for row in texts)
    cells = ("".join(f"<td>{escape(text)}</td>" for text in row) for row in texts)
    return plain, f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
