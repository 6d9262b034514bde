"""The life of the open report on the disk: opening, saving, exporting, leaving it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog

from core.choices_file import is_choices
from core.convert import to_current
from core.form import CURRENT
from core.opening import UnreadableFile, open_report
from core.report import Report
from core.snapshot import UnreadableSnapshot
from core.writers import WRITERS, blanked
from gui.autosave import SUFFIX, discard, recover, recoverable
from gui.document import Document
from gui.file_boxes import ask_source, ask_target, choose, hourglass, insists, tell
from gui.file_state import FileWatch, beside, named, open_elsewhere, suggested_name
from gui.file_writing import put
from gui.kept_work import ask_first
from gui.publication import publish
from gui.settings import ORGAN, Settings
from gui.unfinished import finish_typing

if TYPE_CHECKING:
    from gui.main_window import MainWindow

SAMPLE = Path(__file__).parent.parent / "resources" / "sample.json"


class Files(QObject):
    """Moves reports between the window and the disk; every question about that is asked here.

    ``told`` carries what is worth a line below the window, ``saved`` says that the report has
    its file, perhaps another one than before.
    """

    told = Signal(str)
    saved = Signal()

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._watch = FileWatch(self)
        self._watch.changed.connect(self._changed_outside)
        self._original: Report | None = None
        self._written: Path | None = None

    def new(self) -> bool:
        """Ask what a new report is to be, and open it."""
        from gui.new_dialog import NewDialog

        if not self.may_close():
            return False
        dialog = NewDialog(self._settings, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        document = dialog.document() if accepted else None
        dialog.deleteLater()
        if document is None:
            return False
        self._settings.set(ORGAN, document.report.organ or "")
        self._take(document)
        return True

    def open_named(self, name: str) -> bool:
        """Open what the start page names: a file, or one to be asked for."""
        return self.open(Path(name) if name else None)

    def open(self, path: Path | None = None) -> bool:
        """Open a report, the sample, or work kept by :mod:`gui.autosave`; or ask for a file."""
        path = path or ask_source(self._window, "打开报告", self._settings.last_folder())
        if path is None:
            return False
        if is_choices(path):
            return self._window.take_over_rules(path)
        path = path.absolute()
        shown = self._window.document
        if shown and shown.path == path and not self._watch.is_changed():
            return True
        kept = next((kept for kept in recoverable(self._settings) if kept.path == path), None)
        if kept and ask_first(self._window, kept):
            path = kept.file
        document = self._read(path)
        if document is None or not self.may_close():
            return False
        self._take(document)
        if path.suffix == SUFFIX:
            discard(path)
        return True

    def _read(self, path: Path) -> Document | None:
        """The document in a file; None, and why not is said, where there is none."""
        try:
            with hourglass():
                if path.suffix == SUFFIX:
                    report, kept = recover(path)
                    document = Document(report, kept.path)
                    document.undo_stack.resetClean()
                else:
                    document = Document(open_report(path), None if path == SAMPLE else path)
        except UnreadableFile as error:
            tell(self._window, f"打不开“{path.name}”", f"{error}。")
        except (UnreadableSnapshot, OSError):
            tell(self._window, "自动保存的这份内容已经损坏，恢复不了。")
        else:
            return document
        return None

    def _take(self, document: Document) -> None:
        """Put a document into the window; the file it comes from is from now on watched."""
        clean, path = document.undo_stack.isClean(), document.path
        self._original = document.report if clean and path else None
        self._written = None
        self._window.show_document(document)
        self._watch.watch(path)
        if path is None:
            return
        self._settings.add_recent(path)
        if open_elsewhere(path):
            self.told.emit("这个文件正在 Word 或 WPS 中打开，保存前请先在那边关闭")

    def save(self) -> bool:
        """Save to the report's own file; one that this program did not write is asked for."""
        finish_typing()
        document = self._window.document
        if document is None:
            return False
        path = document.path
        if path is None or not self._is_ours(path):
            return self.save_as()
        if self._watch.is_changed():
            words = f"“{path.name}”打开以后又被别的程序改过。覆盖会丢掉那边的修改。"
            match choose(self._window, words, "另存为…", "覆盖", "取消"):
                case "另存为…":
                    return self.save_as()
                case "取消":
                    return False
        return self._save_to(path)

    def save_as(self) -> bool:
        """Save under a name that is asked for."""
        finish_typing()
        document = self._window.document
        return document is not None and self._save_to(self._ask_target(document, ".docx"))

    def _save_to(self, path: Path | None) -> bool:
        document = self._window.document
        if document is None or path is None or not self._settle_form(document):
            return False
        written = self._put(document, ".docx", path)
        if written is None:
            return False
        document.path = self._written = written
        document.undo_stack.setClean()
        self._watch.watch(written)
        self._settings.add_recent(written)
        self.saved.emit()
        lacking = blanked(document.report)
        more = f"；原文件缺的{len(lacking)}行按空白写出" if lacking else ""
        self.told.emit(f"已保存到{named(written)}{more}")
        return True

    def _is_ours(self, path: Path) -> bool:
        """Whether overwriting a file loses nothing: writing it unchanged would give the same."""
        if path == self._written:
            return True
        if self._original is None or path.suffix.lower() != ".docx":
            return False
        return sha256(WRITERS[".docx"](self._original)).hexdigest() == self._watch.known

    def _ask_target(self, document: Document, suffix: str) -> Path | None:
        path, folder = document.path, self._settings.last_folder()
        if path is not None and suffix == ".docx" and self._is_ours(path):
            suggested = path
        else:
            suggested = beside(path, folder, suggested_name(document.report) + suffix)
        title = "另存为" if suffix == ".docx" else "导出"
        return ask_target(self._window, title, suggested)

    def _put(self, document: Document, suffix: str, path: Path | None) -> Path | None:
        writer = _pdf if suffix == ".pdf" else WRITERS[suffix]
        return put(
            self._window,
            path,
            lambda: writer(document.report),
            lambda: self._ask_target(document, suffix),
        )

    def _settle_form(self, document: Document) -> bool:
        """Ask once whether a report in an older edition is to take the current one."""
        form = document.report.form
        if form is CURRENT or (self._written and self._written == document.path):
            return True
        words = f"这份报告用的是{form.basis}的旧表样。"
        more = f"现行表样是{CURRENT.basis}。换了以后可以撤销，旧表没有的格空着，要补填。"
        match choose(self._window, words, "换成现行表样", "照旧表样", "取消", more=more):
            case "换成现行表样":
                converted, left_blank = to_current(document.report)
                document.replace(converted, "换成现行表样")
                self.told.emit(f"已换成现行表样，空着的{len(left_blank)}格请补填")
                return True
            case choice:
                return choice == "照旧表样"

    def export(self, suffix: str) -> bool:
        """Write the report in another format, to a file that is asked for."""
        finish_typing()
        document = self._window.document
        if document is None or not self._approved(document):
            return False
        written = self._put(document, suffix, self._ask_target(document, suffix))
        if written is not None:
            self.told.emit(f"已导出到{named(written)}")
        return written is not None

    def export_public(self) -> bool:
        """Write the copy for publication, as what kind of file is asked for."""
        finish_typing()
        document = self._window.document
        if document is None or not self._approved(document):
            return False
        folder = self._settings.last_folder()
        written = publish(document.report, document.path, folder, self._window)
        if written is not None:
            self.told.emit(f"公开稿已导出到{named(written)}，不含说明、批注、修订痕迹和作者姓名")
        return written is not None

    def copy_for_website(self) -> bool:
        """Put the report on the clipboard as a website's editor takes it."""
        finish_typing()
        document = self._window.document
        if document is None or not self._approved(document):
            return False
        from core.writers.html import fragment

        copied = QMimeData()
        copied.setHtml(fragment(document.report))
        QApplication.clipboard().setMimeData(copied)
        self.told.emit("已复制，到网站后台的编辑框里粘贴即可")
        return True

    def _approved(self, document: Document) -> bool:
        """Warn once of what must still be mended; the user decides."""
        goes_on = insists(self._window, document.unmended, "导出")
        return goes_on and self._settle_form(document)

    def may_close(self) -> bool:
        """Ask what to do with unsaved work, and whether the report may then be left."""
        finish_typing()
        document = self._window.document
        if document is None or document.undo_stack.isClean():
            return True
        name = document.path.name if document.path else suggested_name(document.report)
        match choose(self._window, f"要保存对“{name}”的修改吗？", "保存", "不保存", "取消"):
            case "保存":
                return self.save()
            case "不保存":
                self._window.autosave.stop()
                return True
        return False

    def dropped(self, mime: QMimeData) -> Path | None:
        """The first file among what is dragged over the window."""
        files = (url.toLocalFile() for url in mime.urls() if url.isLocalFile())
        return next((Path(file) for file in files if file), None)

    def _changed_outside(self) -> None:
        self.told.emit("这个文件刚被别的程序改过，保存时会先问您")


def _pdf(report: Report) -> bytes:
    from gui.printing import pdf

    return pdf(report)
