"""Numbers of headings, signs at their ends, spaces and tabs: words that export leaves alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from core.checks.reading import END_SIGNS, bare, number_length
from core.checks.rule import Hit, Rule, Severity, rule
from core.checks.spots import Match, Spot, mending, places, spots, times
from core.checks.subject import Subject
from core.place import Part, Place
from core.typesetting import Look

_CJK = r"\u3400-\u9fff"
_NUMBERS = (
    (re.compile(r"\s*[（(][一二三四五六七八九十]{1,3}[)）]\s*([、.．][、.．\s]*)"), ""),
    (re.compile(r"\s*[（(]\d{1,2}[)）]\s*([、.．][、.．\s]*)"), ""),
    (re.compile(r"\s*\d{1,2}\s*(、+)(?=\s*\D)"), "."),
    (re.compile(r"\s*[一二三四五六七八九十]{1,3}\s*([.．]+)(?=\s*\D)"), "、"),
)
_MAY_BE_NUMBERED = re.compile(r"\s*[（(一二三四五六七八九十\d]")


@lru_cache(maxsize=1024)
def _misnumbered(text: str) -> tuple[Match, ...]:
    if not _MAY_BE_NUMBERED.match(text):
        return ()
    for pattern, wanted in _NUMBERS:
        if match := pattern.match(text):
            return (Match(*match.span(1), wanted),)
    return ()


@rule("F09", "层次序数的写法", Severity.HINT, counted=False)
def heading_numbers(subject: Subject) -> Iterator[Hit]:
    """段首的层次序数写作“一、”“（一）”“1.”“（1）”，括号后面不再加顿号。

    依据：GB/T 9704—2012 第7.3.3条，结构层次序数。
    改法：改为规定的写法，序号本身不变。
    """
    found = spots(subject.report, _misnumbered)
    if not found:
        return
    wrong = dict.fromkeys(bare(spot.text[: spot.place.end]) for spot in found)
    shown = "".join(f"“{number}”" for number in list(wrong)[:3])
    yield Hit(
        f"段首序号{shown}{times(found)}的写法不规范，应依次用“一、”“（一）”“1.”“（1）”。",
        places(found),
        fixes=(mending("序号改为规定的写法", found),),
        recommended=True,
    )


@rule("F10", "部分标题末尾有标点", Severity.HINT, counted=False)
def heading_ends(subject: Subject) -> Iterator[Hit]:
    """六个部分的标题末尾不用标点。

    标题用词也不对的，由“部分标题和统一格式不一样”去查。

    依据：GB/T 9704—2012 第7.3.3条，标题单独成行。
    改法：去掉末尾的标点。
    """
    found = []
    for number, section in enumerate(subject.report.sections, 1):
        heading = section.heading or ""
        kept = heading.rstrip(f"{END_SIGNS} ")
        name = bare(kept[number_length(kept) :])
        if kept != heading and name == subject.form.sections[number - 1]:
            place = Place(section=number, start=len(kept), end=len(heading))
            found.append(Spot(place, heading, ""))
    if found:
        shown = "".join(dict.fromkeys(f"“{spot.printed.strip()}”" for spot in found))
        yield Hit(
            f"部分标题末尾多了{shown}{times(found)}，标题末尾不用标点。",
            tuple(Place(section=spot.place.section) for spot in found),
            fixes=(mending("去掉标题末尾的标点", found),),
            recommended=True,
        )


_SPACE = "[ \u00a0\u2002-\u200a\u202f]+"
_MAY_BE_SPACED = re.compile("[ \u00a0\u2002-\u200a\u202f]")
_ODD_SPACE = re.compile(
    rf"(?<=[{_CJK}]){_SPACE}(?=[\d０-９])|(?<=[\d０-９]){_SPACE}(?=[{_CJK}])"
    rf"|(?<=[{_CJK}])(?P<between>{_SPACE})(?=[{_CJK}])"
)
_LISTED = re.compile("地址|邮编|电话|邮箱|网址|联系人|传真")
_SHORT = 20
"""Characters below which a text with spaces may be a row of entries."""


@lru_cache(maxsize=1024)
def _spaced(text: str) -> tuple[Match, ...]:
    """Spaces beside Chinese characters; between two of them only where they part no entries."""
    if not _MAY_BE_SPACED.search(text):
        return ()
    listed = len(text) < _SHORT or _LISTED.search(text) is not None
    return tuple(
        Match(*match.span(), "")
        for match in _ODD_SPACE.finditer(text)
        if not (listed and match["between"])
    )


@rule("F11", "文字里有多余的空格", Severity.HINT, counted=False)
def spaces_in_words(subject: Subject) -> Iterator[Hit]:
    """汉字和数字之间、汉字和汉字之间不加空格；网址、外文、联系方式里的不查。

    依据：公文一般要求，文字规整。
    改法：删去空格，一次改完。
    """
    found = spots(subject.report, _spaced)
    if found:
        yield Hit(
            f"文字里有{len(found)}处多余的空格，如“{found[0].around(4).strip()}”，请删去。",
            places(found),
            actual=len(found),
            fixes=(mending("删去多余的空格", found),),
            recommended=True,
        )


@lru_cache(maxsize=1024)
def _indented(text: str) -> tuple[Match, ...]:
    blank = len(text) - len(text.lstrip())
    return (Match(0, blank, ""),) if blank else ()


_FEWEST_UNINDENTED = 3


@rule("F07", "段首缩进", Severity.HINT, counted=False)
def indents(subject: Subject) -> Iterator[Hit]:
    """正文每段开头缩进两个字，用段落格式设置，不用空格代替。

    依据：GB/T 9704—2012 第7.3.3条，每个自然段左空二字。
    改法：导出时自动按段落格式缩进；段首的空格可一次删去。
    """
    found = [spot for spot in spots(subject.report, _indented) if spot.place.part != Part.TITLE]
    if found:
        yield Hit(
            f"有{len(found)}段开头打了空格，缩进会自动设好，请删去空格。",
            places(found),
            fixes=(mending("删去段首的空格", found),),
            recommended=True,
        )
    layout = subject.report.origin.layout
    if layout is None:
        return
    spaced = sum(_by_spaces(look) for look in (*layout.headings, *layout.body))
    flush = sum(_unindented(look) for look in layout.body)
    told = [f"{spaced}段开头用空格代替缩进"] if spaced else []
    told += [f"{flush}段没有缩进"] if flush >= _FEWEST_UNINDENTED else []
    if told:
        yield Hit(f"原文件有{'，'.join(told)}，每段开头应缩进两个字。", (_FILE,))


_FILE = Place(part=Part.FILE)


def _by_spaces(look: Look) -> bool:
    return look.spaces > 1 and look.align not in {"center", "right", "end"}


def _unindented(look: Look) -> bool:
    return look.spaces < 2 and look.indent < 1 and look.align not in {"center", "right", "end"}


_TAB = re.compile(r"(?<=\S)[ \u3000]*\t\s*")


@lru_cache(maxsize=1024)
def _tabs(text: str) -> tuple[Match, ...]:
    """Tabs behind the first word: gone at the end of a text, a full space within it."""
    if "\t" not in text:
        return ()
    return tuple(
        Match(*match.span(), "\u3000" if match.end() < len(text) else "")
        for match in _TAB.finditer(text)
    )


@rule("F22", "多余的空行和制表符", Severity.HINT, counted=False)
def blank_lines(subject: Subject) -> Iterator[Hit]:
    """段落之间不连着空两行以上，文字不用制表符对齐。

    依据：公文一般要求，版面整洁。
    改法：空行导出时不带；制表符可一次换成空格。
    """
    found = spots(subject.report, _tabs)
    if found:
        yield Hit(
            f"文字里有{len(found)}处制表符，请换成空格或删去。",
            places(found),
            fixes=(mending("去掉制表符", found),),
            recommended=True,
        )
    layout = subject.report.origin.layout
    if layout is not None and layout.blank:
        yield Hit(f"原文件有{layout.blank}个连着的空行。", (_FILE,), actual=layout.blank)


SPACING: tuple[Rule, ...] = (heading_numbers, heading_ends, spaces_in_words, indents, blank_lines)
