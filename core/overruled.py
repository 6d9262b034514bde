"""Totals that were printed wrong and that an edit brought into line with their addends."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks.named import quoted
from core.edits import CellChange, Edit
from core.form.spec import CellRef
from core.report import Report


def overruled(before: Report, after: Report, edit: Edit) -> str:
    """A sentence on the wrong totals that followed an edit; nothing where none did.

    What was printed is gone from the page then, though nobody has touched it: it must be told.
    What the edit itself changes is not.
    """
    refs = tuple(dict.fromkeys(_overruled(before, after, edit)))
    if not refs:
        return ""
    first, *others = refs
    name = quoted(after.form.cell_name(first))
    old, new = (before.cell(first) or "").strip(), (after.cell(first) or "").strip()
    more = f"，另有{len(others)}个总计也跟着改了" if others else ""
    return f"{name}由{old}改为{new or '空'}，随各项合计{more}"


def _overruled(before: Report, after: Report, edit: Edit) -> Iterator[CellRef]:
    touched = {change.ref for change in edit.changes if isinstance(change, CellChange)}
    if not touched:
        return
    for total in before.form.sums:
        ref = total.total
        if ref in touched or before.cell(ref) == after.cell(ref):
            continue
        printed, summed = before.number(ref), before.total(total.addends)
        if printed is not None and summed is not None and printed != summed:
            yield ref
