"""Showing what goes where before a block is pasted that does not simply fit."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.checks.rule import Severity
from core.report import Report
from gui.look import SIGNS
from gui.tables.model import Index
from gui.tables.paste import OUTSIDE, Plan, Target

Role = Qt.ItemDataRole
_COLUMNS = ("格", "现在", "贴上以后", "说明")
_WIDTHS = (230, 70, 90)


class PreviewModel(QAbstractTableModel):
    """The targets of a plan line by line, those with a note first."""

    def __init__(self, report: Report, plan: Plan, parent: QDialog) -> None:
        super().__init__(parent)
        self._report = report
        self._targets: tuple[Target, ...] = ()
        self._totals = plan.totals
        self.show_plan(plan)

    def show_plan(self, plan: Plan) -> None:
        """Show another plan."""
        self.beginResetModel()
        self._targets = tuple(sorted(plan.targets, key=lambda target: not target.note))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._targets)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if role == Role.TextAlignmentRole and index.column() in (1, 2):
            return Qt.AlignmentFlag.AlignCenter
        if role not in (Role.DisplayRole, Role.ToolTipRole) or not index.isValid():
            return None
        return self._line(self._targets[index.row()])[index.column()]

    def _line(self, target: Target) -> tuple[str, ...]:
        note = f"{SIGNS[Severity.WARNING]} {target.note}" if target.note else ""
        if target.ref is None:
            return "（表格以外）", "", target.text, note
        form = self._report.form
        name = f"{form.table(target.ref.table).name} {form.cell_name(target.ref)}"
        now = self._report.cell(target.ref) or ""
        if target.ref in self._totals:
            return name, now, "（自动计算）", note.replace("这个", target.text)
        return name, now, target.text or "（清空）", note

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if role == Role.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _COLUMNS[section]
        return None


class PasteDialog(QDialog):
    """Asks whether to paste, and which way where there are several; ``plan`` is the choice."""

    def __init__(
        self, report: Report, plans: tuple[Plan, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("粘贴")
        self._plans = plans
        self._model = PreviewModel(report, plans[0], self)
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self.ways = QComboBox()
        self.ways.setAccessibleName("怎么贴")
        self.ways.addItems([plan.title for plan in plans])
        self.ways.setVisible(len(plans) > 1)
        self.ways.currentIndexChanged.connect(self._choose)
        self._buttons = QDialogButtonBox()
        self._paste = self._buttons.addButton("粘贴", QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (self._sentence, self.ways, self._list(), self._buttons):
            layout.addWidget(part)
        self.resize(720, 440)
        self._choose(0)

    def _list(self) -> QTableView:
        view = QTableView()
        view.setAccessibleName("贴到哪里")
        view.setModel(self._model)
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.verticalHeader().hide()
        for column, width in enumerate(_WIDTHS):
            view.setColumnWidth(column, width)
        view.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        view.setTabKeyNavigation(False)
        return view

    @property
    def plan(self) -> Plan:
        """The way that is chosen."""
        return self._plans[self.ways.currentIndex()]

    def _choose(self, number: int) -> None:
        plan = self._plans[number]
        self._model.show_plan(plan)
        lost = sum(target.note == OUTSIDE for target in plan.targets)
        parts = [f"{plan.title}：可以贴{len(plan.changes)}格"]
        parts += [f"放不下{lost}格"] if lost else []
        parts += [f"要看一下的{plan.noted - lost}格"] if plan.noted > lost else []
        self._sentence.setText("，".join(parts) + "。贴错了可以撤销。")
        self._paste.setEnabled(bool(plan.changes))
