"""Slips of the pen: how the number that was meant could become the one that is written."""

from __future__ import annotations

from enum import IntEnum, auto


class Kind(IntEnum):
    """What may have gone wrong, from the most telling likeness to the least.

    Two swapped digits hardly ever mend a sum by chance; that some digit was mistyped explains
    every wrong figure of one digit.
    """

    SWAPPED_DIGITS = auto()
    MOVED = auto()
    TOTAL_TYPED = auto()
    LEFT_OUT = auto()
    COUNTED_TWICE = auto()
    LAST_YEAR = auto()
    DOUBLED = auto()
    DROPPED = auto()
    INSERTED = auto()
    EXCHANGED = auto()
    MISTYPED = auto()
    COPIED = auto()
    OMITTED = auto()
    SUPERFLUOUS = auto()
    WRONG = auto()


def of_digits(meant: str, written: str) -> Kind | None:
    """The slip that makes one numeral of another; None where it takes more than one."""
    if len(meant) == len(written):
        return _same_length(meant, written)
    if len(written) == len(meant) + 1:
        return _longer(meant, written)
    if len(meant) == len(written) + 1 and _with_one_gone(meant, written) is not None:
        return Kind.DROPPED
    return None


def _same_length(meant: str, written: str) -> Kind | None:
    differing = [at for at, (a, b) in enumerate(zip(meant, written, strict=True)) if a != b]
    if len(differing) == 1:
        return Kind.MISTYPED
    if len(differing) == 2:
        first, second = differing
        crossed = meant[first] == written[second] and meant[second] == written[first]
        if crossed and second == first + 1:
            return Kind.SWAPPED_DIGITS
    return None


def _longer(meant: str, written: str) -> Kind | None:
    at = _with_one_gone(written, meant)
    if at is None:
        return None
    beside = written[max(at - 1, 0) : at] + written[at + 1 : at + 2]
    return Kind.DOUBLED if written[at] in beside else Kind.INSERTED


def _with_one_gone(longer: str, shorter: str) -> int | None:
    """Which character ``longer`` has too many; None where more than that differs."""
    for at in range(len(longer)):
        if longer[:at] + longer[at + 1 :] == shorter:
            return at
    return None
