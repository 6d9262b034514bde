"""Why relations fail: the single wrong cell, or the failing parts, that account for others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from core.checks.relations import Relation, by_cell, parts, relations
from core.checks.subject import Subject
from core.form.spec import CellRef
from core.numbers import Number

_TELLING = ("T302", "T303", "T301", "T401")
"""Codes from the one a clerk checks most easily to the last."""


class Suspect(NamedTuple):
    """The only cell that could alone have broken several relations, and its likely value."""

    ref: CellRef
    value: Number


class Cause(NamedTuple):
    """Failing relations with one cause, the most telling first.

    ``added_up`` says that all of them hold as soon as the first one's total is added up anew.
    """

    relations: tuple[Relation, ...]
    suspect: Suspect | None = None
    added_up: bool = False


def causes(subject: Subject, failing: tuple[Relation, ...]) -> tuple[Cause, ...]:
    """Partition failing relations by what broke them.

    A cell is accused if every relation it takes part in and that can be assessed fails, if
    there are two of them at least, and if all of them miss by the same amount. The cell that
    accounts for most is taken first; where cells contend for a relation, none is named.
    A relation left over follows from others where it is their sum, or they cross it, and it
    misses by as much as they do together.
    """
    edition = subject.report.edition
    gaps = {relation: relation.gap(subject) for relation in relations(edition)}
    pending = {relation: gap for relation in failing if (gap := gaps[relation])}
    found: list[Cause] = []
    disputed: set[Relation] = set()
    while accused := _accused(subject, gaps, pending):
        ref, broken = max(accused.items(), key=lambda item: len(item[1]))
        for other, shared in accused.items():
            if other != ref and not set(broken).isdisjoint(shared):
                disputed |= {*shared, *broken}
        sure = disputed.isdisjoint(broken)
        value = _mended(subject, ref, broken[0], pending)
        found.append(Cause(_sorted(broken), Suspect(ref, value) if sure else None))
        for relation in broken:
            del pending[relation]
    found += _not_added_up(subject, gaps, pending)
    return (*found, *_following(edition, pending))


def _not_added_up(
    subject: Subject, gaps: dict[Relation, Number | None], pending: dict[Relation, Number]
) -> Iterator[Cause]:
    """Totals that were not brought up to date, with what holds once they and theirs are."""
    for relation in [one for one in pending if one.is_sum]:
        if relation not in pending:
            continue
        moved = _added_up(subject, relation)
        after = {
            one: one.gap(subject, moved) for one in gaps if not moved.keys().isdisjoint(one.cells)
        }
        mended = [one for one in after if one in pending and after[one] == 0]
        broken = any(gaps[one] == 0 and after[one] for one in after)
        if len(mended) > 1 and relation in mended and not broken:
            others = _sorted(tuple(one for one in mended if one is not relation))
            yield Cause((relation, *others), added_up=True)
            for one in mended:
                del pending[one]


def _added_up(subject: Subject, relation: Relation) -> dict[CellRef, Number]:
    """The total of a sum and the totals that it is an addend of, added up."""
    moved: dict[CellRef, Number] = {}
    due = [relation]
    while due:
        one = due.pop()
        sides = one.sides(subject, moved)
        if sides is None or sides[0] == sides[1]:
            continue
        (total,) = one.right
        moved[total] = sides[0]
        crossing = by_cell(subject.report.edition)[total]
        due += [other for other in crossing if other.is_sum and total in other.left]
    return moved


def _accused(
    subject: Subject, gaps: dict[Relation, Number | None], pending: dict[Relation, Number]
) -> dict[CellRef, tuple[Relation, ...]]:
    """Each cell that alone explains every relation it is in, with those relations."""
    crossing = by_cell(subject.report.edition)
    found = {}
    for ref in dict.fromkeys(chain.from_iterable(relation.cells for relation in pending)):
        broken = tuple(relation for relation in crossing[ref] if gaps[relation] is not None)
        if len(broken) < 2 or not all(relation in pending for relation in broken):
            continue
        errors = {relation.error(ref, pending[relation]) for relation in broken}
        if len(errors) == 1 and _mended(subject, ref, broken[0], pending) >= 0:
            found[ref] = broken
    return found


def _mended(
    subject: Subject, ref: CellRef, relation: Relation, pending: dict[Relation, Number]
) -> Number:
    return (subject.number(ref) or 0) - relation.error(ref, pending[relation])


def _following(edition: str, pending: dict[Relation, Number]) -> tuple[Cause, ...]:
    """What is left, joined to the failing relations that it follows from."""
    owners: dict[Relation, Relation] = {}

    def head(relation: Relation) -> Relation:
        return head(owners[relation]) if relation in owners else relation

    for relation, gap in pending.items():
        for handed_on in (
            _from_parts(edition, relation, pending),
            _from_crossing(relation, pending),
        ):
            first = next(iter(handed_on), None)
            if relation in owners or first is None or head(first) is relation:
                continue
            if sum(handed_on.values()) == gap:
                owners[relation] = first
    return tuple(
        Cause((relation, *(other for other in owners if head(other) is relation)))
        for relation in pending
        if relation not in owners
    )


def _from_parts(
    edition: str, relation: Relation, pending: dict[Relation, Number]
) -> dict[Relation, Number]:
    """What each failing relation that ``relation`` is the sum of adds to its gap."""
    return {part: pending[part] for part in parts(edition).get(relation, ()) if part in pending}


def _from_crossing(relation: Relation, pending: dict[Relation, Number]) -> dict[Relation, Number]:
    """What each failing relation adds to its gap, were the cell where they cross to blame."""
    return {
        other: relation.error(ref, other.error(ref, gap))
        for other, gap in pending.items()
        if other.along != relation.along
        for ref in relation.cells
        if ref in other.cells
    }


def _sorted(broken: tuple[Relation, ...]) -> tuple[Relation, ...]:
    return tuple(sorted(broken, key=lambda relation: _TELLING.index(relation.code)))
