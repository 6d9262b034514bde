"""Figures of 表三 that can be right, but seldom are, or that the text should explain."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks.cells.common import contradicted
from core.checks.named import quoted
from core.checks.plausibility import words
from core.checks.relations import Relation, by_code
from core.checks.rule import Fix, Hit, Rule, Severity, rule, set_cells
from core.checks.subject import Limit, Subject
from core.edits import Edit, SourceMended
from core.form.cells import cell_of
from core.form.spec import CellRef
from core.numbers import show
from core.organs import is_below_city
from core.place import Place, at_cells

MANY = Limit("concluded", "从办结多少件起提示", 10, 2, 10_000)


@rule("T308", "结转下年度多于本年新收", Severity.HINT)
def carried_over(subject: Subject) -> Iterator[Hit]:
    """结转下年度多于本年新收，说明有上年的申请跨了年还没办结。

    依据：条例第三十三条：二十个工作日内答复，可延长二十个工作日。
    改法：核对结转的件数和办理期限；因征求第三方意见等原因确实没办结的不用改。
    """
    received, carried = (_cell(subject, row, "total") for row in ("received", "carried_out"))
    new, left = subject.number(received), subject.number(carried)
    if new is not None and left is not None and left > new:
        yield Hit(
            f"表三今年新收{show(new)}件，结转下年度却有{show(left)}件，"
            "说明有上年的件跨了年还没办结。请核对。",
            (at_cells((carried, received)),),
        )


@rule("T309", "整行可能错了一格", Severity.HINT)
def shifted(subject: Subject) -> Iterator[Hit]:
    """从文件读进来的一行加不平，把后面的数右移一格就平：多半是转换时丢了一格。

    依据：国办公开办函〔2021〕30号 表三 总计列。
    改法：对照原件，把这一行的数挪回原来的格。
    """
    if not subject.report.origin.format:
        return
    for relation in by_code(subject.report.edition, "T302"):
        moved = tuple(_moved(subject, relation))
        if moved:
            name = subject.form.row_name(relation.right[0].table, relation.right[0].row)
            yield Hit(
                f"表三{quoted(name)}这一行好像错了一格：右移一格，总计就对了。请对照原件。",
                (relation.place,),
                fixes=tuple(set_cells(f"挪成{title}", cells) for title, cells in moved),
            )


@rule("T310", "申请人全填在“其他”", Severity.HINT)
def persons_as_others(subject: Subject) -> Iterator[Hit]:
    """正文说申请人是自然人，表三却把新收的申请都填在“其他”列。

    依据：国办公开办函〔2021〕30号 表三 申请人情况。
    改法：个人提出的申请填在“自然人”列。
    """
    columns = ("natural_person", "company", "other")
    refs = [_cell(subject, "received", column) for column in columns]
    person, company, other = map(subject.number, refs)
    if other and person == 0 and company == 0 and words.mentions(subject, words.PERSONS, 1, 3):
        yield Hit(
            f"正文说是个人申请的，表三新收的{show(other)}件却填在“其他”列。请核对是不是该填“自然人”。",
            (at_cells(refs),),
        )


@rule("T311", "少见的不予公开理由", Severity.HINT)
def secrets(subject: Subject) -> Iterator[Hit]:
    """基层以国家秘密、“三安全一稳定”为由不予公开的很少见，评估时会复核。

    依据：条例第十四条。
    改法：复核定密依据和适用理由；没有错的不用改。
    """
    if not is_below_city(subject.report.organ):
        return
    for row in ("refused_1", "refused_3"):
        ref = _cell(subject, row, "total")
        number = subject.number(ref)
        if number and number > 0:
            yield Hit(
                f"表三{quoted(subject.form.row_name(ref.table, ref.row))}有{show(number)}件，"
                "基层少见。请复核理由是不是准确。",
                (at_cells([ref]),),
            )


@rule("T312", "有逾期未缴费的件，第六部分没说收费", Severity.WARNING, editions=("2021",))
def unpaid_unexplained(subject: Subject) -> Iterator[Hit]:
    """有申请因逾期不缴费不再处理，第六部分就应当写明发出过收费通知。

    依据：国办函〔2020〕109号；国办公开办函〔2021〕30号 表三（六）2。
    改法：在第六部分写明发出收费通知的件数、金额和实际收取的金额；没有这样的件，改表。
    """
    ref = _cell(subject, "other_2", "total")
    number = subject.number(ref)
    if not number:
        return
    told = words.mentions(subject, words.FEE_NOTICE, 6)
    denied = words.mentions(subject, words.NO_FEE_NOTICE, 6)
    if not told or denied:
        yield Hit(
            f"表三有{show(number)}件因为逾期没缴费不再处理，第六部分却"
            f"{'说没有发过收费通知' if denied else '没写收费通知'}。"
            "请写明发了几件通知、多少钱，或者改表。",
            (at_cells([ref]), Place(section=6)),
        )


@rule("T313", "申请全是一种结果", Severity.HINT, on=False, limits=(MANY,))
def one_outcome(subject: Subject) -> Iterator[Hit]:
    """办结的申请不少，却全部是同一种办理结果。

    依据：没有明文规定，按常情核对。
    改法：核对台账；确实如此的不用改。
    """
    total = by_code(subject.report.edition, "T303")[-1]
    concluded = subject.number(total.right[0])
    if concluded is None or concluded < subject.limit("T313", MANY):
        return
    for ref in total.left:
        if subject.number(ref) == concluded:
            yield Hit(
                f"表三办结的{show(concluded)}件全是"
                f"{quoted(subject.form.row_name(ref.table, ref.row))}，请核对。",
                (at_cells((ref, total.right[0])),),
            )


@rule("T314", "撤回的申请没填进“3.其他”", Severity.WARNING, editions=("2021",))
def withdrawn(subject: Subject) -> Iterator[Hit]:
    """申请人撤回的申请，一般填在（六）其他处理的“3.其他”。

    依据：国办公开办函〔2021〕30号 表三（六）3。
    改法：把撤回的件数填进“3.其他”；填在别处的请核对。
    """
    ref = _cell(subject, "other_3", "total")
    told, entered = words.withdrawn(subject), subject.number(ref)
    if entered is not None and told > entered:
        yield Hit(
            f"正文说撤回了{told}件，表三“{subject.form.row_name(ref.table, ref.row)}”"
            f"填的是{show(entered)}。撤回的一般填在这里，请核对。",
            (at_cells([ref]),),
            expected=told,
            actual=entered,
        )


@rule("T315", "表三没有表头", Severity.HINT)
def headless(subject: Subject) -> Iterator[Hit]:
    """表三的表头有三行：申请人情况，自然人、法人或其他组织、总计，五类组织。

    依据：国办公开办函〔2021〕30号 表三。
    改法：换成统一格式的表头。
    """
    origin = subject.report.origin
    if "applications" not in origin.headless or origin.converted or "S22" in origin.mended:
        return
    yield Hit(
        "表三的表头缺了或者被改过，和统一格式不一样。请看各列有没有对错。",
        (Place(table="applications"),),
        fixes=(Fix("换成统一表头", Edit("换成统一表头", (SourceMended("S22"),))),),
    )


@rule("T316", "“其他”没有说明", Severity.WARNING)
def others_unexplained(subject: Subject) -> Iterator[Hit]:
    """（六）“3.其他”或者申请人“其他”有数，正文要说明是什么。

    依据：国办公开办函〔2021〕30号 表三；评估时会问“其他”是什么。
    改法：在总体情况的依申请公开部分写一句“其他”是什么情形、什么样的申请人。
    """
    outcome = "other_3" if subject.report.edition == "2021" else "other_outcomes"
    for ref, pattern, what in (
        (_cell(subject, outcome, "total"), words.OTHER_OUTCOME, "是怎么处理的"),
        (_cell(subject, "received", "other"), words.OTHER_APPLICANT, "是什么样的申请人"),
    ):
        number = subject.number(ref)
        if number and number > 0 and not words.mentions(subject, pattern):
            yield Hit(
                f"表三“{subject.form.cell_name(ref)}”填了{show(number)}件，"
                f"正文没说{what}。请写一句。",
                (at_cells([ref]),),
            )


def _cell(subject: Subject, row: str, column: str) -> CellRef:
    return cell_of(subject.report.edition, "applications", row, column)


def _moved(subject: Subject, total: Relation) -> Iterator[tuple[str, dict[CellRef, str]]]:
    """The row with a lost 0 put back, in every way that all sums and balances admit."""
    values = [subject.number(ref) for ref in total.cells]
    last = subject.cells.get(total.right[0])
    if (
        None in values[:-1]
        or not any(values)
        or last is None
        or not (last.blank or last.value == 0)
    ):
        return
    rows = {(*values[:gap], 0, *values[gap:-1]) for gap in range(len(values))}
    for row in sorted(rows, key=str):
        moved = dict(zip(total.cells, row, strict=True))
        changed = {
            ref: value
            for ref, value in moved.items()
            if value is not None and value != subject.number(ref)
        }
        if total.gap(subject, changed) == 0 and not contradicted(subject, changed):
            shown = [show(value) for value in row if value is not None]
            yield " ".join(shown), {ref: show(value) for ref, value in changed.items()}


APPLICATIONS: tuple[Rule, ...] = (
    carried_over,
    shifted,
    persons_as_others,
    secrets,
    unpaid_unexplained,
    one_outcome,
    withdrawn,
    headless,
    others_unexplained,
)
"""Plausibility of 表三."""
