"""What one paragraph states, before it is known where in the report it stands."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from core.claims.scope import Whose
from core.numbers import Number


class Kind(StrEnum):
    """How a quantity is stated."""

    NUMBER = "number"
    NONE = "none"
    """In words: 未收到, 没有, 无."""

    IMPLIED = "implied"
    """It follows from other words: 均已办结."""


class Statement(NamedTuple):
    """A quantity with its stated value.

    Attributes:
        start: First code point of the number, or of the words, in the printed paragraph.
        end: The code point after the last.
        quantity: A name of ``QUANTITIES``.
        value: What is stated; amounts of money in 万元.
        kind: How it is stated.
        sure: Whether words and time leave no doubt; whose numbers they are is ``whose``.
        whose: Whose numbers.
        approximate: Whether 余, 约 and the like stand at it.
        above: Whether the true number is at least the stated one.
        sentence: The number of its sentence in the paragraph.
        source: Start and end of the number that words without one take their value from.
    """

    start: int
    end: int
    quantity: str
    value: Number
    kind: Kind = Kind.NUMBER
    sure: bool = True
    whose: Whose = Whose.OWN
    approximate: bool = False
    above: bool = False
    sentence: int = 0
    source: tuple[int, ...] = ()
