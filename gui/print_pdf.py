"""A document as PDF: text that can be selected and searched, the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import md5

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter, QRawFont

from core.writers.flow import Item, ListTable, printable
from core.writers.markup import escape
from gui.print_fonts import Faces
from gui.print_layout import pages_of
from gui.print_pages import Page
from gui.print_paint import PER_INCH, paint

_DATES = re.compile(rb"/(?:Creation|Mod)Date \(D:[^)]*\)")
_ID = re.compile(rb"(?<=/ID \[ )<[0-9a-f]+> <[0-9a-f]+>(?= \])")
_NAMES = re.compile(rb"(?<=> \[)(?:<[0-9A-F]{4}> ?)+(?=\])")
_NAME = re.compile(rb"<([0-9A-F]{4})>")
_DOUBLES = "".join(map(chr, range(0x2000, 0x3400)))
"""Signs, brackets and radicals: many fonts draw 工 and its radical with one glyph."""


def write(sequence: Iterable[Item | ListTable], title: str) -> bytes:
    """The PDF file of a sequence of things to show; needs a ``QGuiApplication``."""
    faces = Faces()
    laid_out = pages_of(sequence, faces)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _paint_all(_writer(buffer, title), laid_out)
    used = {char for page in laid_out for line in page.lines for char in line.text}
    return _tidied(bytes(buffer.data().data()), _lookalikes(faces.raw(), used))


def _writer(buffer: QBuffer, title: str) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(PER_INCH)
    writer.setTitle(printable(title))
    writer.setCreator("")
    writer.setDocumentXmpMetadata(QByteArray(_metadata(title).encode()))
    return writer


def _paint_all(writer: QPdfWriter, laid_out: Iterable[Page]) -> None:
    painter = QPainter(writer)
    for page in laid_out:
        if page.number > 1:
            writer.newPage()
        paint(painter, page)
    painter.end()


def _metadata(title: str) -> str:
    """XMP with nothing but the title: no author, no program, no time."""
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>'
        f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(printable(title))}</rdf:li></rdf:Alt>'
        '</dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )


def _lookalikes(fonts: Iterable[QRawFont], used: set[str]) -> Mapping[int, int]:
    """Characters that share their glyph with one of the text, and that one.

    Qt names a glyph in a PDF by the first character that has it: what is copied out of it
    would be radicals, which no search finds.
    """
    found: dict[int, int] = {}
    text = "".join(sorted(char for char in used if "\u2000" <= char <= "\uffff"))
    doubles = "".join(char for char in _DOUBLES if char not in used)
    for font in fonts:
        glyphs = dict(zip(_glyphs(font, text), text, strict=True))
        for double, glyph in zip(doubles, _glyphs(font, doubles), strict=True):
            if glyph and glyph in glyphs:
                found[ord(double)] = ord(glyphs[glyph])
    return found


def _glyphs(font: QRawFont, text: str) -> list[int]:
    return list(font.glyphIndexesForString(text)) if font.isValid() else [0] * len(text)


def _tidied(data: bytes, lookalikes: Mapping[int, int]) -> bytes:
    """The file with its characters by their right names, and without the time it was made.

    Nothing changes its length: the file's table of contents counts bytes.
    """

    def renamed(code: re.Match[bytes]) -> bytes:
        char = int(code[1], 16)
        return b"<%04X>" % lookalikes.get(char, char)

    def corrected(table: re.Match[bytes]) -> bytes:
        return _NAME.sub(renamed, table[0])

    data = _NAMES.sub(corrected, data)
    data = _DATES.sub(_blank, data)
    digest = md5(_ID.sub(b"", data), usedforsecurity=False).hexdigest().encode()
    return _ID.sub(lambda found: _identity(found, digest), data)


def _blank(found: re.Match[bytes]) -> bytes:
    return b" " * len(found[0])


def _identity(found: re.Match[bytes], digest: bytes) -> bytes:
    half = (len(found[0]) - 5) // 2
    one = b"<" + (digest * 3)[:half] + b">"
    return one + b" " + one
