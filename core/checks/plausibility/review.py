"""Figures of 表四 that can be right, but seldom are, and a table that lost cells or labels."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks.plausibility import words
from core.checks.rule import Fix, Hit, Rule, Severity, rule
from core.checks.subject import Limit, Subject
from core.edits import Edit, SourceMended
from core.form.cells import cell_of
from core.form.spec import CellRef
from core.numbers import Number, show
from core.place import Place, at_cells

_GROUPS = ("review", "direct", "after_review")
LEEWAY = Limit("more", "比申请多，多出超过多少件提示", 5, 0, 10_000)

_REVIEW_FIRST = 2024
"""First whole year in which a refusal had to go to 行政复议 before the court."""


@rule("T404", "表四缺格", Severity.ERROR, answerable=False)
def cells_missing(subject: Subject) -> Iterator[Hit]:
    """表四的一行应有十五个数。

    依据：国办公开办函〔2021〕30号 表四。
    改法：对照原件把缺的格补上，没有的填0。
    """
    cells = subject.form.table("review").cells
    missing = [ref for ref in cells if ref not in subject.cells]
    if 0 < len(missing) < len(cells):
        lost = "可能是转换时丢的，" if subject.report.origin.converted else ""
        yield Hit(
            f"表四应有{len(cells)}格，现在只有{len(cells) - len(missing)}格。{lost}"
            "请对照原件补上。",
            (at_cells(missing),),
            expected=len(cells),
            actual=len(cells) - len(missing),
        )


@rule("T405", "表四的表头不全", Severity.WARNING)
def header_incomplete(subject: Subject) -> Iterator[Hit]:
    """表四的表头要写全：行政复议和两类行政诉讼，各有结果维持、结果纠正、其他结果、尚未审结、总计。

    依据：国办公开办函〔2021〕30号 表四。
    改法：换成统一格式的表头。
    """
    origin = subject.report.origin
    changed = [
        label for label in origin.labels if label.table == "review" and label.axis == "column"
    ]
    if not changed or "T405" in origin.mended:
        return
    shown = "、".join(f"“{label.printed}”应是“{label.official}”" for label in changed[:3])
    converted = "可能是转换时丢的，请对照原件。" if origin.converted else ""
    yield Hit(
        f"表四的表头写得不全：{shown}。{converted}",
        (Place(table="review"),),
        fixes=(Fix("换成统一表头", Edit("换成统一表头", (SourceMended("T405"),))),),
        recommended=True,
        grade=Severity.HINT if origin.converted else None,
    )


@rule("T406", "复议诉讼比申请还多", Severity.HINT, limits=(LEEWAY,))
def many_cases(subject: Subject) -> Iterator[Hit]:
    """表四只统计因政府信息公开引起的案件，一般不会比申请多出很多。

    依据：条例第五十条第（三）项。
    改法：核对有没有把其他行政争议算进来；上年申请引起的案件可以多于今年的申请。
    """
    cases = [_cell(subject, f"{group}/total") for group in _GROUPS]
    edition = subject.report.edition
    requests = [
        cell_of(edition, "applications", row, "total") for row in ("received", "carried_in")
    ]
    brought, received = _sum(subject, cases), _sum(subject, requests)
    if brought is None or received is None:
        return
    if brought > received + subject.limit("T406", LEEWAY):
        yield Hit(
            f"表四复议、诉讼共{show(brought)}件，表三收到的申请只有{show(received)}件。"
            "请核对有没有把其他案件算进来。",
            (at_cells(cases), at_cells(requests)),
        )


@rule("T407", "有复议后起诉却没有复议", Severity.HINT)
def court_without_review(subject: Subject) -> Iterator[Hit]:
    """复议后起诉的，今年或上年应当有过行政复议；没有上年的报告就不核对。

    依据：国办公开办函〔2021〕30号 表四。
    改法：核对是不是该填“未经复议直接起诉”，或者漏填了行政复议。
    """
    after, reviews = _cell(subject, "after_review/total"), _cell(subject, "review/total")
    before = subject.last_year
    if before is None:
        return
    last = before.number(cell_of(before.edition, "review", "cases", "review/total"))
    if (subject.number(after) or 0) > 0 and subject.number(reviews) == 0 and last == 0:
        yield Hit(
            f"表四“复议后起诉”有{show(subject.number(after) or 0)}件，"
            "可今年和上年都没有行政复议。请核对。",
            (at_cells((after, reviews)),),
        )


@rule("T409", "有案件被纠正，问题里没提", Severity.HINT)
def correction_unmentioned(subject: Subject) -> Iterator[Hit]:
    """有复议、诉讼结果被纠正的，问题和改进里最好分析依申请答复的不足。

    依据：没有明文规定；上级评估看重依申请公开答复得是否规范。
    改法：在第五部分写一句答复中的问题和改进措施。
    """
    refs = [_cell(subject, f"{group}/corrected") for group in _GROUPS]
    corrected = _sum(subject, refs)
    if corrected and corrected > 0 and not words.mentions(subject, words.REFLECTION, 5):
        yield Hit(
            f"表四有{show(corrected)}件结果被纠正，第五部分没提。最好写一句答复里的问题和怎么改。",
            (at_cells(refs), Place(section=5)),
        )


@rule("T410", "未经复议直接起诉请核对", Severity.HINT)
def review_first(subject: Subject) -> Iterator[Hit]:
    """2024年起，对不予公开不服的，要先申请行政复议才能起诉。

    依据：行政复议法（2023年修订）第二十三条第一款第四项，2024年1月1日起施行。
    改法：核对是否应填“复议后起诉”；不属于复议前置情形的不用改。
    """
    ref = _cell(subject, "direct/total")
    number, year = subject.number(ref), subject.report.year
    if number and number > 0 and year is not None and year >= _REVIEW_FIRST:
        yield Hit(
            f"表四“未经复议直接起诉”填了{show(number)}件。2024年起不予公开的要先复议，"
            "请核对是否应填“复议后起诉”。",
            (at_cells([ref]),),
        )


def _cell(subject: Subject, column: str) -> CellRef:
    return cell_of(subject.report.edition, "review", "cases", column)


def _sum(subject: Subject, refs: list[CellRef]) -> Number | None:
    total: Number = 0
    for ref in refs:
        value = subject.number(ref)
        if value is None:
            return None
        total += value
    return total


REVIEW: tuple[Rule, ...] = (
    cells_missing,
    header_incomplete,
    many_cases,
    court_without_review,
    correction_unmentioned,
    review_first,
)
"""Plausibility and completeness of 表四."""
