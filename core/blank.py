"""A new report: the blank national form for an organ and a year."""

from __future__ import annotations

from core.form import CURRENT
from core.report import Report, Section, Signature, blank_grid

KIND_OF_DOCUMENT = "政府信息公开工作年度报告"
"""文种: what the title of every report ends with."""


def official_title(organ: str, year: int) -> str:
    """机关全称、年份、文种."""
    return f"{organ}{year}年{KIND_OF_DOCUMENT}"


def blank_report(organ: str, year: int) -> Report:
    """The blank form, titled and signed by ``organ``; the clerk fills in date, text and cells."""
    return Report(
        edition=CURRENT.edition,
        title=official_title(organ, year),
        sections=tuple(
            Section(CURRENT.section_heading(number))
            for number in range(1, len(CURRENT.sections) + 1)
        ),
        tables={table.key: blank_grid(table) for table in CURRENT.tables},
        signature=Signature(organ, None),
    )
