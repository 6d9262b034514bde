"""Reads Word documents by one walk over their XML, since python-docx drops what it cannot name."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from types import MappingProxyType

from lxml import etree

from core.answers import Answer
from core.readers.docx import tags
from core.readers.docx.answers import UnreadableAnswers, answers_in
from core.readers.docx.blocks import Source, blocks
from core.readers.docx.media import picture_finder
from core.readers.docx.numbering import Counted, lists_of
from core.readers.docx.pages import faces_of, layout
from core.readers.docx.styles import styles
from core.readers.limits import Budget
from core.readers.package import Package, open_package, parse_part, parse_xml, part, sound
from core.readers.raw import RawDocument, UnreadableFile
from core.readers.relationships import main_part

_USUAL_MAIN = "word/document.xml"
_COMMENT = re.compile(rb"<(?:\w+:)?comment[\s>]")
_TABLE_STYLE, _STYLE_END = b'<w:style w:type="table"', b"</w:style>"
_REMARKS = (
    ("charts", "有{}个图表或图示没有读入，请对照原件"),
    ("lost", "有{}张图片在文件里缺失或损坏，没有读入"),
    ("foreign_parts", "有{}处插入的外部文档没有读入，请在 Word 或 WPS 中打开，另存后再试"),
)
_BROKEN = "文件已损坏，正文读不出来。请用 Word 或 WPS 打开修复，另存为 DOCX 后再试"
_ANSWERS_LOST = "文件里存的审核说明已损坏，没有读入，请重新填写"
_MENDED = "文件有损坏，能读出的内容都已读入，请对照原件"


def read(data: bytes, budget: Budget) -> RawDocument:
    """Read a DOCX; missing or broken parts other than the main one do not stop it.

    Raises:
        UnreadableFile: If the main part is missing or broken, or the file costs too much.
    """
    package = open_package(data, budget)
    name, body, whole = _main(package)
    counts: Counter[str] = Counter()
    folder = name.rpartition("/")[0]
    style_of = styles(parse_xml(_without_table_styles(part(package, f"{folder}/styles.xml"))))
    source = Source(
        style_of=style_of,
        lists=cache(lambda: lists_of(parse_part(package, f"{folder}/numbering.xml"), style_of)),
        counted=Counted(),
        picture=picture_finder(package, name, counts),
        counts=counts,
        faces=faces_of(package, folder),
        budget=budget,
    )
    content = tuple(blocks(body, source))
    counts["comments"] += len(_COMMENT.findall(part(package, f"{folder}/comments.xml") or b""))
    remarks = [] if whole and not package.damaged else [_MENDED]
    remarks += [sentence.format(counts.pop(key)) for key, sentence in _REMARKS if counts[key]]
    answers: tuple[Answer, ...] = ()
    try:
        answers = answers_in(package, name)
    except UnreadableAnswers:
        remarks.append(_ANSWERS_LOST)
    found = {key: count for key, count in counts.items() if count}
    setting = layout(body, package, folder)
    return RawDocument("docx", content, MappingProxyType(found), tuple(remarks), setting, answers)


def _without_table_styles(declared: bytes | None) -> bytes:
    """The styles without those of tables: they say nothing of text, and are most of the part."""
    head, *rest = (declared or b"").split(_TABLE_STYLE)
    return head + b"".join(style.partition(_STYLE_END)[2] for style in rest)


def _main(package: Package) -> tuple[str, etree._Element, bool]:
    """Name and body of the main part, and whether its checksum holds."""
    name = main_part(package, _USUAL_MAIN)
    content = part(package, name)
    root = None if content is None else parse_xml(content)
    body = None if root is None else root.find(tags.BODY)
    if content is None or body is None:
        raise UnreadableFile(_BROKEN)
    return name, body, sound(package, name, content)
