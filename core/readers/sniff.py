"""What a file is, told by its content and never by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from core.readers.limits import Budget
from core.readers.package import LOCKED, open_package
from core.readers.raw import UnreadableFile

_SAVE_AS_DOCX = "请用 Word 或 WPS 打开，另存为 DOCX 后再试"

_SAVE_AS_XLSX = "请用 Excel 或 WPS 打开，另存为 XLSX 后再试"
_NOT_A_DOCUMENT = "不是报告文档。请打开报告的 DOCX 原件"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = {
    "EncryptedPackage": LOCKED,
    "EncryptionInfo": LOCKED,
    "WordDocument": f"这是旧版 Word 或 WPS 文字文档（.doc、.wps），{_SAVE_AS_DOCX}",
    "Workbook": f"这是旧版 Excel 或 WPS 表格（.xls、.et），{_SAVE_AS_XLSX}",
    "PowerPoint Document": f"这是演示文稿（.ppt、.dps），{_NOT_A_DOCUMENT}",
    "Book": f"这是旧版 Excel 或 WPS 表格（.xls、.et），{_SAVE_AS_XLSX}",
}

_SIGNATURES = (
    (b"%PDF", f"这是 PDF 文件，还不能直接打开。{_SAVE_AS_DOCX}"),
    (b"{\\rtf", f"这是 RTF 文档，{_SAVE_AS_DOCX}"),
    (b"\x89PNG", f"这是图片，{_NOT_A_DOCUMENT}"),
    (b"\xff\xd8\xff", f"这是图片，{_NOT_A_DOCUMENT}"),
    (b"GIF8", f"这是图片，{_NOT_A_DOCUMENT}"),
    (b"II*\0", f"这是图片，{_NOT_A_DOCUMENT}"),
    (b"MM\0*", f"这是图片，{_NOT_A_DOCUMENT}"),
    (b"Rar!", "这是 RAR 压缩包，请先解压，再打开里面的报告文件"),
    (b"7z\xbc\xaf\x27\x1c", "这是 7z 压缩包，请先解压，再打开里面的报告文件"),
    (b"\x1f\x8b", "这是 gzip 压缩包，请先解压，再打开里面的报告文件"),
)

_PACKAGES = (
    ("word/", "docx", ""),
    ("xl/workbook.bin", "", f"这是 XLSB 表格，{_SAVE_AS_XLSX}"),
    ("xl/", "xlsx", ""),
    ("ppt/", "", f"这是演示文稿（PPTX），{_NOT_A_DOCUMENT}"),
    ("ofd.xml", "", "这是 OFD 版式文件，还不能直接打开。请打开它的 DOCX 原件"),
    ("content.xml", "", f"这是 ODF 文档（ODT、ODS），{_SAVE_AS_DOCX}"),
    ("_rels/.rels", "docx", ""),
)

_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"<(?:!--|[a-z][a-z0-9]*[\s>/])", re.IGNORECASE)
_JSON = re.compile(r'[{\[]\s*["{\[}\]]')
_FOREIGN_TEXT = (
    (
        re.compile(r"(?:[\w-]+:[^\n]*\r?\n)*MIME-Version:", re.IGNORECASE),
        f"这是“单个文件网页”（MHT），{_SAVE_AS_DOCX}",
    ),
    (
        re.compile(r"<\?xml[^>]*\?>\s*<\?mso-application[^>]*Excel", re.IGNORECASE),
        f"这是 XML 表格，{_SAVE_AS_XLSX}",
    ),
    (
        re.compile(r"<\?xml[^>]*\?>\s*<(?:\?mso-application|w:wordDocument|pkg:package|uof:)"),
        f"这是 XML 文档，{_SAVE_AS_DOCX}",
    ),
)
_HEAD = 4096

NOT_A_REPORT = "不是能打开的报告文件。能打开的有 DOCX、TXT、MD、HTML、XLSX"


def sniff(data: bytes) -> str:
    """Name the format of a file: ``docx``, ``xlsx``, ``html``, ``json`` or ``text``.

    Raises:
        UnreadableFile: If the file is empty, encrypted or of a kind that cannot be read; the
            sentence names the kind and says what to do.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableFile("文件是空的，里面什么也没有。请看是不是选错了文件")
    if data.startswith(_OLE):
        raise UnreadableFile(_ole_kind(data))
    for signature, sentence in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableFile(sentence)
    if data.startswith((b"PK\3\4", b"PK\5\6")):
        return _package_kind(open_package(data, Budget()).members)
    return _text_kind(data)


def _ole_kind(data: bytes) -> str:
    for stream, sentence in _OLE_STREAMS.items():
        # The directory of the file fills its names up with zeros.
        if f"{stream}\0".encode("utf-16-le") in data:
            return sentence
    return f"这是旧版 Office 文件，{_SAVE_AS_DOCX}"


def _package_kind(names: Iterable[str]) -> str:
    for start, kind, sentence in _PACKAGES:
        if any(name.startswith(start) for name in names):
            if sentence:
                raise UnreadableFile(sentence)
            return kind
    raise UnreadableFile("这是压缩包，或已经损坏的文档。是压缩包请先解压，再打开里面的报告文件")


def _text_kind(data: bytes) -> str:
    # NULs go because the ASCII of a UTF-16 file has one at every second byte.
    head = data[:_HEAD].replace(b"\0", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe \t\r\n")
    for pattern, sentence in _FOREIGN_TEXT:
        if pattern.match(head):
            raise UnreadableFile(sentence)
    if _JSON.match(head):
        return "json"
    tail = data[-_HEAD:].replace(b"\0", b"").rstrip()
    if head.startswith("<") and (_HTML.search(head) or (_TAG.match(head) and tail.endswith(b">"))):
        return "html"
    return "text"
