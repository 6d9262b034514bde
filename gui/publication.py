"""Writing the copy for publication (公开稿) as whatever kind of file is asked for."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.publishing import for_publication
from core.report import Report
from core.writers import WRITERS
from gui.any_kind import put_any
from gui.file_state import beside, suggested_name
from gui.printing import pdf

_KINDS = (".docx", ".pdf", ".html", ".xlsx")
"""The kinds of file a report is published as."""


def publish(report: Report, original: Path | None, folder: Path, parent: QWidget) -> Path | None:
    """Ask for a file and write the copy to it; None where the user gave up."""
    public = for_publication(report)
    suggested = beside(original, folder, f"{suggested_name(report)}（公开稿）.docx")
    writers = {**WRITERS, ".pdf": pdf}
    makers = {suffix: partial(writers[suffix], public) for suffix in _KINDS}
    return put_any(parent, "导出公开稿", suggested, makers)
