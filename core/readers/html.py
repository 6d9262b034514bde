"""Reads saved web pages: what a browser shows of them, as paragraphs, grids and pictures."""

from __future__ import annotations

import re
from collections import Counter
from types import MappingProxyType

from lxml import etree

from core.readers.decode import decode
from core.readers.html_flow import Found, end_paragraph, flow
from core.readers.html_look import Look
from core.readers.limits import LARGEST_XML, Budget, too_deep, too_large
from core.readers.raw import RawBlock, RawDocument, UnreadableFile

_CHARSET = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_HEAD = 8192
_CONTROLS = re.compile(r"[\0-\x08\x0b\x0e-\x1f]")


def read(data: bytes, budget: Budget) -> RawDocument:
    """Read a page; its encoding is that of its byte order mark or declaration, or tried."""
    declared = _CHARSET.search(data[:_HEAD]) or _XML_ENCODING.match(data[:_HEAD])
    text = decode(data, declared[1].decode("ascii") if declared else "")
    counts: Counter[str] = Counter()
    blocks = _blocks(text, counts, budget)
    if not blocks:
        raise UnreadableFile("网页里没有文字。请用浏览器打开，看内容是不是要联网才显示，再另存一次")
    return RawDocument(
        "html", tuple(blocks), MappingProxyType({key: n for key, n in counts.items() if n})
    )


def fragment(text: str, budget: Budget) -> list[RawBlock]:
    """The blocks of a piece of HTML inside another text."""
    return _blocks(text, Counter(), budget)


def _blocks(text: str, counts: Counter[str], budget: Budget) -> list[RawBlock]:
    if len(text) > LARGEST_XML:
        raise too_large()
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        recover=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_CONTROLS.sub("", text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return []
    # The parser stops where it is too deep, and would lose the rest in silence.
    if any("depth" in error.message.lower() for error in parser.error_log):
        raise too_deep()
    if root is None:
        return []
    found = Found(counts, budget)
    flow(root, Look(), found)
    end_paragraph(found)
    return found.blocks
