"""Whatever a report says, the structure rules answer, with places that exist."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from core.checks.structure import STRUCTURE
from core.report import Paragraph, Report
from tests.core.checks import holding, make

WORDS = (
    *"一二三四五六七八九十百。；：，、（）〔〕《》“”()[]*#<>&_ \t年月日第是",
    *[
        "（一）",
        "（二）",
        "（十九）",
        "一是",
        "二是",
        "四是",
        "第一，",
        "第三，",
        "1.",
        "3、",
        "(2)",
        "①",
        "⑳",
    ],
    *["以下三方面", "以下两点", "以下10项", "由六部分组成", "等七个方面", "总体情况"],
    *["主动公开政府信息情况", "收到和处理政府信息公开申请情况", "其他需要报告的事项"],
    *[
        "2024年1月1日起至2023年12月31",
        "至202024年12月31日",
        "20XX",
        "××",
        "国办公开办函〔2019〕60号",
    ],
    *["国办发〔2021〕30号", "《关于政府信息公开工作年度报告有关事项的通知》", "年度报告"],
    *["不存在问题", "下一步", "改进情况", "问题", "人民政府", "政府信息公开工作年度报告", "2024"],
    *["２０２５年", "二〇二四年", "无", "此处", "表格如下：", "&nbsp;", "<br>", "**"],
)
"""What the rules look for, whole and in pieces."""

texts = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=14).map("".join)
paragraphs = st.lists(texts.map(Paragraph), max_size=5).map(tuple)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    made = make.report(
        title=draw(texts),
        organ=draw(texts),
        date=draw(texts),
        edition=draw(st.sampled_from(("2021", "2019"))),
    )
    sections = tuple(
        replace(section, heading=draw(st.none() | texts), paragraphs=draw(paragraphs))
        for section in made.sections
    )
    return replace(made, preface=draw(paragraphs), closing=draw(paragraphs), sections=sections)


@settings(max_examples=300, deadline=None)
@given(reports())
def test_places_exist_and_messages_speak(report: Report) -> None:
    holding.places_exist_and_messages_speak(STRUCTURE, report)


@settings(max_examples=300, deadline=None)
@given(reports())
def test_every_fix_removes_its_finding(report: Report) -> None:
    holding.every_fix_removes_its_finding(STRUCTURE, report)
