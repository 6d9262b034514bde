"""What styles say about paragraphs and runs: headings, bold, hidden text, lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import TypedDict

from lxml import etree

from core.readers.docx import tags
from core.readers.docx.setting import UNSAID, Setting, laid_over
from core.readers.docx.tags import ALIGN, NUM_PR, OUTLINE, number

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*(?:[1-9]|heading|标题)?", re.IGNORECASE)
_LONGEST_CHAIN = 32
BODY_LEVEL = 9
"""The outline level that means "no heading"."""


@dataclass(frozen=True)
class Style:
    """What a style and those it is based on lay down; None where they say nothing.

    ``name`` and ``level`` are those of a :class:`~core.readers.raw.RawParagraph`,
    ``list_style`` is the id of the style that says it is a list item, ``setting`` what is
    said about type.
    """

    name: str = ""
    level: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    centred: bool | None = None
    contents: bool = False
    num_id: int | None = None
    list_level: int | None = None
    list_style: str | None = None
    setting: Setting = UNSAID


class Properties(TypedDict, total=False):
    """What one element lays down, by the names of the fields of :class:`Style`."""

    level: int | None
    bold: bool
    hidden: bool
    centred: bool
    num_id: int | None
    list_level: int | None


StyleOf = Callable[[str | None], Style]


def styles(root: etree._Element | None) -> StyleOf:
    """A function from a style's id to the style; None means the default paragraph style."""
    named: dict[str | None, etree._Element] = {}
    plain = Style(setting=_default_setting(root))
    for element in () if root is None else root.iterchildren(tags.w("style")):
        named.setdefault(element.get(tags.w("styleId")), element)
        if element.get(tags.w("default")) in {"1", "true", "on"} and _is_paragraph(element):
            named.setdefault(None, element)

    @cache
    def style(style_id: str | None) -> Style:
        chain: list[etree._Element] = []
        element = named.get(style_id)
        while element is not None and len(chain) < _LONGEST_CHAIN:
            chain.append(element)
            base = element.find(tags.w("basedOn"))
            element = None if base is None else named.get(base.get(tags.VAL))
        found = plain
        for element in reversed(chain):
            found = _over(found, element)
        return found

    return style


def _default_setting(root: etree._Element | None) -> Setting:
    """What holds where no style says otherwise."""
    defaults = None if root is None else root.find(tags.w("docDefaults"))
    if defaults is None:
        return UNSAID
    return laid_over(
        UNSAID,
        defaults.find(f"{tags.w('pPrDefault')}/{tags.P_PR}"),
        defaults.find(f"{tags.w('rPrDefault')}/{tags.R_PR}"),
    )


def _is_paragraph(element: etree._Element) -> bool:
    return element.get(tags.w("type"), "paragraph") == "paragraph"


def _over(base: Style, element: etree._Element) -> Style:
    """A style laid over the one it is based on."""
    name_element = element.find(tags.w("name"))
    name = "" if name_element is None else name_element.get(tags.VAL, "").strip()
    p_pr, r_pr = element.find(tags.P_PR), element.find(tags.R_PR)
    said = paragraph_properties(p_pr)
    said.update(_run_properties(r_pr))
    if _TITLE.fullmatch(name):
        said["level"] = 0
    elif match := _HEADING.fullmatch(name):
        said.setdefault("level", int(match[1]))
    contents = base.contents or _CONTENTS.fullmatch(name) is not None
    listed = element.get(tags.w("styleId")) if "num_id" in said or "list_level" in said else None
    list_style = listed or base.list_style
    setting = laid_over(base.setting, p_pr, r_pr)
    return replace(
        base, name=name, contents=contents, list_style=list_style, setting=setting, **said
    )


def paragraph_properties(p_pr: etree._Element | None) -> Properties:
    """What a ``w:pPr`` lays down."""
    said: Properties = {}
    for child in () if p_pr is None else p_pr:
        tag = child.tag
        if tag == OUTLINE:
            level = number(child)
            said["level"] = level + 1 if level is not None and 0 <= level < BODY_LEVEL else None
        elif tag == ALIGN:
            said["centred"] = child.get(tags.VAL) == "center"
        elif tag == NUM_PR:
            for each in child:
                if each.tag == tags.NUM_ID:
                    said["num_id"] = number(each)
                elif each.tag == tags.ILVL:
                    said["list_level"] = number(each)
    return said


def _run_properties(r_pr: etree._Element | None) -> Properties:
    said: Properties = {}
    for child in () if r_pr is None else r_pr:
        if child.tag == tags.B:
            said["bold"] = tags.is_on(child)
        elif child.tag == tags.VANISH:
            said["hidden"] = tags.is_on(child)
    return said
