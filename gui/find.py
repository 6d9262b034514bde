"""The find bar: find and replace over every text and cell of the report."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from core.place import Place
from gui import look
from gui.document import Document
from gui.searching import Match, Needle, matches, reading_order, replacing


class FindBar(QFrame):
    """Looks for words and replaces them.

    ``jump`` carries the place of the match to be shown; ``closed`` says that the user is done.
    """

    jump = Signal(object)
    closed = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._found: tuple[Match, ...] = ()
        self._current = -1
        self._shown = False
        self.sought, self.replacement = QLineEdit(), QLineEdit()
        self.case, self.width_ = QCheckBox("区分大小写"), QCheckBox("区分全半角")
        self.count, self.said = QLabel(), QLabel()
        self.replace_button = QPushButton("替换")
        self.replace_all_button = QPushButton("全部替换")
        self._lay_out()
        self._name()
        self.sought.textChanged.connect(self._sought_changed)
        self.case.toggled.connect(self._sought_changed)
        self.width_.toggled.connect(self._sought_changed)
        self.replace_button.clicked.connect(self.replace_one)
        self.replace_all_button.clicked.connect(self.replace_all)
        document.changed.connect(self.refresh)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 4, 8, 4)
        grid.setVerticalSpacing(4)
        grid.addWidget(QLabel("查找"), 0, 0)
        grid.addWidget(self.sought, 0, 1)
        finding = QHBoxLayout()
        finding.setSpacing(6)
        finding.addWidget(self._button("previous", "上一处（Shift+Enter）", self.previous))
        finding.addWidget(self._button("next", "下一处（Enter）", self.following))
        for widget in (self.count, self.case, self.width_):
            finding.addWidget(widget)
        finding.addStretch(1)
        finding.addWidget(self._button("close", "关闭（Esc）", self.close_bar))
        grid.addLayout(finding, 0, 2)
        self._replace_label = QLabel("替换为")
        grid.addWidget(self._replace_label, 1, 0)
        grid.addWidget(self.replacement, 1, 1)
        replacing_row = QHBoxLayout()
        replacing_row.setSpacing(6)
        replacing_row.addWidget(self.replace_button)
        replacing_row.addWidget(self.replace_all_button)
        replacing_row.addWidget(self.said)
        replacing_row.addStretch(1)
        grid.addLayout(replacing_row, 1, 2)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)

    def _button(self, icon: str, words: str, slot: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(look.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setAutoRaise(True)
        button.clicked.connect(slot)
        return button

    def _name(self) -> None:
        self.sought.setAccessibleName("查找")
        self.sought.setPlaceholderText("在正文和表格里查找")
        self.sought.setClearButtonEnabled(True)
        self.replacement.setAccessibleName("替换为")
        for button in (self.replace_button, self.replace_all_button):
            button.setAutoDefault(True)
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance("第888处/共888处"))

    @property
    def needle(self) -> Needle:
        """What is looked for."""
        return Needle(self.sought.text(), self.case.isChecked(), self.width_.isChecked())

    def open_find(self, text: str = "") -> None:
        """Show the bar for finding."""
        self._open(text, replacing=False)

    def open_replace(self, text: str = "") -> None:
        """Show the bar for finding and replacing."""
        self._open(text, replacing=True)

    def _open(self, text: str, *, replacing: bool) -> None:
        for widget in (
            self._replace_label,
            self.replacement,
            self.replace_button,
            self.replace_all_button,
            self.said,
        ):
            widget.setVisible(replacing)
        self.said.clear()
        self.show()
        if text:
            with QSignalBlocker(self.sought):
                self.sought.setText(text)
        self.refresh()
        self.sought.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sought.selectAll()

    def close_bar(self) -> None:
        """Hide the bar."""
        self.hide()
        self.closed.emit()

    def refresh(self) -> None:
        """Look again; the current match stays the one at or behind its old place."""
        if self.isHidden():
            return
        at = self._place
        self._found = matches(self._document.report, self.needle)
        self._current = self._at_or_behind(at)
        self._shown = self._shown and at is not None
        self._show_count()

    def _sought_changed(self) -> None:
        """Go to the first match at or behind where the last one stood."""
        self.said.clear()
        at = self._place
        self._found = matches(self._document.report, self.needle)
        self._current = self._at_or_behind(at)
        self._show_count()
        self._jump()

    @property
    def _place(self) -> Place | None:
        return self._found[self._current].place if 0 <= self._current < len(self._found) else None

    def _at_or_behind(self, place: Place | None) -> int:
        """The number of the first match at or behind a place, else of the first; -1 for none."""
        if not self._found:
            return -1
        if place is None:
            return 0
        key = self._order(place)
        behind = (n for n, match in enumerate(self._found) if self._order(match.place) >= key)
        return next(behind, 0)

    def _order(self, place: Place) -> tuple[int, ...]:
        return reading_order(self._document.report, place)

    def following(self) -> None:
        """Go to the next match, from the last to the first."""
        self.step(1)

    def previous(self) -> None:
        """Go to the match before, from the first to the last."""
        self.step(-1)

    def step(self, by: int) -> None:
        """Go some matches on or back."""
        if self._found:
            if self._shown or by < 0:
                self._current = (self._current + by) % len(self._found)
            self._show_count()
            self._jump()

    def _jump(self) -> None:
        if self._place is not None:
            self._shown = True
            self.jump.emit(self._place)

    def replace_one(self) -> None:
        """Replace the current match and go to the next."""
        if self._place is None:
            return
        match = self._found[self._current]
        if match.locked:
            self.said.setText("合计由程序计算，不能替换")
            self.step(1)
            return
        by = self.replacement.text()
        edit = replacing(self._document.report, self.needle, (match,), by)
        self._document.edit(edit)
        self._pass_over(match.place, len(by))
        self._show_count()
        self._jump()

    def _pass_over(self, place: Place, length: int) -> None:
        """Make the first match behind what was just put in the current one."""
        *key, start = self._order(place)
        end = (*key, start + (length if place.table is None else 1))
        behind = (n for n, match in enumerate(self._found) if self._order(match.place) >= end)
        self._current = next(behind, 0) if self._found else -1

    def replace_all(self) -> None:
        """Replace every match as one step."""
        edit = replacing(self._document.report, self.needle, self._found, self.replacement.text())
        locked = sum(match.locked for match in self._found)
        if edit.changes:
            self._document.edit(edit)
        left = f"，{locked}处合计由程序计算，没有替换" if locked else ""
        self.count.clear()
        self.said.setText(f"已替换{len(edit.changes)}处{left}")

    def _show_count(self) -> None:
        total = len(self._found)
        if not self.sought.text():
            self.count.clear()
        elif not total:
            self.count.setText("没有找到")
        else:
            self.count.setText(f"第{max(self._current, 0) + 1}处/共{total}处")
        for button in (self.replace_button, self.replace_all_button):
            button.setEnabled(total > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif entered and self.replacement.hasFocus():
            self.replace_one()
        elif entered or event.key() == Qt.Key.Key_F3:
            self.step(-1 if back else 1)
        else:
            super().keyPressEvent(event)
