"""What a clerk does to a report in these stories."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from core.edits import CellChange, Edit
from core.form.spec import CellRef
from core.opening import open_report
from core.report import with_cells
from core.snapshot import write
from gui.document import Document
from gui.files import SAMPLE
from gui.settings import Settings

LICENCES = CellRef("disclosure", 2, 0)


def type_number(document: Document, text: str) -> None:
    """Type a number into the cell of 行政许可."""
    document.edit(Edit("填行政许可", (CellChange(LICENCES, text),)))


def compose(widget: QWidget, text: str) -> None:
    """Type Chinese, which comes from an input method and not from keys."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def left_behind(settings: Settings, title: str, path: Path | None = None) -> Path:
    """Work on a report that a program ended without saving: its 行政许可 is 77."""
    folder = settings.folder / "recovery"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{len(list(folder.iterdir()))}.nianbao"
    moment = datetime(2026, 1, 14, 10, 32).isoformat()
    about = {"title": title, "path": str(path) if path else None, "time": moment}
    file.write_bytes(write(with_cells(open_report(SAMPLE), {LICENCES: "77"}), about))
    return file
