"""The body of a document, walked once: paragraphs, tables, text boxes, pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from core.readers.docx import tags
from core.readers.docx.inline import Line, gather, one_branch
from core.readers.docx.numbering import Counted, Lists, level_of_style, number_of
from core.readers.docx.setting import Faces, look_of
from core.readers.docx.styles import Properties, Style, StyleOf, paragraph_properties
from core.readers.docx.tables import grid
from core.readers.docx.tags import P_PR, P_STYLE, P, child_of, w
from core.readers.limits import DEEPEST_NESTING, Budget, too_deep
from core.readers.paragraphs import paragraph
from core.readers.raw import RawBlock, RawParagraph, RawPicture

_DELETED = frozenset({tags.DEL, tags.MOVE_FROM})
_PROPERTIES = frozenset({tags.TC_PR, tags.SDT_PR, w("sectPr"), w("sdtEndPr")})


@dataclass(frozen=True)
class Source:
    """What the walk needs beside the body.

    Attributes:
        style_of: The styles.
        lists: The lists, loaded when the first list item asks for them.
        counted: How far they have counted.
        picture: The picture a blip or VML image shows, None for a link to one elsewhere.
        counts: What the document has been found to hold.
        faces: The faces of the theme.
        budget: What the walk may still cost.
        depth: How many tables and text boxes the walk is in.
        contents: Whether it is in a table of contents.
    """

    style_of: StyleOf
    lists: Callable[[], Lists]
    counted: Counted
    picture: Callable[[etree._Element], RawPicture | None]
    counts: Counter[str]
    faces: Faces
    budget: Budget
    depth: int = 0
    contents: bool = False


def blocks(parent: etree._Element, source: Source) -> list[RawBlock]:
    """The blocks below an element in reading order, those of text boxes after their paragraph."""
    found: list[RawBlock] = []
    _walk(parent, source, found)
    return found


def _walk(parent: etree._Element, source: Source, found: list[RawBlock]) -> None:
    for child in parent:
        tag = child.tag
        if tag == P:
            _paragraph(child, source, found)
        elif tag in _PROPERTIES:
            continue
        elif tag == tags.TBL:
            _table(child, source, found)
        elif tag in _DELETED:
            source.counts["deletions"] += 1
        elif tag == tags.ALT_CHUNK:
            source.counts["foreign_parts"] += 1
        elif tag == tags.SDT:
            contents = source.contents or _lists_contents(child)
            _walk(child, replace(source, contents=contents), found)
        elif tag == tags.ALTERNATE:
            _walk(one_branch(child), source, found)
        else:
            _walk(child, source, found)


def _table(element: etree._Element, source: Source, found: list[RawBlock]) -> None:
    inner = _deeper(source)
    table = grid(element, lambda cell: tuple(blocks(cell, inner)), source.counts, source.budget)
    if table.rows:
        found.append(table)


def _deeper(source: Source) -> Source:
    if source.depth >= DEEPEST_NESTING:
        raise too_deep()
    return replace(source, depth=source.depth + 1)


def _lists_contents(control: etree._Element) -> bool:
    gallery = control.find(f"{tags.SDT_PR}/{w('docPartObj')}/{w('docPartGallery')}")
    return gallery is not None and "Contents" in gallery.get(tags.VAL, "")


def _paragraph(element: etree._Element, source: Source, found: list[RawBlock]) -> None:
    source.budget.spend()
    properties = child_of(element, P_PR)
    named = None if properties is None else child_of(properties, P_STYLE)
    style_id = None if named is None else named.get(tags.VAL)
    style = source.style_of(style_id)
    line = Line(source.style_of, source.counts)
    gather(element, bool(style.bold), line)
    if style.hidden and line.pieces:
        source.counts["hidden"] += 1
        line.pieces.clear()
    own = paragraph_properties(properties)
    num_id = own.get("num_id", style.num_id)
    if num_id and (line.pieces or not _is_deleted(properties)):
        _put_number(num_id, own, style, line, source)
    if line.pieces:
        built = _built(line, style, own, source)
        if built and source.depth == 0:
            look = look_of(element, properties, style.setting, line.pieces, source.faces)
            built = replace(built, look=look)
        found += [built] if built else []
    for each in line.floats:
        _float(each, source, found)


def _is_deleted(properties: etree._Element | None) -> bool:
    """Whether the end of a paragraph is a tracked deletion."""
    return properties is not None and properties.find(f"{tags.R_PR}/{tags.DEL}") is not None


def _built(line: Line, style: Style, own: Properties, source: Source) -> RawParagraph | None:
    """The paragraph of what was gathered."""
    contents = source.contents or style.contents or line.contents
    return paragraph(
        line.pieces,
        level=None if contents else own.get("level", style.level),
        marks=("toc",) if contents else (),
        centred=bool(own.get("centred", style.centred)),
        style=style.name,
    )


def _put_number(num_id: int, own: Properties, style: Style, line: Line, source: Source) -> None:
    """Put the number that Word shows before a list item in front of its text, if any."""
    listed = source.lists().get(num_id)
    linked = level_of_style(listed, style.list_style) if listed else None
    level = own.get("list_level", style.list_level if linked is None else linked)
    shown = number_of(source.lists(), num_id, level or 0, source.counted)
    line.pieces.insert(0, (shown, line.pieces[0][1] if line.pieces else False))


def _float(element: etree._Element, source: Source, found: list[RawBlock]) -> None:
    if element.tag == tags.TEXT_BOX:
        source.counts["text_boxes"] += 1
        _walk(element, replace(_deeper(source), counted=Counted()), found)
    elif picture := source.picture(element):
        found.append(picture)
