"""The findings panel: the list, the help beside it, and what can be done about them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.checks.aim import aimed
from core.checks.rule import Finding, Fix
from core.choices import remarks
from core.comparing import not_compared
from core.overruled import overruled
from core.report import Report
from core.verdict import verdict
from core.writers.saving import UnwritableFile, replace_file
from gui import look
from gui.answering import ask_answer, take_back
from gui.document import Document
from gui.findings_filter import FindingsFilter
from gui.findings_help import FindingHelp
from gui.findings_list import Listed, as_html, as_text, line
from gui.findings_model import FindingsModel, Key
from gui.findings_tree import FindingsTree
from gui.guessing import Guessing
from gui.list_button import ListButton
from gui.rules.remark import Remark


class FindingsPanel(QWidget):
    """What was found in the report.

    ``jump`` carries the places of the finding the user goes to, the first one to be shown;
    ``told`` says what a fix did, ``rule_wanted`` carries the code of the rule whose settings
    are to be shown.
    """

    jump = Signal(object)
    told = Signal(str)
    rule_wanted = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._visited: Key | None = None
        self.model = FindingsModel(document, self)
        self.tree = FindingsTree(self.model)
        self.help = FindingHelp()
        self._guessing = Guessing(document, self.help.guesses)
        self.filter = FindingsFilter(document.report.form)
        self.remark = Remark()
        self.empty = QLabel()
        self.mend_all_button = QPushButton()
        self._stack = QStackedWidget()
        self._lay_out()
        self.setAccessibleName("问题")
        self.filter.changed.connect(self._filtered)
        self.tree.wanted.connect(self.go)
        self.tree.copied.connect(self.copy)
        self.tree.selectionModel().currentChanged.connect(self._current_changed)
        self.help.wanted.connect(self.go)
        self.help.chosen.connect(self._fix)
        self.help.manual_wanted.connect(self._show_manual)
        self.help.rule_wanted.connect(self.rule_wanted)
        self.help.answering.connect(self._answer)
        self.help.taking_back.connect(self._take_back)
        self._guessing.jump.connect(self.jump)
        self._guessing.told.connect(self.told)
        self.mend_all_button.clicked.connect(self._mend_all)
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.modelReset.connect(self._restore)
        document.changed.connect(self._refresh)
        self._state = self.tree.remembered()
        self._refresh()

    def _lay_out(self) -> None:
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(self.tree)
        both.addWidget(self.help)
        both.setSizes([600, 420])
        both.setStretchFactor(0, 1)
        both.setChildrenCollapsible(False)
        self._stack.addWidget(both)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar())
        column.addWidget(self.remark)
        column.addWidget(self._stack, 1)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 4)
        bar.setSpacing(6)
        bar.addWidget(self.filter)
        bar.addStretch(1)
        self.mend_all_button.setIcon(look.icon("fix-all"))
        bar.addWidget(self.mend_all_button)
        for icon, words, slot in (
            ("previous", "上一处（Shift+F8）", self.previous),
            ("next", "下一处（F8）", self.following),
        ):
            button = QToolButton()
            button.setIcon(look.icon(icon))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(slot)
            bar.addWidget(button)
        bar.addWidget(self._list_button())
        return bar

    def _list_button(self) -> ListButton:
        button = ListButton(self._document)
        button.copying.connect(self.copy_list)
        button.exporting.connect(self.export_list)
        return button

    def _refresh(self) -> None:
        """Counts, buttons and the help after any change; the list sees to itself."""
        findings = self._document.findings
        self.filter.count(findings)
        count = sum(finding.hit.recommended for finding in self._document.pending)
        self.mend_all_button.setText(f"全部修正（{count}处）" if count else "全部修正")
        self.mend_all_button.setEnabled(count > 0)
        self.mend_all_button.setToolTip(self._about_mending_all(count))
        self.remark.say(self._remarks())
        self._show_list_or_words()
        self._show_help()
        self._guessing.look_again(self.current())

    def _about_mending_all(self, count: int) -> str:
        if count:
            return "把不用拿主意的都改好，一步可以撤销"
        left = any(found.counts for found in self._document.pending)
        return "剩下的都要您拿主意，请逐条处理" if left else "没有要改的"

    def _left_out(self) -> tuple[str, ...]:
        return not_compared(self._document.report, self._document.previous)

    def _remarks(self) -> tuple[str, ...]:
        return remarks(self._document.choices, self._document.report.edition)

    def _show_help(self) -> None:
        self.help.show_finding(self.current(), self._document.choices)

    def _show_manual(self, code: str) -> None:
        from gui.manual import show_manual

        show_manual(self, code)

    def _show_list_or_words(self) -> None:
        if self.model.heads():
            self._stack.setCurrentIndex(0)
            return
        if self._document.findings:
            self.empty.setText("没有符合筛选的问题，按 Esc 显示全部")
        else:
            self.empty.setText(f"{look.DONE_SIGN} 没有发现问题\n{verdict((), self._left_out())}")
        self._stack.setCurrentIndex(1)

    def _filtered(self) -> None:
        self.model.set_filter(self.filter.chosen)
        self._show_list_or_words()
        self._show_help()

    def _remember(self) -> None:
        self._state = self.tree.remembered()

    def _restore(self) -> None:
        self.tree.restore(self._state)

    def _current_changed(self, _: QModelIndex, __: QModelIndex) -> None:
        self._show_help()
        self._guessing.look_at(self.current())

    def current(self) -> Finding | None:
        """The finding that is current in the list."""
        return self.model.finding(self.tree.currentIndex())

    def go(self) -> None:
        """Go to the current finding."""
        if finding := self.current():
            self._visited = self.model.key(self.tree.currentIndex())
            self.tree.settle()
            self.jump.emit(aimed(finding))

    def following(self) -> None:
        """Go to the next finding."""
        self.next(1)

    def previous(self) -> None:
        """Go to the finding before."""
        self.next(-1)

    def next(self, step: int) -> None:
        """Go some findings on or back, from the last to the first.

        Where the current one has come up by itself, because the one before was mended, the
        next is that one. What is answered is passed over while anything else is left.
        """
        heads = self.model.heads()
        if not heads:
            return
        finding, row = self.current(), self.tree.current_row()
        if finding is None:
            row = 0 if step > 0 else heads - 1
        elif step < 0 or self.model.key(self.tree.currentIndex()) == self._visited:
            row = (row + step) % heads
        for _ in range(heads):
            shown = self.model.finding(self.model.index(row, 0))
            if shown and shown.answer is None:
                break
            row = (row + step) % heads
        self.tree.setCurrentIndex(self.model.index(row, 0))
        self.go()

    def _fix(self, fix: Fix) -> None:
        """Mend the current finding; the next one becomes current."""
        finding = self.current()
        if finding is None or fix not in finding.hit.fixes:
            self._show_help()
            return
        before = self._document.report
        self._document.edit(fix.edit)
        followed = overruled(before, self._document.report, fix.edit)
        told = "。".join(filter(None, (f"已改：{fix.title}", followed)))
        self.told.emit(f"{told}。按 Ctrl+Z 撤销")
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self) -> None:
        """Ask for an answer to the current finding."""
        finding = self.current()
        if finding and ask_answer(self._document, finding, self):
            self.told.emit("已说明。按 Ctrl+Z 撤销")

    def _take_back(self) -> None:
        if finding := self.current():
            take_back(self._document, finding)
            self.told.emit("说明已撤回。按 Ctrl+Z 撤销")

    def _mend_all(self) -> None:
        count = self._document.mend_all()
        self.told.emit(f"修正了{count}处。按 Ctrl+Z 一步撤销")

    def copy(self) -> None:
        """Put the selected findings on the clipboard, one a line."""
        rows = sorted(self.tree.selectionModel().selectedRows(), key=self.model.number)
        found = [finding for index in rows if (finding := self.model.finding(index))]
        if found:
            report = self._document.report
            QGuiApplication.clipboard().setText("\n".join(line(report, f) for f in found))

    def copy_list(self) -> None:
        """Put the whole list, as it is filtered, on the clipboard."""
        QGuiApplication.clipboard().setText(self._list(as_text))

    def export_list(self) -> None:
        """Ask for a file and write the list to it, as text or as a web page."""
        folder = self._document.path.parent if self._document.path else Path.home()
        name, _ = QFileDialog.getSaveFileName(
            self, "导出清单", str(folder / "问题清单.txt"), "文本 (*.txt);;网页 (*.html)"
        )
        if name:
            try:
                self.write_list(Path(name))
            except UnwritableFile as error:
                QMessageBox.warning(self, "导出清单", str(error))

    def write_list(self, path: Path) -> None:
        """Write the list, as it is filtered, to a file: a web page where its name says so.

        Raises:
            UnwritableFile: It cannot be written there.
        """
        html = path.suffix.lower() in {".html", ".htm"}
        made = self._list(as_html if html else as_text)
        replace_file(path, made.encode("utf-8" if html else "utf-8-sig"))

    def _list(self, write: Callable[[Report, Listed, tuple[str, ...]], str]) -> str:
        unknown = "；".join(self._left_out())
        told = (*([f"未能核对：{unknown}。"] if unknown else ()), *self._remarks())
        return write(self._document.report, self.model.listed(), told)
