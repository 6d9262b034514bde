"""The window's commands that work on the open report: editing, ways of working, checking."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QMessageBox, QTextEdit, QWidget

from gui import look
from gui.document import Document
from gui.file_boxes import insists
from gui.last_year.companion import Companion
from gui.report_view import Mode, ReportView
from gui.rules.choices import RuleChoices
from gui.settings import Settings
from gui.unfinished import finish_typing

PROGRAM = "年报助手"
_MODES = {"review_mode": Mode.REVIEW, "tables_mode": Mode.TABLES, "text_mode": Mode.TEXT}


class WindowCommands(QMainWindow):
    """Each method is a command of ``actions.COMMANDS``; without a report it does nothing."""

    document: Document | None
    view: ReportView | None
    settings: Settings
    companion: Companion
    rules: RuleChoices
    actions_by_slot: dict[str, QAction]

    def undo(self) -> None:
        """Take back the last step."""
        if self.document:
            self.document.undo_stack.undo()

    def redo(self) -> None:
        """Make the step again that was taken back."""
        if self.document:
            self.document.undo_stack.redo()

    def cut(self) -> None:
        """Cut in the focused pane."""
        self._pass_on("cut")

    def copy(self) -> None:
        """Copy in the focused pane."""
        self._pass_on("copy")

    def paste(self) -> None:
        """Paste in the focused pane."""
        self._pass_on("paste")

    def clear(self) -> None:
        """Clear what is selected in the focused pane."""
        self._pass_on("clear")

    def select_all(self) -> None:
        """Select everything in the focused pane."""
        self._pass_on("select_all")

    def _pass_on(self, command: str) -> None:
        """Let the focused editor, or else the tables, carry out an editing command."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QTextEdit | QLineEdit):
            if command == "clear":
                _delete_selection(focused)
            else:
                getattr(focused, {"select_all": "selectAll"}.get(command, command))()
        elif self.view and _within(focused, self.view.findings):
            if command == "copy":
                self.view.findings.copy()
        elif self.view:
            getattr(self.view.tables, command)()

    def fill_zeros(self) -> None:
        """Fill the selected blank cells with 0."""
        if self.view:
            self.view.tables.fill_zeros()

    def open_find(self) -> None:
        """Open the find bar."""
        if self.view:
            self.view.find_bar.open_find()

    def find_next(self) -> None:
        """Go to the next match, or open the find bar if nothing is looked for."""
        if self.view and self.view.find_bar.isVisible():
            self.view.find_bar.step(1)
        else:
            self.open_find()

    def open_replace(self) -> None:
        """Open the find bar with its replacement."""
        if self.view:
            self.view.find_bar.open_replace()

    def jump_across(self) -> None:
        """Go from a number of the narrative to its cells, or back."""
        if self.view:
            self.view.jump_across()

    def review_mode(self) -> None:
        """Narrative and tables side by side."""
        self._set_mode(Mode.REVIEW)

    def tables_mode(self) -> None:
        """The grid over the full width."""
        self._set_mode(Mode.TABLES)

    def text_mode(self) -> None:
        """The narrative over the full width."""
        self._set_mode(Mode.TEXT)

    def _set_mode(self, mode: Mode) -> None:
        if self.view:
            self.view.set_mode(mode)
            self.show_state_of_view()

    def toggle_outline(self) -> None:
        """Show or hide the outline."""
        if self.view:
            self.view.outline.setVisible(not self.view.outline.isVisible())
            self.show_state_of_view()

    def toggle_findings(self) -> None:
        """Show or hide the list of findings."""
        if self.view:
            self.view.findings.setVisible(not self.view.findings.isVisible())
            self.show_state_of_view()

    def next_pane(self) -> None:
        """Carry the focus to the next pane."""
        if self.view:
            self.view.next_pane(1)

    def previous_pane(self) -> None:
        """Carry the focus to the pane before."""
        if self.view:
            self.view.next_pane(-1)

    def choose_previous(self) -> None:
        """Ask for last year's report to compare with."""
        self.companion.choose()

    def drop_previous(self) -> None:
        """Compare with no report of last year any more."""
        self.companion.drop()
        if self.view:
            self.view.show_last_year(False)
            self.show_state_of_view()

    def toggle_last_year(self) -> None:
        """Show last year's report beside, or put it away; ask for it where there is none."""
        if self.view and self.document:
            hidden = self.view.last_year.isHidden()
            known = self.document.previous is not None or (hidden and self.companion.choose())
            self.view.show_last_year(hidden and known)
            self.show_state_of_view()

    def show_state_of_view(self) -> None:
        """Check the menu's entries as the panes stand."""
        if not self.view:
            return
        for slot, mode in _MODES.items():
            self.actions_by_slot[slot].setChecked(self.view.mode is mode)
        self.actions_by_slot["toggle_outline"].setChecked(not self.view.outline.isHidden())
        self.actions_by_slot["toggle_findings"].setChecked(not self.view.findings.isHidden())
        self.actions_by_slot["toggle_last_year"].setChecked(not self.view.last_year.isHidden())

    def zoom_in(self) -> None:
        """Enlarge the focused side."""
        self._zoom(1)

    def zoom_out(self) -> None:
        """Make the focused side smaller."""
        self._zoom(-1)

    def _zoom(self, steps: int) -> None:
        if self.view and _within(QApplication.focusWidget(), self.view.narrative):
            self.view.narrative.zoom_by(steps)
        elif self.view:
            self.view.tables.zoom_by(steps)

    def toggle_large(self) -> None:
        """Switch 大字 on or off."""
        large = not self.settings.large()
        self.settings.set_large(large)
        application = QApplication.instance()
        found: Iterable[look.Look] = application.findChildren(look.Look) if application else []
        for dressed in found:
            dressed.set_large(large)
        if self.view:
            self.view.tables.zoom_by(0)

    def next_finding(self) -> None:
        """Go to the next finding."""
        if self.view:
            self.view.findings.next(1)

    def previous_finding(self) -> None:
        """Go to the finding before."""
        if self.view:
            self.view.findings.next(-1)

    def mend_all(self) -> None:
        """Make every mend that needs no decision."""
        if self.document:
            count = self.document.mend_all()
            words = (
                f"修正了{count}处。按 Ctrl+Z 一步撤销" if count else "没有能直接修正的，请逐条处理"
            )
            self.statusBar().showMessage(words, 8000)

    def show_notes(self) -> None:
        """Say what had to be guessed when the file was opened."""
        if self.document:
            notes = [note.message for note in self.document.report.origin.notes]
            text = "\n".join(f"· {note}" for note in notes) or "没有需要说明的。"
            QMessageBox.information(self, "打开时的说明", text)

    def set_rules(self) -> None:
        """Open the settings page of the rules."""
        self.show_rule("")

    def show_rule(self, code: str) -> None:
        """Open the settings page at a rule."""
        from gui.rules.dialog import show_rules

        show_rules(self, self.rules, self.settings, code)

    def take_over_rules(self, path: Path) -> bool:
        """Take over what an office sets about the rules, if that is wanted."""
        from gui.rules.handing import take_over

        taken = take_over(self, self.rules, path)
        if taken:
            self.statusBar().showMessage(f"已采用{self.rules.office}统一的检查项设置", 15_000)
        return taken

    def preview(self) -> None:
        """Show the pages as they would be printed."""
        if self.document:
            from gui import printing

            finish_typing()
            remark = self.document.unmended
            printing.preview(self.document.report, self, self.settings, remark)

    def print_report(self) -> None:
        """Print the report."""
        if self.document:
            from gui import printing

            finish_typing()
            if insists(self, self.document.unmended, "打印"):
                printing.print_report(self.document.report, self, self.settings)

    def show_explanation(self) -> None:
        """Show the sheet of findings and answers, to be printed or written."""
        if self.document:
            from gui.explaining import ExplanationPreview

            finish_typing()
            ExplanationPreview(self.document, self, self.settings).open()

    def show_manual(self) -> None:
        """Open the manual."""
        from gui.manual import show_manual

        show_manual(self)

    def show_about(self) -> None:
        """Say what this program is."""
        QMessageBox.about(
            self,
            "关于",
            f"<b>{PROGRAM}</b><p>编写、核对政府信息公开工作年度报告。不联网，报告内容不出本机。</p>",
        )


def _within(widget: QWidget | None, ancestor: QWidget) -> bool:
    return widget is not None and (widget is ancestor or ancestor.isAncestorOf(widget))


def _delete_selection(editor: QTextEdit | QLineEdit) -> None:
    if isinstance(editor, QLineEdit):
        editor.del_()
    else:
        editor.textCursor().removeSelectedText()
