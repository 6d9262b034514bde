"""The printed balance and the sums of the tables (表三、表四), and what 表二 must add up to."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks.named import quoted
from core.checks.relations import Relation, by_code
from core.checks.rule import Fix, Hit, Rule, Severity, rule, set_cells
from core.checks.subject import Subject
from core.form.cells import row_of
from core.form.spec import CellRef
from core.numbers import Number, show
from core.place import at_cells


@rule("T301", "收到的和办理的对不上", Severity.ERROR, answerable=False)
def balance(subject: Subject) -> Iterator[Hit]:
    """表三每一列：本年新收加上年结转，应等于办理结果的（七）总计加结转下年度。

    依据：国办公开办函〔2021〕30号 表三：第一项加第二项之和，等于第三项加第四项之和。
    改法：收到的每件申请都要有一个去处：或者记在某一项办理结果里，或者记在结转下年度。
    """
    for relation, received, settled in _broken(subject, "T301"):
        name = subject.form.column_name(relation.left[0])
        new, carried_in, concluded, carried_out = (
            show(subject.number(ref) or 0) for ref in relation.cells
        )
        missing = received - settled
        yield Hit(
            f"表三“{name}”列不平：收到{show(received)}件（新收{new}＋上年转来{carried_in}），"
            f"办结{concluded}、转下年{carried_out}，"
            + (f"还差{show(missing)}件。" if missing > 0 else f"多出{show(-missing)}件。"),
            (relation.place,),
            expected=received,
            actual=settled,
            fixes=tuple(_balancing(subject, relation, missing)),
        )


@rule("T302", "一行的总计加不对", Severity.ERROR, answerable=False)
def row_total(subject: Subject) -> Iterator[Hit]:
    """表三每一行：六类申请人相加，应等于总计。

    依据：国办公开办函〔2021〕30号 表三 总计列。
    改法：先核对各类申请人的数，再改总计；总计会跟着各类申请人的数自动算。
    """
    for relation, summed, printed in _broken(subject, "T302"):
        name = subject.form.row_name(relation.right[0].table, relation.right[0].row)
        yield Hit(
            f"表三{quoted(name)}这一行：各类申请人加起来是{show(summed)}，总计写的是{show(printed)}。"
            f"请看是总计写错，还是{_amiss(summed, printed)}一类申请人。",
            (relation.place,),
            expected=summed,
            actual=printed,
            fixes=_summing(relation, "总计", summed),
        )


@rule("T303", "办理结果的总计加不对", Severity.ERROR, answerable=False)
def outcome_total(subject: Subject) -> Iterator[Hit]:
    """表三每一列：（一）到（六）各项办理结果相加，应等于（七）总计。

    依据：国办公开办函〔2021〕30号 表三 （七）总计。
    改法：先核对各项办理结果，再改（七）总计；（七）总计会跟着各项结果自动算。
    """
    for relation, summed, printed in _broken(subject, "T303"):
        form, (total,) = subject.form, relation.right
        yield Hit(
            f"表三“{form.column_name(total)}”这一列：办理结果各项加起来是{show(summed)}，"
            f"{form.row_name(total.table, total.row)}写的是{show(printed)}。"
            f"请看是总计写错，还是{_amiss(summed, printed)}一项结果。",
            (relation.place,),
            expected=summed,
            actual=printed,
            fixes=_summing(relation, form.row_name(total.table, total.row), summed),
        )


@rule("T401", "复议诉讼的总计加不对", Severity.ERROR, answerable=False)
def case_total(subject: Subject) -> Iterator[Hit]:
    """表四每一组：结果维持、结果纠正、其他结果、尚未审结相加，应等于总计。

    依据：国办公开办函〔2021〕30号 表四 总计。
    改法：先核对四项结果，再改总计；总计会跟着四项结果自动算。
    """
    for relation, summed, printed in _broken(subject, "T401"):
        (total,) = relation.right
        group = subject.form.table(total.table).column_path(total.row, total.column)[-2].name
        yield Hit(
            f"表四“{group}”这一组：四项结果加起来是{show(summed)}，总计写的是{show(printed)}。"
            f"请看是总计写错，还是{_amiss(summed, printed)}一项结果。",
            (relation.place,),
            expected=summed,
            actual=printed,
            fixes=_summing(relation, "总计", summed),
        )


@rule("T307", "收到的申请没有去处", Severity.ERROR)
def unaccounted(subject: Subject) -> Iterator[Hit]:
    """收到了申请，可办理结果和结转下年度全是0。

    依据：国办公开办函〔2021〕30号 表三：第一项加第二项之和，等于第三项加第四项之和。
    改法：已经办结的，在对应的办理结果里填上；没有办结的，填到结转下年度；根本没收到的，改新收。
    """
    for relation, received, settled in _broken(subject, "T301"):
        outcomes = _outcomes(subject, relation)
        if settled or relation.left[0] in subject.form.totals:
            continue
        if any(subject.number(ref) != 0 for ref in outcomes):
            continue
        name = subject.form.column_name(relation.left[0])
        yield Hit(
            f"表三“{name}”列收到了{show(received)}件申请，办理结果和结转下年度却都是0。"
            "办结了的请在办理结果里选一项填上，没办结的填到结转下年度。",
            (at_cells((*relation.cells, *outcomes)),),
            expected=received,
            actual=0,
            fixes=tuple(_balancing(subject, relation, received)),
        )


@rule("T208", "现行有效件数太少", Severity.ERROR, editions=("2021",))
def stock(subject: Subject) -> Iterator[Hit]:
    """现行有效件数不会少于本年制发减本年废止：否则上年底的件数就成了负数。

    依据：国办公开办函〔2021〕30号 表二；本年有效＝上年有效＋本年制发－本年废止。
    改法：核对三个数；有文件当年制发、当年到期失效的，写一句说明即可。
    """
    for row in ("regulations", "normative_documents"):
        refs = row_of("2021", "disclosure", row)
        issued, repealed, in_force = map(subject.number, refs)
        if issued is None or repealed is None or in_force is None:
            continue
        least = issued - repealed
        if in_force < least:
            yield Hit(
                f"表二“{subject.form.row_name('disclosure', refs[0].row)}”："
                f"今年制发{show(issued)}件、废止{show(repealed)}件，"
                f"现行有效至少应有{show(least)}件，表里写的是{show(in_force)}件。"
                "请核对三个数；有当年到期失效的请说明。",
                (at_cells(refs),),
                expected=least,
                actual=in_force,
            )


def _broken(subject: Subject, code: str) -> Iterator[tuple[Relation, Number, Number]]:
    """The relations of one rule that fail, with what their sides sum to."""
    for relation in by_code(subject.report.edition, code):
        sides = relation.sides(subject)
        if sides is not None and sides[0] != sides[1]:
            yield relation, *sides


def _amiss(summed: Number, printed: Number) -> str:
    return "漏了" if summed < printed else "多填了"


def _summing(relation: Relation, name: str, summed: Number) -> tuple[Fix, ...]:
    return (set_cells(f"把“{name}”改成{show(summed)}", {relation.right[0]: show(summed)}),)


def _balancing(subject: Subject, relation: Relation, missing: Number) -> Iterator[Fix]:
    """Carrying the difference over, or correcting what was received: the clerk must choose.

    Totals are left alone: they follow the applicants' columns.
    """
    received, carried_out = relation.left[0], relation.right[1]
    if received in subject.form.totals:
        return
    for ref, change in ((carried_out, missing), (received, -missing)):
        value = (subject.number(ref) or 0) + change
        if value >= 0:
            name, column = _spoken(subject, ref), quoted(subject.form.column_name(ref))
            verb = "填" if subject.number(ref) == 0 else "改"
            title = f"填“{name}”{show(value)}件" if verb == "填" else f"“{name}”改为{show(value)}件"
            yield set_cells(f"{column}列{title}", {ref: show(value)})


def _spoken(subject: Subject, ref: CellRef) -> str:
    """The label of a row without its number."""
    return subject.form.table(ref.table).row_path(ref.row)[-1].label.partition("、")[2]


def _outcomes(subject: Subject, balance: Relation) -> tuple[CellRef, ...]:
    """The cells whose sum the balance counts as concluded."""
    totals = by_code(subject.report.edition, "T303")
    return next(total.left for total in totals if total.right[0] == balance.right[0])


ARITHMETIC: tuple[Rule, ...] = (balance, row_total, outcome_total, unaccounted, case_total, stock)
"""Sums and balances."""
