"""How text looks on a web page, as its tags and its own styles lay down."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

_COLON = re.compile(r"\s*:\s*")
_HIDING = re.compile(r"(?:^|[;\s])(?:display:none|visibility:hidden|mso-hide:all)")
_BOLD = re.compile(r"font-weight:(bold|bolder|[6-9]00|normal|[1-5]00)")
_ALIGN = re.compile(r"text-align:(\w+)")
_KEEPS_LINES = re.compile(r"white-space:(?:pre|break)")


@dataclass(frozen=True)
class Look:
    """How text looks at some place of the page; ``depth`` counts the tables around it."""

    bold: bool = False
    centred: bool = False
    level: int | None = None
    style: str = ""
    keeps_lines: bool = False
    depth: int = 0


def is_hidden(element: etree._Element) -> bool:
    """Whether a browser does not show an element."""
    return element.get("hidden") is not None or _HIDING.search(css_of(element)) is not None


def css_of(element: etree._Element) -> str:
    """The style that an element itself has, ready to be searched."""
    return _COLON.sub(":", (element.get("style") or "").lower())


def look_of(element: etree._Element, look: Look) -> Look:
    """How text looks inside an element."""
    tag, css = element.tag, css_of(element)
    changed: dict[str, object] = {}
    if tag in {"b", "strong"}:
        changed["bold"] = True
    elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        changed["level"] = int(tag[1])
    elif tag == "center":
        changed["centred"] = True
    if align := element.get("align"):
        changed["centred"] = align.lower() == "center"
    if style := element.get("data-style"):
        changed["style"] = style
    if css:
        if match := _BOLD.search(css):
            changed["bold"] = match[1].startswith(("b", "6", "7", "8", "9"))
        if match := _ALIGN.search(css):
            changed["centred"] = match[1] == "center"
        changed["keeps_lines"] = look.keeps_lines or _KEEPS_LINES.search(css) is not None
    return replace(look, **changed) if changed else look  # type: ignore[arg-type]
