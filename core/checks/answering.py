"""Which answer belongs to which finding, and whether it still holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from core.answers import Answer
from core.checks.reading import bare
from core.checks.rule import Finding
from core.numbers import parse, show
from core.place import Part, Place
from core.report import Paragraph, Report

_SPOKEN = re.compile(r"“[^”]*”|\d+(?:\.\d+)?%?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ORDINAL = re.compile(r"第\d+段")
"""Where in the text something stands, which changes without any figure changing."""

_NEAR = 16
_LONGEST_QUOTE = 120


def about(report: Report, finding: Finding) -> Answer:
    """An answer to a finding with nothing said yet."""
    place = finding.hit.places[0] if finding.hit.places else Place(part=Part.FILE)
    near = ""
    if place.paragraph is not None:
        near = _NUMBER.sub("", bare(_text(report, place)))[:_NEAR]
    rough = replace(place, paragraph=None, start=None, end=None)
    return Answer(finding.code, rough, near, tuple(_figures(report, finding)))


def answered(report: Report, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings with the report's answers, each with one at most.

    An answer that speaks of other figures than the finding has lapsed; it is shown as such,
    and never hidden: its finding stands by itself, whatever else may explain it.
    """
    if not report.answers:
        return findings
    left = list(report.answers)
    found = list(findings)
    asked = {at: about(report, each) for at, each in enumerate(findings) if each.answerable}
    for belongs, holds in _WAYS:
        for at, question in tuple(asked.items()):
            answer = next((each for each in left if belongs(each, question)), None)
            if answer is None:
                continue
            left.remove(answer)
            del asked[at]
            if holds:
                found[at] = replace(found[at], answer=answer)
            else:
                found[at] = replace(found[at], lapsed=answer)
    return _in_order(found)


def unused(report: Report, findings: Iterable[Finding]) -> tuple[Answer, ...]:
    """The report's answers that belong to none of its findings, not even as lapsed ones."""
    used = [found.answer or found.lapsed for found in findings if found.answer or found.lapsed]
    left = list(report.answers)
    for answer in used:
        if answer in left:
            left.remove(answer)
    return tuple(left)


def _in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings sorted anew where some stand by themselves that others explained."""
    lifted = [found.lapsed is not None and found.under is not None for found in findings]
    if not any(lifted):
        return tuple(findings)
    alone = [replace(f, under=None) if up else f for f, up in zip(findings, lifted, strict=True)]

    def key(at: int) -> tuple[bool, int, int, int]:
        under = alone[at].under
        first = at if under is None else under
        return not alone[first].rule.counted, alone[first].severity.rank, first, at

    order = sorted(range(len(alone)), key=key)
    position = {old: new for new, old in enumerate(order)}
    return tuple(
        replace(found, under=None if found.under is None else position[found.under])
        for found in (alone[at] for at in order)
    )


def _figures(report: Report, finding: Finding) -> Iterator[str]:
    """What the finding speaks of, in the order of its sentence and its places."""
    yield from _SPOKEN.findall(_ORDINAL.sub("", bare(finding.message)))
    for value in (finding.hit.expected, finding.hit.actual):
        if value is not None and not isinstance(value, str):
            yield show(value)
    for place in finding.hit.places:
        yield from _figures_at(report, place)


def _figures_at(report: Report, place: Place) -> Iterator[str]:
    """The values of cells, the words of a span, the numbers of a text that is meant as a whole."""
    if place.table is not None:
        for row, column in place.cells:
            text = report.tables[place.table][row][column]
            value = None if text is None else parse(text).value
            shown = bare(text or "") if value is None else show(value)
            yield f"{place.table}[{row},{column}]={shown}"
        return
    text = _text(report, place)
    if place.start is None and place.end is None:
        yield from _NUMBER.findall(text)
        return
    start, end = place.span(len(text))
    yield bare(text[start:end])[:_LONGEST_QUOTE]


def _text(report: Report, place: Place) -> str:
    """The text at a place; nothing where there is none."""
    if place.section is not None:
        section = report.sections[place.section - 1]
        if place.paragraph is None:
            return section.heading or ""
        return _nth(section.paragraphs, place.paragraph)
    match place.part:
        case Part.TITLE:
            return report.title
        case Part.SIGNATURE:
            signed = report.signature
            return (signed.organ if place.paragraph == 0 else signed.date) or ""
        case Part.PREFACE | Part.CLOSING if place.paragraph is not None:
            part = report.preface if place.part is Part.PREFACE else report.closing
            return _nth(part, place.paragraph)
    return ""


def _nth(paragraphs: tuple[Paragraph, ...], number: int) -> str:
    return paragraphs[number].text if number < len(paragraphs) else ""


def _words(answer: Answer) -> list[str]:
    return [_NUMBER.sub("", figure) for figure in answer.figures]


def _the_very_same(one: Answer, other: Answer) -> bool:
    return one.near == other.near and _of_the_same_figures(one, other)


def _of_the_same_figures(one: Answer, other: Answer) -> bool:
    return (one.code, one.place, one.figures) == (other.code, other.place, other.figures)


def _of_other_figures(one: Answer, other: Answer) -> bool:
    same = (one.code, one.place) == (other.code, other.place)
    return same and _words(one) == _words(other)


def _of_the_same_place(one: Answer, other: Answer) -> bool:
    """Whether both are about a cell in common, or about one paragraph."""
    if one.code != other.code or one.place.table != other.place.table:
        return False
    if one.place.table is not None:
        return not {*one.place.cells}.isdisjoint(other.place.cells)
    return one.place == other.place and one.near == other.near != ""


_WAYS: tuple[tuple[Callable[[Answer, Answer], bool], bool], ...] = (
    (_the_very_same, True),
    (_of_the_same_figures, True),
    (_of_other_figures, False),
    (_of_the_same_place, False),
)
"""How an answer belongs to a finding, the surest first, and whether it then holds."""
