"""Damaged and hostile packages: read as far as they are whole, refused in words otherwise."""

import zipfile

import pytest

from core.readers import UnreadableFile, read_bytes
from tests.core.readers.build import (
    NAMESPACES,
    archive,
    cell,
    deflated,
    docx,
    main_part,
    para,
    raw_member,
    read_docx,
    relationships_part,
    row,
    table,
    texts,
)

WHOLE = docx(para("一、总体情况"), styles="<broken")
MAIN = main_part(para("甲"))


def _flag(data: bytes, bits: int) -> bytes:
    """The package with flag bits set on its first member, in both of its headers."""
    changed = bytearray(data)
    changed[6] |= bits
    changed[data.find(b"PK\1\2") + 8] |= bits
    return bytes(changed)


MENDABLE = {
    "cut before the table of contents": WHOLE[: WHOLE.find(b"PK\1\2")],
    "cut inside the table of contents": WHOLE[:-30],
    "broken table of contents": WHOLE.replace(b"PK\1\2", b"PK\1\3"),
    "sizes only behind the members": raw_member(
        b"word/document.xml", deflated(main_part(para("一、总体情况")).encode()), 0, flags=8
    ),
}


@pytest.mark.parametrize("data", MENDABLE.values(), ids=MENDABLE)
def test_a_damaged_package_is_read_with_a_remark(data: bytes) -> None:
    document = read_bytes(data)
    assert texts(document) == ["一、总体情况"]
    assert document.remarks == ("文件有损坏，能读出的内容都已读入，请对照原件",)


def test_bytes_before_the_package_do_not_matter() -> None:
    document = read_bytes(b"PK\3\4" + bytes(40) + WHOLE)
    assert (texts(document), document.remarks) == (["一、总体情况"], ())


def test_a_wrong_checksum_is_remarked() -> None:
    changed = docx(para("甲"))
    at = changed.find(b"PK\1\2") + 16
    document = read_bytes(changed[:at] + b"\0\0\0\0" + changed[at + 4 :])
    assert (texts(document), len(document.remarks)) == (["甲"], 1)


@pytest.mark.parametrize("name", ["styles", "numbering", "comments", "_rels/document.xml"])
@pytest.mark.parametrize("content", ["", "<broken", "<x/>", b"\xff\xfe\0"])
def test_other_parts_may_be_broken(name: str, content: str | bytes) -> None:
    numbered = para("甲", '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr>')
    blip = '<w:r><w:drawing><a:blip r:embed="r1"/></w:drawing></w:r>'
    parts = {"word/document.xml": main_part(numbered + para(runs=blip))}
    suffix = ".rels" if name.startswith("_rels") else ".xml"
    assert texts(read_bytes(archive({**parts, f"word/{name}{suffix}": content}))) == ["甲"]


UNREADABLE = {
    "main part cut": (docx(para("甲") * 999)[:200], "已损坏"),
    "main part not XML": (archive({"word/document.xml": "一、"}), "已损坏"),
    "main part without a body": (archive({"word/document.xml": "<x/>"}), "已损坏"),
    "main part missing": (archive({"word/styles.xml": "<x/>"}), "已损坏"),
    "main part outside": (
        archive({"_rels/.rels": relationships_part(("a", "officeDocument", "../../x", ""))}),
        "已损坏",
    ),
    "encrypted member": (_flag(docx(para("甲")), 1), "文件已加密"),
    "unknown compression": (archive({"word/document.xml": MAIN}, zipfile.ZIP_LZMA), "已损坏"),
    "document type": (
        archive({"word/document.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]>" + MAIN}),
        "可能有害",
    ),
    "billion laughs": (
        archive(
            {
                "word/document.xml": "<!DOCTYPE x [<!ENTITY a0 'ha'>"
                + "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(12))
                + "]>"
                + main_part(para("&a12;"))
            }
        ),
        "可能有害|已损坏",
    ),
    "external entity": (
        archive(
            {
                "word/document.xml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
                + main_part(para("&a;"))
            }
        ),
        "可能有害",
    ),
    "bomb": (archive({"word/document.xml": MAIN + " " * (20 << 20)}), "大得不正常"),
    "bomb that lies about its size": (
        raw_member(b"word/document.xml", deflated(b" " * (20 << 20)), 100),
        "大得不正常",
    ),
    "too many members": (archive({f"word/{n}": "" for n in range(10_001)}), "多得不正常"),
    "elements too deep": (
        archive({"word/document.xml": main_part("<w:x>" * 5000 + "</w:x>" * 5000)}),
        "太深",
    ),
    "tables too deep": (docx("<w:tbl><w:tr><w:tc>" * 40 + "</w:tc></w:tr></w:tbl>" * 40), "太深"),
}


@pytest.mark.parametrize(("data", "said"), UNREADABLE.values(), ids=UNREADABLE)
def test_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read_bytes(data)


def test_overlapping_members_pay_for_what_they_unpack_to() -> None:
    blips = "".join(f'<w:r><w:drawing><a:blip r:embed="r{n}"/></w:drawing></w:r>' for n in range(9))
    relations = relationships_part(*((f"r{n}", "image", f"media/{n}", "") for n in range(9)))
    pictures = {f"word/media/{n}": bytes(n + 1) + b"\1\2\3\4" * (5 << 20) for n in range(9)}
    texts = {
        "word/document.xml": main_part(para(runs=blips)),
        "word/_rels/document.xml.rels": relations,
    }
    data = archive({**texts, **pictures}, zipfile.ZIP_STORED)
    with pytest.raises(UnreadableFile, match="大得不正常"):
        read_bytes(data)


def test_too_many_pieces() -> None:
    body = main_part("<w:p/>" * 200_001)
    with pytest.raises(UnreadableFile, match="多得不像一份报告"):
        read_bytes(archive({"word/document.xml": body}, zipfile.ZIP_STORED))


def test_reading_ends_when_its_time_is_up() -> None:
    with pytest.raises(UnreadableFile, match="太久"):
        read_bytes(docx(para("甲")), seconds=-1)


def test_nothing_outside_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("opened something")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("builtins.open", refuse)
    settings = f'<w:settings {NAMESPACES}><w:attachedTemplate r:id="r1"/></w:settings>'
    relations = relationships_part(
        ("r1", "attachedTemplate", "http://127.0.0.1:9/a.dotm", 'TargetMode="External"'),
        ("r2", "image", "file:///etc/passwd", 'TargetMode="External"'),
    )
    parts = {
        "word/document.xml": main_part(para("甲", runs='<w:r><a:blip r:link="r2"/></w:r>')),
        "word/settings.xml": settings,
        "word/_rels/document.xml.rels": relations,
    }
    assert texts(read_bytes(archive(parts))) == ["甲"]


def test_macros_are_ignored() -> None:
    document = read_docx(table(row(cell("甲"))), vbaProject="<x/>")
    assert len(document.blocks) == 1
