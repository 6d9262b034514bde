"""What a strict office would look at in the DOCX."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from core.form import FORMS
from core.form.layout import boxes, column_count, header_rows, row_count
from core.report import (
    ForeignTable,
    Kept,
    Paragraph,
    Picture,
    Report,
    Section,
    Signature,
    absent_grid,
)
from core.roles import Role
from core.writers.docx import write
from core.writers.style import FONTS
from tests.core.writers.sample import ORGAN, TITLE, blank_report, full_report, png

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIPS = 1440 / 25.4


def parts(report: Report | None = None) -> dict[str, bytes]:
    with ZipFile(BytesIO(write(report or full_report()))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(name: str, report: Report | None = None) -> etree._Element:
    return etree.fromstring(parts(report)[name])


def opened(report: Report | None = None) -> docx.document.Document:
    return docx.Document(BytesIO(write(report or full_report())))


def found(root: etree._Element, path: str) -> list[etree._Element]:
    return root.findall(path, {"w": W[1:-1]})


def attributes(element: etree._Element | None) -> dict[str, str]:
    assert element is not None
    return {str(key).replace(W, ""): str(value) for key, value in element.attrib.items()}


def style(role: Role) -> etree._Element:
    for element in found(tree("word/styles.xml"), "w:style"):
        name = element.find(f"{W}name")
        if name is not None and name.get(f"{W}val") == role.value:
            return element
    raise AssertionError(role)


def in_role(role: Role, report: Report | None = None) -> list[WordParagraph]:
    return [p for p in opened(report).paragraphs if p.style and p.style.name == role.value]


def body_of(*paragraphs: Paragraph) -> Report:
    report = full_report()
    sections = (replace(report.sections[0], paragraphs=paragraphs), *report.sections[1:])
    return replace(report, sections=sections)


def test_every_style_names_its_font_for_every_script() -> None:
    names = {font.name for font in FONTS}
    slots = found(tree("word/styles.xml"), ".//w:rFonts")
    assert len(slots) > len(Role)
    for slot in slots:
        fonts = attributes(slot)
        assert set(fonts) == {"ascii", "hAnsi", "eastAsia", "cs"}
        assert len(set(fonts.values())) == 1
        assert set(fonts.values()) <= names


@pytest.mark.parametrize(
    ("role", "font", "size", "level"),
    [
        (Role.TITLE, "方正小标宋简体", 22, None),
        (Role.HEADING, "黑体", 16, 0),
        (Role.SUBHEADING, "楷体", 16, 1),
        (Role.POINT, "仿宋", 16, 2),
        (Role.BODY, "仿宋", 16, None),
        (Role.ORGAN, "仿宋", 16, None),
        (Role.PAGE_NUMBER, "宋体", 14, None),
    ],
)
def test_styles_follow_the_standard(role: Role, font: str, size: int, level: int | None) -> None:
    element = style(role)
    assert attributes(element.find(f".//{W}rFonts"))["eastAsia"] == font
    assert attributes(element.find(f".//{W}sz"))["val"] == str(2 * size)
    assert not found(element, ".//w:b")
    outline = element.find(f".//{W}outlineLvl")
    assert (None if outline is None else int(attributes(outline)["val"])) == level


def test_the_text_has_28_95_points_a_line_and_two_characters_of_indent() -> None:
    spacing = attributes(style(Role.BODY).find(f"./{W}pPr/{W}spacing"))
    assert (spacing["line"], spacing["lineRule"]) == ("579", "exact")
    assert attributes(style(Role.BODY).find(f".//{W}ind")) == {
        "firstLineChars": "200",
        "firstLine": "640",
    }
    setup = found(tree("word/document.xml"), ".//w:sectPr")[0]
    assert attributes(setup.find(f"{W}docGrid")) == {"type": "lines", "linePitch": "579"}


def test_28_characters_fit_a_line() -> None:
    narrower = int(attributes(style(Role.BODY).find(f"./{W}rPr/{W}spacing"))["val"])
    line = 156 * 72 / 25.4
    assert 28 * (16 + narrower / 20) <= line < 29 * (16 + narrower / 20)


def test_nothing_is_left_to_themes_or_to_japanese() -> None:
    for name, data in parts().items():
        assert b"Theme=" not in data, name
        assert b"ja-JP" not in data, name
        assert b"MS Mincho" not in data, name
    languages = [attributes(e) for e in found(tree("word/styles.xml"), ".//w:lang")]
    assert [language["eastAsia"] for language in languages] == ["zh-CN"]
    assert attributes(tree("word/settings.xml").find(f"{W}themeFontLang"))["eastAsia"] == "zh-CN"


def test_the_font_table_offers_other_names() -> None:
    other = {
        attributes(font)["name"]: attributes(font.find(f"{W}altName"))["val"].split(",")
        for font in found(tree("word/fontTable.xml"), "w:font")
    }
    assert "仿宋_GB2312" in other["仿宋"]
    assert "楷体_GB2312" in other["楷体"]
    assert "SimHei" in other["黑体"]
    assert "方正小标宋_GBK" in other["方正小标宋简体"]
    assert set(other) == {font.name for font in FONTS}


def test_the_page_is_a4_with_the_margins_of_the_standard() -> None:
    section = opened().sections[0]
    lengths = [
        section.page_width,
        section.page_height,
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    ]
    assert [round(length.mm, 1) for length in lengths if length] == [210, 297, 37, 35, 28, 26]


@pytest.mark.parametrize(("part", "side"), [("footer1", "right"), ("footer2", "left")])
def test_the_page_number_stands_outside_between_dashes(part: str, side: str) -> None:
    root = tree(f"word/{part}.xml")
    shown = "".join(e.text or "" for e in found(root, ".//w:t"))
    assert shown == "— 1 —"
    assert [e.text for e in found(root, ".//w:instrText")] == [" PAGE "]
    kinds = [attributes(e)["fldCharType"] for e in found(root, ".//w:fldChar")]
    assert kinds == ["begin", "separate", "end"]
    assert attributes(found(root, ".//w:jc")[0])["val"] == side
    assert attributes(found(root, ".//w:ind")[0])[f"{side}Chars"] == "100"


def test_odd_and_even_pages_have_their_own_foot() -> None:
    assert tree("word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    section = opened().sections[0]
    assert (
        section.footer.paragraphs[0].alignment != section.even_page_footer.paragraphs[0].alignment
    )


def test_the_title_breaks_after_the_organ() -> None:
    [title] = in_role(Role.TITLE)
    assert title.text == "青禾镇人民政府\n2024年政府信息公开工作年度报告"


def test_properties_name_the_title_and_no_person_or_tool() -> None:
    properties = opened().core_properties
    assert (properties.title, properties.author) == (TITLE, "")
    assert (properties.last_modified_by, properties.language) == ("", "zh-CN")
    for name in ("docProps/core.xml", "docProps/app.xml"):
        text = parts()[name].decode()
        assert not re.search(r"python|nianbao|<Application|created|modified>", text, re.IGNORECASE)


def word_tables() -> list[WordTable]:
    return list(opened().tables)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_tables_have_the_official_geometry(number: int) -> None:
    report = full_report()
    table = report.form.tables[number]
    shown = word_tables()[number]
    assert (len(shown.rows), len(shown.columns)) == (row_count(table), column_count(table))
    rows = [row.cells for row in shown.rows]
    for box in boxes(table):
        text = box.text if box.ref is None else report.cell(box.ref)
        covered = {
            rows[box.row + down][box.column + right]._tc
            for down in range(box.row_span)
            for right in range(box.column_span)
        }
        assert len(covered) == 1
        assert rows[box.row][box.column].text == text


@pytest.mark.parametrize("edition", FORMS)
def test_tables_lie_inside_the_type_area(edition: str) -> None:
    root = tree("word/document.xml", blank_report(FORMS[edition]))
    tables = found(root, ".//w:tbl")
    assert len(tables) == 3
    for table in tables:
        assert attributes(table.find(f"{W}tblPr/{W}tblLayout"))["type"] == "fixed"
        grid = [int(attributes(column)["w"]) for column in found(table, "w:tblGrid/w:gridCol")]
        assert sum(grid) <= 156 * TWIPS + 1
        for row in found(table, "w:tr"):
            widths = [int(attributes(width)["w"]) for width in found(row, "w:tc/w:tcPr/w:tcW")]
            assert sum(widths) == sum(grid)


def test_rows_are_not_split_and_headers_repeat() -> None:
    form = full_report().form
    for table, element in zip(
        form.tables, found(tree("word/document.xml"), ".//w:tbl"), strict=True
    ):
        rows = found(element, "w:tr")
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert repeated == [number < header_rows(table) for number in range(len(rows))]


def test_a_table_stays_on_one_page() -> None:
    for table in found(tree("word/document.xml"), ".//w:tbl"):
        *before, last = found(table, "w:tr")
        assert all(
            paragraph.find(f"{W}pPr/{W}keepNext") is not None
            for row in before
            for paragraph in found(row, "w:tc/w:p")
        )
        assert not found(last, ".//w:keepNext")


def test_table_text_is_off_the_grid_and_free_of_fixed_lines() -> None:
    for role in (Role.CELL, Role.SMALL_CELL):
        assert attributes(style(role).find(f".//{W}snapToGrid"))["val"] == "0"
        assert attributes(style(role).find(f".//{W}pPr/{W}spacing"))["lineRule"] == "auto"


def test_rows_the_source_lacks_are_blank() -> None:
    report = full_report()
    tables = {table.key: absent_grid(table) for table in report.form.tables}
    shown = opened(replace(report, tables=tables)).tables
    assert [cell.text for cell in shown[2].rows[-1].cells] == [""] * 15


def test_spaces_breaks_and_tabs_are_kept_and_controls_dropped() -> None:
    text = "甲  乙\t丙\n丁\x00\x0b<&>\ud800"
    [paragraph] = [p for p in in_role(Role.BODY, body_of(Paragraph(text))) if "甲" in p.text]
    assert paragraph.text == "甲  乙\t丙\n丁<&>"


def test_bold_spans_are_bold_and_the_lead_is_set_in_kai() -> None:
    report = body_of(Paragraph("（一）公开情况。其余文字加粗", ((10, 14),)))
    [paragraph] = [p for p in in_role(Role.BODY, report) if "其余" in p.text]
    assert [(run.text, bool(run.bold)) for run in paragraph.runs] == [
        ("（一）公开情况。", False),
        ("其余", False),
        ("文字加粗", True),
    ]
    lead = paragraph.runs[0].style
    assert lead is not None
    assert lead.font.name == "楷体"


def test_marks_of_either_script_are_told_to_be_chinese() -> None:
    runs = found(tree("word/document.xml"), ".//w:r")
    for run in runs:
        fonts = run.find(f"{W}rPr/{W}rFonts")
        text = "".join(e.text or "" for e in found(run, "w:t"))
        assert (fonts is not None) == bool(re.search("[“”‘’…—·]", text))
        if fonts is not None:
            assert attributes(fonts) == {"hint": "eastAsia"}


def test_the_signature_is_placed_by_paragraph_format() -> None:
    [organ], [date] = in_role(Role.ORGAN), in_role(Role.DATE)
    assert (organ.text, date.text) == (ORGAN, "2025年1月15日")
    indents = [attributes(p._p.find(f".//{W}ind"))["rightChars"] for p in (organ, date)]
    assert indents == ["475", "200"]
    assert attributes(style(Role.ORGAN).find(f".//{W}spacing"))["before"] == "579"
    assert style(Role.ORGAN).find(f".//{W}keepNext") is not None


def test_there_are_no_empty_paragraphs() -> None:
    assert [p.text for p in opened().paragraphs if not p.text] == []


def test_an_unsigned_report_ends_with_its_text() -> None:
    report = replace(full_report(), signature=Signature())
    assert not in_role(Role.ORGAN, report) + in_role(Role.DATE, report)


@pytest.mark.parametrize(
    ("picture", "size"),
    [
        (Picture(png(40, 30), "image/png", 50, 37.5), (50, 37.5)),
        (Picture(png(96, 48), "image/png"), (25.4, 12.7)),
        (Picture(png(40, 30), "image/png", 312, 100), (156, 50)),
        (Picture(b"?", "image/x-unheard-of"), (100, 75)),
    ],
)
def test_pictures_are_carried_within_the_type_area(
    picture: Picture, size: tuple[float, float]
) -> None:
    report = replace(full_report(), kept=(Kept(picture, 1, 1), Kept(picture, 7, 0)))
    files = {name: data for name, data in parts(report).items() if "/media/" in name}
    assert list(files.values()) == [picture.data] * 2
    types = parts(report)["[Content_Types].xml"].decode()
    assert all(f'/{name}" ContentType="{picture.media_type}"' in types for name in files)
    extents = re.findall(rb'<wp:extent cx="(\d+)" cy="(\d+)"', parts(report)["word/document.xml"])
    assert [tuple(int(n) / 36000 for n in pair) for pair in extents] == [pytest.approx(size)] * 2


def test_tables_that_follow_each_other_stay_apart() -> None:
    foreign = ForeignTable((("项目", "数量"), ("甲",)))
    report = replace(full_report(), kept=(Kept(foreign, 3, 0), Kept(foreign, 7, 0)))
    children = [child.tag.replace(W, "") for child in tree("word/document.xml", report)[0]]
    assert "tbl tbl" not in " ".join(children)
    assert children[-3:] == ["tbl", "p", "sectPr"]
    assert len(opened(report).tables) == 5


def test_a_report_without_anything_is_a_document() -> None:
    report = blank_report(full_report().form)
    bare = replace(report, title="", sections=(Section(None),) * 6)
    assert [p.text for p in opened(bare).paragraphs] == [
        report.form.section_heading(number) for number in range(1, 7)
    ]
