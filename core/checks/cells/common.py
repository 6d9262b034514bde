"""How findings about single cells are folded into one per table and worded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from core.checks.named import quoted
from core.checks.relations import Relation, by_cell
from core.checks.subject import Subject
from core.form.spec import CellRef
from core.numbers import Number, Parsed

_NAMED = 3
"""How many cells a message names before it only counts them."""


def readings(subject: Subject, key: str) -> Iterator[tuple[CellRef, Parsed]]:
    """The cells of one table that the source has, in order."""
    cells = subject.cells
    for ref in subject.form.table(key).cells:
        if reading := cells.get(ref):
            yield ref, reading


def names(subject: Subject, refs: Sequence[CellRef]) -> str:
    """Up to three cells by name, and how many there are where there are more."""
    listed = "".join(quoted(subject.form.cell_name(ref)) for ref in refs[:_NAMED])
    return listed + (f"等{len(refs)}格" if len(refs) > _NAMED else "")


def shown(texts: Iterable[str]) -> str:
    """The distinct texts, each in quotation marks."""
    return "".join(map(quoted, dict.fromkeys(text.strip() for text in texts)))


def filled(subject: Subject, ref: CellRef, is_empty: Callable[[Parsed], bool]) -> Number | None:
    """What a cell holds once empty ones are filled: a total with its sum, others with 0.

    None where the cell, or one that a total sums, is absent or holds other text.
    """
    reading = subject.cells.get(ref)
    if reading is None or not is_empty(reading):
        return reading.value if reading else None
    if ref not in subject.form.totals:
        return 0
    addends = next(total.addends for total in subject.form.sums if total.total == ref)
    values = [filled(subject, addend, is_empty) for addend in addends]
    return None if None in values else sum(value for value in values if value is not None)


def confirmed(subject: Subject, proposed: Mapping[CellRef, Number]) -> bool:
    """Whether the printed figures prove every value proposed for some cells.

    They do where the other side of a sum or balance is all printed and agrees.
    """

    def proves(relation: Relation) -> bool:
        open_sides = [
            not proposed.keys().isdisjoint(side) for side in (relation.left, relation.right)
        ]
        return sum(open_sides) == 1 and relation.gap(subject, proposed) == 0

    crossing = by_cell(subject.report.edition)
    return not contradicted(subject, proposed) and all(
        any(map(proves, crossing.get(ref, ()))) for ref in proposed
    )


def contradicted(subject: Subject, proposed: Mapping[CellRef, Number]) -> bool:
    """Whether printed figures disagree with the values proposed for some cells."""
    crossing = by_cell(subject.report.edition)
    touched = {relation for ref in proposed for relation in crossing.get(ref, ())}
    return any(relation.gap(subject, proposed) for relation in touched)


def implied(subject: Subject, ref: CellRef) -> Number | None:
    """What every sum and balance that can be assessed demands of one cell, if they agree."""
    demands = {
        -relation.error(ref, gap)
        for relation in by_cell(subject.report.edition).get(ref, ())
        if (gap := relation.gap(subject, {ref: 0})) is not None
    }
    return demands.pop() if len(demands) == 1 else None
