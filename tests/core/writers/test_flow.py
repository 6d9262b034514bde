"""What a document shows, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.report import ForeignTable, Kept, Paragraph, Picture, Report, Section, Signature
from core.roles import Role
from core.writers.flow import Line, OfficialTable, items, runs, title_lines
from core.writers.style import breadth
from tests.core.writers.sample import full_report

PICTURE = Picture(b"", "image/png", 10, 10)
TABLE = ForeignTable((("甲", "乙"),))


def with_texts(*texts: str, table_after: int = 0, section: int = 1) -> Report:
    report = full_report()
    sections = list(report.sections)
    paragraphs = tuple(map(Paragraph, texts))
    sections[section - 1] = replace(
        sections[section - 1], paragraphs=paragraphs, table_after=table_after
    )
    return replace(report, sections=tuple(sections))


def shown(report: Report, section: int) -> list[object]:
    """What stands under the heading of a section: texts, tables by key, other things."""
    everything = list(items(report))
    heads = [
        i
        for i, item in enumerate(everything)
        if isinstance(item, Line) and item.role is Role.HEADING
    ]
    part = everything[heads[section - 1] + 1 : [*heads, len(everything)][section]]
    return [
        item.text
        if isinstance(item, Line)
        else item.table.key
        if isinstance(item, OfficialTable)
        else item
        for item in part
    ]


@pytest.mark.parametrize(
    ("text", "role", "lead"),
    [
        ("（一）主动公开情况", Role.SUBHEADING, ""),
        ("(五)监督保障情况。", Role.SUBHEADING, ""),
        ("（一）加强领导，健全机构", Role.SUBHEADING, ""),
        ("（一）主动公开情况。全年发布信息3条。", Role.BODY, "（一）主动公开情况。"),
        ("（二）依申请公开：未收到申请。", Role.BODY, "（二）依申请公开："),
        ("（三）" + "长" * 40 + "。后面还有。", Role.BODY, ""),
        ("1.线上平台", Role.POINT, ""),
        ("2、线下平台", Role.POINT, ""),
        ("1.线上平台。栏目更新及时。", Role.BODY, ""),
        ("3.5万人次参加", Role.BODY, ""),
        ("（此处无编号）", Role.BODY, ""),
        ("全年主动公开信息3条。", Role.BODY, ""),
    ],
)
def test_numbered_paragraphs_are_told_from_text(text: str, role: Role, lead: str) -> None:
    line = next(
        item for item in items(with_texts(text)) if isinstance(item, Line) and item.text == text
    )
    assert (line.role, text[: line.lead]) == (role, lead)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("2024年政府信息公开工作年度报告", 1),
        ("青禾镇2024年政府信息公开工作年度报告", 1),
        ("青禾镇人民政府|2024年政府信息公开工作年度报告", 2),
        ("某县青禾镇人民政府|关于2024年度政府信息公开工作的年度报告", 2),
        ("青禾区人民政府办公室 2024 年|政府信息公开工作年度报告", 2),
        ("青禾区人民政府办公室 2024 年 政府信息公开工作年度报告", 1),
    ],
)
def test_a_long_title_breaks_by_its_sense(title: str, lines: int) -> None:
    broken = title_lines(title.replace("|", ""))
    assert "|".join(broken) == title
    assert len(broken) == lines


@given(st.text("青禾镇人民政府2024 年度信息公开工作报告的关于", max_size=50))
def test_a_broken_title_is_still_the_title(title: str) -> None:
    broken = title_lines(title)
    assert "".join(broken) == title
    assert all(line == line.strip() for line in broken) or len(broken) == 1


@pytest.mark.parametrize("table_after", [0, 1, 2, 9])
def test_the_table_stands_after_its_paragraph(table_after: int) -> None:
    expected: list[object] = ["甲。", "乙。"]
    expected.insert(min(table_after, 2), "disclosure")
    assert shown(with_texts("甲。", "乙。", table_after=table_after, section=2), 2) == expected


def test_kept_things_stand_at_their_places() -> None:
    report = replace(
        with_texts("甲。", "乙。"),
        kept=(Kept(PICTURE, 1, 0), Kept(TABLE, 1, 1), Kept(PICTURE, 1, 7)),
    )
    assert shown(report, 1) == [PICTURE, "甲。", TABLE, "乙。", PICTURE]


def test_kept_things_of_preface_and_closing_are_shown() -> None:
    report = replace(
        full_report(), closing=(Paragraph("附注"),), kept=(Kept(PICTURE, 0, 0), Kept(TABLE, 7, 1))
    )
    sequence = list(items(report))
    assert sequence[1] == PICTURE
    assert sequence[-2:] == [Line(Role.CLOSING, "附注"), TABLE]


def test_a_missing_heading_stands_in_official_words() -> None:
    report = full_report()
    sections = (Section(None), *report.sections[1:])
    headings = [
        item.text
        for item in items(replace(report, sections=sections))
        if isinstance(item, Line) and item.role is Role.HEADING
    ]
    assert headings == [report.form.section_heading(number) for number in range(1, 7)]


@pytest.mark.parametrize(
    ("organ", "date", "rights"),
    [
        ("青禾镇人民政府", "2025年1月15日", (4.75, 2.0)),
        ("某某自治县教育和科学技术局", "2025年1月5日", (2.0, 5.75)),
        ("青禾镇人民政府", None, (2.0,)),
        (None, "2025年1月15日", (2.0,)),
        (None, None, ()),
    ],
)
def test_the_date_begins_two_characters_right_of_the_organ(
    organ: str | None, date: str | None, rights: tuple[float, ...]
) -> None:
    report = replace(full_report(), signature=Signature(organ, date))
    signed = [
        item
        for item in items(report)
        if isinstance(item, Line) and item.role in {Role.ORGAN, Role.DATE}
    ]
    assert tuple(line.right for line in signed) == rights
    assert tuple(line.text for line in signed) == tuple(filter(None, (organ, date)))
    if len(signed) == 2:
        starts = [-line.right - breadth(line.text) for line in signed]
        assert starts[1] - starts[0] == 2


def test_the_line_before_table_or_signature_stays_with_it() -> None:
    sequence = list(items(full_report()))
    kept = [item.text for item in sequence if isinstance(item, Line) and item.keep]
    report = full_report()
    assert report.sections[1].paragraphs[-1].text in kept
    assert report.sections[5].paragraphs[-1].text in kept
    assert report.sections[0].paragraphs[0].text not in kept


SPANS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda pair: (min(pair), max(pair))),
    max_size=3,
)


@given(st.text("甲乙丙“”。", max_size=10), SPANS, st.integers(0, 10))
def test_runs_carry_the_text_and_its_bold_once(
    text: str, spans: list[tuple[int, int]], lead: int
) -> None:
    line = Line(Role.BODY, text, tuple(spans), min(lead, len(text)))
    cut = list(runs(line))
    assert "".join(run.text for run in cut) == text
    bold = [run.bold for run in cut for _ in run.text]
    assert bold == [any(a <= i < b for a, b in spans) for i in range(len(text))]
    assert [run.lead for run in cut for _ in run.text] == [i < line.lead for i in range(len(text))]
