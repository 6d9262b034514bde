import pytest

from core.readers.numerals import numeral
from tests.core.readers.build import (
    NAMESPACES,
    cell,
    cell_texts,
    para,
    read_docx,
    row,
    styles_part,
    table,
    texts,
)


def _level(number: int, shown: str, number_format: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'{more}<w:lvlText w:val="{shown}"/></w:lvl>'
    )


def _part(*families: str, nums: str = "") -> str:
    declared = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>'
        for n, levels in enumerate(families)
    )
    plain = "".join(_num(n, n) for n in range(len(families)))
    return f"<w:numbering {NAMESPACES}>{declared}{plain}{nums}</w:numbering>"


def _num(key: int, family: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{key + 1}"><w:abstractNumId w:val="{family}"/>{overrides}</w:num>'


def _item(text: str, level: int = 0, num: int = 1) -> str:
    return para(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


OFFICIAL = (
    _level(0, "%1、", "chineseCountingThousand")
    + _level(1, "（%2）", "chineseCounting")
    + _level(2, "%3.")
)


def test_official_numbering() -> None:
    body = (
        _item("总体情况") + _item("主动公开", 1) + _item("属于国家秘密", 2) + _item("其他", 2)
        + _item("依申请", 1) + _item("又一", 2) + _item("主动公开政府信息情况") + _item("新", 1)
    )  # fmt: skip
    assert texts(read_docx(body, numbering=_part(OFFICIAL))) == [
        "一、总体情况",
        "（一）主动公开",
        "1.属于国家秘密",
        "2.其他",
        "（二）依申请",
        "1.又一",
        "二、主动公开政府信息情况",
        "（一）新",
    ]


SHAPES = {
    "several levels": (_level(0, "%1") + _level(1, "%1.%2"), [(0, "1 甲"), (1, "1.1 甲")]),
    "legal": (
        _level(0, "%1", "chineseCounting") + _level(1, "%1.%2", more="<w:isLgl/>"),
        [(0, "一 甲"), (1, "1.1 甲")],
    ),
    "nothing between": (_level(0, "%1", more='<w:suff w:val="nothing"/>'), [(0, "1甲")]),
    "bullets": (_level(0, "\uf0b7", "bullet"), [(0, "甲"), (0, "甲")]),
    "never restarts": (
        _level(0, "%1.") + _level(1, "%2)", more='<w:lvlRestart w:val="0"/>'),
        [(0, "1.甲"), (1, "1)甲"), (0, "2.甲"), (1, "2)甲")],
    ),
    "deep level first": (
        _level(0, "%1.") + _level(1, "%1.%2."),
        [(1, "1.1.甲"), (0, "2.甲"), (1, "2.1.甲")],
    ),
    "level that is not there": (_level(0, "%1."), [(5, "甲")]),
}


@pytest.mark.parametrize(("levels", "items"), SHAPES.values(), ids=SHAPES)
def test_shapes(levels: str, items: list[tuple[int, str]]) -> None:
    body = "".join(_item("甲", level) for level, _ in items)
    assert texts(read_docx(body, numbering=_part(levels))) == [shown for _, shown in items]


def test_lists_of_one_family_count_on_unless_one_starts_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbers = _part(_level(0, "%1."), nums=_num(1, 0) + _num(2, 0, anew))
    body = "".join(_item("甲", num=num) for num in (1, 2, 3, 3))
    assert texts(read_docx(body, numbering=numbers)) == ["1.甲", "2.甲", "5.甲", "6.甲"]


def test_a_list_may_replace_a_level() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{_level(0, "（%1）")}</w:lvlOverride>'
    numbers = _part(_level(0, "%1."), nums=_num(1, 0, other))
    assert texts(read_docx(_item("甲", num=2), numbering=numbers)) == ["（1）甲"]


STYLES = styles_part(
    '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="h3"><w:basedOn w:val="h1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:basedOn w:val="h2"/></w:style>'
    '<w:style w:type="numbering" w:styleId="list"><w:name w:val="list"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


def test_numbering_by_style() -> None:
    numbers = _part(
        _level(0, "%1、", "chineseCounting", '<w:pStyle w:val="h1"/>')
        + _level(1, "（%2）", "chineseCounting", '<w:pStyle w:val="h2"/>')
        + _level(2, "%3.")
    )
    body = para("甲", '<w:pStyle w:val="h1"/>') + para("乙", '<w:pStyle w:val="h2"/>')
    off = '<w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body += para("丙", off) + para("丁", '<w:pStyle w:val="h3"/>')
    body += para("戊", '<w:pStyle w:val="own"/>')
    found = texts(read_docx(body, numbering=numbers, styles=STYLES))
    assert found == ["一、甲", "（一）乙", "丙", "1.丁", "（二）戊"]


def test_numbering_through_a_list_style() -> None:
    numbers = _part(_level(0, "%1."), '<w:numStyleLink w:val="list"/>')
    found = texts(read_docx(_item("甲", num=2), numbering=numbers, styles=STYLES))
    assert found == ["1.甲"]


def test_labels_in_table_cells_are_numbered() -> None:
    body = table(row(cell(inside=_item("甲"))), row(cell(inside=_item("乙"))))
    found = read_docx(body, numbering=_part(_level(0, "%1.")))
    assert cell_texts(found.blocks[0]) == [["1.甲"], ["2.乙"]]


def test_an_empty_item_shows_its_number_as_in_a_column_of_numbers() -> None:
    body = table(row(cell(inside=_item("")), cell("甲")), row(cell(inside=_item("")), cell("乙")))
    found = read_docx(body + _item("丙"), numbering=_part(_level(0, "%1")))
    assert cell_texts(found.blocks[0]) == [["1", "甲"], ["2", "乙"]]
    assert texts(found) == ["3 丙"]


def test_an_item_that_is_deleted_is_not_counted() -> None:
    deleted = _item("").replace("</w:pPr>", "<w:rPr><w:del/></w:rPr></w:pPr>")
    assert texts(read_docx(deleted + _item("甲"), numbering=_part(_level(0, "%1.")))) == ["1.甲"]


def test_a_text_box_counts_for_itself() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{_item('框')}</w:txbxContent></w:pict></w:r>"
    body = _item("甲") + para(runs=box) + _item("乙")
    found = read_docx(body, numbering=_part(_level(0, "%1.")))
    assert texts(found) == ["1.甲", "1.框", "2.乙"]


@pytest.mark.parametrize("numbers", ["", "<broken", _part('<w:lvl w:ilvl="x"/>')])
def test_broken_numbering_leaves_the_text(numbers: str) -> None:
    assert texts(read_docx(_item("甲"), numbering=numbers)) == ["甲"]


NUMERALS = [
    ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 101: "一〇一"}),
    ("chineseCountingThousand", {10: "十", 100: "一百", 101: "一百零一", 1023: "一千零二十三"}),
    ("ideographDigital", {1: "一", 10: "一〇", 24: "二四"}),
    ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 15: "壹拾伍"}),
    ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
    ("decimalEnclosedParen", {1: "⑴"}),
    ("decimalFullWidth", {10: "１０"}),
    ("decimalZero", {3: "03", 12: "12"}),
    ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
    ("upperLetter", {1: "A", 26: "Z", 27: "AA"}),
    ("lowerLetter", {2: "b", 28: "bb"}),
    ("upperRoman", {4: "IV", 1999: "MCMXCIX", 4000: "4000"}),
    ("lowerRoman", {9: "ix"}),
    ("none", {1: ""}),
    ("unheard of", {7: "7"}),
]


@pytest.mark.parametrize(("number_format", "shown"), NUMERALS)
def test_numerals(number_format: str, shown: dict[int, str]) -> None:
    assert {value: numeral(number_format, value) for value in shown} == shown
