"""Whatever a report says and however its source is set, the rules answer, and mends end them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from core.checks.folded import folded
from core.checks.layout import LAYOUT
from core.checks.publication import PUBLICATION
from core.checks.rule import Finding
from core.checks.subject import Subject
from core.edits import edited
from core.origin import Origin
from core.report import Paragraph, Report
from core.typesetting import Layout, Look, Sheet, TableLook
from tests.core.checks import holding, make

WORDS = (
    *"一二三四五六七八九十。；：，、（）〔〕《》“”()[]*# \t\u3000\n\"'.-—0123456789年月日号第",
    *["（一）、", "1、", "二.", "（1）.", "2024 年", "国办函[2020]109号", "柳政发（2024）第05号"],
    *[
        "年度报告",
        "国办公开办函【2021】30号",
        '"三审三校"',
        "1-12月",
        "2024.1.5",
        "2024-01-05",
        "'24年",
    ],
    *[
        "0350—1234567",
        "电话：5755960",
        "联系电话：0350-123456",
        "浏览次数：12",
        "【字体：大 中 小】",
    ],
    *[
        "打印本页",
        "秘密★1年",
        "内部资料",
        "机密",
        "申请人李某某",
        "张女士申请",
        "王×向镇政府申请公开",
    ],
    *["000000198001010005", "00000019800101003X", "13800138000", "账号6222000000000001234"],
    *["身份证000000800101001", "ab@qq.com", "请与镇政府联系", "０３５０", "²", "٣", "一、总体情况"],
)
"""What the rules look for, whole and in pieces."""

texts = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=12).map("".join)
paragraphs = st.lists(texts.map(Paragraph), max_size=4).map(tuple)
lengths = st.none() | st.floats(0, 1e6)
looks = st.lists(
    st.builds(
        Look,
        st.sampled_from(("", "仿宋", "宋体", "黑体", "微软雅黑", "方正小标宋简体")),
        lengths,
        st.sampled_from(("", "left", "center", "right", "both")),
        st.floats(-10, 10),
        lengths,
        st.floats(0, 10),
        st.integers(0, 40),
    ),
    max_size=4,
).map(tuple)
layouts = st.builds(
    Layout,
    sheets=st.lists(st.builds(Sheet, *[lengths] * 7), max_size=2).map(tuple),
    numbering=st.sampled_from(("", "#", "— # —", "第#页")),
    tables=st.lists(
        st.builds(TableLook, lengths, st.integers(0, 40), st.booleans(), st.booleans(), lengths),
        max_size=3,
    ).map(tuple),
    blank=st.integers(0, 9),
    title=looks,
    headings=looks,
    subheadings=looks,
    body=looks,
    signature=looks,
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    made = make.report(title=draw(texts), edition=draw(st.sampled_from(("2021", "2019"))))
    sections = tuple(
        replace(section, heading=draw(st.none() | texts), paragraphs=draw(paragraphs))
        for section in made.sections
    )
    counts = draw(
        st.dictionaries(st.sampled_from(("insertions", "comments", "hidden")), st.just(2))
    )
    above = tuple(draw(st.lists(texts, max_size=2)))
    origin = Origin(format="docx", counts=counts, above=above, layout=draw(st.none() | layouts))
    preface, closing = draw(paragraphs), draw(paragraphs)
    return replace(made, preface=preface, closing=closing, sections=sections, origin=origin)


@settings(max_examples=200, deadline=None)
@given(reports())
def test_places_exist_and_messages_speak(report: Report) -> None:
    holding.places_exist_and_messages_speak((*LAYOUT, *PUBLICATION), report)


@settings(max_examples=200, deadline=None)
@given(reports())
def test_every_fix_removes_its_finding(report: Report) -> None:
    holding.every_fix_removes_its_finding((*LAYOUT, *PUBLICATION), report)


@settings(max_examples=200, deadline=None)
@given(reports())
def test_the_fix_of_all_layout_does_what_its_parts_do(report: Report) -> None:
    told = holding.findings((*LAYOUT, *PUBLICATION), report)
    found = [Finding(rule, hit) for rule, hit in told if not rule.counted]
    line = folded(found)
    assert (line is None) == (not found)
    if line is None or not line.hit.fixes:
        return
    apart = report
    for finding in found:
        again = [hit for hit in finding.rule.check(Subject(apart)) if hit.fixes]
        if finding.hit.fixes and again:
            apart = edited(apart, again[0].fixes[0].edit)
    together = edited(report, line.hit.fixes[0].edit)
    assert _letters(together) == _letters(apart) == _letters(report)


def _letters(report: Report) -> str:
    """The words of a report without what the fixes may touch."""
    texts = [report.title, *(section.heading or "" for section in report.sections)]
    texts += [paragraph.text for paragraph in (*report.texts, *report.closing)]
    return "".join(char for char in "".join(texts) if char.isalnum())
