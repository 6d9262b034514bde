"""What single cells hold: blanks, text, numbers that cannot be, and how they are written."""

from core.checks.cells.blanks import BLANKS
from core.checks.cells.numerals import NUMERALS
from core.checks.rule import Rule

CELLS: tuple[Rule, ...] = (*BLANKS, *NUMERALS)
"""Every rule about single cells."""
