"""The strip above a table that always shows the balance of the current column."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from core.checks.rule import Severity
from core.form.spec import Balance, CellRef, Table
from core.numbers import show
from core.report import Report
from gui import look

_SHORT = {"本年新收": "新收", "上年结转": "结转", "（七）总计": "办结", "结转下年度": "转下年"}


class BalanceStrip(QLabel):
    """新收43＋结转0 = 办结43＋转下年0 ✓, for the column the cursor is in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("当前列的平衡")
        self.setMargin(4)

    def show_column(self, report: Report, table: Table, ref: CellRef | None) -> None:
        """Show the balance of a cell's column; nothing where the table prints none."""
        self.setVisible(bool(table.balances))
        if not table.balances:
            return
        column = ref.column if ref else 0
        balance = table.balances[column]
        name = report.form.column_name(balance.left[0])
        self.setText(f"{name}：{_sides(report, balance)}　{self._verdict(report, balance)}")

    def _verdict(self, report: Report, balance: Balance) -> str:
        left, right = report.total(balance.left), report.total(balance.right)
        colours = look.tokens()
        if left is None or right is None:
            self.setStyleSheet("")
            return "未填全"
        good = left == right
        ink, ground = (
            (colours.done, colours.raised) if good else (colours.error, colours.error_ground)
        )
        self.setStyleSheet(f"color: {ink}; background: {ground};")
        return look.DONE_SIGN if good else f"{Severity.ERROR.sign} 相差{show(max(left, right) - min(left, right))}"


def _sides(report: Report, balance: Balance) -> str:
    return " = ".join(
        "＋".join(_term(report, ref) for ref in side) for side in (balance.left, balance.right)
    )


def _term(report: Report, ref: CellRef) -> str:
    name = report.form.row_name(ref.table, ref.row)
    value = report.number(ref)
    return f"{_SHORT.get(name, name)}{'—' if value is None else show(value)}"
