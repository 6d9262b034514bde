from pathlib import Path

import pytest

from core.readers import UnreadableFile, load, read, sniff
from tests.core.readers.build import PNG, archive, docx, ole, para

KNOWN = {
    "docx": docx(para("一")),
    "xlsx": archive({"xl/workbook.xml": "<workbook/>"}),
    "html": "<!DOCTYPE html><p>一".encode(),
    "json": b'\xef\xbb\xbf{"format": "nianbao/1"}',
    "text": "一、总体情况".encode(),
}

DISGUISED = {
    "a page saved as .doc": ("html", '\n<html xmlns:o="urn:x"><body>一'.encode("gb18030")),
    "a page in UTF-16": ("html", "<html><body>一".encode("utf-16")),
    "a page without a head": ("html", "<div>一</div>\n<table></table>\n".encode()),
    "text that begins with a table": ("text", "<table></table>\n一、总体情况".encode()),
    "text with a bracket": ("text", "{一}".encode()),
    "upper-case names in a package": ("docx", archive({"Word\\Document.xml": "<w/>"})),
}

FOREIGN = {
    "empty": (b"", "空的"),
    "blank": (b"\r\n \t", "空的"),
    "encrypted": (ole("EncryptedPackage"), "文件已加密，请先在 Word 或 WPS 中去掉密码"),
    "encryption info": (ole("EncryptionInfo"), "文件已加密"),
    "doc": (ole("WordDocument"), "另存为 DOCX"),
    "xls": (ole("Workbook"), "另存为 XLSX"),
    "doc with bookmarks": (ole("Bookmark") + ole("WordDocument"), "另存为 DOCX"),
    "ppt": (ole("PowerPoint Document"), "演示文稿"),
    "other ole": (ole("Contents"), "旧版 Office"),
    "pdf": (b"%PDF-1.7\n", "PDF"),
    "rtf": (b"{\\rtf1", "RTF"),
    "mht": (b"From: <WPS>\r\nMIME-Version: 1.0\r\n", "网页"),
    "png": (PNG, "图片"),
    "jpeg": (b"\xff\xd8\xff\xe0", "图片"),
    "gif": (b"GIF89a", "图片"),
    "rar": (b"Rar!\x1a\7", "RAR"),
    "7z": (b"7z\xbc\xaf\x27\x1c", "7z"),
    "zip": (archive({"报告.docx": b"x"}), "压缩包"),
    "odt": (archive({"mimetype": "x", "content.xml": "<x/>"}), "ODF"),
    "pptx": (archive({"ppt/presentation.xml": "<x/>"}), "演示文稿"),
    "ofd": (archive({"OFD.xml": "<x/>"}), "OFD"),
    "xlsb": (archive({"xl/workbook.bin": b"x"}), "XLSB"),
    "word xml": (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w/>", "DOCX"),
    "excel xml": (b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><w/>", "XLSX"),
}


@pytest.mark.parametrize(("kind", "data"), KNOWN.items())
def test_tells_a_file_by_its_content(kind: str, data: bytes) -> None:
    assert sniff(data) == kind


@pytest.mark.parametrize(("kind", "data"), DISGUISED.values(), ids=DISGUISED)
def test_is_not_misled_by_looks(kind: str, data: bytes) -> None:
    assert sniff(data) == kind


@pytest.mark.parametrize(("data", "said"), FOREIGN.values(), ids=FOREIGN)
def test_refuses_a_foreign_file_by_name(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        sniff(data)


def test_binary_garbage_is_no_report(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(bytes(range(256)) * 8)
    with pytest.raises(UnreadableFile, match="不是能打开的报告文件"):
        read(path)


def test_the_suffix_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    path.write_bytes(docx(para("一、总体情况")))
    assert read(path).format == "docx"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="找不到"):
        load(tmp_path / "没有.docx")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="文件夹"):
        load(tmp_path)


def test_the_lock_file_of_word(tmp_path: Path) -> None:
    path = tmp_path / "~$年报.docx"
    path.write_bytes(b"\5admin")
    with pytest.raises(UnreadableFile, match="临时文件"):
        load(path)


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"x")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableFile, match="没有权限"):
        load(path)


def test_a_file_larger_than_any_report(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with path.open("wb") as file:
        file.truncate(65 << 20)
    with pytest.raises(UnreadableFile, match="64 MB"):
        load(path)


def test_json_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(KNOWN["json"])
    with pytest.raises(UnreadableFile, match="JSON"):
        read(path)
