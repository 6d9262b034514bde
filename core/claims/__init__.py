"""Which numbers of the narrative are claims about which cells.

A paragraph is folded (``folding``), its numbers are found (``figures``), each is tied to a
quantity by the noun and the words nearest to it (``topics``, ``wordings``, ``numbered``);
statements without a number (``absent``) and what follows from others (``implied``) are added.
``quantities`` says which sums of cells make each of them true.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from core.claims.keys import cells_named
from core.claims.paragraph import statements
from core.claims.quantities import QUANTITIES, Quantity
from core.claims.statement import Kind, Statement
from core.claims.topics import Topic, nouns
from core.form.spec import CellRef
from core.numbers import Number
from core.passages import looks_like_heading, passages
from core.place import Part, Place
from core.report import Report

__all__ = ["Claim", "Kind", "claims"]

Sum = tuple[CellRef, ...]
"""Cells that are added up."""


class Claim(NamedTuple):
    """A statement of the narrative about cells of the tables.

    Attributes:
        place: The number, or the words where there is none.
        stated: What is stated and how sure.
        accepted: The sums of cells that make it true, the plainest first.
        keys: The same in the public names of cells.
        source: The number that words without one take their value from.
    """

    place: Place
    stated: Statement
    accepted: tuple[Sum, ...]
    keys: tuple[tuple[str, ...], ...]
    source: Place | None = None

    @property
    def quantity(self) -> Quantity:
        """What it states."""
        return QUANTITIES[self.stated.quantity]

    @property
    def value(self) -> Number:
        """What number it states, money in 万元."""
        return self.stated.value

    @property
    def approximate(self) -> bool:
        """Whether 余, 约 and the like stand at the number."""
        return self.stated.approximate

    def to_json(self) -> dict[str, object]:
        """The claim as the public JSON has it."""
        value = self.value
        return {
            **self.place.to_json(),
            "value": value if isinstance(value, int) else float(value),
            "approximate": self.approximate,
            "cells": [list(keys) for keys in self.keys],
        }


def claims(report: Report) -> tuple[Claim, ...]:
    """Every claim of a report's narrative, in order.

    What states a quantity that the report's edition of the form has no cell for is left out.
    """
    year = report.year
    found: list[Claim] = []
    heading: Topic | None = None
    for passage in passages(report):
        place = passage.place
        if place.part is Part.CLOSING:
            continue
        if place.paragraph == 0:
            heading = _DEFAULT.get(place.section or 0)
        if looks_like_heading(passage.text):
            heading = _heading_topic(passage.text) or heading
        about = place.section in _ABOUT_DISCLOSURE or heading is Topic.APPLICATION
        for stated in statements(passage.text, year, heading, about):
            accepted, keys = _accepted(report.edition, stated.quantity)
            if accepted:
                span = passage.span(stated.start, stated.end)
                source = passage.span(*stated.source) if stated.source else None
                found.append(Claim(span, stated, accepted, keys, source))
    return tuple(found)


_DEFAULT = {3: Topic.APPLICATION}
_ABOUT_DISCLOSURE = frozenset({3, 4})


def _heading_topic(text: str) -> Topic | None:
    if re.search(r"主动公开|平台|管理|监督|保障", text):
        return Topic.FOREIGN if "主动公开" in text else None
    if "申请" in text:
        return Topic.APPLICATION
    found = nouns(text)
    return found[-1][2] if found else None


@cache
def _accepted(edition: str, quantity: str) -> tuple[tuple[Sum, ...], tuple[tuple[str, ...], ...]]:
    """The sums that make a quantity true in an edition, as cells and by their public names."""
    accepted: list[Sum] = []
    keys: list[tuple[str, ...]] = []
    for names in QUANTITIES[quantity].sums:
        cells = cells_named(edition, names)
        if cells and cells not in accepted:
            accepted.append(cells)
            keys.append(tuple(name for name in names if cells_named(edition, (name,))))
    return tuple(accepted), tuple(keys)
