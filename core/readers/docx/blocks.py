"""The body of a document, walked once: paragraphs, tables, text boxes, pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from lxml import etree

from core.readers.docx import tags
from core.readers.docx.inline import Line, gather
from core.readers.docx.numbering import Numbering, number_of
from core.readers.docx.styles import Properties, StyleOf, paragraph_properties
from core.readers.docx.tables import grid
from core.readers.docx.tags import w
from core.readers.limits import DEEPEST_NESTING, Budget, too_deep
from core.readers.paragraphs import paragraph
from core.readers.raw import RawBlock, RawPicture

_DELETED_MARK = f"{tags.R_PR}/{tags.DEL}"


@dataclass(frozen=True)
class Source:
    """What the walk needs beside the body.

    Attributes:
        style_of: The styles.
        numbering: The lists, loaded when the first list item asks for them.
        picture: The picture a blip or VML image shows, None for a link to one elsewhere.
        counts: What the document has been found to hold.
        budget: What the walk may still cost.
        depth: How many tables and text boxes the walk is in.
        contents: Whether it is in a table of contents.
    """

    style_of: StyleOf
    numbering: Callable[[], Numbering]
    picture: Callable[[etree._Element], RawPicture | None]
    counts: Counter[str]
    budget: Budget
    depth: int = 0
    contents: bool = False


def blocks(parent: etree._Element, source: Source) -> Iterator[RawBlock]:
    """The blocks below an element in reading order, those of text boxes after their paragraph."""
    for child in parent:
        tag = child.tag
        if tag == tags.P:
            yield from _paragraph(child, source)
        elif tag == tags.TBL:
            table = grid(child, partial(_inside, source=source), source.counts, source.budget)
            if table.rows:
                yield table
        elif tag in {tags.DEL, tags.MOVE_FROM}:
            source.counts["deletions"] += 1
        elif tag == tags.ALT_CHUNK:
            source.counts["foreign_parts"] += 1
        elif tag == tags.SDT:
            yield from blocks(
                child, replace(source, contents=_lists_contents(child) or source.contents)
            )
        elif tag == tags.ALTERNATE:
            branch = child.find(tags.CHOICE)
            branch = child.find(tags.FALLBACK) if branch is None else branch
            yield from () if branch is None else blocks(branch, source)
        elif tag != tags.SDT_PR:
            yield from blocks(child, source)


def _inside(parent: etree._Element, source: Source) -> tuple[RawBlock, ...]:
    """The blocks of a cell or text box."""
    if source.depth >= DEEPEST_NESTING:
        raise too_deep()
    return tuple(blocks(parent, replace(source, depth=source.depth + 1)))


def _lists_contents(control: etree._Element) -> bool:
    gallery = control.find(f"{tags.SDT_PR}/{w('docPartObj')}/{w('docPartGallery')}")
    return gallery is not None and "Contents" in gallery.get(tags.VAL, "")


def _paragraph(element: etree._Element, source: Source) -> Iterator[RawBlock]:
    source.budget.spend()
    p_pr = element.find(tags.P_PR)
    style_element = None if p_pr is None else p_pr.find(tags.P_STYLE)
    style_id = None if style_element is None else style_element.get(tags.VAL)
    style = source.style_of(style_id)
    own = paragraph_properties(p_pr)
    line = Line(source.style_of, source.counts, bool(style.bold))
    gather(element, line.bold, line)
    if style.hidden and line.pieces:
        source.counts["hidden"] += 1
        line.pieces.clear()
    if p_pr is None or p_pr.find(_DELETED_MARK) is None or line.pieces:
        _put_number(own, style_id, line, source)
    contents = source.contents or style.contents or line.contents
    built = paragraph(
        line.pieces,
        None if contents else own.get("level", style.level),
        ("toc",) if contents else (),
        bool(own.get("centred", style.centred)),
        style.name,
    )
    if built:
        yield built
    for found in line.floats:
        yield from _float(found, source)


def _put_number(own: Properties, style_id: str | None, line: Line, source: Source) -> None:
    """Put the number that Word shows before a list item into its text."""
    style = source.style_of(style_id)
    num_id = own.get("num_id", style.num_id)
    if not num_id or not any(text.strip() for text, _ in line.pieces):
        return
    level = own.get("list_level") if "num_id" in own else style.list_level
    shown = number_of(source.numbering(), num_id, level, style_id)
    line.pieces.insert(0, (shown, line.pieces[0][1]))


def _float(element: etree._Element, source: Source) -> Iterator[RawBlock]:
    if element.tag == tags.TEXT_BOX:
        source.counts["text_boxes"] += 1
        yield from _inside(element, source)
    elif picture := source.picture(element):
        yield picture
