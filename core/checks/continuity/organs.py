"""The report beside those of other organs, and its organ beside last year's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from core.checks.continuity import copied
from core.checks.named import quoted
from core.checks.rule import Hit, Rule, Severity, rule
from core.checks.subject import Limit, Subject
from core.comparing import earlier, obstacle, renamed
from core.form.spec import CellRef, Table
from core.numbers import Number, show
from core.organs import is_government, same_organ, short_name
from core.place import Part, Place, at_cells
from core.report import Report

ALIKE = Limit("alike", "有百分之几和别家一样才提示", 75, 30, 100)

_LEAST = 80
"""Characters below which a share says nothing."""

_SHOWN = 3
"""How many cells a message names."""


@rule("Y12", "机关名称和上年不同", Severity.HINT)
def organ_renamed(subject: Subject) -> Iterator[Hit]:
    """今年报告的机关和上年报告的机关不是同一个名称。

    正文没有说明的，上年的数和文字不拿来对照。

    依据：县（区）核查惯例。
    改法：选错了文件的，换成本单位上年的报告；改名、合并的，在正文里写一句接的是哪家的。
    """
    report, before = subject.report, subject.previous
    if before is None or not renamed(report, before):
        return
    stopped = bool(obstacle(report, before))
    yield Hit(
        f"今年是“{report.organ}”，上年的报告是“{before.organ}”的。"
        + ("选错了请换一份；改名、合并的，请在正文写一句接的是哪家的。" if stopped else "请核对。"),
        (_where_named(report),),
        expected=before.organ,
        actual=report.organ,
    )


def _where_named(report: Report) -> Place:
    if report.signature.organ:
        return Place(part=Part.SIGNATURE, paragraph=0)
    return Place(part=Part.TITLE)


class _Kin(NamedTuple):
    """Another organ's report that much of this one is found in."""

    organ: str
    report: Report
    percent: int


@rule("Y13", "正文和别家雷同", Severity.WARNING, limits=(ALIKE,), shaded=True)
def like_others(subject: Subject) -> Iterator[Hit]:
    """几家的报告一起检查时，第一、第五部分和另一家大段相同的，机关名称和数字不算。

    依据：国办公开办函〔2021〕30号（四）：内容雷同、敷衍塞责，造成不良影响的要追究责任。
    改法：按本单位实际做的工作重写标出的段落；共用一个范本的，把范本换成自己的话。
    """
    report = subject.report
    limit = subject.limit("Y13", ALIKE)
    kin = [one for one in _kin(report, subject.others) if one.percent >= limit]
    if not kin:
        return
    nearest = max(kin, key=lambda one: one.percent)
    found = copied.share(
        copied.own_words(report),
        copied.texts(nearest.report),
        _short(report),
        _short(nearest.report),
    )
    if found.places and found.length >= _LEAST:
        more = f"（还有{len(kin) - 1}家也雷同）" if len(kin) > 1 else ""
        yield Hit(
            f"第一、第五部分有{nearest.percent}%和“{nearest.organ}”的报告一样{more}。"
            "雷同的会被退回，标出的地方请写本单位的情况。",
            found.places,
            actual=nearest.percent,
        )


def _kin(report: Report, others: tuple[Report, ...]) -> Iterator[_Kin]:
    """How much of a report each other organ's report has, by the runs of characters in common."""
    own = copied.runs_of(copied.texts(report), _short(report))
    for other in others if own else ():
        if other.organ and report.organ and same_organ(other.organ, report.organ):
            continue
        shared = own & copied.runs_of(copied.texts(other), _short(other))
        yield _Kin(other.organ or other.title or "另一份", other, 100 * len(shared) // len(own))


def _short(report: Report) -> str:
    return short_name(report.organ or "")


@rule("Y14", "汇总数和各单位之和不符", Severity.HINT, on=False)
def rolled_up(subject: Subject) -> Iterator[Hit]:
    """政府的汇总报告和所属各单位的报告一起检查时，每一格应当等于各单位相加。

    哪些单位计入由上级规定，所以平时不查。

    依据：县（区）汇总的惯例，国家没有统一规定。
    改法：看有没有漏了单位、重复计了单位，或者哪家改过数没有重新汇总。
    """
    report = subject.report
    parts = tuple(other for other in subject.others if other.year == report.year)
    if len(parts) < 2 or not is_government(report.organ):
        return
    for table in subject.form.tables:
        wrong = tuple(_not_added_up(subject, table, parts))
        if wrong:
            names = "，".join(
                f"{quoted(subject.form.cell_name(ref))}填{show(told)}，各单位合计{show(added)}"
                for ref, told, added in wrong[:_SHOWN]
            )
            more = f"，等{len(wrong)}格" if len(wrong) > _SHOWN else ""
            yield Hit(
                f"{table.name}和一起检查的{len(parts)}家相加对不上：{names}{more}。"
                "请看有没有漏了单位。",
                (at_cells(ref for ref, _, _ in wrong),),
            )


def _not_added_up(
    subject: Subject, table: Table, parts: tuple[Report, ...]
) -> Iterator[tuple[CellRef, Number, Number]]:
    """The cells that are not what the parts add up to: each with its number and theirs."""
    for ref in table.cells:
        told = subject.number(ref)
        values = [earlier(subject.report, part, ref) for part in parts]
        added = sum(value for value in values if value is not None)
        if told is not None and None not in values and added != told:
            yield ref, told, added


ORGANS: tuple[Rule, ...] = (organ_renamed, like_others, rolled_up)
"""Reports beside each other."""
