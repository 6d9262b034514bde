"""The help beside the list: the current finding in full, its fixes, and its rule's help."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.checks import STANDARD
from core.checks.rule import Finding, Fix
from core.checks.subject import Choices
from core.rulebook import figures
from gui import look
from gui.findings_guesses import GuessList

_AROUND = 70
"""Pixels that margins, and a button's icon and frame, take from its title."""

_MORE = '<a href="manual">手册里的说明</a> · <a href="rules">检查项设置</a>'


class FindingHelp(QScrollArea):
    """Shows one finding.

    ``chosen`` carries the fix whose button was pressed; ``wanted`` asks to go to the place,
    ``answering`` to write an answer, ``taking_back`` to take it back. ``manual_wanted`` and
    ``rule_wanted`` carry the code of the rule whose page in the manual, or whose settings, are
    to be shown.
    """

    chosen = Signal(object)
    manual_wanted = Signal(str)
    rule_wanted = Signal(str)
    wanted = Signal()
    answering = Signal()
    taking_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("说明和改法")
        self._finding: Finding | None = None
        self._choices = STANDARD
        self._fixes: dict[QPushButton, Fix] = {}
        self.message, self.said, self.what, self.mend, self.basis = (_text() for _ in range(5))
        self.go = QPushButton("定位")
        self.go.setToolTip("到有问题的地方去（回车）")
        self.basis_button = QToolButton()
        self.basis_button.setText("依据")
        self.basis_button.setCheckable(True)
        self.answer, self.take_back = QPushButton(), QPushButton("撤回说明")
        self.more = QLabel(_MORE)
        self.more.setWordWrap(True)
        self.more.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.more.linkActivated.connect(self._more)
        self._buttons = QVBoxLayout()
        self.guesses = GuessList()
        self.setWidget(self._page())
        self.go.clicked.connect(self.wanted)
        self.answer.clicked.connect(self.answering)
        self.take_back.clicked.connect(self.taking_back)
        self.basis_button.toggled.connect(self.basis.setVisible)
        self.basis.hide()
        self.widget().hide()

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(10, 8, 10, 8)
        # First what never changes anything, always in one place: no click lands on a fix unmeant.
        acting = QHBoxLayout()
        for button in (self.go, self.answer, self.take_back, self.basis_button):
            acting.addWidget(button)
        acting.addStretch(1)
        column.addLayout(acting)
        column.addWidget(self.message)
        column.addWidget(self.said)
        column.addLayout(self._buttons)
        column.addWidget(self.guesses)
        for label in (self.mend, self.basis, self.what, self.more):
            column.addWidget(label)
        column.addStretch(1)
        return page

    def show_finding(self, finding: Finding | None, choices: Choices = STANDARD) -> None:
        """Show a finding, and the figures set for its rule, or nothing."""
        same = (finding, choices) == (self._finding, self._choices)
        if same and (finding is not None or not self.widget().isVisible()):
            return
        self._finding, self._choices = finding, choices
        self._keep_focus()
        self._clear()
        self.widget().setVisible(finding is not None)
        self.widget().setEnabled(finding is not None)
        if finding is None:
            return
        same = self.message.text().endswith(finding.message)
        what, basis, mend = finding.rule.help
        sign = look.DONE_SIGN if finding.answer else look.SIGNS[finding.severity]
        self.message.setText(f"{sign} {finding.message}")
        self._dress(finding)
        self._show_answer(finding)
        self.what.setText("\n".join((f"查什么：{what}", *figures(finding.rule, choices))))
        self.mend.setText(f"怎么改：{mend}")
        self.basis.setText(f"依据：{basis}\n编号：{finding.code}")
        for number, fix in enumerate(finding.hit.fixes):
            self._add(fix, recommended=finding.hit.recommended and number == 0)
        self._fit()
        if not same:
            self.verticalScrollBar().setValue(0)

    def _dress(self, finding: Finding) -> None:
        """Set the message in the colour of its severity."""
        palette = QPalette(self.palette())
        of = look.tokens()
        colour = of.muted if finding.answer else of.severity(finding.severity)
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.message.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the desktop when they change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._finding is not None:
            self._dress(self._finding)

    def _show_answer(self, finding: Finding) -> None:
        """What the unit says about it, and what may be done about that."""
        said = finding.answer or finding.lapsed
        self.said.setText(_said(finding))
        self.said.setVisible(said is not None)
        self.take_back.setVisible(said is not None)
        self.answer.setVisible(finding.answerable)
        self.answer.setText(
            "修改说明…" if finding.answer else "重新说明…" if finding.lapsed else "说明…"
        )
        self.answer.setToolTip("确实如此、不用改的，写一句说明")

    def _add(self, fix: Fix, *, recommended: bool) -> None:
        title = f"{fix.title}（推荐）" if recommended else fix.title
        button = QPushButton(title)
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.setIcon(look.icon("fix"))
        button.setAutoDefault(True)
        font = button.font()
        font.setBold(recommended)
        button.setFont(font)
        button.clicked.connect(self._pressed)
        self._fixes[button] = fix
        self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Shorten the titles on the buttons to the room there is; the tooltips have them whole."""
        room = self.viewport().width() - _AROUND
        for button in self._fixes:
            shown = QFontMetrics(button.font()).elidedText(
                button.toolTip(), Qt.TextElideMode.ElideRight, max(room, _AROUND)
            )
            button.setText(shown)

    def _keep_focus(self) -> None:
        """Take the focus from a button that is about to go: its successor would be scrolled to."""
        if any(button.hasFocus() for button in (*self._fixes, *self.guesses.buttons())):
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        for button in self._fixes:
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._fixes.clear()

    def fixes(self) -> tuple[QPushButton, ...]:
        """The buttons of the current finding's fixes, in order."""
        return tuple(self._fixes)

    def _more(self, link: str) -> None:
        if self._finding:
            wanted = self.manual_wanted if link == "manual" else self.rule_wanted
            wanted.emit(self._finding.code)

    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton) and button in self._fixes:
            self.chosen.emit(self._fixes[button])


def _said(finding: Finding) -> str:
    if finding.answer:
        return f"已说明（{finding.answer.date}）：{finding.answer.sentence}"
    if finding.lapsed:
        return f"说明已失效，数字改过。原来写的是：{finding.lapsed.sentence}"
    return ""


def _text() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
