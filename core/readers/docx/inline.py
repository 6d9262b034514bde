"""The inside of a paragraph: its visible text, and what floats beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType

from lxml import etree

from core.readers.docx import tags
from core.readers.docx.styles import StyleOf
from core.readers.docx.tags import R_PR, R_STYLE, VANISH, B, T, w
from core.readers.paragraphs import Piece

_SYMBOLS = MappingProxyType(
    {
        0xF06F: "□", 0xF071: "□", 0xF0A8: "□", 0xF0A3: "□",
        0xF052: "☑", 0xF0FE: "☑", 0xF0FC: "✓", 0xF050: "✓",
        0xF054: "☒", 0xF0FD: "☒", 0xF0FB: "✗", 0xF0B7: "·", 0xF06C: "●", 0xF06E: "■",
    }
)  # fmt: skip
"""Signs of the fonts Wingdings and Symbol that forms use."""

Handler = Callable[[etree._Element, bool, "Line"], None]


class Line:
    """What has been gathered of one paragraph.

    Attributes:
        style_of: The styles of the document.
        counts: What the document has been found to hold.
        pieces: The text so far.
        floats: Text boxes and pictures found in it.
        fields: For each open field, where its instruction began, or None within its result.
        contents: Whether it is seen to be a line of a table of contents.
    """

    __slots__ = ("contents", "counts", "fields", "floats", "pieces", "style_of")

    def __init__(self, style_of: StyleOf, counts: Counter[str]) -> None:
        self.style_of = style_of
        self.counts = counts
        self.pieces: list[Piece] = []
        self.floats: list[etree._Element] = []
        self.fields: list[int | None] = []
        self.contents = False


def gather(element: etree._Element, bold: bool, line: Line) -> None:
    """Add all that is visible below an element to the line, in reading order."""
    for child in element:
        _HANDLERS.get(child.tag, gather)(child, bold, line)


def one_branch(element: etree._Element) -> etree._Element:
    """Of alternatives that say the same, the one to read: an empty one where there is none."""
    branch = element.find(tags.CHOICE)
    branch = element.find(tags.FALLBACK) if branch is None else branch
    return element.makeelement(tags.CHOICE) if branch is None else branch


def _run(run: etree._Element, bold: bool, line: Line) -> None:
    hidden = False
    for child in run:
        tag = child.tag
        if tag == R_PR:
            bold, hidden = _run_look(child, bold, line)
        elif hidden:
            break
        elif tag == T:
            line.pieces.append((child.text or "", bold))
        else:
            _HANDLERS.get(tag, gather)(child, bold, line)
    if hidden and any(text.text for text in run.iter(T)):
        line.counts["hidden"] += 1


def _run_look(properties: etree._Element, bold: bool, line: Line) -> tuple[bool, bool]:
    """Whether a run is bold and whether it is hidden."""
    own_bold: bool | None = None
    hidden: bool | None = None
    for child in properties:
        tag = child.tag
        if tag == B:
            own_bold = tags.is_on(child)
        elif tag == VANISH:
            hidden = tags.is_on(child)
        elif tag == R_STYLE:
            style = line.style_of(child.get(tags.VAL))
            # Bold of a character style on bold of the paragraph's style switches it off.
            bold = bold != bool(style.bold)
            hidden = style.hidden if hidden is None else hidden
    return bold if own_bold is None else own_bold, bool(hidden)


def _text(element: etree._Element, bold: bool, line: Line) -> None:
    if element.text:
        line.pieces.append((element.text, bold))


def _plain(text: str) -> Handler:
    def handle(_: etree._Element, bold: bool, line: Line) -> None:
        line.pieces.append((text, bold))

    return handle


def _symbol(element: etree._Element, bold: bool, line: Line) -> None:
    try:
        code = int(element.get(w("char"), ""), 16)
    except ValueError:
        return
    sign = chr(code) if 0x20 <= code < 0xD800 else _SYMBOLS.get(code, "")
    line.pieces.append((sign, bold))


def _field_mark(element: etree._Element, _: bool, line: Line) -> None:
    """Keep a field's result; drop what its instruction, kept until now, put into the line."""
    kind = element.get(tags.FIELD_CHAR_TYPE)
    if kind == "begin":
        line.fields.append(len(line.pieces))
    elif line.fields and kind in {"separate", "end"}:
        start = line.fields.pop()
        if start is not None:
            del line.pieces[start:]
        if kind == "separate":
            line.fields.append(None)


def _hyperlink(element: etree._Element, bold: bool, line: Line) -> None:
    if element.get(w("anchor"), "").startswith("_Toc"):
        line.contents = True
    gather(element, bold, line)


def _inserted(element: etree._Element, bold: bool, line: Line) -> None:
    line.counts["insertions"] += 1
    gather(element, bold, line)


def _deleted(_: etree._Element, __: bool, line: Line) -> None:
    line.counts["deletions"] += 1


def _alternatives(element: etree._Element, bold: bool, line: Line) -> None:
    gather(one_branch(element), bold, line)


def _float(element: etree._Element, _: bool, line: Line) -> None:
    line.floats.append(element)


def _graphic(element: etree._Element, bold: bool, line: Line) -> None:
    if element.get("uri", "").rsplit("/", 1)[-1] in {"chart", "chartex", "diagram"}:
        line.counts["charts"] += 1
    gather(element, bold, line)


def _skip(_: etree._Element, __: bool, ___: Line) -> None:
    pass


_HANDLERS: Mapping[str | bytes | bytearray | etree.QName, Handler] = MappingProxyType(
    {
        tags.R: _run,
        tags.T: _text,
        tags.MATH_TEXT: _text,
        tags.HYPERLINK: _hyperlink,
        tags.FIELD_CHAR: _field_mark,
        tags.INS: _inserted,
        tags.MOVE_TO: _inserted,
        tags.DEL: _deleted,
        tags.MOVE_FROM: _deleted,
        tags.ALTERNATE: _alternatives,
        tags.TEXT_BOX: _float,
        tags.BLIP: _float,
        tags.VML_IMAGE: _float,
        tags.GRAPHIC_DATA: _graphic,
        w("sym"): _symbol,
        w("tab"): _plain("\t"),
        w("ptab"): _plain("\t"),
        w("br"): _plain("\n"),
        w("cr"): _plain("\n"),
        w("noBreakHyphen"): _plain("-"),
        # The phonetic guide above a character says again what the character says.
        w("rt"): _skip,
        **dict.fromkeys((tags.P_PR, tags.R_PR, tags.SDT_PR, w("instrText")), _skip),
    }
)
