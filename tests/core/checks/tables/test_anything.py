"""Whatever the cells hold, the rules answer, and every mend they offer works."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.checks.subject import Subject
from core.form import FORMS
from core.report import Grid, Report
from tests.core.checks import make
from tests.core.checks.tables.described import RULES, findings, hits, mended

PLAUSIBLE = ("0", "1", "5", "", "　", "/", "—", "无", "三", "十", "1 2")
ODD = (
    "3件",
    "１２",
    "1，234",
    "-1",
    "1.5",
    "0.1234567",
    "47100元",
    "2万元",
    "O",
    "见附件",
    "235①",
    "03",
)
TEXTS = st.sampled_from((*PLAUSIBLE, *ODD))


@st.composite
def any_report(draw: st.DrawFn) -> Report:
    """A report of either edition, some of its cells absent or filled with anything."""
    edition = draw(st.sampled_from(sorted(FORMS)))
    report = make.report(
        edition=edition, organ=draw(st.sampled_from(["", "柳溪镇", "柳溪县住建局"]))
    )
    grids: dict[str, Grid] = {}
    for table in FORMS[edition].tables:
        changed = draw(
            st.dictionaries(st.sampled_from(table.cells), st.none() | TEXTS, max_size=12)
        )
        grids[table.key] = tuple(
            tuple(changed.get(ref, "0") for ref in table.cells if ref.row == row)
            for row in range(len(table.rows))
        )
    return replace(report, tables=grids)


@given(any_report())
def test_every_finding_points_at_cells_of_the_form_and_says_something(report: Report) -> None:
    for finding in findings(report):
        assert finding.message.endswith("。")
        for place in finding.hit.places:
            if place.table is not None:
                refs = {(ref.row, ref.column) for ref in report.form.table(place.table).cells}
                assert refs.issuperset(place.cells)


@given(any_report())
def test_every_mend_offered_ends_its_finding(report: Report) -> None:
    for finding in findings(report):
        for fix in finding.hit.fixes:
            after = Subject(mended(report, fix))
            left = [hit.places for hit in hits(RULES[finding.code], after)]
            assert finding.hit.places not in left, (finding.message, fix.title)
