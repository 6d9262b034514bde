"""The text of a web page, cut into paragraphs where a browser would begin a new line."""

from __future__ import annotations

import binascii
import re
from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType

from lxml import etree

from core.readers.html_look import Look, css_of, is_hidden, look_of
from core.readers.limits import LARGEST_PICTURE, Budget
from core.readers.numerals import numeral
from core.readers.paragraphs import Piece, paragraph
from core.readers.raw import RawBlock, RawPicture
from core.readers.text import text_blocks

_MM_PER_PIXEL = 25.4 / 96
_HAN = "\u2e80-\u303f\u3400-\u9fff\uff00-\uffef"
# A browser shows a space here; authors' tools break lines anywhere between characters.
_BREAK_IN_WORDS = re.compile(rf"(?<=[{_HAN}])[ \t\r\f]*\n[ \t\r\n\f]*(?=[{_HAN}])")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_DATA = re.compile(r"data:(image/[\w.+-]+);base64,", re.IGNORECASE)
_LIST_STYLE = re.compile(
    r"list-style(?:-type)?:(?:[\w-]+\s)*?(none|cjk-\w+|simp-\w+|lower-\w+|upper-\w+)"
)

_SKIPPED = frozenset(
    {
        "script", "style", "head", "title", "template", "noscript", "nav", "select", "option",
        "button", "svg", "canvas", "object", "iframe", "audio", "video", "map", "rt", "rp",
        "colgroup", "col",
    }
)  # fmt: skip
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "p",
        "section", "summary", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_NUMBER_FORMATS = MappingProxyType(
    {
        "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
        "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "lower-roman": "lowerRoman",
        "upper-alpha": "upperLetter", "upper-latin": "upperLetter", "upper-roman": "upperRoman",
        "cjk-ideographic": "chineseCounting", "cjk-decimal": "ideographDigital",
        "simp-chinese-informal": "chineseCounting", "none": "none",
    }
)  # fmt: skip


class Found:
    """What has been gathered so far: whole blocks, and the pieces of the paragraph begun.

    ``look`` is that of its first piece, ``number`` a list item's number still to be put
    before it, ``broken`` whether it ends with a line break.
    """

    __slots__ = ("blocks", "broken", "budget", "counts", "look", "number", "pieces")

    def __init__(self, counts: Counter[str], budget: Budget) -> None:
        self.counts = counts
        self.budget = budget
        self.blocks: list[RawBlock] = []
        self.pieces: list[Piece] = []
        self.look = Look()
        self.number = ""
        self.broken = False


Handler = Callable[[etree._Element, Look, Found], None]


def flow(element: etree._Element, look: Look, found: Found) -> None:
    """Gather all that a browser shows inside an element."""
    add_text(element.text, look, found)
    for child in element:
        enter(child, look, found)
        add_text(child.tail, look, found)


def enter(element: etree._Element, look: Look, found: Found) -> None:
    """Gather an element; what is hidden is counted and left out."""
    tag = element.tag
    if tag in _SKIPPED:
        return
    if is_hidden(element):
        found.counts["hidden"] += any(text.strip() for text in _texts(element))
        return
    if handler := _HANDLERS.get(tag):
        handler(element, look, found)
        return
    inner = look_of(element, look)
    if tag in _BLOCKS:
        found.budget.spend()
        end_paragraph(found)
        flow(element, inner, found)
        end_paragraph(found)
    else:
        flow(element, inner, found)


def end_paragraph(found: Found) -> None:
    """Close the paragraph begun, if any."""
    if found.pieces:
        look = found.look
        built = paragraph(found.pieces, level=look.level, centred=look.centred, style=look.style)
        found.blocks += [built] if built else []
        found.pieces = []
    found.broken = False


def add_text(text: str | None, look: Look, found: Found) -> None:
    """Add text to the paragraph, its white space as a browser shows it."""
    if not text:
        return
    if look.keeps_lines:
        for number, line in enumerate(text.split("\n")):
            if number:
                _break(None, look, found)
            _add(line, look, found)
    else:
        _add(_SPACES.sub(" ", _BREAK_IN_WORDS.sub("", text)), look, found)


def _add(text: str, look: Look, found: Found) -> None:
    starts_line = not found.pieces or found.pieces[-1][0].endswith((" ", "\n"))
    if starts_line and not look.keeps_lines:
        text = text.lstrip(" ")
    if not text:
        return
    if not found.pieces:
        found.look = look
    if not text.isspace():
        found.broken = False
        if found.number:
            found.pieces.append((found.number, look.bold))
            found.number = ""
    found.pieces.append((text, look.bold))


def _break(_: etree._Element | None, look: Look, found: Found) -> None:
    """One line break stays in the paragraph, the second ends it."""
    if found.broken:
        end_paragraph(found)
    elif found.pieces:
        found.pieces.append(("\n", look.bold))
        found.broken = True


def _texts(element: etree._Element) -> list[str]:
    return [str(text) for text in element.itertext()]


def _preformatted(element: etree._Element, _: Look, found: Found) -> None:
    """Lines as they stand, to be read like a text file."""
    end_paragraph(found)
    found.blocks += text_blocks("".join(_texts(element)).splitlines(), found.budget)


def _ordered(element: etree._Element, look: Look, found: Found) -> None:
    """A numbered list, the numbers put before its items."""
    end_paragraph(found)
    match = _LIST_STYLE.search(css_of(element))
    number_format = _NUMBER_FORMATS.get(match[1] if match else element.get("type", ""), "decimal")
    end = "、" if number_format in {"chineseCounting", "ideographDigital"} else "."
    value = _whole(element.get("start"), 1)
    for child in element:
        if child.tag == "li":
            value = _whole(child.get("value"), value)
            shown = numeral(number_format, value)
            found.number = shown + end if shown else ""
            value += 1
        enter(child, look, found)
        found.number = ""
        add_text(child.tail, look, found)
    end_paragraph(found)


def _field(element: etree._Element, look: Look, found: Found) -> None:
    """What is filled into a form on the page."""
    if element.get("type", "text").lower() in {"text", "number", "date"}:
        _add(element.get("value", ""), look, found)


def _image(element: etree._Element, _: Look, found: Found) -> None:
    """A picture inside the page; one elsewhere is counted and never opened."""
    source = element.get("src") or ""
    match = _DATA.match(source)
    if not match:
        found.counts["links_to_pictures"] += bool(source)
        return
    try:
        data = binascii.a2b_base64(source[match.end() : match.end() + LARGEST_PICTURE])
    except ValueError:
        return
    found.budget.unpack(len(data))
    width, height = (_printed_side(element, side) for side in ("width", "height"))
    end_paragraph(found)
    found.blocks.append(RawPicture(data, match[1].lower(), width, height))


def _printed_side(element: etree._Element, side: str) -> float:
    """Width or height of a picture in millimetres, as its style has it or its attribute."""
    styled = re.search(rf"(?<![\w-]){side}:\s*(\d+(?:\.\d+)?)mm", element.get("style") or "")
    pixels = _whole(element.get(side), 0)
    return float(styled[1]) if styled else round(pixels * _MM_PER_PIXEL, 2)


def _inserted(element: etree._Element, look: Look, found: Found) -> None:
    found.counts["insertions"] += 1
    flow(element, look, found)


def _deleted(_: etree._Element, __: Look, found: Found) -> None:
    found.counts["deletions"] += 1


def _whole(value: str | None, otherwise: int) -> int:
    match = re.match(r"\s*(\d{1,5})", value or "")
    return int(match[1]) if match else otherwise


def _table(element: etree._Element, look: Look, found: Found) -> None:
    from core.readers.html_table import table

    table(element, look, found)


_HANDLERS: Mapping[object, Handler] = MappingProxyType(
    {
        "br": _break,
        "pre": _preformatted,
        "textarea": _preformatted,
        "ol": _ordered,
        "table": _table,
        "img": _image,
        "input": _field,
        "ins": _inserted,
        "del": _deleted,
    }
)
