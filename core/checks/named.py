"""Cells that hold money, and names as messages quote them."""

from __future__ import annotations

from functools import cache

from core.form import FORMS
from core.form.cells import cell_of, row_of
from core.form.spec import CellRef

__all__ = [
    "amounts",
    "cell_of",
    "quoted",
    "row_of",
]


@cache
def amounts(edition: str) -> tuple[CellRef, ...]:
    """The cells that hold money, and so may have decimals."""
    form = FORMS[edition]
    return tuple(ref for table in form.tables for ref in table.cells if form.heading(ref).decimals)


def quoted(name: str) -> str:
    """A name in quotation marks, those inside it made single."""
    return f"“{name.replace('“', '‘').replace('”', '’')}”"
