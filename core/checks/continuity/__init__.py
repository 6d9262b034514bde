"""A report beside last year's, and beside other organs' of the same run."""

from core.checks.continuity.copying import COPYING
from core.checks.continuity.figures import FIGURES
from core.checks.continuity.leftovers import LEFTOVERS
from core.checks.continuity.organs import ORGANS
from core.checks.rule import Rule

CONTINUITY: tuple[Rule, ...] = (*FIGURES, *COPYING, *LEFTOVERS, *ORGANS)
"""What follows from year to year, and what was only copied."""
