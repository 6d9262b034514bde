"""Trying a change on paper: which failed sums it would mend, and which it would break."""

from __future__ import annotations

from collections.abc import Mapping

from core.checks.relations import Relation, by_cell, relations
from core.checks.subject import Subject
from core.form.spec import CellRef
from core.numbers import Number

Cells = Mapping[CellRef, Number]
"""New values of some cells."""

_MOST_FOLLOWING = 20
"""Steps in which totals may follow one change; more would be a circle."""


class Trial:
    """The relations of a report as they stand, and as they would after a change."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self._crossing = by_cell(subject.report.edition)
        self.gaps = {
            relation: gap
            for relation in relations(subject.report.edition)
            if (gap := relation.gap(subject)) is not None
        }

    def value(self, ref: CellRef) -> Number | None:
        """What is written in a cell."""
        return self.subject.number(ref)

    def last_year(self, ref: CellRef) -> Number | None:
        """What last year's report has for a cell; None where that cannot be told."""
        return self.subject.earlier(ref)

    def crossing(self, ref: CellRef) -> tuple[Relation, ...]:
        """The relations of a cell that can be assessed."""
        return tuple(relation for relation in self._crossing[ref] if relation in self.gaps)

    def __call__(self, change: Cells) -> tuple[Cells, tuple[Relation, ...]] | None:
        """The whole change, totals that were right following, and what it mends.

        None where it would break what holds or leave a cell below nothing.
        """
        gaps: dict[Relation, Number] = {}
        whole: dict[CellRef, Number] = {}
        for ref, value in change.items():
            self._set(ref, value, whole, gaps)
        for _ in range(_MOST_FOLLOWING):
            broken = next(
                (r for r, gap in gaps.items() if r.is_sum and gap and not self.gaps[r]), None
            )
            if broken is None:
                break
            total = broken.right[0]
            if total in change:
                return None
            value = whole.get(total, self.value(total) or 0) - gaps[broken]
            self._set(total, value, whole, gaps)
        if min(whole.values()) < 0 or any(gap and not self.gaps[r] for r, gap in gaps.items()):
            return None
        return whole, tuple(r for r, gap in gaps.items() if self.gaps[r] and not gap)

    def _set(
        self,
        ref: CellRef,
        value: Number,
        whole: dict[CellRef, Number],
        gaps: dict[Relation, Number],
    ) -> None:
        more = value - whole.get(ref, self.value(ref) or 0)
        whole[ref] = value
        for relation in self.crossing(ref):
            step = more if ref in relation.right else -more
            gaps[relation] = gaps.get(relation, self.gaps[relation]) + step
