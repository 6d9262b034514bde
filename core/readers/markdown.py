"""Mark-up inside lines of plain text: taken out, and remembered."""

from __future__ import annotations

import re
from collections.abc import Callable

from core.readers.paragraphs import Piece, paragraph
from core.readers.raw import RawParagraph

_HEADING = re.compile(r"(#{1,6})(?:\s+|(?=[^\s#]))([^#]*[^#\s])(?:\s+#+)?")
_LIST = re.compile(r"(?:(>|[*+-])[ \t]+)+(?=\S)")
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\(([^()\s]+)[^()]*\)")
_LINK = re.compile(r"\[([^\]\n]+)\]\(([^()\s]+)[^()]*\)")
_SPACE = re.compile(r"&(?:nbsp|emsp|ensp|#160|#12288);")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->")
_TAG = re.compile(
    r"</?(?:u|b|i|em|strong|span|font|sup|sub|p|div|center|a|ins)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~\"'])")
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_PUNCTUATION = r"，。、；：！？）】》”’,.;:!?)"
# An opening mark right before punctuation is none: 张**、李** hides parts of names.
_BOLD = re.compile(
    rf"(?<!\*)\*\*(?![\s*{_PUNCTUATION}])(.+?)(?<![\s*])\*\*(?!\*)"
    r"|(?<![\w_])__(?![\s_])(.+?)(?<![\s_])__(?![\w_])"
)
_LONGEST = 5000
"""Characters of the longest line that mark-up is looked for in; no author marks longer ones up."""

_RULE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|```\w*)\s*")


def is_rule(line: str) -> bool:
    """Whether a line is a ruler or the fence of a code block and holds no text."""
    return len(line) <= _LONGEST and _RULE.fullmatch(line) is not None


def read_line(line: str) -> RawParagraph | None:
    """A line of text as a paragraph without its mark-up, None where nothing is left."""
    marks: list[str] = []
    text = line.strip()
    level = None
    if len(text) > _LONGEST:
        return paragraph([(text, False)])
    if match := _HEADING.fullmatch(text):
        level, text = len(match[1]), match[2]
        marks.append(match[1])
    elif match := _LIST.match(text):
        text = text[match.end() :]
        marks.append(match[1])
    return paragraph(_pieces(_plain(text, marks), marks), level, marks)


def _plain(text: str, marks: list[str]) -> str:
    """A line without its mark-up other than bold and escapes."""
    for pattern, mark, instead in _REPLACEMENTS:
        text, found = pattern.subn(instead, text)
        if found:
            marks.append(mark)
    return text


def _tag_free(match: re.Match[str]) -> str:
    return match[1]


PICTURE = "![]()"
"""The mark of a paragraph that refers to pictures."""

_REPLACEMENTS: tuple[tuple[re.Pattern[str], str, str | Callable[[re.Match[str]], str]], ...] = (
    (_COMMENT, "<!-- -->", ""),
    (_BREAK, "<br>", "\n"),
    (_TAG, "<>", ""),
    (_SPACE, "&nbsp;", " "),
    (_IMAGE, PICTURE, _tag_free),
    (_LINK, "[]()", _tag_free),
    (_CODE, "`", _tag_free),
)


def _pieces(text: str, marks: list[str]) -> list[Piece]:
    """The text cut at its bold marks, escapes undone."""
    pieces: list[Piece] = []
    position = 0
    for match in _BOLD.finditer(text):
        marks.append(match[0][:2])
        pieces.append((text[position : match.start()], False))
        pieces.append((match[1] or match[2], True))
        position = match.end()
    pieces.append((text[position:], False))
    if any(_ESCAPE.search(piece) for piece, _ in pieces):
        marks.append("\\")
    return [(_ESCAPE.sub(r"\1", piece), bold) for piece, bold in pieces]
