"""The signature, whatever a web page sets below it."""

from __future__ import annotations

from core.form import CURRENT
from core.readers.raw import RawDocument, RawParagraph
from core.recognise import recognise
from core.report import Report, Signature

TITLE = "青禾镇人民政府2024年政府信息公开工作年度报告"
SIGNED = Signature("青禾镇人民政府", "2025年1月9日")
LINKS = [f"友情链接{n}" for n in range(20)]


def opened(*end: str) -> Report:
    headings = [CURRENT.section_heading(number) for number in range(1, 7)]
    return recognise(RawDocument("txt", tuple(map(RawParagraph, [TITLE, *headings, "无。", *end]))))


def test_a_long_page_foot_does_not_hide_the_signature() -> None:
    report = opened("青禾镇人民政府", "2025年1月9日", *LINKS)
    assert report.signature == SIGNED
    assert [p.text for p in report.closing] == LINKS
    assert [p.text for p in report.sections[5].paragraphs] == ["无。"]


def test_organ_and_date_go_before_a_date_alone_in_the_foot() -> None:
    report = opened("青禾镇人民政府", "2025年1月9日", "打印本页", "2025-03-01")
    assert report.signature == SIGNED
    assert [p.text for p in report.closing] == ["打印本页", "2025-03-01"]


def test_a_date_alone_far_from_the_end_is_text() -> None:
    report = opened("2025年1月9日", *LINKS)
    assert report.signature == Signature()
    assert [p.text for p in report.sections[5].paragraphs] == ["无。", "2025年1月9日", *LINKS]
