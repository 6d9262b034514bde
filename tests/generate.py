"""Reports made up by hypothesis: consistent or arbitrary, in either edition."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from core.answers import Answer
from core.form import CURRENT, FORMS
from core.form.spec import CellRef, Form, Table
from core.place import Part, Place
from core.report import Grid, Paragraph, Report, Section, Signature, blank_grid, with_cells

HEADINGS = frozenset(
    form.section_heading(number) for form in FORMS.values() for number in range(1, 7)
)
CHARACTERS = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"),
    exclude_characters="\u200b\ufeff",
)
WORDS = st.sampled_from(
    [
        "本年度",
        "公开",
        "信息",
        "（一）",
        "一是",
        "2024年",
        "12件",
        "。",
        "，",
        "、",
        "“",
        "”",
        " ",
        "ABC",
        "1.",
        "《条例》",
        "0",
    ]
)
TEXT = st.one_of(
    st.lists(WORDS, min_size=1, max_size=12).map("".join),
    st.text(CHARACTERS, min_size=1, max_size=30),
).map(str.strip)
PARAGRAPH_TEXT = TEXT.filter(lambda text: text and text not in HEADINGS)


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[Paragraph, ...]:
    """A few paragraphs, some with a bold span."""
    made = []
    for text in draw(st.lists(PARAGRAPH_TEXT, max_size=4)):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        bold = draw(st.booleans()) and start < end and text[start:end].strip()
        made.append(Paragraph(text, ((start, end),) if bold else ()))
    return tuple(made)


NUMBERS = tuple(map(str, (*range(13), 45, 120)))
BLANKS = ("", "", "0", "7", "12")
ODDITIES = (*NUMBERS, "", "/", "—", "３", "1,234", "0.5", "-1", "无", "3件", "O")


@st.composite
def grids(draw: st.DrawFn, table: Table, cells: tuple[str, ...] = ODDITIES) -> Grid:
    """A grid of the table's shape with every cell present, filled from one seed for speed."""
    luck = random.Random(draw(st.integers(0, 2**32)))
    return tuple(tuple(luck.choice(cells) for _ in row) for row in blank_grid(table))


SPANS = st.tuples(st.integers(0, 24), st.integers(0, 14))
ROUGH_PLACES = st.one_of(
    st.builds(Place, section=st.integers(1, 6)),
    st.builds(Place, part=st.sampled_from(Part)),
    st.builds(
        Place,
        table=st.sampled_from([table.key for table in CURRENT.tables]),
        cells=st.lists(SPANS, max_size=3).map(tuple),
    ),
)


def answers() -> st.SearchStrategy[Answer]:
    """Answers about anything, in any words."""
    return st.builds(
        Answer,
        code=st.sampled_from(["S14", "T205", "Y01"]),
        place=ROUGH_PLACES,
        near=TEXT,
        figures=st.lists(TEXT, max_size=3).map(tuple),
        sentence=TEXT.filter(bool),
        date=st.sampled_from(["", "2025-01-15"]),
    )


@st.composite
def reports(draw: st.DrawFn, form: Form = CURRENT) -> Report:
    """A report with arbitrary texts and cells, no row absent."""
    sections = []
    for number in range(1, 7):
        texts = draw(paragraphs())
        has_table = any(table.section == number for table in form.tables)
        after = draw(st.integers(0, len(texts))) if has_table else 0
        sections.append(Section(form.section_heading(number), texts, after))
    organ = draw(st.sampled_from([None, "青禾镇人民政府", "某县教育局", "城东街道办事处"]))
    date = draw(st.sampled_from([None, "2025年1月15日", "2025.1.3", "二〇二五年一月"]))
    return Report(
        edition=form.edition,
        title=draw(
            st.sampled_from(
                [
                    "青禾镇人民政府2024年政府信息公开工作年度报告",
                    "某县教育局 2023 年度政府信息公开工作年度报告",
                    "",
                ]
            )
        ),
        preface=draw(paragraphs()),
        sections=tuple(sections),
        tables={table.key: draw(grids(table)) for table in form.tables},
        signature=Signature(organ, date),
        closing=draw(paragraphs()),
        answers=tuple(draw(st.lists(answers(), max_size=2))),
    )


def totalled(report: Report) -> Report:
    """The report with every total the sum of its addends."""
    for total in report.form.sums:
        value = report.total(total.addends)
        report = with_cells(report, {total.total: "" if value is None else str(value)})
    return report


@st.composite
def consistent_tables(draw: st.DrawFn, form: Form = CURRENT) -> dict[str, Grid]:
    """Tables whose sums and balance hold."""
    tables = {table.key: draw(grids(table, NUMBERS)) for table in form.tables}
    report = totalled(Report(form.edition, "", tuple(Section(None) for _ in range(6)), tables))
    for table in form.tables:
        for balance in table.balances:
            received, carried_in = balance.left
            concluded, carried_out = balance.right
            due = (report.number(concluded) or 0) + (report.number(carried_out) or 0)
            brought = min(report.number(carried_in) or 0, due)
            cells = {carried_in: str(brought), received: str(due - brought)}
            report = with_cells(report, {CellRef(*ref): text for ref, text in cells.items()})
    return dict(totalled(report).tables)
