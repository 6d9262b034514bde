"""Figures of the tables that follow from last year's, or change oddly from it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from core.checks.named import amounts, quoted
from core.checks.rule import Fix, Hit, Rule, Severity, rule, set_cells
from core.checks.subject import Limit, Subject
from core.form.cells import cell_of, row_of
from core.form.spec import CellRef
from core.numbers import Number, show
from core.place import Place, at_cells

CHANGE = Limit("change", "相差多少以上才提示", 10, 1, 100_000)
TIMES = Limit("times", "变成几倍以上或几分之一以下才提示", 2, 2, 1000)

_GROUPS = ("review", "direct", "after_review")
_STOCK = "in_force"


@rule("Y01", "上年结转和上年报告对不上", Severity.ERROR)
def carried_in(subject: Subject) -> Iterator[Hit]:
    """今年各列的“上年结转”，应当等于上年报告同一列的“结转下年度继续办理”。

    申请人归类变了而总数一样的，只作提示。

    依据：国办公开办函〔2021〕30号 表三 第二项、第四项。
    改法：按上年报告改；上年报告有误，或者机构合并、改名的，写明接的是哪家的、差在哪里。
    """
    edition = subject.report.edition
    into, out = (row_of(edition, "applications", row) for row in ("carried_in", "carried_out"))
    gaps: dict[CellRef, Number] = {}
    for ref, source in zip(into, out, strict=True):
        now, before = subject.number(ref), subject.earlier(source)
        if now is not None and before is not None:
            gaps[ref] = now - before
    *columns, total = into
    wrong = tuple(ref for ref in columns if gaps.get(ref))
    if len(wrong) > 1 and gaps.get(total) == 0 == sum(gaps[ref] for ref in wrong):
        yield _sorted_otherwise(subject, wrong)
        return
    yield from (_not_carried(subject, ref, gaps[ref]) for ref in wrong)
    missing = not wrong or gaps.get(total) != sum(gaps.get(ref, 0) for ref in columns)
    if gaps.get(total) and missing:
        yield _not_carried(subject, total, gaps[total])


def _not_carried(subject: Subject, ref: CellRef, gap: Number) -> Hit:
    now = subject.number(ref) or 0
    before = now - gap
    whose = subject.form.column_name(ref)
    row = subject.form.row_name(ref.table, ref.row)
    filled = f"却填了{show(now)}" if before else f"填了{show(now)}"
    had = f"有{show(before)}件转到今年" if before else "没有转到今年的"
    return Hit(
        f"去年报告说{had}，今年“{row}”{filled}（{whose}）。合并改名的单位请写明接的是哪家的。",
        (at_cells([ref]),),
        expected=before,
        actual=now,
        fixes=()
        if ref in subject.form.totals
        else (set_cells(f"照上年填{show(before)}（{whose}）", {ref: show(before)}),),
    )


def _sorted_otherwise(subject: Subject, refs: tuple[CellRef, ...]) -> Hit:
    names = "、".join(
        f"{subject.form.column_name(ref)}今年{show(subject.number(ref) or 0)}" for ref in refs
    )
    row = subject.form.row_name(refs[0].table, refs[0].row)
    return Hit(
        f"“{row}”总数和上年转来的一样，分到各类申请人不一样（{names}）。请看是不是归类变了。",
        (at_cells(refs),),
        grade=Severity.HINT,
    )


@rule("Y02", "现行有效和上年接不上", Severity.WARNING, editions=("2021",))
def in_force(subject: Subject) -> Iterator[Hit]:
    """今年现行有效的件数，一般等于上年的加上今年制发的、减去今年废止的。

    依据：武政办发〔2025〕54号：件数与司法行政部门核对一致。
    改法：按台账改；有效期满自动失效、机构改革划转的，写明情况。
    """
    for row in ("regulations", "normative_documents"):
        issued, repealed, stock = row_of("2021", "disclosure", row)
        before, made, ended, now = (
            subject.earlier(stock),
            *map(subject.number, (issued, repealed, stock)),
        )
        if before is None or made is None or ended is None or now is None:
            continue
        due = before + made - ended
        if due != now:
            yield Hit(
                f"“{subject.form.row_name(stock.table, stock.row)}”上年现行有效{show(before)}件，"
                f"加今年制发{show(made)}件、减废止{show(ended)}件，应是{show(due)}件，"
                f"今年填的是{show(now)}件。到期失效或划转的请说明。",
                (at_cells((stock, issued, repealed)),),
                expected=due,
                actual=now,
                fixes=tuple(_stock(stock, due)),
            )


def _stock(ref: CellRef, due: Number) -> Iterator[Fix]:
    if due >= 0:
        yield set_cells(f"现行有效改成{show(due)}", {ref: show(due)})


@rule("Y03", "三张表和上年一模一样", Severity.HINT)
def same_tables(subject: Subject) -> Iterator[Hit]:
    """三张表的每一格都和上年相同，又不全是0，可能是忘了换数。

    只有现行有效件数、其他全是0的不提示。

    依据：国办公开办函〔2021〕30号：杜绝内容雷同。
    改法：换成今年的数；确实一样的不用改。
    """
    before = subject.last_year
    if before is None or before.edition != subject.report.edition:
        return
    told = False
    for table in subject.form.tables:
        for ref in table.cells:
            number = subject.number(ref)
            if number is None or number != before.number(ref):
                return
            told = told or (number != 0 and subject.form.heading(ref).key != _STOCK)
    if told:
        yield Hit(
            "三张表每一格都和上年一样。请看是不是沿用了上年的数，忘了换。",
            tuple(Place(table=table.key) for table in subject.form.tables),
        )


@rule("Y07", "和上年相比变化很大", Severity.HINT, limits=(CHANGE, TIMES))
def sharp_change(subject: Subject) -> Iterator[Hit]:
    """新收申请、处理决定、收费、复议诉讼的件数和上年相比成倍增减。

    依据：没有明文规定；上级审核和评估时会问。
    改法：核对台账，看有没有多填、漏填；确实如此的不用改。
    """
    for ref in _watched(subject):
        now, before = subject.number(ref), subject.earlier(ref)
        if now is not None and before is not None and _odd(subject, ref, now, before):
            unit = subject.form.heading(ref).unit
            yield Hit(
                f"{quoted(subject.form.cell_name(ref))}上年是{show(before)}{unit}，"
                f"今年是{show(now)}{unit}，变化很大，请核对。",
                (at_cells([ref]),),
                expected=before,
                actual=now,
            )


def _watched(subject: Subject) -> Iterator[CellRef]:
    edition = subject.report.edition
    for row in ("licences", "penalties", "coercive_measures"):
        yield cell_of(edition, "disclosure", row, "decisions")
    yield from amounts(edition)
    yield cell_of(edition, "applications", "received", "total")
    for group in _GROUPS:
        yield cell_of(edition, "review", "cases", f"{group}/total")


def _odd(subject: Subject, ref: CellRef, now: Number, before: Number) -> bool:
    if subject.form.heading(ref).decimals and not (now and before):
        return now != before
    less, more = sorted((Decimal(now), Decimal(before)))
    times = subject.limit("Y07", TIMES)
    return more - less >= subject.limit("Y07", CHANGE) and more >= less * times


@rule("Y10", "上年尚未审结的案件没有下文", Severity.HINT)
def pending_cases(subject: Subject) -> Iterator[Hit]:
    """上年尚未审结的复议、诉讼，今年一般要有结果，或者仍是尚未审结。

    依据：国办公开办函〔2021〕30号 表四；跨年案件各地算法不一。
    改法：核对这些案件今年的结果；当地规定不重复统计的不用改。
    """
    edition = subject.report.edition
    for group in _GROUPS:
        pending, total = (
            cell_of(edition, "review", "cases", f"{group}/{leaf}") for leaf in ("pending", "total")
        )
        left, now = subject.earlier(pending), subject.number(total)
        if left is not None and now is not None and left > now:
            name = subject.form.table("review").column_path(total.row, total.column)[-2].name
            yield Hit(
                f"“{name}”上年有{show(left)}件尚未审结，今年总计只有{show(now)}件。"
                "请看这些案件今年结了没有、要不要算进来。",
                (at_cells((total, pending)),),
                expected=left,
                actual=now,
            )


FIGURES: tuple[Rule, ...] = (carried_in, in_force, same_tables, sharp_change, pending_cases)
"""Figures beside last year's."""
