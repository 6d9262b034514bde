"""One wrong number is one finding, and the finding points at it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.checks.rule import Finding
from core.form.spec import CellRef
from core.report import Report, with_cells
from tests.core.checks.tables.described import findings, mended
from tests.core.checks.tables.generated import BOUND, COUNTS, FORM, consistent

SUMS = {"T301", "T302", "T303", "T401"}


def heads(report: Report) -> list[Finding]:
    return [finding for finding in findings(report) if finding.under is None]


def includes(finding: Finding, ref: CellRef) -> bool:
    return any(
        place.table == ref.table and (ref.row, ref.column) in place.cells
        for place in finding.hit.places
    )


@given(consistent())
def test_what_holds_breaks_no_sum(report: Report) -> None:
    assert [finding.message for finding in findings(report) if finding.code in SUMS] == []


@given(consistent(), st.sampled_from(BOUND), COUNTS)
def test_one_wrong_number_is_one_finding_at_its_place(
    report: Report, ref: CellRef, wrong: int
) -> None:
    if str(wrong) == report.cell(ref):
        wrong += 1
    before = {(finding.code, *finding.hit.places) for finding in heads(report)}
    after = heads(with_cells(report, {ref: str(wrong)}))
    new = [finding for finding in after if (finding.code, *finding.hit.places) not in before]
    assert [finding.message for finding in new if not includes(finding, ref)] == []
    assert len([finding for finding in new if finding.code in SUMS]) == 1


@given(consistent(), st.sampled_from(BOUND), COUNTS)
def test_the_mend_offered_first_restores_the_report(
    report: Report, ref: CellRef, wrong: int
) -> None:
    """In 表三 two sums or more cross at each cell, so that the wrong one is known."""
    if ref.table != "applications" or str(wrong) == report.cell(ref):
        return
    (head,) = (
        finding for finding in heads(with_cells(report, {ref: str(wrong)})) if finding.code in SUMS
    )
    assert FORM.cell_name(ref).replace("“", "‘").replace("”", "’") in head.message
    assert head.hit.recommended == (ref in FORM.totals)
    restored = mended(with_cells(report, {ref: str(wrong)}), head.hit.fixes[0])
    assert restored.tables == report.tables


@given(consistent(), st.lists(st.sampled_from(BOUND), min_size=1, max_size=4, unique=True))
def test_what_explains_is_no_lighter_and_stands_first(report: Report, refs: list[CellRef]) -> None:
    spoilt = with_cells(report, {ref: f"{int(report.cell(ref) or 0) + 7}" for ref in refs})
    found = findings(spoilt)
    for at, finding in enumerate(found):
        if finding.under is not None:
            assert found[finding.under].under is None
            assert found[finding.under].severity.rank <= finding.severity.rank
            assert finding.under < at
