"""One way in which narratives state a quantity."""

from __future__ import annotations

from typing import NamedTuple

from core.claims.topics import Topic

ANYTHING = r"[^,。;]*$"
"""The rest of a fragment, up to the number."""


class Wording(NamedTuple):
    """One way of stating a quantity.

    Attributes:
        quantities: Names in ``QUANTITIES`` that the number is a claim about.
        words: What stands in the fragment.
        topics: What may be spoken of; empty where the words say it themselves.
        sure: Whether the words leave no doubt; otherwise a difference is for a person to judge.
        after: Whether the words may stand behind the number.
        before: Whether they may stand before it.
    """

    quantities: tuple[str, ...]
    words: str
    topics: frozenset[Topic] = frozenset()
    sure: bool = True
    after: bool = True
    before: bool = True
