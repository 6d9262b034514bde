"""The unit's answers (审核说明) as a custom XML part, which Word and WPS keep when they save."""

from __future__ import annotations

from collections.abc import Iterator

from core.answers import ANSWERS_NAMESPACE, Answer
from core.place import Place
from core.writers.flow import printable
from core.writers.markup import escape, quoteattr
from core.writers.package import OFFICE, XML, relationships

ITEM = "customXml/item1.xml"
_PROPERTIES = "customXml/itemProps1.xml"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_IDENTITY = "{6E1B7C53-0C55-4F3B-9B2B-6A4C1E2D9F10}"
"""By which programs tell this part from others; the same in every document."""


def parts(answers: tuple[Answer, ...]) -> dict[str, str]:
    """The parts of a package that hold the answers; none where there are none."""
    if not answers:
        return {}
    kind = f"{OFFICE}/relationships/customXmlProps"
    return {
        ITEM: f'{XML}<answers xmlns="{ANSWERS_NAMESPACE}">{"".join(_answers(answers))}</answers>',
        "customXml/_rels/item1.xml.rels": relationships({"rId1": (kind, "itemProps1.xml")}),
        _PROPERTIES: (
            f'{XML}<ds:datastoreItem xmlns:ds="{OFFICE}/customXml" ds:itemID="{_IDENTITY}">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{ANSWERS_NAMESPACE}"/></ds:schemaRefs>'
            "</ds:datastoreItem>"
        ),
    }


def types(answers: tuple[Answer, ...]) -> dict[str, str]:
    """The content types of those parts that need one of their own."""
    return {_PROPERTIES: PROPERTIES_TYPE} if answers else {}


def links(answers: tuple[Answer, ...]) -> dict[str, tuple[str, str]]:
    """The relationship of the main part to the answers."""
    return {"rIdAnswers": (f"{OFFICE}/relationships/customXml", f"../{ITEM}")} if answers else {}


def _answers(answers: tuple[Answer, ...]) -> Iterator[str]:
    for answer in answers:
        figures = "".join(_element("figure", figure) for figure in answer.figures)
        yield (
            f"<answer>{_element('code', answer.code)}{_element('date', answer.date)}"
            f"{_place(answer.place)}{_element('near', answer.near)}{figures}"
            f"{_element('sentence', answer.sentence)}</answer>"
        )


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(printable(text))}</{name}>"


def _place(place: Place) -> str:
    if place.table is not None:
        cells = " ".join(f"{row},{column}" for row, column in place.cells)
        return f"<place table={quoteattr(printable(place.table))} cells={quoteattr(cells)}/>"
    if place.section is not None:
        return f'<place section="{place.section}"/>'
    return f"<place part={quoteattr(place.part or '')}/>"
