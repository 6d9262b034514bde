"""How the narrative is worded, whatever its figures claim.

N41 speaks for F15, N48 for N47.
"""

from __future__ import annotations

from core.checks.rule import Rule
from core.checks.wording.brackets import BRACKETS
from core.checks.wording.disclosure import DISCLOSURE
from core.checks.wording.fees import FEES
from core.checks.wording.names import NAMES
from core.checks.wording.numbers import NUMBERS
from core.checks.wording.punctuation import PUNCTUATION
from core.checks.wording.sums import SUMS
from core.checks.wording.words import WORDS
from core.checks.wording.years import YEARS

WORDING: tuple[Rule, ...] = tuple(
    sorted(
        (*YEARS, *NAMES, *NUMBERS, *PUNCTUATION, *WORDS, *BRACKETS, *FEES, *SUMS, *DISCLOSURE),
        key=lambda rule: rule.code,
    )
)
"""The rules of this family, by code."""
