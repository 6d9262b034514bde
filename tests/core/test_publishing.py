"""The copy for publication carries the report and nothing of the people who made it."""

from __future__ import annotations

import json
import struct
import zlib
from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QImageReader

from core.answers import Answer
from core.cli import main
from core.opening import open_report
from core.picture_privacy import bared
from core.place import Part, Place
from core.report import Kept, Picture
from core.writers.docx import write
from gui.printing import pdf
from tests.core.writers.sample import full_report, png

SECRET = "王小明悄悄写"
ANSWER = Answer("T207", Place(part=Part.TITLE), sentence=f"属实：{SECRET}。", date="2025-01-15")


def chunk(kind: bytes, content: bytes) -> bytes:
    crc = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + crc


def png_with_remarks() -> bytes:
    data = png(6, 4)
    end = data.index(b"IEND") - 4
    remarks = chunk(b"tEXt", b"Author\0Wang") + chunk(b"eXIf", b"MM\0*Wang")
    remarks += chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0Wang") + chunk(b"tIME", bytes(7))
    return data[:end] + remarks + data[end:] + b"Wang behind the end"


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def exif(turned: int, order: str = "<") -> bytes:
    """Camera data with an orientation and the maker's name."""
    mark = b"II" if order == "<" else b"MM"
    tags = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, turned, 0)
    maker = struct.pack(f"{order}HHII", 0x010F, 2, 5, 38)
    head = mark + struct.pack(f"{order}HIH", 42, 8, 2)
    return b"Exif\0\0" + head + maker + tags + struct.pack(f"{order}I", 0) + b"Wang\0"


def jpeg(turned: int = 1, order: str = "<") -> bytes:
    """A photograph with all that cameras and programs put into one."""
    image = QImage(16, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG")
    data = bytes(buffer.data().data())
    remarks = segment(0xE1, exif(turned, order)) + segment(
        0xE1, b"http://ns.adobe.com/xap/1.0/\0Wang"
    )
    remarks += segment(0xED, b"Photoshop 3.0\0Wang") + segment(0xFE, b"Wang was here")
    remarks += segment(0xE2, b"MPF\0Wang") + segment(0xE2, b"ICC_PROFILE\0\1\1profile")
    return data[:2] + remarks + data[2:] + b"Wang behind the end"


def photographed():
    pictures = (
        Kept(Picture(jpeg(), "image/jpeg", 40, 20), 1, 1),
        Kept(Picture(png_with_remarks(), "image/png", 30, 20), 5, 1),
    )
    return replace(full_report(), kept=pictures, answers=(ANSWER,))


def everything_in(data: bytes) -> bytes:
    """All bytes of a file, those packed in it and those given in base 64 with them."""
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            return b"\n".join((*map(str.encode, names), *map(package.read, names)))
    if data.startswith(b"{"):
        kept = json.loads(data)["kept"]
        return data + b"".join(b64decode(each["data"]) for each in kept if "data" in each)
    pieces = [piece.partition(b'"')[0] for piece in data.split(b";base64,")[1:]]
    return data + b"".join(map(b64decode, pieces))


def dirty(path: Path) -> Path:
    """A document as an office leaves it: author, comment, tracked changes, hidden text, answers."""
    document = Document(BytesIO(write(photographed())))
    document.core_properties.author = SECRET
    document.core_properties.last_modified_by = SECRET
    document.core_properties.comments = SECRET
    paragraph = document.paragraphs[4]
    document.add_comment(paragraph.runs[0], text=SECRET, author=SECRET)
    paragraph.add_run(SECRET).font.hidden = True
    deleted = paragraph.add_run("")._r
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    change = deleted.makeelement(f"{name}del", {f"{name}author": SECRET, f"{name}id": "7"})
    text = change.makeelement(f"{name}r", {})
    words = text.makeelement(f"{name}delText", {})
    words.text = SECRET
    text.append(words)
    change.append(text)
    paragraph._p.append(change)
    document.save(str(path))
    return path


@pytest.fixture(scope="module")
def source(tmp_path_factory, qapp):  # noqa: ARG001
    return dirty(tmp_path_factory.mktemp("source") / "报告.docx")


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "html", "json", "pdf"])
def test_no_file_for_publication_tells_of_people(source, tmp_path, suffix):
    held = everything_in(source.read_bytes())
    assert SECRET.encode() in held and b"Wang" in held
    target = tmp_path / f"公开稿.{suffix}"
    assert main(["export", str(source), str(target), "--public"], {".pdf": pdf}) == 0
    found = everything_in(target.read_bytes())
    for secret in (SECRET.encode(), b"Wang", b"customXml", b"comment", b"w:ins ", b"w:del "):
        assert secret not in found
    assert b"vanish" not in found


def test_a_document_for_publication_is_the_same_report(source, tmp_path):
    target = tmp_path / "公开稿.docx"
    assert main(["export", str(source), str(target), "--public"]) == 0
    public, whole = open_report(target), open_report(source)
    assert whole.answers == (ANSWER,)
    assert public.answers == ()
    assert replace(public, kept=whole.kept, answers=whole.answers) == whole
    assert [kept.section for kept in public.kept] == [1, 5]
    properties = Document(str(target)).core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert not public.origin.counts


def test_without_the_option_the_answers_travel_along(source, tmp_path):
    target = tmp_path / "报送稿.docx"
    assert main(["export", str(source), str(target)]) == 0
    assert open_report(target).answers == (ANSWER,)


def test_the_pictures_look_the_same():
    for data in (jpeg(), png_with_remarks()):
        assert b"Wang" in data
        assert b"Wang" not in bared(data)
        assert QImage.fromData(bared(data)) == QImage.fromData(data)
        assert bared(bared(data)) == bared(data)
    assert b"ICC_PROFILE" in bared(jpeg())
    assert b"JFIF" in bared(jpeg())


@pytest.mark.parametrize("order", "<>")
def test_a_photograph_stays_upright(order):
    plain = bared(jpeg(1, order))
    assert b"Exif" not in plain
    for turned in (3, 6, 8):
        turned_data = bared(jpeg(turned, order))
        assert b"Exif" in turned_data
        buffer = QBuffer()
        buffer.setData(turned_data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        size = reader.read().size()
        assert (size.width() < size.height()) is (turned in (6, 8))


@given(st.binary(max_size=200), st.sampled_from([b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n"]))
def test_no_bytes_stop_it(rest, start):
    assert bared(start + rest).startswith(start)


@given(st.integers(0, 800))
def test_a_picture_cut_short_stays_a_picture_cut_short(length):
    for data in (jpeg(6), png_with_remarks()):
        assert len(bared(data[:length])) <= len(data[:length]) + 36


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["a.docx", "b.docx", "--public", "--annotate"], "不能和前面的选项一起用"),
        (["a.docx", "b.pdf", "--annotate"], "“--annotate”只能用于 .docx"),
    ],
)
def test_what_does_not_go_together_is_a_mistake_in_the_command(capsys, arguments, words):
    assert main(["export", *arguments]) == 64
    assert words in capsys.readouterr().err
