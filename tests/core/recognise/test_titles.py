"""The title, whatever a web page sets around it."""

from __future__ import annotations

import pytest

from core.form import CURRENT
from core.readers import read_bytes
from core.readers.raw import RawDocument, RawParagraph
from core.recognise import recognise
from core.report import Report

TITLE = "青禾镇人民政府2024年政府信息公开工作年度报告"
ABOVE = {
    "nothing": [],
    "the way to the page": ["首页 > 青禾镇 > 政府信息公开年报"],
    "the way to the page, introduced": ["当前位置：政务公开＞政府信息公开工作年度报告"],
    "the way to the page on two lines": ["您现在所在的位置：首页", "> 年报 > 政府信息公开年度报告"],
    "particulars with the title": [f"标 题：{TITLE}", "发布机构：青禾镇"],
    "the class of the page": ["组配分类 政府信息公开年报", "体裁分类：政府信息公开工作年度报告"],
    "the organ's page": ["青禾镇人民政府", "首页 » 公开年报 » 政府信息公开年报"],
}


def opened_lines(lines: list[str]) -> Report:
    return recognise(RawDocument("txt", tuple(map(RawParagraph, lines))))


def opened(lines: list[str]) -> Report:
    return opened_lines([*lines, *map(CURRENT.section_heading, range(1, 7))])


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_the_title_is_found_below_what_a_web_page_sets_above_it(above: list[str]) -> None:
    report = opened([*above, TITLE, "来源：青禾镇　字体：大 中 小"])
    assert report.title == TITLE
    assert [paragraph.text for paragraph in report.preface] == ["来源：青禾镇　字体：大 中 小"]
    said = {note.code for note in report.origin.notes}
    assert ("before_title" in said) == bool(above)


def test_a_title_given_only_among_particulars_is_taken_without_its_caption() -> None:
    assert opened([f"名称　{TITLE}", "索引号　2024-0001"]).title == TITLE


def test_the_way_to_a_page_is_no_title() -> None:
    report = opened(["首页 > 青禾镇 > 政府信息公开年报"])
    assert report.title == ""
    assert [paragraph.text for paragraph in report.preface] == ["首页 > 青禾镇 > 政府信息公开年报"]


def test_a_year_that_only_the_text_speaks_of_is_not_taken_for_the_reports() -> None:
    headings = [CURRENT.section_heading(number) for number in range(2, 7)]
    text = "2023年，我乡按照要求做好公开。"
    report = opened_lines([CURRENT.section_heading(1), text, *headings])
    assert report.year is None


def test_a_report_in_traditional_characters_is_read() -> None:
    headings = ["一、總體情況", "二、主動公開政府信息情況", "三、收到和處理政府信息公開申請情況"]
    headings += ["四、政府信息公開行政復議、行政訴訟情況", "五、存在的主要問題及改進情況"]
    table = ["行政規範性文件\t2\t1\t9", "行政許可\t5", "行政處罰\t6", "行政事業性收費\t7"]
    title = "青禾鄉人民政府2024年政府信息公開工作年度報告"
    report = opened_lines([title, *headings[:2], *headings[2:], "六、其他需要報告的事項", "無"])
    assert report.title == title
    assert [section.heading for section in report.sections[:5]] == headings
    text = "\n".join([title, *headings[:2], *table, *headings[2:], "六、其他需要報告的事項"])
    found = recognise(read_bytes(text.encode())).tables["disclosure"]
    assert (found[1], found[2], found[3], found[5]) == (("2", "1", "9"), ("5",), ("6",), ("7",))
