"""Whatever two reports say, the rules that compare them answer, with places that exist."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from core.checks import check
from core.checks.continuity import CONTINUITY
from core.checks.rule import Hit, Rule
from core.checks.subject import Choices, Subject
from core.comparing import not_compared
from core.edits import edited
from core.form import FORMS
from core.place import Part, Place
from core.report import Paragraph, Report
from tests.core.checks import make
from tests.generate import reports as arbitrary

WORDS = (
    *"一二三四五六七八九十。；：，、（）《》“” \t是年",
    *[
        "（一）",
        "一是",
        "二是",
        "第一，",
        "1.",
        "2023年",
        "2024年",
        "２０２３年",
        "2023年度",
        "0",
        "12",
    ],
    *[
        "收到政府信息公开申请",
        "5件",
        "25件",
        "同比增长20%",
        "较上年减少3件",
        "与去年持平",
        "比2023年（31件）下降",
    ],
    *[
        "主动公开",
        "共发布",
        "信息1326条",
        "统计期限",
        "未收到",
        "存在的主要问题",
        "改进情况",
        "下一步",
    ],
    *["柳溪镇", "各村上报材料经常拖到月底", "请县里的老师来教做图", "每月对照清单检查一次公开栏目"],
)
"""What the rules look for, whole and in pieces."""

texts = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=14).map("".join)
paragraphs = st.lists(texts.map(Paragraph), max_size=5).map(tuple)
CELLS = st.sampled_from(("0", "0", "1", "5", "25", "120", "", "/", "３", "1.5", "-2", None))
TITLES = st.sampled_from(
    (make.TITLE, make.TITLE_BEFORE, "2023年政府信息公开工作年度报告", "梅岭镇2023年年度报告", "")
)
EVERY = Choices(on=frozenset(rule.code for rule in CONTINUITY))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    form = FORMS[draw(st.sampled_from(sorted(FORMS)))]
    made = make.report(edition=form.edition, title=draw(TITLES))
    sections = tuple(
        replace(section, paragraphs=draw(paragraphs)) if number in (1, 5) else section
        for number, section in enumerate(made.sections, 1)
    )
    changed = draw(
        st.dictionaries(
            st.sampled_from([ref for table in form.tables for ref in table.cells]),
            CELLS,
            max_size=12,
        )
    )
    grids = {
        table.key: tuple(
            tuple(changed.get(ref, "0") for ref in table.cells if ref.row == row)
            for row in range(len(table.rows))
        )
        for table in form.tables
    }
    organ = draw(st.sampled_from((make.ORGAN, make.ORGAN, "青山县人民政府", None)))
    return replace(
        made,
        sections=sections,
        tables=grids,
        preface=draw(paragraphs),
        signature=replace(made.signature, organ=organ),
    )


def found(subject: Subject) -> list[tuple[Rule, Hit]]:
    return [
        (rule, hit)
        for rule in CONTINUITY
        if rule.applies(subject.report.edition, EVERY)
        for hit in rule.check(subject)
    ]


def length_at(report: Report, place: Place) -> int:
    """How long the text at a place is; IndexError where there is none."""
    if place.section is not None:
        return len(report.sections[place.section - 1].paragraphs[place.paragraph or 0].text)
    match place.part:
        case Part.PREFACE:
            return len(report.preface[place.paragraph or 0].text)
        case Part.SIGNATURE:
            return len(report.signature.organ or "")
    return len(report.title)


@settings(max_examples=300, deadline=None)
@given(reports(), reports(), st.lists(reports(), max_size=2))
def test_places_exist_and_messages_speak(
    report: Report, previous: Report, others: list[Report]
) -> None:
    for rule, hit in found(Subject(report, previous, tuple(others))):
        assert hit.places, rule.code
        assert hit.message.endswith(("。", "？")), hit.message
        assert hit.grade is None or hit.grade.rank > rule.severity.rank
        for place in hit.places:
            if place.table is not None:
                cells = {(ref.row, ref.column) for ref in report.form.table(place.table).cells}
                assert cells.issuperset(place.cells)
            else:
                length = length_at(report, place)
                start, end = place.span(length)
                assert 0 <= start < end <= length, rule.code


@settings(max_examples=300, deadline=None)
@given(reports(), reports())
def test_every_fix_removes_its_finding(report: Report, previous: Report) -> None:
    subject = Subject(report, previous)
    for rule, hit in found(subject):
        for fix in hit.fixes:
            after = Subject(edited(report, fix.edit), previous)
            left = [other.message for other in rule.check(after)]
            assert hit.message not in left, (rule.code, fix.title)


@settings(max_examples=60, deadline=None)
@given(arbitrary(), st.sampled_from(sorted(FORMS)).flatmap(lambda key: arbitrary(FORMS[key])))
def test_all_rules_together_compare_whatever_there_is(report: Report, previous: Report) -> None:
    findings = check(report, previous, others=(previous,), choices=EVERY)
    assert all(f.under is None or findings[f.under].under is None for f in findings)
    assert all(isinstance(clause, str) and clause for clause in not_compared(report, previous))


@settings(max_examples=100, deadline=None)
@given(reports())
def test_a_report_beside_itself_of_another_year_says_nothing_of_it(report: Report) -> None:
    """A report that is not last year's is named as not compared and gives no finding."""
    if report.year is not None:
        assert [rule.code for rule, _ in found(Subject(report, report))] == []
        assert "没有对照" in "".join(not_compared(report, report))
