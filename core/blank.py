"""A new report: the blank national form for an organ and a year."""

from __future__ import annotations

from core.form import CURRENT
from core.report import Report, Section, Signature, blank_grid


def blank_report(organ: str, year: int) -> Report:
    """The blank form, titled and signed by ``organ``; the clerk fills in date, text and cells."""
    return Report(
        edition=CURRENT.edition,
        title=f"{organ}{year}年政府信息公开工作年度报告",
        sections=tuple(
            Section(CURRENT.section_heading(number))
            for number in range(1, len(CURRENT.sections) + 1)
        ),
        tables={table.key: blank_grid(table) for table in CURRENT.tables},
        signature=Signature(organ, None),
    )
