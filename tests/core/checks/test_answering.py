"""An answer holds as long as what it speaks of stays, wherever that may move to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.answers import says_something
from core.checks import check
from core.checks.answering import about
from core.checks.rule import Finding, Severity
from core.edits import AnswerChange, CellChange, Edit, PartChange, TextChange, edited, recalculated
from core.form.cells import cell_of
from core.jsonform import dumps
from core.jsonread import from_json
from core.mending import mended
from core.place import Part, Place
from core.report import Paragraph, Report
from core.snapshot import read, write
from core.verdict import verdict
from tests.core.checks import make, test_cases

ISSUED = cell_of("2021", "disclosure", "regulations", "issued")
OTHER = cell_of("2021", "disclosure", "charges", "amount")
SENTENCE = "属实：本级党委与政府合并发文。"


def told(report: Report, code: str) -> list[Finding]:
    return [finding for finding in check(report) if finding.code == code]


def answer(report: Report, finding: Finding, sentence: str = SENTENCE) -> Report:
    new = replace(about(report, finding), sentence=sentence, date="2025-01-15")
    return edited(report, Edit("说明", (AnswerChange(finding.answer or finding.lapsed, new),)))


def changed(report: Report, *changes: object) -> Report:
    return recalculated(edited(report, Edit("改", changes)), report)


def with_regulations() -> Report:
    """A town that says it has issued two regulations, which no town may."""
    return changed(make.report(), CellChange(ISSUED, "2"))


def without_topics() -> Report:
    """A report that is silent about two of the topics of its first section."""
    texts = tuple(Paragraph(text) for text in (make.OVERVIEW[0], *make.OVERVIEW[3:]))
    return changed(make.report(), PartChange(1, texts))


@pytest.fixture
def report() -> Report:
    return with_regulations()


def test_an_answered_finding_carries_its_answer(report):
    (finding,) = told(report, "T207")
    assert finding.answerable
    (again,) = told(answer(report, finding), "T207")
    assert again.answer.sentence == SENTENCE
    assert again.severity is finding.severity


def test_it_holds_whatever_changes_elsewhere(report):
    answered = answer(report, told(report, "T207")[0])
    moved = changed(
        answered,
        CellChange(OTHER, "15"),
        PartChange(1, (Paragraph("新加的一段，共3条。"), *answered.sections[0].paragraphs)),
        TextChange(Place(part=Part.TITLE, start=0, end=2), "河东"),
    )
    assert told(moved, "T207")[0].answer is not None


def test_it_lapses_when_its_figure_changes_and_holds_again_when_that_comes_back(report):
    answered = answer(report, told(report, "T207")[0])
    other = changed(answered, CellChange(ISSUED, "3"))
    (finding,) = told(other, "T207")
    assert (finding.answer, finding.lapsed.sentence) == (None, SENTENCE)
    assert told(changed(other, CellChange(ISSUED, "2")), "T207")[0].answer is not None


def test_a_lapsed_one_stands_by_itself_whatever_explains_its_finding():
    one, total = (
        cell_of("2021", "applications", "received", who) for who in ("natural_person", "total")
    )
    stated = "（二）依申请公开情况。全年新收政府信息公开申请9件。"
    texts = (make.OVERVIEW[0], stated, *make.OVERVIEW[2:])
    report = changed(make.report(), PartChange(1, tuple(map(Paragraph, texts))))
    finding = told(report, "N01")[0]
    off = (CellChange(one, "9"), CellChange(total, "8"))
    other = edited(answer(report, finding), Edit("改", off))
    every = check(other)
    (again,) = (found for found in every if found.lapsed)
    assert (again.code, again.under) == ("N01", None)
    assert told(edited(report, Edit("改", off)), "N01")[0].under is not None
    heads = [found.severity.rank for found in every if found.under is None]
    assert heads == sorted(heads)
    for at, found in enumerate(every):
        if found.under is not None:
            assert every[found.under].under is None
            assert found.under < at


def test_it_is_kept_while_the_finding_is_gone(report):
    answered = answer(report, told(report, "T207")[0])
    gone = changed(answered, CellChange(ISSUED, "0"))
    assert told(gone, "T207") == []
    assert gone.answers == answered.answers


def test_it_can_be_renewed_and_taken_back(report):
    answered = answer(report, told(report, "T207")[0])
    other = changed(answered, CellChange(ISSUED, "3"))
    renewed = answer(other, told(other, "T207")[0], "属实：三件。")
    (finding,) = told(renewed, "T207")
    assert finding.answer.sentence == "属实：三件。"
    assert len(renewed.answers) == 1
    taken_back = edited(renewed, Edit("撤回", (AnswerChange(finding.answer, None),)))
    assert taken_back.answers == ()
    assert told(taken_back, "T207")[0].answer is None


def test_the_value_of_the_report_includes_its_answers(report):
    answered = answer(report, told(report, "T207")[0])
    assert answered != report
    assert read(write(answered))[0] == answered
    assert from_json(dumps(answered).encode()).answers == answered.answers


def test_each_of_several_alike_gets_its_own():
    report = without_topics()
    findings = told(report, "S14")
    assert len(findings) >= 2
    answered = answer(report, findings[1])
    again = told(answered, "S14")
    assert [finding.answer is not None for finding in again[:2]] == [False, True]
    assert again[0].lapsed is None


def test_the_words_it_speaks_of_may_move_but_not_change():
    basis = "国办公开办函〔2019〕60号"
    report = make.report(preface=[f"本报告根据《条例》和{basis}编制。"])
    finding = next(f for f in check(report) if f.hit.places[0].start is not None and f.answerable)
    answered = answer(report, finding)
    texts = (Paragraph("先说两句，共2句。"), Paragraph(f"现将本报告根据《条例》和{basis}编制。"))
    moved = changed(answered, PartChange(0, texts))
    assert any(f.answer for f in told(moved, finding.code))
    other = changed(answered, PartChange(0, (Paragraph(texts[1].text.replace("60", "61")),)))
    assert not any(f.answer for f in check(other))


def test_hints_and_what_can_never_stand_take_no_answer(report):
    blank = changed(report, CellChange(OTHER, ""))
    assert not told(blank, "T201")[0].answerable
    for finding in check(blank):
        assert not (finding.severity is Severity.HINT and finding.answerable)


def test_verdicts_count_what_is_answered_apart(report):
    finding = told(report, "T207")[0]
    assert finding.severity is Severity.ERROR
    assert verdict([finding]) == "必须改1处"
    (said,) = told(answer(report, finding), "T207")
    assert verdict([said]) == "未发现必须改的问题，可送领导审签（已说明1处）"
    assert verdict([said], ["没有上年报告，结转未核"]).endswith(
        "（已说明1处；没有上年报告，结转未核）"
    )
    assert verdict([said, finding]) == "必须改1处（已说明1处）"


def test_mending_all_leaves_alone_what_is_answered():
    report = replace(make.report(), title=make.TITLE.replace("2024年", ""))
    finding = next(f for f in told(report, "S01") if f.hit.recommended)
    answered = answer(report, finding)
    assert mended(answered)[0].title == report.title
    assert mended(report)[0].title != report.title


@pytest.mark.parametrize(
    ("sentence", "says"),
    [("", False), ("属实：", False), (" 属实： 。 ", False), ("属实：有文", True), ("无误", True)],
)
def test_the_opening_alone_says_nothing(sentence, says):
    assert says_something(sentence) is says


ANYWHERE = Paragraph("另外加的一段，放在前头，和别处没有关系。")


@pytest.mark.parametrize(("rule", "case"), test_cases.cases("fail"))
def test_answers_of_every_rule_hold_when_text_is_put_before(rule, case):
    subject = test_cases.described(case)

    def told_of(report: Report) -> list[Finding]:
        every = check(report, subject.previous, others=subject.others)
        return [found for found in every if found.code == rule.code and found.answerable]

    blank = (about(subject.report, finding) for finding in told_of(subject.report))
    answered = replace(
        subject.report, answers=tuple(replace(each, sentence=SENTENCE) for each in blank)
    )
    assert all(finding.answer for finding in told_of(answered))
    parts = enumerate(answered.sections, 1)
    moved = changed(answered, *(PartChange(n, (ANYWHERE, *s.paragraphs)) for n, s in parts))
    for finding in told_of(moved):
        # A share of all text is a figure that any text changes.
        assert finding.answer or (finding.lapsed and "%" in finding.message)
