"""Figures that add up and can still hardly be right."""

from core.checks.plausibility.applications import APPLICATIONS
from core.checks.plausibility.disclosure import DISCLOSURE
from core.checks.plausibility.review import REVIEW
from core.checks.rule import Rule

PLAUSIBILITY: tuple[Rule, ...] = (*DISCLOSURE, *APPLICATIONS, *REVIEW)
"""Every rule about plausible figures."""
