"""The strip above a table that always shows the balance of the current column."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from core.checks.rule import Severity
from core.form.spec import Balance, CellRef, Form, Table
from core.numbers import show
from core.report import Report
from gui import look

_SHORT = {"received": "新收", "carried_in": "结转", "concluded": "办结", "carried_out": "转下年"}
"""How a row is spoken of in the strip, by its key."""


class BalanceStrip(QLabel):
    """新收43＋结转0 = 办结43＋转下年0 ✓, for the column the cursor is in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("本列收到与办理是否相等")
        self.setMargin(5)
        self.setAutoFillBackground(True)

    def show_column(self, report: Report, table: Table, ref: CellRef | None) -> None:
        """Show the balance of a cell's column; hide where the table prints none."""
        self.setVisible(bool(table.balances))
        if not table.balances:
            return
        balance = table.balances[ref.column if ref else 0]
        text, ink, ground = _judged(report, balance)
        colours = QPalette(self.palette())
        colours.setColor(QPalette.ColorRole.WindowText, QColor(ink))
        colours.setColor(QPalette.ColorRole.Window, QColor(ground))
        self.setPalette(colours)
        self.setText(text)


def _judged(report: Report, balance: Balance) -> tuple[str, str, str]:
    """The balance in words, and the colours of its text and ground."""
    colours = look.tokens()
    left, right = report.total(balance.left), report.total(balance.right)
    whole = left is not None and right is not None
    sides = (_side(report, side) for side in (balance.left, balance.right))
    name = f"{report.form.column_name(balance.left[0])}列"
    relation = " =？ " if not whole else " = " if left == right else " ≠ "
    text = f"{name}　{relation.join(sides)}"
    if left is None or right is None:
        return f"{text}　未填全", colours.muted, colours.raised
    if left == right:
        return f"{text} {look.DONE_SIGN}", colours.done, colours.raised
    gap = left - right if left > right else right - left
    return (
        f"{text}　{look.SIGNS[Severity.ERROR]} 相差{show(gap)}",
        colours.error,
        colours.error_ground,
    )


def _side(report: Report, refs: tuple[CellRef, ...]) -> str:
    return "＋".join(_term(report, ref) for ref in refs)


def _term(report: Report, ref: CellRef) -> str:
    form: Form = report.form
    key = form.table(ref.table).row_path(ref.row)[-1].key
    value = report.number(ref)
    name = _SHORT.get(key, form.row_name(ref.table, ref.row))
    return f"{name}{'（空）' if value is None else show(value)}"
