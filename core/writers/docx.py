"""The report as an official document in DOCX, written afresh in the style of ``style.py``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from core.answers import Answer
from core.report import ForeignTable, Picture, Report
from core.roles import Role
from core.writers import docx_answers
from core.writers import docx_parts as parts
from core.writers.docx_comments import Anchors, Comment, anchors
from core.writers.docx_comments import part as comments_part
from core.writers.docx_table import foreign_table, list_table, official_table
from core.writers.docx_text import paragraph, titled
from core.writers.flow import Item, Line, ListTable, OfficialTable, items, printable
from core.writers.markup import escape
from core.writers.package import OFFICE, XML, content_types, packed, properties, relationships
from core.writers.pictures import printed_size

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EXTENSIONS = {
    "image/png": "png",
    "image/jpeg": "jpeg",
    "image/gif": "gif",
    "image/bmp": "bmp",
    "image/tiff": "tiff",
    "image/x-emf": "emf",
    "image/x-wmf": "wmf",
}
_EMU_PER_MM = 36000
_COMMENTS = "word/comments.xml"
ANNOTATOR = ("年报检查", "检")
"""Who comments, and the initials."""

_FIRST_PICTURE = 6
"""Relationship numbers up to here are the fixed parts'."""


def write(report: Report, comments: Sequence[Comment] = ()) -> bytes:
    """The DOCX file of a report, with some comments; the same report gives the same bytes."""
    title, organ = report.title, report.organ or ""
    return write_items(items(report), title, organ, report.answers, comments)


def write_items(
    sequence: Iterable[Item | ListTable],
    title: str,
    organ: str = "",
    answers: tuple[Answer, ...] = (),
    comments: Sequence[Comment] = (),
) -> bytes:
    """The DOCX file of a sequence of things to show."""
    content = tuple(sequence)
    pictures = [item for item in content if isinstance(item, Picture)]
    names = [
        f"media/image{number}.{_EXTENSIONS.get(picture.media_type, 'bin')}"
        for number, picture in enumerate(pictures, 1)
    ]
    return packed(
        {
            "[Content_Types].xml": _types(pictures, names, answers, comments),
            **properties(title, organ, "word/document.xml"),
            "word/document.xml": _document(content, anchors(comments, content)),
            "word/_rels/document.xml.rels": _links(names, answers, comments),
            "word/styles.xml": parts.styles(),
            "word/settings.xml": parts.settings(),
            "word/fontTable.xml": parts.font_table(),
            "word/footer1.xml": parts.footer(left_page=False),
            "word/footer2.xml": parts.footer(left_page=True),
            **({_COMMENTS: comments_part(comments, *ANNOTATOR)} if comments else {}),
            **{f"word/{name}": picture.data for name, picture in zip(names, pictures, strict=True)},
            **docx_answers.parts(answers),
        }
    )


def _types(
    pictures: list[Picture],
    names: list[str],
    answers: tuple[Answer, ...],
    comments: Sequence[Comment],
) -> str:
    fixed = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
        "footer1": "footer",
        "footer2": "footer",
    }
    kinds = (printable(picture.media_type) or "application/octet-stream" for picture in pictures)
    return content_types(
        {},
        {
            **{f"word/{part}.xml": f"{_WORD}.{kind}+xml" for part, kind in fixed.items()},
            **({_COMMENTS: f"{_WORD}.comments+xml"} if comments else {}),
            **{f"word/{name}": kind for name, kind in zip(names, kinds, strict=True)},
            **docx_answers.types(answers),
        },
    )


def _links(names: list[str], answers: tuple[Answer, ...], comments: Sequence[Comment]) -> str:
    kind = f"{OFFICE}/relationships"
    return relationships(
        {
            "rId1": (f"{kind}/styles", "styles.xml"),
            "rId2": (f"{kind}/settings", "settings.xml"),
            "rId3": (f"{kind}/fontTable", "fontTable.xml"),
            "rId4": (f"{kind}/footer", "footer1.xml"),
            "rId5": (f"{kind}/footer", "footer2.xml"),
            **{
                f"rId{number}": (f"{kind}/image", name)
                for number, name in enumerate(names, _FIRST_PICTURE)
            },
            **({"rIdComments": (f"{kind}/comments", "comments.xml")} if comments else {}),
            **docx_answers.links(answers),
        }
    )


def _document(content: tuple[Item | ListTable, ...], tied: Anchors) -> str:
    body = "".join(_blocks(content, tied))
    return (
        f'{XML}<w:document {parts.NAMESPACES} xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
        f' xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture">'
        f"<w:body>{body}{parts.page_setup()}</w:body></w:document>"
    )


def _blocks(content: tuple[Item | ListTable, ...], tied: Anchors) -> Iterator[str]:
    """The elements of the body; a thin empty paragraph parts tables that Word would join."""
    numbers = count(1)
    after_table = False
    for item in content:
        is_table = isinstance(item, OfficialTable | ForeignTable | ListTable)
        if is_table and after_table:
            yield _GAP
        match item:
            case Line(role=Role.TITLE):
                yield titled(item, tied.of_line(item))
            case Line():
                yield paragraph(item, tied.of_line(item))
            case OfficialTable():
                yield official_table(item, tied.cells.get(item.table.key))
            case ForeignTable():
                yield foreign_table(item)
            case ListTable():
                yield list_table(item)
            case Picture():
                yield _picture(item, next(numbers))
        after_table = is_table
    if after_table:
        yield _GAP


_GAP = (
    f'<w:p><w:pPr><w:pStyle w:val="{parts.style_id(Role.SMALL_CELL)}"/>'
    '<w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
)


def _picture(picture: Picture, number: int) -> str:
    width, height = (round(length * _EMU_PER_MM) for length in printed_size(picture))
    style = parts.style_id(Role.PICTURE)
    name = escape(f"图片{number}")
    link = f"rId{_FIRST_PICTURE + number - 1}"
    size = f'cx="{width}" cy="{height}"'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="{name}"/>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
