"""What must not stand in a report once it is published.

P06, P11 and P12 are no findings: the window tells them where they matter. P09 is S21's.
"""

from __future__ import annotations

from core.checks.publication.contact import CONTACT
from core.checks.publication.privacy import PRIVACY
from core.checks.publication.traces import TRACES
from core.checks.rule import Rule

PUBLICATION: tuple[Rule, ...] = tuple(
    sorted((*PRIVACY, *TRACES, *CONTACT), key=lambda rule: rule.code)
)
"""The rules of this family, by code."""
