"""What is known of a new report before its first cell is filled in.

Most townships have nothing to report in most places. Seven questions, answered 没有, fill
their cells with zeros, and last year's report gives the applications carried over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from core.convert import to_current
from core.edits import CellChange, Edit
from core.form import CURRENT
from core.form.spec import CellRef
from core.numbers import show
from core.organs import may_make_regulations, same_organ
from core.report import Report


@dataclass(frozen=True)
class Question:
    """Something asked about the year; ``rows`` names the rows a 没有 fills, none for all."""

    key: str
    text: str
    table: str
    rows: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[CellRef, ...]:
        """The cells that are zero where the answer is 没有; totals follow by themselves."""
        table = CURRENT.table(self.table)
        rows = {table.row_number(key) for key in self.rows} or set(range(len(table.rows)))
        return tuple(ref for ref in table.cells if ref.row in rows and ref not in CURRENT.totals)


QUESTIONS = (
    Question(
        "documents",
        "制发、废止过行政规范性文件，或者有现行有效的？",
        "disclosure",
        ("normative_documents",),
    ),
    Question("licences", "办理过行政许可？", "disclosure", ("licences",)),
    Question("penalties", "作出过行政处罚？", "disclosure", ("penalties",)),
    Question("coercion", "采取过行政强制？", "disclosure", ("coercive_measures",)),
    Question("charges", "收过行政事业性收费？", "disclosure", ("charges",)),
    Question("applications", "收到过政府信息公开申请，或者有上年结转的？", "applications"),
    Question("disputes", "因信息公开被申请行政复议、被提起行政诉讼？", "review"),
)
"""Asked of the report year, each to be answered 有, 没有, or later."""

REGULATIONS = Question("regulations", "", "disclosure", ("regulations",))
"""Not asked: the law says which organs have 规章."""


def carried_over(previous: Report) -> dict[CellRef, str]:
    """上年结转 of every kind of applicant: what last year's report hands on."""
    table = CURRENT.table("applications")
    into, out = table.row_number("carried_in"), table.row_number("carried_out")
    report = to_current(previous).report
    columns = range(len(report.tables[table.key][out]))
    numbers = {column: report.number(CellRef(table.key, out, column)) for column in columns}
    return {
        CellRef(table.key, into, column): show(number)
        for column, number in numbers.items()
        if number is not None
    }


def first_steps(
    organ: str, nothing: Collection[str], previous: Report | None = None
) -> tuple[Edit, ...]:
    """The steps that fill a blank report with what is known.

    Args:
        organ: Who reports; one that cannot make 规章 has none.
        nothing: Keys of the questions answered 没有.
        previous: Last year's report.
    """
    carried = carried_over(previous) if previous else {}
    zeros: list[CellRef] = []
    if may_make_regulations(organ) is False:
        zeros += REGULATIONS.cells
    for question in QUESTIONS:
        if question.key in nothing:
            zeros += _without(question.cells, carried)
    steps = (
        ("填上年结转", carried.items()),
        ("没有的填 0", ((ref, show(0)) for ref in zeros)),
    )
    edits = (Edit(title, tuple(_changes(cells))) for title, cells in steps)
    return tuple(edit for edit in edits if edit.changes)


def _changes(cells: Iterable[tuple[CellRef, str]]) -> Iterable[CellChange]:
    return (CellChange(ref, text) for ref, text in cells)


def _without(cells: tuple[CellRef, ...], carried: dict[CellRef, str]) -> tuple[CellRef, ...]:
    """The cells that are surely zero: of a column with work carried over only 本年新收 is."""
    received = CURRENT.table("applications").row_number("received")
    zero = show(0)
    pending = {(ref.table, ref.column) for ref, text in carried.items() if text != zero}
    return tuple(
        ref
        for ref in cells
        if ref not in carried and ((ref.table, ref.column) not in pending or ref.row == received)
    )


def about_previous(previous: Report, organ: str, year: int) -> str:
    """What was read of last year's report, and what does not fit, as a sentence."""
    number = previous.number(_carried_out_total(previous))
    known = "没有读到结转下年度的件数" if number is None else f"结转到本年{show(number)}件"
    name = previous.organ or "没有写明机关"
    words = f"{name}{f'{previous.year}年' if previous.year else ''}的报告，{known}。"
    if previous.year and previous.year != year - 1:
        words += f"注意：不是{year - 1}年的。"
    if organ and previous.organ and not same_organ(previous.organ, organ):
        words += "注意：机关名称不同，请看是不是本单位的。"
    return words


def _carried_out_total(report: Report) -> CellRef:
    table = report.form.table("applications")
    row = table.row_number("carried_out")
    return CellRef(table.key, row, len(report.tables[table.key][row]) - 1)
