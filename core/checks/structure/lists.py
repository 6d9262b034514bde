"""Enumerations in the text: complete, without a gap, as many as announced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.checks.rule import Fix, Hit, Rule, Severity, rule
from core.checks.structure.listing import NUMERALS, Chain, chains, items_of
from core.checks.subject import Subject
from core.edits import Edit, TextChange
from core.passages import Passage, passages, section_passages
from core.place import Place
from core.report import Report

_ANNOUNCED = re.compile(r"以下(?:的)?([一二三四五六七八九十两]|\d{1,2})(?:个)?(?:方面|点|项|条)")
_NEAR = 150
"""How far after its announcement a list begins at the latest, in code points."""

_FIRST_HEADING = re.compile(r"\s*[（(]一[）)]")
_LONGEST_BARE_HEADING = 12
_OTHER_FIRSTS = re.compile(r"首先|一要|一方面|其一|第一|一是")


def _parts(report: Report) -> Iterator[list[Passage]]:
    """The paragraphs of the preface, of each section and of the closing."""
    parts: dict[object, list[Passage]] = {}
    for passage in passages(report):
        parts.setdefault(passage.place.section or passage.place.part, []).append(passage)
    yield from parts.values()


@rule("S18", "说的条数和列的条数不一样", Severity.HINT)
def as_many_as_announced(subject: Subject) -> Iterator[Hit]:
    """写了“以下三方面”“以下四点”，后面就要列出同样多条。

    依据：公文一般要求，前后一致。
    改法：改数字，或补上、删去相应的条目。
    """
    for part in _parts(subject.report):
        texts = [passage.text for passage in part]
        announced = [
            (position, match)
            for position, text in enumerate(texts)
            if "以下" in text
            for match in _ANNOUNCED.finditer(text)
        ]
        listed = chains(texts) if announced else []
        for position, match in announced:
            number = 2 if match[1] == "两" else _value(match[1])
            chain = _begun_after(listed, texts, position, match.end())
            if chain and len(chain) != number:
                yield Hit(
                    f"写的是“{match[0]}”，后面列了{len(chain)}条。请改数字或补上条目。",
                    (part[position].span(*match.span()), *_at(part, chain)),
                    expected=number,
                    actual=len(chain),
                )


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else NUMERALS.index(numeral) + 1


def _begun_after(listed: list[Chain], texts: list[str], position: int, end: int) -> Chain | None:
    """The first enumeration that begins soon after a point in the text."""
    for chain in listed:
        first = chain[0]
        if (first.paragraph, first.start) < (position, end) or first.number != 1:
            continue
        between = first.start - end
        if first.paragraph > position:
            lengths = (len(text) for text in texts[position + 1 : first.paragraph])
            between = len(texts[position]) - end + sum(lengths) + first.start
        return chain if between <= _NEAR else None
    return None


def _at(part: list[Passage], chain: Chain) -> tuple[Place, ...]:
    return tuple(part[item.paragraph].span(item.start, item.end) for item in chain)


@rule("S19", "序号断号或重复", Severity.WARNING)
def no_gap(subject: Subject) -> Iterator[Hit]:
    """“一是、二是”“（一）（二）”“1. 2.”等序号要连着，不跳号、不重号。

    层层嵌套的序号各算各的。

    依据：公文一般要求，层次序数要连贯。
    改法：序号写错的，重排；漏了内容的，补上。
    """
    for part in _parts(subject.report):
        texts = [passage.text for passage in part]
        for chain in chains(texts):
            wrong = [(n, item) for n, item in enumerate(chain, 1) if item.number != n]
            if not wrong or _begins_otherwise(chain, texts) or _told_elsewhere(chain, texts):
                continue
            expected, item = wrong[0]
            place = part[item.paragraph].span(item.start, item.end)
            title = "按顺序重排序号"
            changes = tuple(
                TextChange(part[i.paragraph].span(i.start, i.end), i.numeral(n)) for n, i in wrong
            )
            before = chain[expected - 2].numeral(chain[expected - 2].number) if expected > 1 else ""
            yield Hit(
                f"序号不连：“{before}”后面是“{item.numeral(item.number)}”。"
                if before
                else f"序号从“{item.numeral(item.number)}”开始，前面少了“{item.numeral(1)}”。",
                (place, *(change.place for change in changes[1:])),
                expected=item.numeral(expected),
                actual=item.numeral(item.number),
                fixes=(Fix(title, Edit(title, changes)),),
            )


def _begins_otherwise(chain: Chain, texts: list[str]) -> bool:
    """Whether a list that lacks its 1 may have begun in other words, or is no list."""
    if chain[0].number == 1:
        return False
    return len(chain) == 1 or bool(_OTHER_FIRSTS.search("\n".join(texts)))


def _told_elsewhere(chain: Chain, texts: list[str]) -> bool:
    """Whether the numbers that a list of clauses skips stand in the text unrecognised."""
    if chain[0].style != "clause":
        return False
    numbers = {item.number for item in chain}
    skipped = set(range(1, max(numbers) + 1)) - numbers
    text = "".join(texts[chain[0].paragraph : chain[-1].paragraph + 1])
    return bool(skipped) and all(f"{NUMERALS[number - 1]}是" in text for number in skipped)


@rule("S20", "只有（一）没有（二）", Severity.WARNING)
def second_heading_numbered(subject: Subject) -> Iterator[Hit]:
    """小标题用了“（一）”，后面的小标题也要接着编“（二）”。

    依据：公文一般要求，层次序数要连贯。
    改法：在后面的小标题前加上“（二）”。
    """
    for number in range(1, len(subject.report.sections) + 1):
        part = list(section_passages(subject.report, number))
        texts = [passage.text for passage in part]
        if sum(bool(_FIRST_HEADING.match(text)) for text in texts) != 1:
            continue
        leads = [item for item in items_of(texts) if item.style == "heading" and item.leads]
        if [item.number for item in leads] != [1]:
            continue
        bare = [passage for passage in part[leads[0].paragraph + 1 :] if _bare_heading(passage)]
        if not bare:
            continue
        marks = [f"（{NUMERALS[position]}）" for position in range(1, len(bare) + 1)]
        title = f"加上“{''.join(marks)}”"
        changes = tuple(
            TextChange(passage.span(0, 0), mark) for passage, mark in zip(bare, marks, strict=True)
        )
        yield Hit(
            f"前面有“（一）”，“{bare[0].text.strip()}”前面应有“（二）”。",
            tuple(passage.place for passage in bare),
            fixes=(Fix(title, Edit(title, changes)),),
            recommended=True,
        )


def _bare_heading(passage: Passage) -> bool:
    """Whether a paragraph is a short line without a number or a stop."""
    text = passage.text.strip()
    return 0 < len(text) <= _LONGEST_BARE_HEADING and bool(
        re.fullmatch(r"[^\W\d_]+", text) and not re.match(r"[无略]$", text)
    )


LISTS: tuple[Rule, ...] = (as_many_as_announced, no_gap, second_heading_numbered)
