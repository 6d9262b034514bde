"""Whatever a report says, the wording rules answer, with places that exist."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from core.checks.wording import WORDING
from core.report import Paragraph, Report
from tests.core.checks import holding, make

WORDS = (
    *"。；：，、（）〔〕《》〈〉“”()<>,;:. \t\u3000年月日０１ａ0123",
    *[
        "2023年，",
        "2024年",
        "２０２５ 年度",
        "今年以来",
        "截止2024年12月31日",
        "共收到",
        "我 局",
        "我乡",
    ],
    *["全乡", "白云镇人民政府", "红石县人民政府", "江苏省", "指导全省政务公开", "公开条", "占%"],
    *["政府信息公开申请", "43项", "其中", "依申请公开", "部分公开7", "一件", "四十余条", "1 2件"],
    *["公开意思不强", "国家机密", "公众帐号", "提前行政诉讼", "信息公开处理费", "被提起行政复议、"],
    *["行政诉讼", "适合符合", "约50条左右", "，，", "切实的提高", "一是", "（一）", "主动公开"],
    *["关于<印发办法>的通知", "《转发《办法》的通知》", "未收取信息处理费", "收取信息处理费400元"],
    *[
        "收费通知2件，金额300元",
        "无",
        "没有其他需要报告的事项",
        "公开信息126条",
        "请示",
        "会议纪要",
    ],
    *["党的十九大", "二十届三中、四中全会", "规划总结2条", "村务公开30条", "部分地区", "县", "市"],
)
"""What the rules look for, whole and in pieces."""

texts = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=12).map("".join)
paragraphs = st.lists(texts.map(Paragraph), max_size=4).map(tuple)
organs = st.sampled_from(
    ("柳溪镇人民政府", "柳溪县教育局", "柳溪县人民政府办公室", "青石街道办事处", "柳河县柳溪镇", "")
)
cells = st.dictionaries(
    st.sampled_from(("0,6", "1,6", "21,6")), st.sampled_from(("0", "3", "", "无"))
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    edition = draw(st.sampled_from(("2021", "2019")))
    organ = draw(organs)
    year = draw(st.sampled_from(("2024年", "2020年", "")))
    made = make.report(
        title=f"{organ}{year}政府信息公开工作年度报告",
        organ=organ,
        edition=edition,
        cells={"applications": draw(cells)},
        origin={"format": draw(st.sampled_from(("txt", "docx")))},
    )
    sections = tuple(replace(section, paragraphs=draw(paragraphs)) for section in made.sections)
    return replace(made, preface=draw(paragraphs), closing=draw(paragraphs), sections=sections)


@settings(max_examples=150, deadline=None)
@given(reports())
def test_places_exist_and_messages_speak(report: Report) -> None:
    holding.places_exist_and_messages_speak(WORDING, report)


@settings(max_examples=150, deadline=None)
@given(reports())
def test_every_fix_removes_its_finding(report: Report) -> None:
    holding.every_fix_removes_its_finding(WORDING, report)
