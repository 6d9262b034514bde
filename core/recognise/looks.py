"""Which of the paragraphs that say how they are set is what in the report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from core.recognise.narrative import Narrative
from core.recognise.stream import Item, Text
from core.text import collapsed
from core.typesetting import Layout, Look

_SUBHEADING = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）][^。；]{1,36}$")
_SIGNATURES = 4
"""How many of a file's last paragraphs may be the signature."""


def looks(layout: Layout | None, items: Sequence[Item], narrative: Narrative) -> Layout | None:
    """How the file is set, each paragraph's look with its role; None where the file is silent."""
    if layout is None:
        return None
    texts = [
        (collapsed(item.paragraph.text), item.paragraph.look)
        for item in items
        if isinstance(item, Text)
    ]
    found: dict[str, list[Look]] = defaultdict(list)
    role_of = _Roles(narrative)
    for left, (text, look) in zip(range(len(texts), 0, -1), texts, strict=True):
        role = role_of(text, near_end=left <= _SIGNATURES + len(narrative.closing))
        if look is not None and role:
            found[role].append(look)
    return replace(
        layout,
        title=tuple(found["title"]),
        headings=tuple(found["headings"]),
        subheadings=tuple(found["subheadings"]),
        body=tuple(found["body"]),
        signature=tuple(found["signature"]),
    )


class _Roles:
    """Tells the role of a text by where the report has it."""

    def __init__(self, narrative: Narrative) -> None:
        self._title = collapsed(narrative.title)
        self._headings = {section.heading for section in narrative.sections if section.heading}
        self._signature = {narrative.signature.organ, narrative.signature.date}
        every = (narrative.preface, *(section.paragraphs for section in narrative.sections))
        self._body = {collapsed(paragraph.text) for texts in every for paragraph in texts}
        self._titled = False

    def __call__(self, text: str, *, near_end: bool) -> str:
        if text in self._headings:
            self._titled = True
            return "headings"
        if not self._titled and text and text in self._title:
            return "title"
        if near_end and text in self._signature:
            return "signature"
        if text not in self._body:
            return ""
        return "subheadings" if _SUBHEADING.match(text) else "body"
