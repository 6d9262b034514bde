"""Whatever the bytes: a document or a sentence, never anything else, and soon."""

import io
import random

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.readers import UnreadableFile, read_bytes
from core.readers.raw import RawDocument
from tests.core.readers.build import archive, cell, main_part, para, row, run, styles_part, table


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["规章", 1, 2.5, "=A1"])
    book.worksheets[0].merge_cells("A1:A3")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


PARTS = {
    "word/document.xml": main_part(
        para("一、总体情况", '<w:pStyle w:val="1"/>', run("粗", "<w:b/>"))
        + table(row(cell("甲", '<w:gridSpan w:val="2"/>'), cell("乙", "<w:vMerge/>")))
    ),
    "word/styles.xml": styles_part('<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'),
}
GOOD = {
    "docx": archive(PARTS),
    "stored docx": archive(PARTS, 0),
    "xlsx": _workbook(),
    "html": "<html><body><h1>甲<table><tr><td rowspan=2>乙<td colspan=3>1<ol><li>丙".encode(),
    "text": "# 甲\n\n| 乙 | 1 |\n|---|---|\n规章\t0\n\t**粗**\n<table><tr><td>丙</table>".encode(
        "gbk"
    ),
}

mutations = st.lists(
    st.tuples(
        st.integers(0, 1 << 16), st.sampled_from(["set", "cut", "put"]), st.binary(max_size=6)
    ),
    min_size=1,
    max_size=8,
)


def _mutated(data: bytes, changes: list[tuple[int, str, bytes]]) -> bytes:
    for position, kind, content in changes:
        at = position % (len(data) + 1)
        gone = {"set": len(content), "cut": position % 40, "put": 0}[kind]
        data = data[:at] + (b"" if kind == "cut" else content) + data[at + gone :]
    return data


def _reads_or_refuses(data: bytes) -> None:
    try:
        document = read_bytes(data, seconds=5)
    except UnreadableFile as refusal:
        assert any("\u4e00" <= char <= "\u9fff" for char in str(refusal))
    else:
        assert isinstance(document, RawDocument)


@pytest.mark.parametrize("good", GOOD.values(), ids=GOOD)
@given(changes=mutations)
@settings(max_examples=150, deadline=5000)
def test_a_mutated_file(good: bytes, changes: list[tuple[int, str, bytes]]) -> None:
    _reads_or_refuses(_mutated(good, changes))


@given(st.binary(max_size=400))
@settings(max_examples=200)
def test_any_bytes(data: bytes) -> None:
    _reads_or_refuses(data)


@given(st.text(max_size=300))
@settings(max_examples=200)
def test_any_text(text: str) -> None:
    _reads_or_refuses(text.encode("utf-8", "ignore"))


@given(st.lists(st.sampled_from('\t|\n "#*_-甲1\\<>'), max_size=80))
@settings(max_examples=300)
def test_any_text_of_marks(signs: list[str]) -> None:
    _reads_or_refuses(("甲" + "".join(signs)).encode())


@given(
    st.lists(
        st.sampled_from(
            [
                "<table>",
                "<tr>",
                "<td>",
                "</td>",
                "</table>",
                "<p>",
                "<br>",
                "甲",
                "<ol>",
                "<li>",
                "<td colspan=3 rowspan=2>",
                "<pre>",
                "</div>",
            ]
        ),
        max_size=60,
    )
)
@settings(max_examples=200)
def test_any_soup_of_tags(tags: list[str]) -> None:
    _reads_or_refuses(("<html>" + "".join(tags)).encode())


@pytest.mark.parametrize("seed", range(20))
def test_any_xml_in_the_main_part(seed: int) -> None:
    names = [
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "tcPr",
        "pPr",
        "ins",
        "del",
        "sdt",
        "drawing",
        "fldChar",
    ]
    chance = random.Random(seed)

    def element(depth: int) -> str:
        name = chance.choice(names)
        inner = "".join(element(depth - 1) for _ in range(chance.randint(0, 4))) if depth else "字"
        return f'<w:{name} w:val="{chance.choice(["1", "-9", "x", ""])}">{inner}</w:{name}>'

    _reads_or_refuses(archive({"word/document.xml": main_part(element(6))}))
