"""What styles, paragraphs and runs say about type: face, size, indent, spacing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from lxml import etree

from core.readers.docx import tags
from core.readers.docx.tags import ALIGN, R_PR, R, T, w
from core.readers.paragraphs import Piece
from core.typesetting import Look

_IND, _SPACING, _FONTS, _SIZE = w("ind"), w("spacing"), w("rFonts"), w("sz")
_EAST_ASIA, _EAST_ASIA_THEME = w("eastAsia"), w("eastAsiaTheme")
_FIRST_CHARS, _FIRST, _HANGING = w("firstLineChars"), w("firstLine"), w("hanging")
_LINE, _RULE = w("line"), w("lineRule")
_FURTHEST = 1_000_000
"""A length beyond which a file means nothing by it."""

_USUAL_SIZE = 10.0

Faces = Callable[[str], str]
"""The face that a theme gives to ``minorEastAsia`` and the like."""


class Setting(NamedTuple):
    """What is laid down about type, in the file's own units; None where nothing is said."""

    font: str | None = None
    theme: str | None = None
    size: int | None = None
    align: str | None = None
    chars: int | None = None
    twips: int | None = None
    line: int | None = None
    rule: str | None = None


UNSAID = Setting()
"""Nothing laid down."""


def length(element: etree._Element, attribute: str = tags.VAL) -> int | None:
    """A length an attribute gives, None for a missing or senseless one."""
    found = tags.number(element, attribute)
    return found if found is not None and -_FURTHEST < found < _FURTHEST else None


def laid_over(base: Setting, p_pr: etree._Element | None, r_pr: etree._Element | None) -> Setting:
    """A setting with what a ``w:pPr`` and a ``w:rPr`` say laid over it."""
    said: dict[str, object] = {}
    for child in () if p_pr is None else p_pr:
        if child.tag == ALIGN:
            said["align"] = child.get(tags.VAL)
        elif child.tag == _IND:
            hanging = length(child, _HANGING)
            said["chars"] = length(child, _FIRST_CHARS)
            said["twips"] = length(child, _FIRST) if hanging is None else -hanging
        elif child.tag == _SPACING:
            said["line"], said["rule"] = length(child, _LINE), child.get(_RULE)
    for child in () if r_pr is None else r_pr:
        if child.tag == _FONTS:
            said["font"], said["theme"] = child.get(_EAST_ASIA), child.get(_EAST_ASIA_THEME)
        elif child.tag == _SIZE:
            said["size"] = length(child)
    if said.get("font") and not said.get("theme"):
        said["theme"] = ""
    given = {key: value for key, value in said.items() if value is not None}
    return base._replace(**given) if given else base  # type: ignore[arg-type]


def look_of(
    element: etree._Element,
    properties: etree._Element | None,
    base: Setting,
    pieces: Sequence[Piece],
    faces: Faces,
) -> Look:
    """How a paragraph of a style that lays down ``base`` is set."""
    own = laid_over(base, properties, None)
    own = _prevailing(element, own)
    size = (own.size or 0) / 2 or None
    fixed = own.rule in {"exact", "atLeast"} and own.line
    indent = own.chars / 100 if own.chars else (own.twips or 0) / 20 / (size or _USUAL_SIZE)
    return Look(
        font=(faces(own.theme) if own.theme else own.font) or "",
        size=size,
        align=own.align or "",
        indent=indent,
        leading=own.line / 20 if fixed and own.line else None,
        multiple=1.0 if fixed or not own.line else own.line / 240,
        spaces=_leading_spaces(pieces),
    )


def _prevailing(element: etree._Element, base: Setting) -> Setting:
    """The setting of most of the text of a paragraph."""
    lengths: dict[Setting, int] = {}
    for run in element.iter(R):
        count = sum(len(child.text or "") for child in run if child.tag == T)
        if count:
            setting = laid_over(base, None, tags.child_of(run, R_PR))
            lengths[setting] = lengths.get(setting, 0) + count
    return max(lengths, key=lengths.__getitem__, default=base)


def _leading_spaces(pieces: Sequence[Piece]) -> int:
    spaces = 0
    for text, _ in pieces:
        spaces += len(text) - len(text.lstrip())
        if text.strip():
            break
    return spaces
