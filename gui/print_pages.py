"""Pages: horizontal strips stacked from the top, broken only between strips.

Lengths are in twentieths of a point, y downwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from PySide6.QtGui import QImage, QTextLayout


@dataclass(frozen=True)
class TextLine:
    """A line of text.

    Attributes:
        text: What it says.
        left: Where its first character stands.
        right: Where its last character ends.
        top: Top of its em box.
        bottom: Bottom of its em box.
        layout: The paragraph it is a line of.
        number: Which of the paragraph's lines it is.
        y: Where that line is to be drawn.
        x: Likewise.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    layout: QTextLayout = field(repr=False, compare=False)
    number: int
    x: float
    y: float

    def lower(self, by: float) -> TextLine:
        """The line further down."""
        return replace(self, top=self.top + by, bottom=self.bottom + by, y=self.y + by)


@dataclass(frozen=True)
class Rule:
    """A straight line of a table."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Image:
    """A picture in its frame."""

    left: float
    top: float
    width: float
    height: float
    image: QImage = field(repr=False, compare=False)


Piece = TextLine | Rule | Image


@dataclass(frozen=True)
class Strip:
    """What no page break divides: a line of text, a row of a table, a picture.

    Attributes:
        height: Its own height.
        pieces: What is drawn in it, y from its top.
        before: Space above it, none at the top of a page.
        after: Space below it, none at the bottom of a page.
        keep: Whether the next strip stands on the same page.
        header: Strips to repeat where a page begins with this one.
        edges: Left and right end of a table of which it is not the first row: where a page
            break above it is closed with a rule.
    """

    height: float
    pieces: tuple[Piece, ...] = ()
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    header: tuple[Strip, ...] = ()
    edges: tuple[float, float] | None = None


Placed = tuple[float, Strip]
"""A strip and how far its top is below the top of the type area."""


@dataclass(frozen=True)
class Page:
    """A page of the document.

    Attributes:
        number: Counted from 1.
        strips: What stands in the type area.
        foot: The page number's line, x and y from the corner of the type area.
    """

    number: int
    strips: tuple[Placed, ...]
    foot: TextLine

    @property
    def lines(self) -> Iterator[TextLine]:
        """The lines of text of the type area, top to bottom, y from its top."""
        for top, strip in self.strips:
            for piece in strip.pieces:
                if isinstance(piece, TextLine):
                    yield piece.lower(top)


def broken(strips: Iterable[Strip], room: float) -> list[tuple[Placed, ...]]:
    """Strips on pages of the height ``room``.

    Strips that are kept together move to the next page together, unless no page has room for
    all of them.
    """
    stack = _Stack(room)
    for group in _groups(strips):
        if not stack.fits(group) and _height(group) <= room:
            stack.turn(group[0])
        for strip in group:
            if not stack.fits((strip,)):
                stack.turn(strip)
            stack.add(strip)
    return stack.finished()


def _groups(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


def _height(strips: Sequence[Strip], *, at_top: bool = True) -> float:
    """The height of some strips in a row; space at their outer ends counts for nothing."""
    between = sum(above.after + below.before for above, below in pairwise(strips))
    lead = 0.0 if at_top else strips[0].before
    return lead + between + sum(strip.height for strip in strips)


class _Stack:
    """The page that is being filled, and those that are full."""

    def __init__(self, room: float) -> None:
        self._room = room
        self._full: list[tuple[Placed, ...]] = []
        self._page: list[Placed] = []
        self._bottom = 0.0

    def fits(self, strips: Sequence[Strip]) -> bool:
        """Whether there is room for all of them on this page."""
        height = _height(strips, at_top=not self._page)
        return self._bottom + height <= self._room + 0.5

    def turn(self, following: Strip) -> None:
        """Begin a page unless this one is still empty; ``following`` will be its first strip."""
        if not self._page:
            return
        if following.edges:
            self._page.append((self._bottom, _closing(following.edges)))
        self._full.append(tuple(self._page))
        self._page, self._bottom = [], 0.0
        for strip in following.header:
            self.add(strip)
        if following.edges:
            self._page.append((self._bottom, _closing(following.edges)))

    def add(self, strip: Strip) -> None:
        """Put a strip below what is there."""
        top = self._bottom + (strip.before if self._page else 0.0)
        self._page.append((top, strip))
        self._bottom = top + strip.height + strip.after

    def finished(self) -> list[tuple[Placed, ...]]:
        """Every page; a document without anything is one empty page."""
        if self._page or not self._full:
            self._full.append(tuple(self._page))
        return self._full


def _closing(edges: tuple[float, float]) -> Strip:
    left, right = edges
    return Strip(0.0, (Rule(left, 0.0, right, 0.0),))
