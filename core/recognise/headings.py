"""Finding the six section headings and the title among lines of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from core.form import CURRENT
from core.form.spec import SECTION_NUMERALS
from core.readers.raw import RawParagraph
from core.recognise.labels import core_of, folded, likeness
from core.roles import Role

_MARK = re.compile(
    r"\s*(?:第?([一二三四五六七八九十])(?:部分)?\s*[、.．,，:：]|([1-9])\s*[、.．,，]|[—\-–一]、"
    r"|第([一二三四五六])(?:部分|章)?|[(（]([一二三四五六])[)）]|([一二三四五六])(?=\s))?\s*"
)
_LONGEST_HEADING = 45
_ALIKE = 0.5
"""Similarity from which a numbered line counts as a respelt section heading."""
_TOC_TAIL = re.compile(r"(?:\.{2,}|…+|·{2,}|\t|\s)\s*[-—]?\d{1,3}[-—]?$")
_TITLE = re.compile(r"(?:信息公开|政务公开).{0,14}(?:报告|年报)|年度报告$")
_ENDS_SENTENCE = re.compile(r"[。；;！!？?，,：:]$")
_TITLE_CORES = tuple(core_of(title) for title in CURRENT.sections)


class Heading(NamedTuple):
    """A line that is, or begins with, a section heading.

    Attributes:
        number: The section, 1 to 6.
        length: Code points of the line that belong to the heading.
        sure: Whether it has the official words or a style of ours.
    """

    number: int
    length: int
    sure: bool


@lru_cache(maxsize=512)
def heading_of(line: str) -> Heading | None:
    """The section heading that a line is or begins with, or None."""
    if len(line) > _LONGEST_HEADING:
        return _run_in(line)
    mark = _MARK.match(line)
    start = mark.end() if mark else 0
    printed = _printed_number(mark)
    words = core_of(_TOC_TAIL.sub("", line[start:]))
    bracketed = bool(mark and mark[4])
    if words in _TITLE_CORES:
        number = _TITLE_CORES.index(words) + 1
        fits = not bracketed or printed == number
        return Heading(number, len(line), sure=not bracketed) if fits else None
    if found := _run_in(line):
        return found
    if sum(title in words for title in _TITLE_CORES) > 1 or (start and not printed):
        return None
    if not printed:
        return _plain(line, words)
    strict = bracketed or bool(mark and mark[2])
    sentence = _ENDS_SENTENCE.search(line.rstrip(":： "))
    return None if sentence else _respelt(line, words, printed, strict=strict)


def _printed_number(mark: re.Match[str] | None) -> int:
    """The section number a line begins with; 0 for none."""
    found = next((group for group in mark.groups() if group), "") if mark else ""
    if found.isdigit():
        return int(found) if int(found) <= len(SECTION_NUMERALS) else 0
    return SECTION_NUMERALS.find(found) + 1 if found else 0


def _run_in(line: str) -> Heading | None:
    """A numbered official heading with the section's text right behind it."""
    mark = _MARK.match(line)
    printed = _printed_number(mark)
    if not mark or not printed:
        return None
    title = CURRENT.sections[printed - 1]
    if not line.startswith(title, mark.end()):
        return None
    end = mark.end() + len(title)
    return Heading(printed, end, sure=True) if _begins_text(line[end:]) else None


def _begins_text(rest: str) -> bool:
    """Whether what follows a heading can be the beginning of the section's own text."""
    return not rest or not re.match(r"[、和及与等；;，,]", rest)


def _respelt(line: str, words: str, printed: int, *, strict: bool) -> Heading | None:
    """A numbered line whose words are near the official ones of that number.

    ``strict`` where the number is written as for a paragraph's own points (1. or （一）).
    """
    least = _NEARLY if strict else _ALIKE
    alike = likeness(_TITLE_CORES[printed - 1], words, least) >= least
    if not alike and (strict or not _same_matter(words, printed)):
        return None
    return Heading(printed, len(line), sure=False)


def _plain(line: str, words: str) -> Heading | None:
    """A heading without its number: only with nearly all of the official words."""
    for number, official in enumerate(_TITLE_CORES, 1):
        if len(official) > _SHORTEST_PLAIN and likeness(official, words, _NEARLY) >= _NEARLY:
            return Heading(number, len(line), sure=False)
    return None


_SHORTEST_PLAIN = 6
_NEARLY = 0.85
_MATTERS = (
    r"(?:总体|基本|工作|概[况述])",
    r"主动公开",
    r"(?:申请|依申请)",
    r"(?:复议|诉讼)",
    r"(?:问题|不足|改进)",
    r"(?:其他|需要报告|需要说明)",
)


def _same_matter(words: str, number: int) -> bool:
    return bool(re.search(_MATTERS[number - 1], words)) and len(words) <= _LONGEST_RESPELT


_LONGEST_RESPELT = 28


@dataclass(frozen=True)
class Found:
    """A heading at its place in a list of lines."""

    index: int
    heading: Heading


def section_starts(lines: Sequence[RawParagraph | None]) -> tuple[list[Found], list[int]]:
    """The heading that opens each section, in file order, and the lines that only list them.

    ``lines`` holds None where the stream has a table or picture. Of several headings with
    one number the first that has something under it opens the section.
    """
    candidates = [
        Found(index, heading)
        for index, line in enumerate(lines)
        if line is not None and (heading := _styled_or_read(line))
    ]
    contents = _listings(candidates, lines)
    chosen: dict[int, Found] = {}
    for found in candidates:
        if found.index in contents:
            continue
        known = chosen.get(found.heading.number)
        if known is None or (found.heading.sure and not known.heading.sure):
            chosen[found.heading.number] = found
    return sorted(chosen.values(), key=lambda found: found.index), sorted(contents)


def _styled_or_read(line: RawParagraph) -> Heading | None:
    if line.style == Role.HEADING:
        return heading_of(line.text) or _numbered(line.text)
    found = heading_of(line.text)
    own = line.style in set(Role)
    return found if found and (not own or _is_official(line.text)) else None


def _numbered(text: str) -> Heading | None:
    printed = _printed_number(_MARK.match(text))
    return Heading(printed, len(text), sure=True) if printed else None


def _is_official(text: str) -> bool:
    return any(text == CURRENT.section_heading(number) for number in range(1, 7))


_LEAST_LISTED = 3


def _listings(candidates: list[Found], lines: Sequence[RawParagraph | None]) -> set[int]:
    """Lines of a table of contents: headings in a row with nothing between, told twice."""
    listed: set[int] = set()
    run: list[Found] = []
    told = [found.heading.number for found in candidates]
    for found in [*candidates, None]:
        if found and run and found.index == run[-1].index + 1:
            run.append(found)
            continue
        again = [f for f in run if told.count(f.heading.number) > 1]
        if len(run) >= _LEAST_LISTED and len(again) >= _LEAST_LISTED:
            listed |= {f.index for f in run}
        run = [found] if found else []
    marked = {i for i, line in enumerate(lines) if line is not None and "toc" in line.marks}
    paged = {f.index for f in candidates if _TOC_TAIL.search(_text(lines, f.index))}
    return listed | marked | (paged if len(paged) >= _LEAST_LISTED else set())


def _text(lines: Sequence[RawParagraph | None], index: int) -> str:
    line = lines[index]
    return line.text if line is not None else ""


class Title(NamedTuple):
    """The report's title and the lines it stands on."""

    text: str
    first: int
    last: int


_MOST_TITLE_LINES = 4
_LONGEST_TITLE = 70


def find_title(lines: Sequence[RawParagraph]) -> Title | None:
    """The title among the lines before section 一, its lines joined, or None."""
    styled = [i for i, line in enumerate(lines) if line.style == Role.TITLE]
    if styled:
        text = "".join(lines[i].text for i in styled)
        return Title(text, styled[0], styled[-1])
    if any(line.style in set(Role) for line in lines):
        return None
    named = [n for n, line in enumerate(lines) if is_title(line.text)]
    if not named:
        return _split_title(lines)
    first = min(named, key=lambda n: bool(_CAPTION.match(lines[n].text)))
    if _CAPTION.match(lines[first].text):
        return Title(_CAPTION.sub("", lines[first].text), first, first)
    return _grown(lines, first)


_TRAIL = re.compile(
    r"[>＞»→]|^(?:您?现?在?的?(?:当前)?(?:所在的?)?位置)|^\S{0,4}(?:分\s*类|栏\s*目|索引)"
)
"""What marks the way to a page (首页 > 政务公开 > …) or its class, which can end like a title."""
_CAPTION = re.compile(r"(?:信息|文件)?(?:标\s*题|名\s*称|题\s*名)[:：\s]+")
"""What stands before the title in the table of particulars above a page."""


def is_title(text: str) -> bool:
    """Whether a line has the words of such a report's title."""
    return _can_be_title(text) and bool(_TITLE.search(folded(text)))


def _can_be_title(text: str) -> bool:
    return (
        len(text) <= _LONGEST_TITLE
        and not _ENDS_SENTENCE.search(text.rstrip())
        and not _TRAIL.search(text)
    )


def _grown(lines: Sequence[RawParagraph], last: int) -> Title:
    """The title that ends on a line, with lines above it that name the organ or year."""
    first, text = last, lines[last].text
    while first > 0 and last - first < _MOST_TITLE_LINES and not _names_organ(text):
        above = lines[first - 1].text
        if not _can_be_title(above) or not _ORGAN_LINE.search(folded(above)):
            break
        first, text = first - 1, above + text
    return Title(text, first, last)


_ORGAN_LINE = re.compile(
    r"(?:政府|办公室|办公厅|局|委员会|委|乡|镇|街道|办事处|中心|厅|院|队|所|站|20\d\d年度?|[县市区旗州省])$"
)
_STARTS_BARE = re.compile(r"(?:关于)?(?:20\d{2}年?度?的?)?(?:政府|政务)?(?:信息公开|公开)")


def _names_organ(text: str) -> bool:
    return not _STARTS_BARE.match(folded(text))


def _split_title(lines: Sequence[RawParagraph]) -> Title | None:
    """A title whose words are cut by the line break itself."""
    for first in range(len(lines)):
        text = ""
        for last in range(first, min(first + _MOST_TITLE_LINES, len(lines))):
            if not _can_be_title(lines[last].text):
                break
            text += lines[last].text
            if last > first and len(text) <= _LONGEST_TITLE and _TITLE.search(folded(text)):
                return Title(text, first, last)
    return None
