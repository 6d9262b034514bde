"""Finding the same fault everywhere in a report: one search, all its places, one fix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from core.checks.rule import Fix
from core.edits import Change, Edit, TextChange
from core.passages import Passage, passages
from core.place import Part, Place
from core.report import Report


class Match(NamedTuple):
    """A span of one text, and what should stand there; None where only the clerk can say."""

    start: int
    end: int
    wanted: str | None = None


class Spot(NamedTuple):
    """A match in the report: its place, the whole text around it, what should stand there."""

    place: Place
    text: str
    wanted: str | None

    @property
    def printed(self) -> str:
        """The words it points at."""
        return self.text[self.place.start : self.place.end]

    def around(self, room: int) -> str:
        """The words it points at with up to ``room`` characters on both sides."""
        start, end = self.place.span(len(self.text))
        return self.text[max(start - room, 0) : end + room]


class Mendable(Protocol):
    """Anything that was found: where it stands and what should stand there, if that is known."""

    @property
    def place(self) -> Place:
        """Where it stands."""

    @property
    def wanted(self) -> str | None:
        """What should stand there; None where only the clerk can say."""


Look = Callable[[str], Sequence[Match]]
"""A search of one printed text; kept in a cache, so that an edit elsewhere costs nothing."""


def spots(report: Report, look: Look) -> tuple[Spot, ...]:
    """What a search finds in the title and the paragraphs, in order."""
    return tuple(spots_in((title_of(report), *passages(report)), look))


def spots_in(among: Iterable[Passage], look: Look) -> Iterator[Spot]:
    """What a search finds in some texts."""
    for passage in among:
        for start, end, wanted in look(passage.text):
            yield Spot(passage.span(start, end), passage.text, wanted)


def title_of(report: Report) -> Passage:
    """The title as a passage."""
    return Passage(Place(part=Part.TITLE), report.title)


def places(found: Iterable[Mendable]) -> tuple[Place, ...]:
    """The places of what was found."""
    return tuple(spot.place for spot in found)


def mending(title: str, found: Iterable[Mendable], *further: Change) -> Fix:
    """A fix that puts what is wanted in every place that has it."""
    changes = (TextChange(spot.place, spot.wanted) for spot in found if spot.wanted is not None)
    return Fix(title, Edit(title, (*changes, *further)))


def times(found: Sequence[object]) -> str:
    """How many places there are, said only of several."""
    return f"（{len(found)}处）" if len(found) > 1 else ""
