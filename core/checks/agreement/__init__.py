"""The narrative against the tables, and against itself."""

from __future__ import annotations

from core.checks.agreement.nothing import NOTHING
from core.checks.agreement.parts import PARTS
from core.checks.agreement.shares import SHARES
from core.checks.agreement.tables import COMPARED
from core.checks.rule import Rule

AGREEMENT: tuple[Rule, ...] = tuple(
    sorted((*COMPARED, *NOTHING, *PARTS, *SHARES), key=lambda rule: rule.code)
)
"""The rules of this family, by code."""
