"""Writing a report to a file: one module per format, loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from core.report import Report
from core.writers.saving import UnwritableFile, replace_file

__all__ = ["WRITERS", "UnwritableFile", "Writer", "blanked", "replace_file", "save"]

Writer = Callable[[Report], bytes]


def _docx(report: Report) -> bytes:
    from core.writers.docx import write

    return write(report)


def _xlsx(report: Report) -> bytes:
    from core.writers.xlsx import write

    return write(report)


def _html(report: Report) -> bytes:
    from core.writers.html import write

    return write(report)


def _json(report: Report) -> bytes:
    from core.jsonform import write

    return write(report)


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {".docx": _docx, ".xlsx": _xlsx, ".html": _html, ".htm": _html, ".json": _json}
)
"""What writes a report to a file of this suffix."""


def save(report: Report, path: Path) -> None:
    """Write a report to ``path`` in the format its suffix names.

    Raises:
        UnwritableFile: There is no such format, or the file cannot be put there.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        known = "、".join(WRITERS)
        raise UnwritableFile(f"无法保存“{path.name}”：文件名应以 {known} 结尾")
    replace_file(path, writer(report))


def blanked(report: Report) -> tuple[str, ...]:
    """Names of the rows that the source lacks, in part or whole, and that are written blank.

    A table with nothing in it stands for all its rows.
    """
    names: list[str] = []
    for table in report.form.tables:
        grid = report.tables[table.key]
        lacking = [number for number, row in enumerate(grid) if None in row]
        if len(lacking) == len(grid):
            names.append(table.name)
            continue
        names += [f"{table.name}·{report.form.row_name(table.key, row)}" for row in lacking]
    return tuple(names)
