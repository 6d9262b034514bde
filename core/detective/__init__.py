"""差错侦探: for a sum or balance that fails, guesses at the slip that made it fail.

A guess is a guess: it is never recommended, never made without being asked for, and worked
out only when somebody looks at the finding.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.checks.relations import Relation, by_code
from core.checks.rule import Finding
from core.checks.subject import Subject
from core.detective.slips import Kind
from core.detective.suspects import Suspect, suspects
from core.detective.trial import Cells, Trial
from core.detective.wording import sentence, title
from core.edits import CellChange, Edit
from core.numbers import show
from core.place import Place, at_cells

MOST = 5
"""Guesses beyond which a list helps nobody."""


@dataclass(frozen=True)
class Guess:
    """What may have gone wrong, and the edit that would mend it.

    Attributes:
        kind: What kind of slip it would have been.
        sentence: For the user, as a guess.
        place: The cells that would be at fault, the one to jump to first.
        edit: What would undo the slip, totals that follow included.
        mends: The places of every failed sum and balance that would hold again.
    """

    kind: Kind
    sentence: str
    place: Place
    edit: Edit
    mends: tuple[Place, ...]


def guesses(subject: Subject, finding: Finding) -> tuple[Guess, ...]:
    """Guesses at why a sum or a balance fails, the likeliest first; none for other findings.

    First what mends the most failed relations; none breaks one that holds. Among those that
    mend as many, the slip that explains the figures best.
    """
    relation = _relation(subject, finding)
    if relation is None:
        return ()
    trial = Trial(subject)
    best: dict[
        frozenset[object], tuple[tuple[object, ...], Suspect, Cells, tuple[Relation, ...]]
    ] = {}
    for suspect in suspects(trial, relation):
        tried = trial(suspect.change)
        if tried is None or relation not in tried[1]:
            continue
        whole, mended = tried
        if len(mended) == 1 and suspect.kind is Kind.WRONG and suspect.ref not in relation.right:
            continue
        rank = (
            -len(mended),
            _half_followed(suspect, whole, mended),
            suspect.kind,
            len(whole),
            suspect.ref,
        )
        made = frozenset(whole.items())
        if made not in best or rank < best[made][0]:
            best[made] = (rank, suspect, whole, mended)
    ranked = sorted(best.values(), key=lambda found: found[0])[:MOST]
    return tuple(_guess(subject, suspect, whole, mended) for _, suspect, whole, mended in ranked)


def _relation(subject: Subject, finding: Finding) -> Relation | None:
    """The relation that a finding says has failed."""
    return next(
        (
            relation
            for relation in by_code(subject.report.edition, finding.code)
            if relation.place in finding.hit.places and relation.gap(subject)
        ),
        None,
    )


def _half_followed(suspect: Suspect, whole: Cells, mended: tuple[Relation, ...]) -> bool:
    """Whether some totals would have been worked out from the slip and others without it."""
    missed = any(r.is_sum and ref in r.left for r in mended for ref in suspect.change)
    return missed and len(whole) > len(suspect.change)


def _guess(subject: Subject, suspect: Suspect, whole: Cells, mended: tuple[Relation, ...]) -> Guess:
    name = title(subject, suspect)
    changes = tuple(CellChange(ref, show(value)) for ref, value in whole.items())
    moved = suspect.kind in (Kind.MOVED, Kind.EXCHANGED)
    cells = (suspect.ref, *suspect.others) if moved else tuple(suspect.change)
    return Guess(
        suspect.kind,
        sentence(subject, suspect),
        at_cells(cells),
        Edit(name, changes),
        tuple(relation.place for relation in mended),
    )
