"""Comments (批注) beside the text and the cells of a DOCX."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from core.place import Part, Place
from core.writers.docx_parts import NAMESPACES
from core.writers.docx_text import Mark, text_run
from core.writers.flow import Item, Line, ListTable, OfficialTable
from core.writers.markup import quoteattr
from core.writers.package import XML

Position = tuple[int, int] | None
"""Row and column of a cell; None for the whole table."""


class Comment(NamedTuple):
    """What is said about a place, a line for each paragraph of it."""

    place: Place
    text: str


@dataclass(frozen=True)
class Anchors:
    """Where each comment, by its number, is tied to.

    Attributes:
        lines: The marks in lines of text, by the line's place.
        cells: The numbers at the cells of a table, by its key.
    """

    lines: Mapping[Place, Sequence[Mark]] = field(default_factory=dict)
    cells: Mapping[str, Mapping[Position, Sequence[int]]] = field(default_factory=dict)

    def of_line(self, line: Line) -> Sequence[Mark]:
        """The marks in a line."""
        return () if line.place is None else self.lines.get(line.place, ())


def anchors(comments: Sequence[Comment], content: Iterable[Item | ListTable]) -> Anchors:
    """Tie comments to what they speak of; to the nearest that is there where it is not."""
    items = tuple(content)
    tables = {item.table.key for item in items if isinstance(item, OfficialTable)}
    lines = {item.place: item for item in items if isinstance(item, Line) and item.place}
    marks: dict[Place, list[Mark]] = defaultdict(list)
    cells: dict[str, dict[Position, list[int]]] = {key: defaultdict(list) for key in tables}
    for number, (place, _) in enumerate(comments):
        if place.table in tables and place.table is not None:
            cells[place.table][place.cells[0] if place.cells else None].append(number)
            continue
        host = next((at for at in _hosts(place) if at in lines), next(iter(lines), None))
        if host is not None:
            start, end = place.span(len(lines[host].text))
            whole = host != _hosts(place)[0] or host == _TITLE
            marks[host].append(Mark(number) if whole else Mark(number, start, end))
    return Anchors(marks, cells)


_TITLE = Place(part=Part.TITLE)


def _hosts(place: Place) -> tuple[Place, ...]:
    """The lines a comment on a place may be tied to, the right one first."""
    own = Place(section=place.section, part=place.part, paragraph=place.paragraph)
    return own, Place(section=place.section, part=place.part), _TITLE


def part(comments: Sequence[Comment], author: str, initials: str) -> str:
    """``word/comments.xml``; no time is stated."""
    who = f"w:author={quoteattr(author)} w:initials={quoteattr(initials)}"
    return (
        f"{XML}<w:comments {NAMESPACES}>"
        + "".join(
            f'<w:comment w:id="{number}" {who}>{"".join(_paragraphs(comment.text))}</w:comment>'
            for number, comment in enumerate(comments)
        )
        + "</w:comments>"
    )


_SMALL = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'


def _paragraphs(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield f"<w:p>{_SMALL}{text_run(line, size=9)}</w:p>"
