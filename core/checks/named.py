"""Cells that hold money, and names as messages quote them."""

from __future__ import annotations

from functools import cache

from core.form import FORMS
from core.form.spec import CellRef


@cache
def amounts(edition: str) -> tuple[CellRef, ...]:
    """The cells that hold money, and so may have decimals."""
    form = FORMS[edition]
    return tuple(ref for table in form.tables for ref in table.cells if form.heading(ref).decimals)


def quoted(name: str) -> str:
    """A name in quotation marks, those inside it made single."""
    return f"“{name.replace('“', '‘').replace('”', '’')}”"
