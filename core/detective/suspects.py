"""What single slip could have made a relation fail: every candidate, before any is tried."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from core.checks.relations import Relation, by_code
from core.detective.slips import Kind, of_digits
from core.detective.trial import Trial
from core.form.spec import CellRef, Path
from core.numbers import Number, show


class Suspect(NamedTuple):
    """A slip that may have happened, and the change that would undo it.

    Attributes:
        kind: What kind of slip.
        change: What the cells at fault should hold.
        ref: The cell at fault; of a value that moved, where it should be.
        others: Of a value that moved, where it is; of a total, the addends it has wrong.
    """

    kind: Kind
    change: dict[CellRef, Number]
    ref: CellRef
    others: tuple[CellRef, ...] = ()


_FAINT = frozenset({Kind.COPIED, Kind.OMITTED, Kind.SUPERFLUOUS, Kind.WRONG})
"""Likenesses that say too little of a cell which only a total brings into the relation."""


def suspects(trial: Trial, relation: Relation) -> Iterator[Suspect]:
    """Every slip that could have made ``relation`` fail; some of them would break others."""
    reach = _reach(trial, relation)
    yield from _single(trial, relation, reach)
    yield from _moved(trial, relation, reach)
    for ref in relation.cells:
        for summing in trial.crossing(ref):
            if summing.is_sum and summing.right[0] == ref and trial.gaps[summing]:
                yield from _totalled(trial, summing)


def _reach(trial: Trial, relation: Relation) -> dict[CellRef, int]:
    """Each cell that moves the relation's gap, and whether up (1) or down (-1).

    Beside its own cells, those which its totals follow; a cell that moves it both ways does
    not move it.
    """
    found = {ref: 1 if ref in relation.right else -1 for ref in relation.cells}
    own = frozenset(found)
    queue = list(found)
    while queue:
        total = queue.pop()
        for summing in trial.crossing(total):
            if summing.is_sum and summing.right[0] == total and not trial.gaps[summing]:
                for ref in summing.left:
                    if ref not in found:
                        found[ref] = found[total]
                        queue.append(ref)
                    elif ref not in own and found[ref] != found[total]:
                        found[ref] = 0
    return {ref: sign for ref, sign in found.items() if sign}


def _single(trial: Trial, relation: Relation, reach: dict[CellRef, int]) -> Iterator[Suspect]:
    """One wrong cell."""
    for ref, sign in reach.items():
        written = trial.value(ref)
        if written is None or (meant := written - sign * trial.gaps[relation]) < 0:
            continue
        kind = _likeness(trial, ref, meant, written)
        if ref in relation.cells or kind not in _FAINT:
            yield Suspect(kind, {ref: meant}, ref)


def _likeness(trial: Trial, ref: CellRef, meant: Number, written: Number) -> Kind:
    """The most telling slip by which one number can have become the other."""
    if not written:
        return Kind.OMITTED
    kinds = [Kind.WRONG]
    if meant and (slip := of_digits(show(meant), show(written))):
        kinds.append(slip)
    if any(relation.is_sum and ref in relation.left for relation in trial.crossing(ref)):
        kinds += _borrowed(trial, ref, written)
    if trial.last_year(ref) == written:
        kinds.append(Kind.LAST_YEAR)
    if not meant:
        kinds.append(Kind.SUPERFLUOUS)
    return min(kinds)


def _borrowed(trial: Trial, ref: CellRef, written: Number) -> Iterator[Kind]:
    """Whether an addend is its total, or what stands in the cell beside it.

    A total that the addends make up already would change with them and lent nothing.
    """
    sums = (relation for relation in trial.crossing(ref) if relation.is_sum)
    totals = {relation.right[0] for relation in sums if trial.gaps[relation]}
    if written in map(trial.value, totals - {ref}):
        yield Kind.TOTAL_TYPED
    if written in map(trial.value, _beside(trial, ref)):
        yield Kind.COPIED


def _moved(trial: Trial, relation: Relation, reach: dict[CellRef, int]) -> Iterator[Suspect]:
    """A value that stands in the cell beside the right one, or two that stand crosswise."""
    for ref, sign in reach.items():
        for other in _beside(trial, ref):
            here, there = trial.value(ref), trial.value(other)
            if here is None or there is None or (other in reach and other < ref):
                continue
            if (sign - reach.get(other, 0)) * (there - here) != -trial.gaps[relation]:
                continue
            kind = Kind.EXCHANGED if here and there else Kind.MOVED
            right, wrong = (ref, other) if there else (other, ref)
            yield Suspect(kind, {ref: there, other: here}, right, (wrong,))


def _beside(trial: Trial, ref: CellRef) -> Iterator[CellRef]:
    """The cells left, right, above and below, and those of the same name in the next groups."""
    table = trial.subject.form.table(ref.table)
    paths = table.rows[ref.row][0].column_paths
    near = {ref.column - 1, ref.column + 1}
    near |= {at for at, path in enumerate(paths) if path[-1].key == paths[ref.column][-1].key}
    for column in sorted(near - {ref.column, -1, len(paths)}):
        yield CellRef(ref.table, ref.row, column)
    for row in (ref.row - 1, ref.row + 1):
        if 0 <= row < len(table.rows) and ref.column < len(table.rows[row][0].column_paths):
            yield CellRef(ref.table, row, ref.column)


def _totalled(trial: Trial, summing: Relation) -> Iterator[Suspect]:
    """A total that leaves out an addend or a group of them, or counts it twice."""
    lacking = -trial.gaps[summing]
    for at in _stretches(trial, summing):
        addends = summing.left[at]
        kind = Kind.LEFT_OUT if lacking > 0 else Kind.COUNTED_TWICE
        if _sum(trial, addends) != abs(lacking):
            continue
        ref = summing.right[0]
        change = {ref: (trial.value(ref) or 0) + lacking}
        yield Suspect(kind, change, ref, addends)
        if len(whole := _along(trial, summing, at, kind)) > 1:
            yield Suspect(kind, whole, ref, addends)


def _along(trial: Trial, summing: Relation, at: slice, kind: Kind) -> dict[CellRef, Number]:
    """The mends of every total beside this one that has the same addends wrong."""
    sign = 1 if kind is Kind.LEFT_OUT else -1
    found = {}
    for other in by_code(trial.subject.report.edition, summing.code):
        gap = trial.gaps.get(other)
        total = other.right[0]
        beside = total.table == summing.right[0].table
        if gap and beside and -gap == sign * _sum(trial, other.left[at]):
            found[total] = (trial.value(total) or 0) - gap
    return found


def _stretches(trial: Trial, summing: Relation) -> Iterator[slice]:
    """Each addend by itself, and each group of addends under one heading."""
    yield from (slice(at, at + 1) for at in range(len(summing.left)))
    deep = len(_path(trial, summing, summing.right[0]))
    paths = [_path(trial, summing, ref)[:deep] for ref in summing.left]
    for _, group in groupby(range(len(paths)), key=paths.__getitem__):
        at = list(group)
        if len(at) > 1:
            yield slice(at[0], at[-1] + 1)


def _path(trial: Trial, summing: Relation, ref: CellRef) -> Path:
    table = trial.subject.form.table(ref.table)
    if summing.along == "row":
        return table.column_path(ref.row, ref.column)
    return table.row_path(ref.row)


def _sum(trial: Trial, refs: tuple[CellRef, ...]) -> Number:
    return sum((trial.value(ref) or 0 for ref in refs), 0)
