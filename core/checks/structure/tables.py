"""The three tables: there, whole, with the official rows, columns and wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from core.checks.reading import lost, outdated, quoted, section_name
from core.checks.rule import Fix, Hit, Rule, Severity, rule
from core.checks.structure.labels import LABELS
from core.checks.subject import Subject
from core.edits import CellChange, Change, Edit, SourceMended
from core.form import FORMS
from core.form.spec import CellRef, Table
from core.place import Place, at_cells
from core.report import Report, absent_rows

_NAMED_ONE_BY_ONE = 2
"""A run of more missing rows than this is named by its first and last."""


@rule("S21", "没有统计表", Severity.ERROR, answerable=False)
def tables_present(subject: Subject) -> Iterator[Hit]:
    """第二、三、四部分要各有一张统计表，不能用图片或附件代替。

    依据：国办公开办函〔2021〕30号附件，三张表的表样。
    改法：补上标准表，对照原件填写。
    """
    for table in subject.form.tables:
        if not _absent(subject.report, table):
            continue
        blank = dict.fromkeys(table.cells, "")
        title = f"补上空白的{table.name}"
        pictured = table.section in subject.report.origin.pictured
        why = (
            "这里放的是一张图片，数字读不出来，请换成表格并填上数。"
            if pictured
            else lost(subject.report) or "请补上。"
        )
        yield Hit(
            f"{section_name(table.section)}没有{table.name}。{why}",
            (Place(section=table.section),),
            fixes=(Fix(title, Edit(title, _changes(blank))),),
        )


def _absent(report: Report, table: Table) -> bool:
    """Whether the source has no cell of a table at all."""
    return len(absent_rows(report.tables[table.key])) == len(table.rows)


def _changes(cells: dict[CellRef, str]) -> tuple[Change, ...]:
    return tuple(CellChange(ref, text) for ref, text in cells.items())


@rule("S22", "统计表缺行缺列", Severity.ERROR, answerable=False)
def tables_whole(subject: Subject) -> Iterator[Hit]:
    """统计表的行、列、表头要和表样一样多，少一格也不行。

    整张表都没有的、用了旧表样的，各有一项检查。

    依据：国办公开办函〔2021〕30号附件，三张表的表样。
    改法：补上缺的行列，再对照原件把数填上，不能一律填0。
    """
    report = subject.report
    if outdated(report):
        return
    for table in subject.form.tables:
        missing = [ref for ref in table.cells if report.cell(ref) is None]
        headless = table.key in report.origin.headless and "S22" not in report.origin.mended
        if _absent(report, table) or not (missing or headless):
            continue
        title = f"补上{table.name}缺的{'格子，留空待填' if missing else '表头'}"
        changes = _changes(dict.fromkeys(missing, ""))
        if headless:
            changes = (*changes, SourceMended("S22"))
        yield Hit(
            f"{table.name}{_told(subject, table, missing, headless=headless)}。"
            f"{'可能是转换时丢的，请对照原件补上。' if report.origin.converted else '请补上。'}",
            (at_cells(missing) if missing else Place(table=table.key),),
            fixes=(Fix(title, Edit(title, changes)),),
            recommended=not missing,
            grade=None if missing else Severity.WARNING,
        )


def _told(subject: Subject, table: Table, missing: list[CellRef], *, headless: bool) -> str:
    """What a table lacks, its rows by their runs, then single columns and the header."""
    rows = absent_rows(subject.report.tables[table.key])
    told = []
    if rows:
        runs = [
            [row for _, row in run]
            for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0])
        ]
        named = "、".join(_run_name(subject, table, run) for run in runs)
        told.append(f"少了{len(rows)}行（{named}）")
    partial = [ref for ref in missing if ref.row not in rows]
    if partial:
        names = list(dict.fromkeys(_partial_name(subject, table, ref, partial) for ref in partial))
        told.append(f"少了{'、'.join(names[:4])}{'等' if len(names) > 4 else ''}")
    if headless:
        told.append("没有表头")
    return "，".join(told)


def _run_name(subject: Subject, table: Table, run: list[int]) -> str:
    names = [subject.form.row_name(table.key, row) for row in run]
    if len(names) > _NAMED_ONE_BY_ONE:
        return f"从“{names[0]}”到“{names[-1]}”"
    return quoted(names)


def _partial_name(subject: Subject, table: Table, ref: CellRef, partial: list[CellRef]) -> str:
    """A missing cell as a whole column where every present row lacks it, else by its name."""
    block = table.rows[ref.row][0]
    grid = subject.report.tables[table.key]
    of_block = [
        row
        for row, (other, _) in enumerate(table.rows)
        if other is block and any(cell is not None for cell in grid[row])
    ]
    if len(of_block) > 1 and all(
        CellRef(table.key, row, ref.column) in partial for row in of_block
    ):
        return f"“{subject.form.column_name(ref)}”一列"
    return f"“{subject.form.cell_name(ref)}”一格"


@rule("S25", "用的是2019年旧表样", Severity.ERROR, answerable=False)
def current_form(subject: Subject) -> Iterator[Hit]:
    """2021年度起的年报要用2021年修订的表样。

    依据：国办公开办函〔2021〕30号，代替国办公开办函〔2019〕60号的试行表样。
    改法：换成2021年的表样；申请、复议诉讼两张表的数可以照搬，第二部分要重新填。
    """
    report = subject.report
    year = report.year
    if not year or year < FORMS["2021"].first_year:
        return
    foreign = set(FORMS["2019"].foreign_labels)
    printed = {_squeezed(extra.printed) for extra in report.origin.extras}
    printed |= {_squeezed(label.printed) for label in report.origin.labels}
    found = [label for label in FORMS["2019"].foreign_labels if label in foreign & printed]
    if report.edition != "2019" and not found:
        return
    shown = f"，表里有{quoted(found[:3])}这样的旧栏目" if found else ""
    yield Hit(
        f"{year}年的年报要用2021年修订的表样，现在用的还是2019年的旧表样{shown}。"
        "请换成新表样，再把数填进去。",
        (Place(table=subject.form.tables[0].key),),
    )


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


TABLES: tuple[Rule, ...] = (tables_present, tables_whole, *LABELS, current_form)
