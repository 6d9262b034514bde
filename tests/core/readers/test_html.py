import base64

import pytest

from core.readers import UnreadableFile, read_bytes
from core.readers.raw import RawDocument, RawParagraph, RawPicture
from tests.core.readers.build import PNG, cell_texts, geometry, grids, paragraphs, texts


def _read(body: str) -> RawDocument:
    return read_bytes(f"<!DOCTYPE html><html><head><title>题</title></head><body>{body}".encode())


META = "<html><head><meta {}><body><p>一、总体情况"
CHARSETS = {
    "none, utf-8": META.format("name=x").encode(),
    "none, gbk": META.format("name=x").encode("gbk"),
    "declared gb2312, uses more": META.format("charset=gb2312").replace("总", "〇镕").encode("gbk"),
    "http-equiv": META.format('http-equiv=Content-Type content="text/html; charset=GBK"').encode(
        "gbk"
    ),
    "declared wrongly": META.format("charset=utf-8").encode("gbk"),
    "declared nonsense": META.format("charset=martian").encode(),
    "mark": META.format("charset=gb2312").encode("utf-8-sig"),
    "utf-16": META.format("charset=gb2312").encode("utf-16"),
    "big5": META.format("charset=big5").replace("总体情况", "總體情況").encode("big5"),
}


@pytest.mark.parametrize("data", CHARSETS.values(), ids=CHARSETS)
def test_charsets(data: bytes) -> None:
    (text,) = texts(read_bytes(data))
    assert text in {"一、总体情况", "一、〇镕体情况", "一、總體情況"}


FLOW = {
    "paragraphs": ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
    "divisions": ("甲<div>乙<div>丙</div>丁</div>戊", ["甲", "乙", "丙", "丁", "戊"]),
    "inline": ("<p>甲<span>乙<em>丙</em></span><a href=x>丁</a></p>", ["甲乙丙丁"]),
    "break": ("<p>甲<br>乙</p>", ["甲\n乙"]),
    "two breaks": ("<p>甲<br/> <br>&nbsp;<br>乙", ["甲", "乙"]),
    "indent": ("<p>&emsp;&emsp;甲&emsp;乙&nbsp;</p>", ["甲\u2003乙"]),
    "white space": ("<p>a\n  b\t c</p>", ["a b c"]),
    "line ends between characters": ("<p>政府\r\n  信息</p>", ["政府信息"]),
    "entities": ("<p>&lt;甲&gt;&amp;&#12288;乙</p>", ["<甲>&\u3000乙"]),
    "preformatted": ("<pre>甲\n\n乙</pre>", ["甲", "乙"]),
    "kept lines": ("<div style='white-space: pre-wrap'>甲\n乙\n\n丙</div>", ["甲\n乙", "丙"]),
    "numbered": ("<ol start=2><li>甲<li><p>乙</p><li value=9>丙</ol>", ["2.甲", "3.乙", "9.丙"]),
    "numbered 一、": ("<ol style='list-style-type:cjk-ideographic'><li>甲</ol>", ["一、甲"]),
    "not numbered": ("<ol style='list-style: none'><li>甲</ol><ul><li>乙</ul>", ["甲", "乙"]),
    "ruby": ("<ruby>年<rp>(</rp><rt>nián</rt></ruby>报", ["年报"]),
    "form": ("收到<input value=3>件<input type=hidden value=9>", ["收到3件"]),
    "no end tags": ("<p>甲<p>乙<table><tr><td>丙", ["甲", "乙"]),
    "comments and scripts": (
        "<!-- a --><script>b</script><style>c</style>甲<noscript>d</noscript>",
        ["甲"],
    ),
}


@pytest.mark.parametrize(("body", "shown"), FLOW.values(), ids=FLOW)
def test_text_flows_as_in_a_browser(body: str, shown: list[str]) -> None:
    assert texts(_read(body)) == shown


LEFT_OUT = {
    "display": ("<p style='display: none'>藏</p>", {"hidden": 1}),
    "visibility": ("<p>甲<span style='visibility:hidden'>藏</span></p>", {"hidden": 1}),
    "attribute": ("<div hidden>藏</div>", {"hidden": 1}),
    "deleted": ("<del>删</del>", {"deletions": 1}),
    "linked picture": ("<img src='http://x.invalid/a.png'>", {"links_to_pictures": 1}),
}


@pytest.mark.parametrize(("body", "counts"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_leaves_out_and_counts(body: str, counts: dict[str, int]) -> None:
    document = _read(f"<p>甲</p>{body}")
    assert set(texts(document)) == {"甲"}
    assert document.counts == counts


LOOKS = {
    "heading": ("<h2>甲</h2>", RawParagraph("甲", level=2)),
    "heading around a block": ("<h1><div>甲</div></h1>", RawParagraph("甲", level=1)),
    "bold": ("<p><b>甲</b>乙<strong>丙</strong></p>", RawParagraph("甲乙丙", ((0, 1), (2, 3)))),
    "bold by style": ("<p style='font-weight:700'>甲</p>", RawParagraph("甲", ((0, 1),))),
    "not bold": (
        "<b>甲<span style='font-weight:normal'>乙</span></b>",
        RawParagraph("甲乙", ((0, 1),)),
    ),
    "centred": ("<p align=center>甲</p>", RawParagraph("甲", centred=True)),
    "centred by style": ("<p style='text-align : center'>甲</p>", RawParagraph("甲", centred=True)),
    "named style": ("<p data-style=年报正文>甲</p>", RawParagraph("甲", style="年报正文")),
}


@pytest.mark.parametrize(("body", "shown"), LOOKS.values(), ids=LOOKS)
def test_looks(body: str, shown: RawParagraph) -> None:
    assert paragraphs(_read(body)) == [shown]


SHAPES = {
    "spans": (
        "<tr><th rowspan=2>a<th colspan=2>b<tr><td>c<td>d",
        [[("a", 0, 1, 2), ("b", 1, 2, 1)], [("c", 1, 1, 1), ("d", 2, 1, 1)]],
    ),
    "groups": (
        "<thead><tr><td>a</thead><tbody><tr><td>b</tbody><tfoot><tr><td>c",
        [[("a", 0, 1, 1)], [("b", 0, 1, 1)], [("c", 0, 1, 1)]],
    ),
    "to the end": (
        "<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d",
        [[("a", 0, 1, 3), ("b", 1, 1, 1)], [("c", 1, 1, 1)], [("d", 1, 1, 1)]],
    ),
    "beyond the end": ("<tr><td rowspan=99999>a<td>b", [[("a", 0, 1, 1), ("b", 1, 1, 1)]]),
    "huge": ("<tr><td colspan=999999999>a<td colspan=x>b", [[("a", 0, 200, 1), ("b", 200, 1, 1)]]),
    "never over a cell from above": (
        "<tr><td>a<td rowspan=2>b<tr><td colspan=3>c",
        [[("a", 0, 1, 1), ("b", 1, 1, 2)], [("c", 0, 1, 1)]],
    ),
    "hidden row": ("<tr><td>a<tr style='display:none'><td>b", [[("a", 0, 1, 1)]]),
    "lines in a cell": (
        "<tr><td>商业<br>企业<td><p>科研</p><p>机构",
        [[("商业\n企业", 0, 1, 1), ("科研\n机构", 1, 1, 1)]],
    ),
}


@pytest.mark.parametrize(("rows", "shape"), SHAPES.values(), ids=SHAPES)
def test_geometry(rows: str, shape: list[list[tuple[str, int, int, int]]]) -> None:
    (grid,) = grids(_read(f"<table>{rows}</table>"))
    assert geometry(grid) == shape
    assert grid.exact


def test_a_nested_table_stands_in_its_cell() -> None:
    (outer,) = grids(_read("<table><tr><td>外<table><tr><td>内</table>"))
    assert cell_texts(outer) == [["外"]]
    assert cell_texts(outer.rows[0][0].blocks[1]) == [["内"]]


def test_text_in_a_table_outside_its_cells_goes_before_it() -> None:
    document = _read("<table><caption>表名</caption><tr><td>甲</td></tr>散字</table>")
    assert texts(document) == ["表名", "散字"]
    assert len(document.blocks) == 3


def test_an_embedded_picture() -> None:
    source = "data:image/png;base64," + base64.b64encode(PNG).decode()
    document = _read(f"<p>甲<img width=96 src='{source}'>乙")
    assert document.blocks == (
        RawParagraph("甲"),
        RawPicture(PNG, "image/png", 25.4, 0.0),
        RawParagraph("乙"),
    )


def test_a_page_of_preformatted_rows() -> None:
    document = _read("<pre>规章\t0\t1\n行政\t2\t3</pre>")
    assert cell_texts(document.blocks[0]) == [["规章", "0", "1"], ["行政", "2", "3"]]


def test_a_page_without_text_says_why() -> None:
    with pytest.raises(UnreadableFile, match="没有文字"):
        _read("<script>load()</script><div id=app></div>")


HOSTILE = {
    "elements too deep": "<div>" * 5000 + "甲",
    "tables too deep": "<table><tr><td>" * 40 + "甲",
    "too many cells": "<table>" + "<tr>" + "<td colspan=200>" * 1001,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_are_refused_in_words(body: str) -> None:
    with pytest.raises(UnreadableFile, match=r"太深|多得不像"):
        _read(body)


def test_nothing_outside_is_opened() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><body>甲&a;</body></html>'
    )
    read = "".join(texts(read_bytes(page.encode())))
    assert "甲" in read and "root" not in read
