"""How the report is set and spelt: paper, type, numbers of headings, signs.

F15 is N41's; F14 leaves the number of the basis to S26 and S27; F10 speaks where a section's
heading is right but for the sign at its end, else S08; F20 is told where there is printing.
"""

from __future__ import annotations

from core.checks.layout.signs import SIGNS
from core.checks.layout.source import SOURCE
from core.checks.layout.spacing import SPACING
from core.checks.layout.web import WEB
from core.checks.rule import Rule

LAYOUT: tuple[Rule, ...] = tuple(
    sorted((*SOURCE, *SPACING, *SIGNS, *WEB), key=lambda rule: rule.code)
)
"""The rules of this family, by code."""
