"""What follows from last year: nothing is said where it holds, and a wrong number is found."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.checks import check
from core.checks.rule import Finding
from core.form.cells import row_of
from core.form.spec import CellRef
from core.report import Report, with_cells
from tests.core.checks import make
from tests.core.checks.tables.generated import COUNTS, FORM, consistent

INTO, OUT = (row_of("2021", "applications", row) for row in ("carried_in", "carried_out"))
DOCUMENTS = tuple(
    row_of("2021", "disclosure", row) for row in ("regulations", "normative_documents")
)
CHAIN = (*INTO, *DOCUMENTS[0], *DOCUMENTS[1])


def year_before(report: Report, edition: str) -> Report:
    """Last year's report from which this year's figures follow, in either edition."""
    into = [report.cell(ref) or "" for ref in INTO]
    before = make.previous(edition=edition)
    left = row_of(edition, "applications", "carried_out")
    cells = dict(zip(left, into, strict=True))
    if edition == "2021":
        for issued, repealed, stock in DOCUMENTS:
            made, ended, now = (int(report.number(ref) or 0) for ref in (issued, repealed, stock))
            cells[stock] = str(now - made + ended)
    return with_cells(before, cells)


def silent(report: Report) -> Report:
    """The report without a narrative, whose invented words know nothing of its figures."""
    sections = tuple(replace(section, paragraphs=()) for section in report.sections)
    return replace(report, sections=sections)


def chained(report: Report, previous: Report) -> list[Finding]:
    return [found for found in check(report, previous) if found.code in {"Y01", "Y02"}]


def heads(report: Report, previous: Report) -> list[Finding]:
    return [found for found in check(report, previous) if found.under is None]


def includes(finding: Finding, ref: CellRef) -> bool:
    return any(
        place.table == ref.table and (ref.row, ref.column) in place.cells
        for place in finding.hit.places
    )


@settings(deadline=None)
@given(consistent().map(silent), st.sampled_from(("2021", "2019")))
def test_what_follows_gives_no_finding(report: Report, edition: str) -> None:
    assert [found.message for found in chained(report, year_before(report, edition))] == []


@settings(deadline=None)
@given(consistent().map(silent), st.sampled_from(CHAIN), COUNTS)
def test_a_wrong_number_of_the_chain_is_found_at_its_place(
    report: Report, ref: CellRef, wrong: int
) -> None:
    previous = year_before(report, "2021")
    if str(wrong) == report.cell(ref):
        wrong += 1
    told = heads(report, previous)
    assume(not any(includes(found, ref) for found in told))
    before = {(found.code, *found.hit.places) for found in told}
    after = heads(with_cells(report, {ref: str(wrong)}), previous)
    new = [found for found in after if (found.code, *found.hit.places) not in before]
    assert any(includes(found, ref) for found in new)
    assert [found.message for found in new if not includes(found, ref)] == []


@settings(deadline=None)
@given(consistent().map(silent))
def test_a_column_not_carried_over_is_one_card(report: Report) -> None:
    """A cell that breaks the row, the balance and the chain at once is told once."""
    previous = year_before(report, "2021")
    ref = INTO[0]
    spoilt = with_cells(report, {ref: f"{int(report.number(ref) or 0) + 4}"})
    cards = [found for found in heads(spoilt, previous) if includes(found, ref)]
    assert len(cards) == 1
    assert FORM.column_name(ref) in cards[0].message
