import codecs

import pytest

from core.readers import UnreadableFile, read_bytes
from core.readers.raw import RawDocument
from tests.core.readers.build import cell_texts, grids, paragraphs, texts

SAMPLE = "一、总体情况\r\n\r\n〇二四年，无。\r\n"
ENCODINGS = {
    "utf-8": SAMPLE.encode(),
    "utf-8 with a mark": SAMPLE.encode("utf-8-sig"),
    "utf-16 little end first": codecs.BOM_UTF16_LE + SAMPLE.encode("utf-16-le"),
    "utf-16 big end first": codecs.BOM_UTF16_BE + SAMPLE.encode("utf-16-be"),
    "gb18030": SAMPLE.encode("gb18030"),
}


def _read(text: str) -> RawDocument:
    return read_bytes(text.encode())


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=ENCODINGS)
def test_encodings(data: bytes) -> None:
    document = read_bytes(data)
    assert document.format == "txt"
    assert texts(document) == ["一、总体情况", "〇二四年，无。"]


GARBAGE = {
    "no encoding fits": b"\x80\xff\x00" * 9,
    "zero bytes": b"abc\0\0\0def",
    "control characters": bytes(range(1, 9)) * 30,
    "utf-16 cut": codecs.BOM_UTF16_LE + b"\0\xd8\0",
}


@pytest.mark.parametrize("data", GARBAGE.values(), ids=GARBAGE)
def test_garbage_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="不是能打开的报告文件"):
        read_bytes(data)


TABLES = {
    "tabs": ("甲\t乙\t\n\t丙\t1\n", [["甲", "乙", ""], ["", "丙", "1"]]),
    "one cell a line": ("\t规章\n\t0\n\t\n\t2", [["", "规章"], ["", "0"], ["", ""], ["", "2"]]),
    "one cell a line, cell of two": (
        "\t商业\n企业\n\t科研\n机构\n\t其他",
        [["", "商业\n企业"], ["", "科研\n机构"], ["", "其他"]],
    ),
    "quoted cell of two lines": (
        '自然人\t"商业\n企业"\t"说""明"\n1\t2\t3',
        [["自然人", "商业\n企业", '说"明'], ["1", "2", "3"]],
    ),
    "pipes": ("| 甲 | 乙 |\n|---|:-:|\n| a\\|b |  |", [["甲", "乙"], ["a|b", ""]]),
    "pipes without a frame": ("甲 | 乙\n--- | ---\n1 | 2", [["甲", "乙"], ["1", "2"]]),
    "pipes at the end only": ("甲 | 乙 | 丙 |\n1 | | 3 |", [["甲", "乙", "丙"], ["1", "", "3"]]),
    "lines of one pipe": ("规章\n|\n0\n|\n|\n2", [["规章", "0", "", "2"]]),
    "lines of one pipe, spaced": ("规章\n\n|\n\n0\n\n|\n\n1", [["规章", "0", "1"]]),
    "cells of two lines between lone pipes": (
        "规章\n|\n商业\n企业\n|\n0\n|\n",
        [["规章", "商业\n企业", "0"]],
    ),
    "a pipe behind every cell": (
        "规章 |\n0 |\n|||\n行政许可 |\n商业\n企业 |\n2 |",
        [["规章", "0", "", "", "", "行政许可", "商业\n企业", "2"]],
    ),
    "a pipe before every row": (
        "|\n规章 |\n0 |\n|\n行政许可 |\n2 |",
        [["规章", "0", "", "行政许可", "2"]],
    ),
    "a pipe and then the cell on the next line": (
        "| \n 规章  | |\n| \n 行政许可  | \n 2  |",
        [["规章", "", "", "行政许可", "2"]],
    ),
    "marks in cells": ("**甲**\t2\\.乙\n1\t2", [["甲", "2.乙"], ["1", "2"]]),
    "html": (
        "<table><tr><td>甲</td>\n<td rowspan='2'>乙</td></tr><tr><td>丙</td></tr></table>",
        [["甲", "乙"], ["丙"]],
    ),
}


@pytest.mark.parametrize(("text", "cells"), TABLES.values(), ids=TABLES)
def test_tables(text: str, cells: list[list[str]]) -> None:
    document = _read(f"前面一句。\n\n{text}\n\n后面一句。")
    (grid,) = grids(document)
    assert cell_texts(grid) == cells
    assert texts(document) == ["前面一句。", "后面一句。"]
    assert grid.exact == text.startswith("<table")


def test_a_blank_line_ends_a_table() -> None:
    assert [cell_texts(grid) for grid in grids(_read("a\tb\n\nc\td"))] == [
        [["a", "b"]],
        [["c", "d"]],
    ]


PROSE = {
    "indented": "\t一、总体情况\n\t本年度认真落实条例的各项要求。\n\t（一）主动公开政府信息的情况",
    "tab inside": f"{'本年度认真落实条例的要求，' * 6}没有遗漏。\t完",
    "one pipe": "来源：本站 | 2025年1月15日",
    "pipes that do not match": "来源 | 本站\n作者 | 某人 | 编辑 | 某人",
    "signature": "\t\t\t某乡人民政府\n\t\t\t2025年1月15日",
    "table that never ends": "<table>一、总体情况\n二、主动公开",
}


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
def test_what_is_no_table(text: str) -> None:
    document = _read(text)
    assert grids(document) == []
    assert len(document.blocks) == len(text.splitlines())


MARKED = {
    "heading": ("## 一、总体情况", "一、总体情况", 2, ("##",), ()),
    "heading without a space": ("##一、总体情况 ##", "一、总体情况", 2, ("##",), ()),
    "bold": ("**甲。**乙", "甲。乙", None, ("**",), ((0, 2),)),
    "bold heading": ("# **甲**", "甲", 1, ("#", "**"), ((0, 1),)),
    "bold by lines": ("__甲__ 乙", "甲 乙", None, ("__",), ((0, 1),)),
    "list": ("- 甲", "甲", None, ("-",), ()),
    "quotation": ("> 甲", "甲", None, (">",), ()),
    "escape": ("1\\. 甲\\*", "1. 甲*", None, ("\\",), ()),
    "spaces": ("&nbsp;&nbsp;甲&nbsp;乙", "甲 乙", None, ("&nbsp;",), ()),
    "break": ("甲<br>乙", "甲\n乙", None, ("<br>",), ()),
    "tags": ("<u>甲</u><font color=red>乙</font>", "甲乙", None, ("<>",), ()),
    "link": ("见[网站](http://x.invalid)。", "见网站。", None, ("[]()",), ()),
    "code": ("`甲`", "甲", None, ("`",), ()),
}


@pytest.mark.parametrize(("line", "text", "level", "marks", "bold"), MARKED.values(), ids=MARKED)
def test_marks_are_taken_out_and_remembered(
    line: str, text: str, level: int | None, marks: tuple[str, ...], bold: tuple[tuple[int, int]]
) -> None:
    document = _read(f"一\n{line}")
    found = paragraphs(document)[1]
    assert document.format == "md"
    assert (found.text, found.level, found.marks, found.bold) == (text, level, marks, bold)


KEPT = [
    "张**、李**同志",
    "138****1234",
    "____年__月__日",
    "#政务公开#专题",
    "5*3",
    "第1项-2",
    "a<b且c>d",
    "1. 甲",
]


@pytest.mark.parametrize("line", KEPT)
def test_what_only_looks_like_marks_stays(line: str) -> None:
    document = _read(line)
    assert (document.format, texts(document)) == ("txt", [line])


def test_rulers_and_fences_hold_no_text() -> None:
    assert texts(_read("甲\n---\n***\n```text\n乙\n```")) == ["甲", "乙"]


def test_pictures_are_counted() -> None:
    document = _read("![图](a.png)\n甲")
    assert document.counts == {"links_to_pictures": 1}
    assert texts(document) == ["图", "甲"]


def test_a_line_of_any_length_is_read() -> None:
    line = "（__a**b" * 100_000
    assert texts(_read(line)) == [line]


AROUND_SCATTERED = {
    "lone pipes": "二、下一部分\n规章\n|\n0\n|\n三、再下一部分\n说明文字。",
    "a pipe behind every cell": "二、下一部分\n规章 |\n0 |\n三、再下一部分\n说明文字。",
    "a pipe before every row": "二、下一部分\n|\n规章 |\n0 |\n三、再下一部分\n说明文字。",
    "padded": "二、下一部分\n|\n规章 |\n0 |\n|||\n三、再下一部分\n说明文字。",
}


@pytest.mark.parametrize("text", AROUND_SCATTERED.values(), ids=AROUND_SCATTERED)
def test_headings_around_scattered_cells_are_no_cells(text: str) -> None:
    document = _read(text)
    assert texts(document) == ["二、下一部分", "三、再下一部分", "说明文字。"]
    (found,) = (cell_texts(grid) for grid in grids(document))
    assert [cell for cell in found[0] if cell] == ["规章", "0"]


def test_a_heading_between_scattered_tables_is_no_cell() -> None:
    document = _read("|\n规章 |\n0 |\n|||\n三、下一部分\n|\n申请人 |\n总计 |\n|||\n|\n新收 |\n1 |")
    assert texts(document) == ["三、下一部分"]
    assert len(grids(document)) == 2
