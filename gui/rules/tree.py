"""Every rule by families, with a box to tick, what it is worth, and who has set it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from core.checks import RULES
from core.checks.rule import Rule, Severity
from core.rulebook import chapters
from gui import look
from gui.rules.choices import RuleChoices

_TITLE, _SEVERITY, _MARK = range(3)
_BY_CODE = {rule.code: rule for rule in RULES}
_HANDED_DOWN = "统一设置"
"""All that the column has room for; who has set it stands in the tooltip and beside the list."""
_CODE = Qt.ItemDataRole.UserRole
_State = Qt.CheckState


class _Boxes(QStyledItemDelegate):
    """Gives the boxes of the list the outline that other boxes have."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        ground = look.box_palette(look.tokens()).window()
        option.palette.setBrush(QPalette.ColorRole.Window, ground)  # type: ignore[attr-defined]


class RulesTree(QTreeWidget):
    """The rules as they are set; ``chosen`` carries the current one."""

    chosen = Signal(object)

    def __init__(self, choices: RuleChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._items: dict[str, QTreeWidgetItem] = {}
        self._shown: dict[str, tuple[bool, bool, str]] = {}
        self.setAccessibleName("检查项")
        self.setHeaderLabels(["检查项", "类别", "设置"])
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setAllColumnsShowFocus(True)
        self.setItemDelegate(_Boxes(self))
        self._items = dict(self._add(rule, family) for family, rule in self._families())
        self.expandAll()
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        choices.changed.connect(self.refresh)
        self.itemChanged.connect(self._ticked)
        self.itemClicked.connect(self._say_why)
        self.currentItemChanged.connect(self._current_changed)
        self.refresh()
        self._fit()

    def _families(self) -> list[tuple[QTreeWidgetItem, Rule]]:
        found = []
        for family, rules in chapters():
            head = QTreeWidgetItem(self, [family.title])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            head.setFirstColumnSpanned(True)
            font = head.font(_TITLE)
            font.setBold(True)
            head.setFont(_TITLE, font)
            found += [(head, rule) for rule in rules]
        return found

    @staticmethod
    def _add(rule: Rule, family: QTreeWidgetItem) -> tuple[str, QTreeWidgetItem]:
        words = [rule.title, f"{rule.severity.sign} {rule.severity.label}"]
        item = QTreeWidgetItem(family, words)
        item.setData(_TITLE, _CODE, rule.code)
        item.setToolTip(_TITLE, rule.help[0])
        return rule.code, item

    def refresh(self) -> None:
        """Show the rules as they are set now; a line is touched only where it differs."""
        current = self._choices.current
        self.blockSignals(True)
        for code, item in self._items.items():
            rule = _BY_CODE[code]
            fixed = not rule.answerable or self._choices.is_handed_down(rule)
            wanted = (rule.wanted(current), fixed, self._choices.mark(rule))
            if wanted != self._shown.get(code):
                self._shown[code] = wanted
                _show(item, rule, *wanted)
        self.blockSignals(False)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours and the letters of the desktop when they change."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._shown.clear()
            self.refresh()
            self._fit()

    def _fit(self) -> None:
        for column, words in ((_SEVERITY, f"▲ {Severity.ERROR.label}"), (_MARK, _HANDED_DOWN)):
            width = self.fontMetrics().horizontalAdvance(words) + self.fontMetrics().height()
            self.header().resizeSection(column, width)

    def show_matching(self, words: str, *, changed: bool) -> None:
        """Show only the rules that have some words, or are not as usual; one of them is current."""
        wanted = words.strip().lower()
        for code, item in self._items.items():
            rule = _BY_CODE[code]
            text = "".join((rule.title, code, *rule.help)).lower()
            usual = self._choices.mark(rule) in ("", "必查")
            item.setHidden(wanted not in text or (changed and usual))
        for number in range(self.topLevelItemCount()):
            family = self.topLevelItem(number)
            below = (family.child(row) for row in range(family.childCount()))
            family.setHidden(all(item.isHidden() for item in below))
        current = self.current()
        if current is None or self._items[current.code].isHidden():
            shown = (item for item in self._items.values() if not item.isHidden())
            self.setCurrentItem(next(shown, None))  # type: ignore[arg-type]

    def show_rule(self, code: str) -> None:
        """Make a rule the current one; the first for a code that no rule has."""
        item = self._items.get(code) or next(iter(self._items.values()))
        self.setCurrentItem(item)
        self.scrollToItem(item, self.ScrollHint.PositionAtCenter)

    def current(self) -> Rule | None:
        """The current rule."""
        index = self.currentIndex().siblingAtColumn(_TITLE)
        return _BY_CODE.get(index.data(_CODE))

    def item_of(self, code: str) -> QTreeWidgetItem:
        """The line of a rule."""
        return self._items[code]

    def _ticked(self, item: QTreeWidgetItem, column: int) -> None:
        rule = _BY_CODE.get(item.data(_TITLE, _CODE))
        if rule and column == _TITLE:
            self._choices.switch(rule, on=item.checkState(_TITLE) is _State.Checked)

    def _say_why(self, item: QTreeWidgetItem, column: int) -> None:
        """Say beside a box that cannot be ticked why not."""
        rule = _BY_CODE.get(item.data(_TITLE, _CODE))
        words = self._choices.why_fixed(rule) if rule else ""
        if words and column == _TITLE:
            below = self.visualItemRect(item).bottomLeft()
            QToolTip.showText(self.viewport().mapToGlobal(below), words, self.viewport())

    def _current_changed(self) -> None:
        self.chosen.emit(self.current())


def _show(item: QTreeWidgetItem, rule: Rule, on: bool, fixed: bool, mark: str) -> None:
    """Show a rule in its line."""
    colours = look.tokens()
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    item.setFlags(flags if fixed else flags | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(_TITLE, _State.Checked if on else _State.Unchecked)
    item.setText(_MARK, _HANDED_DOWN if mark.endswith(_HANDED_DOWN) else mark)
    item.setToolTip(_MARK, mark)
    item.setForeground(_SEVERITY, QColor(colours.severity(rule.severity)))
    item.setForeground(_TITLE, QColor(colours.text if on else colours.muted))
    item.setForeground(_MARK, QColor(colours.muted))
