"""The unit's answers (审核说明) that our own documents carry in a custom XML part."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from core.answers import ANSWERS_NAMESPACE, LONGEST_SENTENCE, MOST_ANSWERS, Answer
from core.place import Part, Place
from core.readers.limits import MEGABYTE
from core.readers.package import Package, parse_xml, part
from core.readers.raw import UnreadableFile
from core.readers.relationships import relationships
from core.text import clean

_LARGEST = MEGABYTE
_MOST_PARTS = 50
"""Custom parts looked at; other programs put theirs there too."""

_MOST_FIGURES = 1_000
_LONGEST_FIGURE = 400
_LONGEST_NUMBER = 4
_NAME = f"{{{ANSWERS_NAMESPACE}}}"


class UnreadableAnswers(Exception):
    """The part with the answers is there and cannot be read."""


def answers_in(package: Package, main: str) -> tuple[Answer, ...]:
    """The answers that a document carries.

    Raises:
        UnreadableAnswers: There are some, and they are damaged.
    """
    custom = [each for each in relationships(package, main).values() if each.kind == "customXml"]
    for each in custom[:_MOST_PARTS]:
        content = _content(package, each.target or "")
        if ANSWERS_NAMESPACE.encode() in content:
            return tuple(_answers(content))
    return ()


def _content(package: Package, name: str) -> bytes:
    """The bytes of a custom part; nothing where it is missing, locked or too large."""
    try:
        return part(package, name, _LARGEST) or b""
    except UnreadableFile:
        return b""


def _answers(content: bytes) -> Iterator[Answer]:
    try:
        root = parse_xml(content)
    except UnreadableFile as error:
        raise UnreadableAnswers from error
    if root is None or root.tag != f"{_NAME}answers":
        raise UnreadableAnswers
    for element in root.findall(f"{_NAME}answer")[:MOST_ANSWERS]:
        if answer := _answer(element):
            yield answer


def _answer(element: etree._Element) -> Answer | None:
    """An answer; None for one that says nothing or of which it is unclear what it is about."""
    sentence = _text(element, "sentence", LONGEST_SENTENCE).strip()
    code = _text(element, "code", _LONGEST_FIGURE)
    place = _place(element.find(f"{_NAME}place"))
    if not sentence or not code or place is None:
        return None
    figures = element.findall(f"{_NAME}figure")[:_MOST_FIGURES]
    return Answer(
        code=code,
        place=place,
        near=_text(element, "near", _LONGEST_FIGURE),
        figures=tuple(clean(figure.text or "")[:_LONGEST_FIGURE] for figure in figures),
        sentence=sentence,
        date=_text(element, "date", _LONGEST_FIGURE),
    )


def _text(element: etree._Element, name: str, longest: int) -> str:
    return clean(element.findtext(f"{_NAME}{name}") or "")[:longest]


def _place(element: etree._Element | None) -> Place | None:
    """The rough place of a finding: cells, a section, or a part."""
    if element is None:
        return None
    table, section = element.get("table"), element.get("section", "")
    if table:
        cells = (cell.split(",") for cell in element.get("cells", "").split())
        return Place(
            table=table[:_LONGEST_FIGURE],
            cells=tuple((int(c[0]), int(c[1])) for c in cells if len(c) == 2 and _counts(*c)),
        )
    if _counts(section):
        return Place(section=int(section))
    named = next((known for known in Part if known == element.get("part")), None)
    return Place(part=named) if named else None


def _counts(*texts: str) -> bool:
    return all(t.isascii() and t.isdigit() and len(t) <= _LONGEST_NUMBER for t in texts)
