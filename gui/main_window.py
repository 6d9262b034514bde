"""The window: menus, toolbar, the start page or the open report, and the line below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from core.comparing import not_compared
from core.verdict import verdict
from gui import actions
from gui.autosave import Autosave
from gui.deadline import Deadline
from gui.document import Document
from gui.files import Files
from gui.last_year.companion import Companion
from gui.last_year.offer import LastYearButton
from gui.recovery_bar import RecoveryBar
from gui.report_view import Mode, ReportView
from gui.rules.choices import RuleChoices
from gui.settings import MODE, PANES, TABLE_ZOOM, TEXT_ZOOM, Settings
from gui.start_page import StartPage
from gui.status_line import StatusLine
from gui.top_line import TopLine
from gui.verdict_label import VerdictLabel
from gui.window_commands import PROGRAM, WindowCommands

LAST_YEAR = ("choose_previous", "toggle_last_year", "drop_previous")
"""What can be done about last year's report, as the button below offers it."""


class MainWindow(WindowCommands):
    """One window, one report at a time; every command of ``actions.COMMANDS`` is a method."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.rules = RuleChoices(settings, self)
        self.document: Document | None = None
        self.view: ReportView | None = None
        self.files = Files(self, settings)
        self.autosave = Autosave(settings, self)
        self.companion = Companion(self, settings)
        self.start_page = StartPage(settings)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start_page)
        self.recovery = RecoveryBar(settings)
        self.recovery.recover_requested.connect(self.open_from_start)
        self.setCentralWidget(_below(self.recovery, self._stack))
        toolbar = self._toolbar()
        self.setStatusBar(StatusLine())
        self.actions_by_slot = actions.install(self, self.menuBar(), toolbar)
        self._verdict = self._trailing_label(toolbar)
        self._saved, self._selection = QLabel(), QLabel()
        self._last_year = LastYearButton(self.actions_by_slot[slot] for slot in LAST_YEAR)
        self.deadline = Deadline()
        self.statusBar().addPermanentWidget(self.deadline)
        self.statusBar().addPermanentWidget(self._last_year)
        self.statusBar().addPermanentWidget(self._selection)
        self._saved.setContentsMargins(8, 0, 8, 0)
        self.statusBar().addPermanentWidget(self._saved)
        self._top = TopLine(self, toolbar)
        self.setAcceptDrops(True)
        self.start_page.open_requested.connect(self.open_from_start)
        self.start_page.new_requested.connect(self.new)
        self.files.told.connect(self._tell)
        self.files.saved.connect(self._refresh)
        self.files.saved.connect(self.companion.remember)
        self.companion.told.connect(self._tell)
        self.rules.changed.connect(self._rules_changed)
        self.autosave.kept.connect(self._saved.setText)
        self._restore()
        self.show_document(None)

    def _toolbar(self) -> QToolBar:
        toolbar = QToolBar("工具栏", self)
        toolbar.setObjectName("toolbar")
        toolbar.setMovable(False)
        toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addToolBar(toolbar)
        return toolbar

    @staticmethod
    def _trailing_label(toolbar: QToolBar) -> VerdictLabel:
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        label = VerdictLabel()
        label.setObjectName("verdict")
        label.setAccessibleName("检查结论")
        label.setContentsMargins(0, 0, 10, 0)
        toolbar.addWidget(spacer)
        toolbar.addWidget(label)
        return label

    def show_document(self, document: Document | None) -> None:
        """Open a document in the window, or go back to the start page."""
        self._leave()
        self.document = document
        for command in actions.COMMANDS:
            if command.needs_report and command.slot in self.actions_by_slot:
                self.actions_by_slot[command.slot].setEnabled(document is not None)
        if document is None:
            self.companion.follow(None)
            self.start_page.refresh()
            self._stack.setCurrentWidget(self.start_page)
        else:
            self._enter(document)
        self.recovery.follow(document)
        self._refresh()

    def _leave(self) -> None:
        if self.view is not None and self.document is not None:
            self._remember(self.view)
            self.document.undo_stack.indexChanged.disconnect(self._offer_no_more)
            self.document.changed.disconnect(self._refresh)
            self.document.undo_stack.indexChanged.disconnect(self._refresh)
            self.document.undo_stack.cleanChanged.disconnect(self._refresh)
            self._stack.removeWidget(self.view)
            self.view.deleteLater()
            self.document.deleteLater()
        self.view = None

    def _remember(self, view: ReportView) -> None:
        self.settings.set(PANES, view.arrangement())
        self.settings.set(MODE, view.mode.value)
        self.settings.set(TABLE_ZOOM, view.tables.zoom)
        self.settings.set(TEXT_ZOOM, view.narrative.zoom)

    def _enter(self, document: Document) -> None:
        document.setParent(self)
        document.choose(self.rules.current)
        self.companion.follow(document)
        self.view = ReportView(document)
        shares = self.settings.get(PANES)
        self.view.arrange_as(shares)
        self.view.set_mode(Mode(self.settings.get(MODE)))
        self.view.tables.set_zoom(self.settings.get(TABLE_ZOOM))
        self.view.narrative.zoom_by(self.settings.get(TEXT_ZOOM))
        self.view.status.connect(self._selection.setText)
        self.companion.offered.connect(self.view.offer.show_file)
        self.view.offer.taken.connect(self.companion.take)
        self.view.offer.declined.connect(self.companion.decline)
        self.view.last_year.closed.connect(self.toggle_last_year)
        self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self.view)
        self.autosave.follow(document)
        document.told.connect(self._tell)
        document.undo_stack.indexChanged.connect(self._offer_no_more)
        self.view.findings.told.connect(self._tell)
        self.view.findings.rule_wanted.connect(self.show_rule)
        document.changed.connect(self._refresh)
        # Only now does the stack know what it can undo and redo after a step.
        document.undo_stack.indexChanged.connect(self._refresh)
        document.undo_stack.cleanChanged.connect(self._refresh)
        for note in document.report.origin.notes[:1]:
            more = len(document.report.origin.notes) - 1
            tail = f"（另有{more}条，见“检查—打开时的说明”）" if more else ""
            self.statusBar().showMessage(f"打开时：{note.message}{tail}", 15_000)

    def _refresh(self) -> None:
        """Title, verdict, and what may be undone, after any change."""
        document = self.document
        self._last_year.show_document(document)
        self.deadline.show_report(document.report if document else None)
        if document is None:
            self.setWindowTitle(PROGRAM)
            self._verdict.say("")
            self._saved.clear()
            self._selection.clear()
            return
        stack = document.undo_stack
        name = document.path.name if document.path else document.report.title or "未命名"
        self.setWindowTitle(f"{name}[*] - {PROGRAM}")
        self.setWindowModified(not stack.isClean())
        self.show_state_of_view()
        self.actions_by_slot["drop_previous"].setEnabled(document.previous is not None)
        left_out = not_compared(document.report, document.previous)
        self._verdict.say(verdict(document.findings, left_out))
        self._saved.setText("已保存" if stack.isClean() else "未保存")
        for slot, possible, step in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            word = "撤销" if slot == "undo" else "重做"
            self.actions_by_slot[slot].setEnabled(possible)
            self.actions_by_slot[slot].setToolTip(f"{word}：{step}" if possible else word)

    def _rules_changed(self) -> None:
        if self.document:
            self.document.choose(self.rules.current)

    def _offer_no_more(self) -> None:
        """After another step Ctrl+Z takes back that one, not what the line below speaks of."""
        if "Ctrl+Z" in self.statusBar().currentMessage():
            self.statusBar().clearMessage()

    def _tell(self, words: str) -> None:
        self.statusBar().showMessage(words, 15_000)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_close():
            event.ignore()
            return
        self.settings.set_geometry(self.saveGeometry())
        self.show_document(None)
        self.autosave.stop()
        event.accept()

    def _restore(self) -> None:
        self.resize(QSize(1280, 680).boundedTo(self.screen().availableSize()))
        if not self.restoreGeometry(self.settings.geometry()):
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self.actions_by_slot["toggle_large"].setChecked(self.settings.large())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._top.fit(event.size())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.files.dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := self.files.dropped(event.mimeData()):
            self.files.open(path)

    def open_from_start(self, path: str) -> None:
        """Open what the start page names, or ask for a file."""
        self.files.open_named(path)

    def open(self) -> None:
        """Ask for a report and open it."""
        self.files.open()

    def new(self) -> None:
        """Start a report from the blank national form."""
        self.files.new()

    def save(self) -> None:
        """Save to the report's own file."""
        self.files.save()

    def save_as(self) -> None:
        """Save under another name."""
        self.files.save_as()

    def export_pdf(self) -> None:
        """Write a PDF."""
        self.files.export(".pdf")

    def export_xlsx(self) -> None:
        """Write a workbook."""
        self.files.export(".xlsx")

    def export_html(self) -> None:
        """Write a web page."""
        self.files.export(".html")

    def export_public(self) -> None:
        """Write the copy for publication."""
        self.files.export_public()

    def copy_for_website(self) -> None:
        """Put the report on the clipboard for a website's editor."""
        self.files.copy_for_website()

    def close_report(self) -> None:
        """Close the report and show the start page."""
        if self.files.may_close():
            self.show_document(None)


def _below(bar: QWidget, pane: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(bar)
    layout.addWidget(pane, 1)
    return column
