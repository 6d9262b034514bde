"""The structure of the report: title, period, sections, what they hold, tables, signature.

S36 speaks only where the title names no year; otherwise S05 reports the same fact.
"""

from __future__ import annotations

from core.checks.rule import Rule
from core.checks.structure.basis import BASIS
from core.checks.structure.improvement import IMPROVEMENT
from core.checks.structure.intro import INTRO
from core.checks.structure.lists import LISTS
from core.checks.structure.period import PERIOD
from core.checks.structure.residue import RESIDUE
from core.checks.structure.sections import SECTIONS
from core.checks.structure.signature import SIGNATURES
from core.checks.structure.tables import TABLES
from core.checks.structure.titles import TITLES
from core.checks.structure.topics import TOPIC_RULES

STRUCTURE: tuple[Rule, ...] = tuple(
    sorted(
        (
            *TITLES,
            *PERIOD,
            *SECTIONS,
            *INTRO,
            *TOPIC_RULES,
            *IMPROVEMENT,
            *LISTS,
            *TABLES,
            *BASIS,
            *RESIDUE,
            *SIGNATURES,
        ),
        key=lambda rule: rule.code,
    )
)
"""The rules of this family, by code."""
