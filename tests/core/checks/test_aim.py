"""Which cell a finding sends one to: the total or the suspect, not the first addend."""

from __future__ import annotations

import pytest

from core.checks import check
from core.checks.aim import aimed
from core.form.cells import cell_of
from core.form.spec import CellRef
from core.report import Report, with_cells
from tests.core.checks import make


def cell(row: str, column: str) -> CellRef:
    return cell_of("2021", "applications", row, column)


RECEIVED, CARRIED_OUT = cell("received", "total"), cell("carried_out", "total")
ONE = cell("received", "natural_person")
LEFT = cell("carried_out", "natural_person")


def first_cell(report: Report, code: str) -> CellRef:
    finding = next(found for found in check(report) if found.code == code)
    place = aimed(finding)[0]
    assert frozenset(place.cells) == frozenset(finding.hit.places[0].cells)
    return CellRef(place.table or "", *place.cells[0])


@pytest.mark.parametrize(
    ("cells", "code", "expected"),
    [
        pytest.param({RECEIVED: "5"}, "T302", RECEIVED, id="a total that is wrong"),
        pytest.param({ONE: "5"}, "T302", ONE, id="the only cell that both sums miss"),
        pytest.param({ONE: "5", RECEIVED: "5"}, "T301", LEFT, id="a balance"),
        pytest.param({CellRef("review", 0, 4): "3"}, "T401", CellRef("review", 0, 4), id="cases"),
    ],
)
def test_the_cell_at_fault_stands_first(cells, code, expected):
    report = with_cells(make.report(), cells)
    assert first_cell(report, code) == expected


def test_a_total_follows_without_a_mend():
    report = with_cells(make.report(), {ONE: "5", RECEIVED: "5"})
    balances = [found for found in check(report) if found.code == "T301"]
    (of_totals,) = (found for found in balances if not found.hit.fixes)
    place = aimed(of_totals)[0]
    assert place.cells[0] == (CARRIED_OUT.row, CARRIED_OUT.column)


def test_places_of_text_stay_as_they_are():
    report = make.report(title="柳溪镇人民政府政府信息公开工作年度报告")
    for finding in check(report):
        if finding.hit.places[0].table is None:
            assert aimed(finding) == finding.hit.places
