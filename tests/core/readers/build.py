"""Small files of every format, made in code."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from core.readers import read_bytes
from core.readers.raw import RawBlock, RawDocument, RawGrid, RawParagraph

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0\x3a\x7e\x9b\x55"
    b"\0\0\0\nIDATx\x9cc`\0\0\0\2\0\1\x48\xaf\xa4\x71\0\0\0\0IEND\xaeB`\x82"
)


def archive(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def main_part(body: str) -> str:
    return f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def styles_part(styles: str) -> str:
    return f"<w:styles {NAMESPACES}>{styles}</w:styles>"


def relationships_part(*relations: tuple[str, str, str, str]) -> str:
    """Each relation: id, last word of its type, target, further attributes."""
    inner = "".join(
        f'<Relationship Id="{key}" Type="{REL}/{kind}" Target="{target}" {more}/>'
        for key, kind, target, more in relations
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inner}</Relationships>"
    )


def docx(body: str, **parts: str | bytes) -> bytes:
    """A DOCX; further parts by the name of the file below ``word`` without its suffix."""
    below = {f"word/{name}.xml": content for name, content in parts.items()}
    return archive({"word/document.xml": main_part(body), **below})


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(text: str = "", properties: str = "", runs: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}{runs}</w:p>"


def cell(text: str = "", properties: str = "", inside: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside or para(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def read_docx(body: str, **parts: str | bytes) -> RawDocument:
    return read_bytes(docx(body, **parts))


def paragraphs(document: RawDocument) -> list[RawParagraph]:
    return [block for block in document.blocks if isinstance(block, RawParagraph)]


def texts(document: RawDocument) -> list[str]:
    return [block.text for block in paragraphs(document)]


def grids(document: RawDocument) -> list[RawGrid]:
    return [block for block in document.blocks if isinstance(block, RawGrid)]


def cell_texts(grid: RawBlock) -> list[list[str]]:
    assert isinstance(grid, RawGrid)
    return [[each.text for each in line] for line in grid.rows]


def geometry(grid: RawBlock) -> list[list[tuple[str, int, int, int]]]:
    """Text, column, columns spanned, rows spanned, of every cell."""
    assert isinstance(grid, RawGrid)
    return [
        [(each.text, each.column, each.column_span, each.row_span) for each in line]
        for line in grid.rows
    ]


def ole(stream: str) -> bytes:
    """The head of an OLE file whose directory names a stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + f"{stream}\0".encode("utf-16-le")


def raw_member(name: bytes, packed: bytes, claimed: int, method: int = 8, flags: int = 0) -> bytes:
    """A packed file with the header that a ZIP file puts before it."""
    header = struct.pack(
        "<4s5H3L2H", b"PK\3\4", 20, flags, method, 0, 0, 0, len(packed), claimed, len(name), 0
    )
    return header + name + packed


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()
