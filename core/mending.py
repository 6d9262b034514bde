"""Making every mend that needs no decision, at one stroke."""

from __future__ import annotations

from core.checks import STANDARD, check
from core.checks.subject import Choices
from core.edits import edited, recalculated
from core.report import Report

_MOST_ROUNDS = 100


def mended(
    report: Report, previous: Report | None = None, choices: Choices = STANDARD
) -> tuple[Report, int]:
    """The report after all recommended fixes, and how many were made.

    A fix may bring up another finding with a fix of its own; each code and place is mended
    once, so that two fixes cannot undo each other for ever. What the unit has answered stays.
    """
    done: set[tuple[object, ...]] = set()
    for _ in range(_MOST_ROUNDS):
        found = check(report, previous, choices=choices)
        open_ones = (f for f in found if f.hit.recommended and f.answer is None)
        todo = next((f for f in open_ones if (f.code, *f.hit.places) not in done), None)
        if todo is None:
            break
        done.add((todo.code, *todo.hit.places))
        report = recalculated(edited(report, todo.hit.fixes[0].edit), report)
    return report, len(done)
