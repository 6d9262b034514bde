"""Whether a report is last year's of another one, and what of the two cannot be compared."""

from __future__ import annotations

import re
from functools import lru_cache

from core.form.spec import CellRef, Form
from core.numbers import Number
from core.organs import same_organ, short_name
from core.periods import squeezed
from core.report import Report

_SUCCEEDS = r"原|合并|更名|改名|划入|划转|组建|整合|承接|接的是|撤销"
_NEAR = 20
"""Characters from the word for a reform within which the older name stands."""


def obstacle(report: Report, previous: Report | None) -> str:
    """Why a report cannot stand as last year's, as a clause for users; empty where it can.

    A year or an organ that one of the two does not state is no obstacle: the user says that
    it is last year's.
    """
    if previous is None:
        return "没有上年报告，结转未核"
    if report.year and previous.year and previous.year != report.year - 1:
        return f"上年报告的年份是{previous.year}，不是{report.year - 1}，没有对照"
    if renamed(report, previous) and not _succeeds(report, previous.organ or ""):
        return f"上年报告是“{previous.organ}”的，没有对照"
    return ""


def last_year(report: Report, previous: Report | None) -> Report | None:
    """The report given as last year's, if it can stand as that."""
    return None if obstacle(report, previous) else previous


def renamed(report: Report, previous: Report) -> bool:
    """Whether two reports name organs that cannot be one under the same name."""
    one, other = report.organ, previous.organ
    return bool(one and other and not same_organ(one, other))


def _succeeds(report: Report, older: str) -> bool:
    """Whether a report says that its organ has taken over from one of another name."""
    names = re.escape(short_name(older))
    if not names:
        return False
    told = re.compile(
        rf"(?:{_SUCCEEDS})[^。；]{{0,{_NEAR}}}(?:{names})|(?:{names})[^。；]{{0,{_NEAR}}}(?:{_SUCCEEDS})"
    )
    return any(told.search(squeezed(paragraph.text)) for paragraph in report.texts)


def not_compared(report: Report, previous: Report | None) -> tuple[str, ...]:
    """What a check of a report with last year's has not compared, as clauses for users."""
    hindrance = obstacle(report, previous)
    if hindrance or previous is None:
        return (hindrance,)
    found = []
    if previous.year is None or report.year is None:
        whose = "上年报告" if previous.year is None else "报告"
        found.append(f"{whose}没写年份，按相邻两年核对")
    if not any(_pairs_known(report, previous)):
        found.append("结转下年度的件数没有读到，结转没有核对")
    if previous.edition != report.edition:
        older = "上年报告" if previous.form.first_year < report.form.first_year else "这份报告"
        found.append(f"{older}是旧表样，“现行有效”没有核对")
    return tuple(found)


def _pairs_known(report: Report, previous: Report) -> list[bool]:
    """For each column of applications, whether last year's carry-over can be read."""
    table = report.form.table("applications")
    row = table.row_number("carried_out")
    return [earlier(report, previous, ref) is not None for ref in table.cells if ref.row == row]


def earlier(report: Report, previous: Report, ref: CellRef) -> Number | None:
    """What last year's report has for a cell of this year's.

    None where its form counts no such thing, or where a cell of it is absent, blank or holds
    no number.
    """
    refs = counterpart(report.form, previous.form, ref)
    return previous.total(refs) if refs else None


@lru_cache(maxsize=1024)
def counterpart(form: Form, other: Form, ref: CellRef) -> tuple[CellRef, ...]:
    """The cells of another edition that together count what a cell of one counts; or none.

    Rows and columns with the same keys count the same; the single row （六） of the older
    edition counts what three rows of the later one count.
    """
    if form is other:
        return (ref,)
    own, table = form.table(ref.table), other.table(ref.table)
    columns = tuple(heading.key for heading in own.column_path(ref.row, ref.column))
    key = own.row_path(ref.row)[-1].key
    return tuple(
        CellRef(table.key, row, column)
        for row, (block, path) in enumerate(table.rows)
        if key == path[-1].key or (len(path) > 1 and key == path[-2].key)
        for column, headings in enumerate(block.column_paths)
        if columns == tuple(heading.key for heading in headings)
    )
