"""The 核查说明 in the window: its pages, and the way to a printer or a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from core.choices import remarks
from core.comparing import not_compared
from core.explanation import NAME, explanation, title
from core.writers.docx import write_items
from core.writers.flow import Item, ListTable
from gui.any_kind import put_any
from gui.document import Document
from gui.file_state import beside, named, suggested_name
from gui.preview import TOOLS, Preview, Tool
from gui.print_layout import pages_of
from gui.printing import pdf_of
from gui.settings import Settings


class ExplanationPreview(Preview):
    """The sheet as it will be printed; it can also be written as DOCX or PDF."""

    tools = (*TOOLS[:1], Tool("导出…", "export", "Ctrl+S", "export", last=True), *TOOLS[1:])

    def __init__(self, document: Document, parent: QWidget, settings: Settings) -> None:
        self._document, self._folder = document, settings.last_folder()
        self._sheet = _sheet(document)
        super().__init__(pages_of(self._sheet), title(document.report), parent, settings)
        self.setWindowTitle(NAME)

    def export(self) -> None:
        """Ask for a file and write the sheet to it."""
        report = self._document.report
        name = f"{suggested_name(report)}（{NAME}）.docx"
        suggested = beside(self._document.path, self._folder, name)
        heading, organ = title(report), report.organ or ""
        written = put_any(
            self,
            "导出",
            suggested,
            {
                ".docx": partial(write_items, self._sheet, heading, organ),
                ".pdf": partial(pdf_of, self._sheet, heading),
            },
        )
        if written is not None:
            self.told.tell(f"已导出到{named(written)}")


def _sheet(document: Document) -> Sequence[Item | ListTable]:
    report = document.report
    return explanation(
        report,
        document.findings,
        date.today(),
        not_compared(report, document.previous),
        remarks(document.choices, report.edition),
    )
