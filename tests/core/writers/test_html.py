"""The page as a website's system and a browser see it."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace

import pytest
from lxml import etree

from core.form.layout import Kind, boxes
from core.report import ForeignTable, Kept, Paragraph, Picture, Report
from core.writers.html import fragment, write
from tests.core.writers.sample import ORGAN, TITLE, full_report, png


def page(report: Report | None = None) -> etree._Element:
    """The page by a parser that forgives nothing, elements without content being closed first."""
    text = write(report or full_report()).decode().removeprefix("<!DOCTYPE html>\n")
    return etree.fromstring(re.sub(r"<((?:meta|br|col|img)\b[^>]*)>", r"<\1/>", text))


def texts(root: etree._Element, name: str) -> list[str]:
    return ["".join(str(text) for text in element.itertext()) for element in root.iter(name)]


def body_of(*paragraphs: Paragraph) -> Report:
    report = full_report()
    sections = (replace(report.sections[0], paragraphs=paragraphs), *report.sections[1:])
    return replace(report, sections=sections)


def test_the_page_is_well_formed_chinese_utf_8() -> None:
    root = page()
    assert root.get("lang") == "zh-CN"
    assert root.findall("head/meta")[0].get("charset") == "utf-8"
    assert texts(root, "title") == [TITLE]


def test_nothing_depends_on_style_sheets_scripts_or_other_files() -> None:
    root = page()
    assert not [e for name in ("style", "script", "link", "font") for e in root.iter(name)]
    for element in root.iter():
        assert not {"class", "id", "src", "href", "onclick"} & set(element.attrib)


def test_headings_and_text_are_what_they_are() -> None:
    report = full_report()
    root = page()
    assert texts(root, "h1") == [TITLE]
    assert texts(root, "h2") == [section.heading for section in report.sections]
    assert texts(root, "h3") == ["（三）政府信息管理情况", "（四）政府信息公开平台建设情况"]
    assert texts(root, "h4") == ["1.线上平台", "2.线下平台"]
    assert set(texts(root, "p")) >= {report.preface[0].text, ORGAN, "2025年1月15日"}
    indented = [p for p in root.iter("p") if "text-indent:2em" in (p.get("style") or "")]
    assert len(indented) == len(texts(root, "p")) - 2


@pytest.mark.parametrize("number", [0, 1, 2])
def test_tables_have_spans_scopes_and_rules_of_their_own(number: int) -> None:
    report = full_report()
    table = report.form.tables[number]
    element = list(page().iter("table"))[number]
    assert "border-collapse:collapse" in (element.get("style") or "")
    cells = [cell for row in element.iter("tr") for cell in row]
    expected = boxes(table)
    assert len(cells) == len(expected)
    for cell, box in zip(cells, expected, strict=True):
        text = box.text if box.ref is None else report.cell(box.ref)
        assert "".join(str(piece) for piece in cell.itertext()) == text
        spans = int(cell.get("rowspan", "1")), int(cell.get("colspan", "1"))
        assert spans == (box.row_span, box.column_span)
        assert "border:0.5pt solid" in (cell.get("style") or "")
        heading = box.kind in {Kind.HEADER, Kind.LABEL, Kind.BANNER}
        assert (cell.tag == "th", cell.get("scope") is not None) == (heading, heading)


def test_header_rows_stand_in_a_head() -> None:
    heads = [table.find("thead") for table in page().iter("table")]
    assert [None if head is None else len(head) for head in heads] == [None, 3, 3]


def test_bold_breaks_and_spaces_survive() -> None:
    report = body_of(Paragraph("甲  乙\n<丙>&丁", ((0, 1),)))
    [paragraph] = [p for p in page(report).iter("p") if "乙" in "".join(map(str, p.itertext()))]
    assert "".join(str(text) for text in paragraph.itertext()) == "甲  乙<丙>&丁"
    assert texts(paragraph, "strong") == ["甲"]
    assert len(list(paragraph.iter("br"))) == 1
    assert "white-space:pre-wrap" in (paragraph.get("style") or "")


def test_the_signature_stands_at_the_right() -> None:
    signed = [p for p in page().iter("p") if "text-align:right" in (p.get("style") or "")]
    assert [p.text for p in signed] == [ORGAN, "2025年1月15日"]


def test_kept_things_are_inside_the_page() -> None:
    picture = Picture(png(2, 2), "image/png", 50, 40)
    foreign = ForeignTable((("项目", "数量"), ("甲", "1")))
    report = replace(full_report(), kept=(Kept(picture, 1, 0), Kept(foreign, 5, 0)))
    root = page(report)
    [image] = root.iter("img")
    assert image.get("src") == f"data:image/png;base64,{b64encode(picture.data).decode()}"
    assert image.get("style") == "width:50mm;height:40mm"
    assert len(list(root.iter("table"))) == 4


def test_the_fragment_is_the_body_alone() -> None:
    part = fragment(full_report())
    assert part.startswith("<article")
    assert part in write(full_report()).decode()
