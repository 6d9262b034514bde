"""What the source looked like, for the rules that speak about the source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from core.place import Place
from core.typesetting import Layout


class Note(NamedTuple):
    """Something the reader had to guess or could not place.

    Attributes:
        code: Stable English name of the kind of guess.
        message: What happened, in Chinese, for the user.
        place: Where.
    """

    code: str
    message: str
    place: Place


class PrintedLabel(NamedTuple):
    """A fixed text of a table that the source prints otherwise than the form.

    ``axis`` is ``"row"``, ``"column"``, ``"corner"`` or ``"banner"``.
    """

    table: str
    axis: str
    printed: str
    official: str


class ExtraHeading(NamedTuple):
    """A row or column (``axis``) that the form does not have, with what it held."""

    table: str
    axis: str
    printed: str
    values: tuple[str, ...] = ()


class Mark(NamedTuple):
    """A left-over of mark-up (``#``, ``**``) that was taken out of the text at ``place``."""

    text: str
    place: Place


@dataclass(frozen=True)
class Origin:
    """Facts about the source; a report made here has none.

    Attributes:
        format: Short name of the file format, empty for a report made here.
        section_order: Numbers of the sections in the order the source has them.
        labels: Fixed texts of the tables that differ from the form's.
        extras: Rows and columns the form does not have.
        headless: Keys of tables whose header the source lacks.
        pictured: Sections that hold a picture where their table should be.
        marks: Mark-up taken out of the text.
        counts: How often the source has tracked changes, comments, hidden text and the like.
        above: Lines above the title, which the report leaves out.
        layout: How the source is set, where it says.
        notes: What the reader had to guess.
        mended: Codes of findings about the source that the user has had mended.
    """

    format: str = ""
    section_order: tuple[int, ...] = ()
    labels: tuple[PrintedLabel, ...] = ()
    extras: tuple[ExtraHeading, ...] = ()
    headless: tuple[str, ...] = ()
    pictured: tuple[int, ...] = ()
    marks: tuple[Mark, ...] = ()
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    above: tuple[str, ...] = ()
    layout: Layout | None = None
    notes: tuple[Note, ...] = ()
    mended: frozenset[str] = frozenset()

    @property
    def converted(self) -> bool:
        """Whether the source is plain text, in which tables and headings may have been lost."""
        return self.format in {"txt", "md"}
