"""Statements of growth against the year before."""

from __future__ import annotations

import pytest

from core.growth import growths


@pytest.mark.parametrize(
    ("text", "before", "now", "holds"),
    [
        ("同比下降19.4%", 31, 25, True),
        ("同比下降19.3%", 31, 25, True),
        ("同比下降20%", 31, 25, True),
        ("同比下降29%", 31, 25, False),
        ("比2023年(31起)下降19%", 31, 25, True),
        ("较上年增加3件", 5, 8, True),
        ("较上年增加3件", 8, 5, False),
        ("与去年持平", 5, 5, True),
        ("与去年持平", 5, 6, False),
        ("比上年增长1.5倍", 10, 25, True),
        ("同比增长约20%", 10, 12, True),
        ("较上年度有所增长", 5, 7, True),
        ("较去年同期有所减少", 5, 7, False),
        ("同比增长100%", 0, 5, False),
        ("和上年相比,增加了2件", 5, 7, True),
    ],
)
def test_growth_is_held_against_two_figures(text, before, now, holds):
    (growth,) = growths(text)
    assert growth.fits(before, now) is holds


@pytest.mark.parametrize(
    ("text", "before", "now", "right"),
    [
        ("同比下降29%", 31, 25, "下降19%"),
        ("同比下降29.0%", 31, 25, "下降19.4%"),
        ("同比增长29%", 31, 25, "下降19%"),
        ("同比增加了6件", 31, 25, "减少6件"),
        ("比去年多2件", 5, 8, "多3件"),
        ("同比增长100%", 0, 5, ""),
        ("同比增长20%", 5, 5, "持平"),
        ("与去年持平", 5, 8, ""),
    ],
)
def test_what_should_be_said_is_in_the_same_terms(text, before, now, right):
    (growth,) = growths(text)
    assert growth.mended(before, now) == right


@pytest.mark.parametrize(
    "text",
    [
        "同比上升3个百分点",
        "公开内容比较多",
        "增长20%",
        "与上年结转的申请一并办理",
        "和群众座谈3次",
    ],
)
def test_what_is_no_such_statement(text):
    assert list(growths(text)) == []
