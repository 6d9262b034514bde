"""The manual: chapters in ``resources/manual``, shown in a window of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gui import look
from gui.actions import COMMANDS
from gui.manual_rules import rules_html
from gui.manual_search import ManualSearch, Spot, following

MANUAL = Path(__file__).parent.parent / "resources" / "manual"

_TITLE = re.compile("<h1>(.*?)</h1>")
_COMMANDS = "<!-- commands -->"
_RULES = "<!-- rules -->"
_MNEMONIC = re.compile(r"\(&.\)|…")


@dataclass(frozen=True)
class Chapter:
    """A chapter: its title and its HTML."""

    title: str
    html: str


@cache
def chapters() -> tuple[Chapter, ...]:
    """The chapters in the order of their files' names."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(MANUAL.glob("*.html")))
    return tuple(
        Chapter(title[1], text.replace(_COMMANDS, _keys()))
        for text in texts
        if (title := _TITLE.search(text))
    )


def show_manual(parent: QWidget, code: str = "") -> None:
    """Show the manual beside ``parent``'s window; the one that is open already, if any.

    Args:
        parent: A widget of the window.
        code: A rule whose help is to be shown.
    """
    window = parent.window()
    open_already: list[Manual] = list(window.findChildren(Manual))
    manual = open_already[0] if open_already else Manual(window)
    if code:
        manual.show_rule(code)
    manual.show()
    manual.raise_()
    manual.activateWindow()


class Manual(QWidget):
    """Chapters on the left, the chosen one on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("使用手册")
        self.setWindowIcon(look.icon("help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list, self.text = QListWidget(self), QTextBrowser(self)
        self.search, self.found = QLineEdit(self), QLabel(self)
        self._index: ManualSearch | None = None
        self._last = ""
        self.search.setPlaceholderText("在手册里查找，按回车找下一处")
        self.search.setAccessibleName("在手册里查找")
        self.search.setClearButtonEnabled(True)
        self.list.setAccessibleName("手册目录")
        self.text.setAccessibleName("手册正文")
        self.text.setSearchPaths([str(MANUAL)])
        self.text.document().setBaseUrl(QUrl.fromLocalFile(f"{MANUAL}/"))
        self.text.document().setDocumentMargin(20)
        self.list.setSpacing(3)
        self.list.addItems([chapter.title for chapter in chapters()])
        self._lay_out()
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(lambda url: self.text.scrollToAnchor(url.fragment()))
        self.search.returnPressed.connect(self.find_next)
        self.search.textEdited.connect(self.found.clear)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self.list.currentRowChanged.connect(self.show_chapter)
        self.list.setCurrentRow(0)
        self.resize(self.sizeHint())

    def show_chapter(self, number: int) -> None:
        """Show a chapter from its beginning."""
        self.text.document().setDefaultStyleSheet(_style())
        self.text.setHtml(_page(number))

    def show_rule(self, code: str) -> None:
        """Show the help of a rule."""
        rows = range(self.list.count())
        self.list.setCurrentRow(next(row for row in rows if _RULES in chapters()[row].html))
        self.text.scrollToAnchor(code)

    def find_next(self) -> None:
        """Go to where the words stand next, from the last chapter on to the first."""
        words = self.search.text().strip()
        if not words:
            return
        if self._index is None:
            self._index = ManualSearch([_page(number) for number in range(len(chapters()))])
        spots = self._index.every(words)
        if not spots:
            self.found.setText("没有找到")
            return
        start = self.text.textCursor().selectionStart() if self._last == words else -1
        number = following(spots, Spot(self.list.currentRow(), start))
        self._last = words
        self._go(spots[number], len(words))
        self.found.setText(f"第{number + 1}处，共{len(spots)}处")

    def _go(self, spot: Spot, length: int) -> None:
        """Select what stands somewhere, in the upper third of the page."""
        self.list.setCurrentRow(spot.chapter)
        cursor = self.text.textCursor()
        cursor.setPosition(spot.position)
        cursor.setPosition(spot.position + length, QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        bar = self.text.verticalScrollBar()
        above = self.text.cursorRect().top() - self.text.viewport().height() // 4
        bar.setValue(bar.value() + above)

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(50 * em, 32 * em).boundedTo(self.screen().availableSize() * 0.92)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the desktop when they change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.list.currentRow() >= 0:
            self.show_chapter(self.list.currentRow())

    def _lay_out(self) -> None:
        split = QSplitter(self)
        split.addWidget(self.list)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        split.setSizes([10 * self.fontMetrics().height(), 40 * self.fontMetrics().height()])
        row = QHBoxLayout()
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(self.search, 1)
        row.addWidget(self.found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(split, 1)


def _page(number: int) -> str:
    html = chapters()[number].html
    return html.replace(_RULES, rules_html()) if _RULES in html else html


def _style() -> str:
    colours = look.tokens()
    return (
        f"h1, h2, h3 {{ color: {colours.accent}; }} p, li {{ line-height: 150%; }}"
        " img { max-width: 100%; }"
        f" table {{ border-color: {colours.grid}; border-style: solid;"
        " border-collapse: collapse; }"
    )


def _keys() -> str:
    """A table of every command of the menus that has a key."""
    rows = (
        f"<tr><td>{escape(command.keys.strip('[]'))}</td>"
        f"<td>{escape(_MNEMONIC.sub('', command.name))}</td></tr>"
        for command in COMMANDS
        if command.keys
    )
    return f'<table border="1" cellspacing="0" cellpadding="6">{"".join(rows)}</table>'
