"""Asking before a block is pasted that does not fit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.report import Report
from gui.tables.paste import Plan


class PasteDialog(QDialog):
    """Shows which cell gets what, and what finds no place; pastes only if told so."""

    def __init__(self, plan: Plan, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("粘贴")
        layout = QVBoxLayout(self)
        told = QLabel(
            f"这一块放不进去，有{len(plan.left_out)}处要丢下：\n" + _listed(plan.left_out)
        )
        told.setWordWrap(True)
        layout.addWidget(told)
        layout.addWidget(QLabel(f"其余{len(plan.cells)}格会这样填："))
        layout.addWidget(self._changes(plan, report))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText("照这样粘贴")
        buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(plan.cells))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.resize(520, 420)

    def _changes(self, plan: Plan, report: Report) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setHeaderLabels(["格", "现在", "改为"])
        tree.setRootIsDecorated(False)
        tree.setAccessibleName("粘贴后的变化")
        for ref, text in plan.cells.items():
            entry = QTreeWidgetItem([report.form.cell_name(ref), report.cell(ref) or "", text])
            entry.setTextAlignment(1, Qt.AlignmentFlag.AlignCenter)
            entry.setTextAlignment(2, Qt.AlignmentFlag.AlignCenter)
            tree.addTopLevelItem(entry)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setStretchLastSection(False)
        return tree


_SHOWN = 4


def _listed(lines: tuple[str, ...]) -> str:
    more = [f"……等{len(lines)}处"] if len(lines) > _SHOWN else []
    return "\n".join([*lines[:_SHOWN], *more])
