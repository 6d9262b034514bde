"""Questions and files asked for: every box and file dialog of the program is made here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from core.choices_file import SUFFIX as CHOICES

READABLE = (
    "报告文件 (*.docx *.xlsx *.html *.htm *.txt *.md *.json)",
    "Word 文档 (*.docx)",
    "所有文件 (*)",
)
CHOICES_FILES = (f"检查项设置 (*{CHOICES})", "所有文件 (*)")
WRITABLE = {
    ".docx": "Word 文档 (*.docx)",
    ".pdf": "PDF 文件 (*.pdf)",
    ".xlsx": "Excel 工作簿 (*.xlsx)",
    ".html": "网页 (*.html)",
    CHOICES: CHOICES_FILES[0],
}


def tell(parent: QWidget, text: str, more: str = "") -> None:
    """Say something that must be read before going on."""
    choose(parent, text, "知道了", more=more)


def choose(parent: QWidget, text: str, *choices: str, more: str = "") -> str:
    """Ask a question and return the choice; the first is Enter's, the last is Esc's."""
    box = QMessageBox(parent)
    box.setWindowTitle(QApplication.applicationName())
    asks = len(choices) > 1
    box.setIcon(QMessageBox.Icon.Question if asks else QMessageBox.Icon.Information)
    box.setText(text)
    box.setInformativeText(more)
    box.setTextFormat(Qt.TextFormat.PlainText)
    roles = [QMessageBox.ButtonRole.AcceptRole, *[QMessageBox.ButtonRole.DestructiveRole] * 9]
    buttons = [box.addButton(words, roles[number]) for number, words in enumerate(choices[:-1])]
    buttons.append(box.addButton(choices[-1], QMessageBox.ButtonRole.RejectRole))
    box.setDefaultButton(buttons[0])
    box.setEscapeButton(buttons[-1])
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return next((button.text() for button in buttons if button is clicked), choices[-1])


def insists(parent: QWidget, doubts: str, act: str) -> bool:
    """Whether the user wants to go on in spite of what there is to say against it, if anything."""
    return not doubts or choose(parent, doubts, f"仍然{act}", f"先不{act}") != f"先不{act}"


def ask_source(
    parent: QWidget, title: str, folder: Path, kinds: Iterable[str] = READABLE
) -> Path | None:
    """Ask for a file to read; None where the user thinks better of it."""
    dialog = QFileDialog(parent, title, str(folder), ";;".join(kinds))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def ask_target(
    parent: QWidget, title: str, suggested: Path, suffixes: Iterable[str] = ()
) -> Path | None:
    """Ask where to write a file; the dialog asks before it replaces one.

    It may be of the suggested one's kind, or of any that ``suffixes`` names.
    """
    kinds = {WRITABLE[suffix]: suffix for suffix in (suggested.suffix, *suffixes)}
    dialog = QFileDialog(parent, title, str(suggested.parent), ";;".join(kinds))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggested.suffix)
    dialog.selectFile(suggested.name)

    def take_kind(kind: str) -> None:
        """Let the name follow the kind that is chosen; accepting the dialog chooses it again."""
        suffix = kinds[kind]
        if suffix.lstrip(".") != dialog.defaultSuffix():
            dialog.setDefaultSuffix(suffix)
            dialog.selectFile(Path(dialog.selectedFiles()[0]).with_suffix(suffix).name)

    dialog.filterSelected.connect(take_kind)
    return _chosen(dialog)


def _chosen(dialog: QFileDialog) -> Path | None:
    accepted = dialog.exec()
    files = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(files[0]) if accepted and files else None


@contextmanager
def hourglass() -> Iterator[None]:
    """The pointer of a busy program for as long as something takes."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()
