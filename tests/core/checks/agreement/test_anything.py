"""Whatever the narrative states and the tables hold, the answers have places and sense."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.checks.agreement import AGREEMENT
from core.claims import Kind, claims
from core.numbers import parse
from core.report import Report
from tests.core.checks import holding, make

WORDS = (
    *(
        "收到",
        "未收到",
        "受理",
        "办结",
        "答复",
        "结转下年度",
        "上年结转",
        "予以公开",
        "不予公开",
        "部分公开",
    ),
    *(
        "政府信息公开申请",
        "依申请公开",
        "申请",
        "行政复议",
        "行政诉讼",
        "未经复议直接起诉",
        "复议后起诉",
    ),
    *(
        "因政府信息公开引起的",
        "未发生",
        "没有",
        "均",
        "均已办结",
        "均获维持",
        "其中",
        "分别为",
        "均为",
    ),
    *(
        "制发",
        "废止",
        "现行有效",
        "行政规范性文件",
        "作出",
        "行政许可",
        "行政处罚",
        "行政事业性收费",
    ),
    *(
        "自然人",
        "法人或其他组织",
        "网上",
        "信函",
        "无法提供",
        "不予处理",
        "其他处理",
        "撤回",
        "其他",
    ),
    *(
        "占",
        "同比增长",
        "较上年",
        "合计",
        "共",
        "约",
        "余",
        "全县各部门",
        "上半年",
        "2023年",
        "2024年",
    ),
    *(
        "件",
        "条",
        "项",
        "宗",
        "万元",
        "元",
        "%",
        "，",
        "；",
        "。",
        "：",
        "、",
        "（",
        "）",
        " ",
        "　",
    ),
    *(
        "0",
        "1",
        "12",
        "3,456",
        "１５",
        "一",
        "十二",
        "四十",
        "零",
        "3.5",
        "999999999999999",
        "《",
        "》",
    ),
)
texts = st.lists(st.sampled_from(WORDS), max_size=30).map("".join)
cells = st.dictionaries(
    st.tuples(st.integers(0, 24), st.integers(0, 6)).map(lambda at: f"{at[0]},{at[1]}"),
    st.sampled_from(("", "0", "1", "12", "15", "三", "4.5")),
    max_size=12,
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    return make.report(
        edition=draw(st.sampled_from(("2021", "2019"))),
        title=draw(
            st.sampled_from((make.TITLE, "云岭县人民政府2024年政府信息公开工作年度报告", ""))
        ),
        sections={1: draw(st.lists(texts, max_size=4)), 4: draw(st.lists(texts, max_size=2))},
        cells={"applications": draw(cells), "review": {"0,4": draw(st.sampled_from("012"))}},
    )


@settings(max_examples=300, deadline=None)
@given(reports())
def test_a_claim_stands_on_the_words_that_state_it(report: Report) -> None:
    for claim in claims(report):
        text = holding.text_at(report, claim.place)
        start, end = claim.place.span(len(text))
        assert 0 <= start < end <= len(text)
        assert claim.accepted
        assert all(sum_ for sum_ in claim.accepted)
        if claim.stated.kind is Kind.NONE:
            assert claim.value == 0
        read = parse(text[start:end]).value
        if claim.stated.kind is Kind.NUMBER and read == claim.value:
            assert len(text[start:end].strip()) <= len("999999999999999")


@settings(max_examples=300, deadline=None)
@given(reports())
def test_places_exist_and_messages_speak(report: Report) -> None:
    holding.places_exist_and_messages_speak(AGREEMENT, report)


@settings(max_examples=300, deadline=None)
@given(reports())
def test_every_fix_removes_its_finding(report: Report) -> None:
    holding.every_fix_removes_its_finding(AGREEMENT, report)


@pytest.mark.parametrize("word", sorted({*WORDS, "共计", "被提起", "未发生复议被提起", "其中"}))
def test_a_word_said_over_and_over_is_read_to_its_end(word: str) -> None:
    """Were a pattern to try every way of cutting it up, this would never return."""
    text = f"未发生复议{word * 80}x收到政府信息公开申请3件。"
    told = claims(make.report(sections={1: [text]}))
    assert all(claim.place.span(len(text))[1] <= len(text) for claim in told)
