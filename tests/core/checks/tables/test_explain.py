"""Which finding stands under which, and in what order they are shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.checks import check
from core.checks.explain import explained
from core.checks.rule import Finding, Hit, Rule, Severity, rule
from core.checks.subject import Subject
from core.place import Part, Place
from tests.core.checks import make
from tests.core.checks.tables.described import findings

RECEIVED = {"0,0": "5", "0,6": "5"}
GRANTED = {"2,0": "5", "2,6": "5", "23,0": "5", "23,6": "5"}
CONSISTENT = RECEIVED | GRANTED


def told(**cells: dict[str, str]) -> list[tuple[str, int | None]]:
    return [
        (finding.code, finding.under)
        for finding in findings(make.report(cells=cells))
        if finding.severity is Severity.ERROR
    ]


@pytest.mark.parametrize(
    ("why", "cells", "expected"),
    [
        ("consistent", CONSISTENT, []),
        (
            "one application lost is one card",
            {"0,0": "1", "0,6": "1"},
            [("T301", None), ("T307", 0), ("T301", 0)],
        ),
        (
            "two columns that do not balance explain the total's",
            {"0,0": "1", "0,1": "2", "0,6": "3", "24,0": "0", "2,1": "1", "2,6": "1", "23,1": "1"}
            | {"23,6": "1"},
            [("T301", None), ("T307", 0), ("T301", 0), ("T301", None)],
        ),
        (
            "an outcome and its row's total changed, not its column's",
            CONSISTENT | {"2,0": "6", "2,6": "6"},
            [("T303", None), ("T303", 0)],
        ),
        (
            "an outcome and its column's total changed, not its row's",
            CONSISTENT | {"2,0": "6", "23,0": "6"},
            [("T302", None), ("T301", 0), ("T302", 0)],
        ),
        (
            "two wrong cells in different rows and columns are two facts",
            CONSISTENT | {"2,0": "6", "24,1": "3"},
            [("T302", None), ("T303", 0), ("T302", None), ("T301", 2)],
        ),
        (
            "two wrong cells in one column are two facts",
            CONSISTENT | {"2,0": "6", "3,0": "3"},
            [("T302", None), ("T303", 0), ("T302", None)],
        ),
        (
            "two wrong cells in one row are two facts",
            CONSISTENT | {"2,0": "6", "2,1": "3"},
            [("T303", None), ("T302", 0), ("T303", None)],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_one_fact_is_one_card(
    why: str, cells: dict[str, str], expected: list[tuple[str, int | None]]
) -> None:
    assert told(applications=cells) == expected, why


def test_a_wrong_cell_is_named_where_it_is_the_only_suspect() -> None:
    head = findings(make.report(cells={"applications": CONSISTENT | {"2,0": "7"}}))[0]
    assert "很可能是这一格写错了" in head.message
    assert "写的是7，推算应是5" in head.message
    assert [fix.title for fix in head.hit.fixes] == ["“予以公开·自然人”改为5", "把“总计”改成7"]
    assert not head.hit.recommended


def test_nobody_is_accused_where_two_could_be_at_fault() -> None:
    four = {"2,0": "5", "2,1": "5", "2,6": "10", "3,0": "5", "3,1": "5", "3,6": "10"}
    sums = {"23,0": "10", "23,1": "10", "23,6": "20"} | {"0,0": "10", "0,1": "10", "0,6": "20"}
    found = findings(make.report(cells={"applications": four | sums | {"2,0": "6", "3,1": "6"}}))
    assert [(finding.code, finding.under) for finding in found] == [
        ("T302", None),
        ("T303", 0),
        ("T302", None),
        ("T303", 2),
    ]
    assert all("很可能" not in finding.message for finding in found)


@pytest.mark.parametrize(("last", "head"), [("", "T304"), ("0", "T302")])
def test_a_row_one_cell_off_is_one_card(last: str, head: str) -> None:
    shifted = CONSISTENT | {"2,5": "5", "2,6": last}
    report = make.report(cells={"applications": shifted}, origin={"format": "docx"})
    found = findings(report)
    assert found[0].code == head
    assert {finding.code for finding in found[1:]} >= {"T303", "T309"}
    assert [finding.code for finding in found if finding.under is None] == [head]


def test_documents_of_an_organ_that_may_have_none_are_one_card() -> None:
    assert told(disclosure={"0,0": "2", "0,2": "1"}) == [("T207", None), ("T208", 0)]


def spoken(
    code: str,
    *places: Place,
    severity: Severity = Severity.ERROR,
    table: int | None = None,
    text: int | None = None,
) -> Finding:
    """A finding of a made-up rule; ``table`` and ``text`` are the numbers that disagree."""
    hit = Hit("说了一句。", places, expected=table, actual=text)

    @rule(code, "某条", severity)
    def one(_: Subject) -> Iterator[Hit]:
        yield hit

    made: Rule = one
    return Finding(made, hit)


def shown(*found: Finding, cells: dict[str, str] | None = None) -> list[tuple[str, int | None]]:
    subject = Subject(make.report(cells={"applications": cells or {}}))
    return [(finding.code, finding.under) for finding in explained(subject, list(found))]


def cells(*at: tuple[int, int]) -> Place:
    return Place(table="applications", cells=at)


def text(paragraph: int, start: int) -> Place:
    return Place(section=1, paragraph=paragraph, start=start, end=start + 5)


def test_what_the_text_says_of_the_same_cells_is_on_the_card() -> None:
    balance = findings(make.report(cells={"applications": RECEIVED}))
    card = shown(
        *(spoken(finding.code, *finding.hit.places) for finding in balance),
        spoken("N13", text(2, 0), cells((0, 6)), table=5, text=0),
        spoken("N15", text(2, 30)),
        spoken("N03", text(2, 40), cells((23, 6)), table=0, text=5),
        spoken("N20", text(4, 0)),
        cells=RECEIVED,
    )
    assert [code for code, under in card if under is None] == ["T301", "N20"] or [
        code for code, under in card if under is None
    ] == ["N20", "T301"]
    head = [code for code, _ in card].index("T301")
    assert {code for code, under in card if under == head} == {"T301", "T307", "N13", "N15", "N03"}


def test_the_text_about_other_cells_stands_alone() -> None:
    assert shown(spoken("N16", cells((3, 1))), spoken("N13", text(2, 0), cells((0, 6)))) == [
        ("N13", None),
        ("N16", None),
    ]


def test_a_graver_finding_is_never_hidden_under_a_lighter_one() -> None:
    assert shown(
        spoken("T207", cells((0, 0)), severity=Severity.WARNING), spoken("T208", cells((0, 0)))
    ) == [("T208", None), ("T207", None)]


def test_the_gravest_first_then_the_order_of_the_report() -> None:
    assert [
        code
        for code, _ in shown(
            spoken("H1", Place(part=Part.FILE), severity=Severity.HINT),
            spoken("E9", Place(part=Part.CLOSING)),
            spoken("E8", Place(part=Part.SIGNATURE)),
            spoken("E7", Place(section=6, paragraph=0)),
            spoken("E6", Place(table="review", cells=((0, 3),))),
            spoken("E5", Place(table="applications", cells=((7, 0),))),
            spoken("E4", Place(table="applications", cells=((1, 6),))),
            spoken("E3", Place(section=1, paragraph=2, start=9)),
            spoken("E2", Place(section=1, paragraph=2)),
            spoken("E1", Place(part=Part.PREFACE, paragraph=0)),
            spoken("E0", Place(part=Part.TITLE)),
        )
    ] == ["E0", "E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9", "H1"]


def test_a_number_that_the_mended_sum_would_not_bear_out_is_a_fault_of_its_own() -> None:
    balance = findings(make.report(cells={"applications": RECEIVED}))
    card = shown(
        *(spoken(finding.code, *finding.hit.places) for finding in balance),
        spoken("N01", text(2, 0), cells((0, 6)), table=5, text=8),
        cells=RECEIVED,
    )
    assert ("N01", None) in card


def test_totals_not_brought_up_to_date_are_one_card_with_one_mend() -> None:
    """A row was changed in Word and neither of the two totals below and beside was."""
    left_out = {"0,0": "9", "0,6": "9", "2,0": "9", "2,6": "9", "23,0": "8", "23,6": "8"}
    found = check(make.report(cells={"applications": left_out}, sections={1: ["一切如常。"]}))
    heads = [finding for finding in found if finding.under is None and finding.severity == "error"]
    assert [finding.code for finding in heads] == ["T303"]
    assert heads[0].hit.recommended
    assert heads[0].hit.fixes[0].title == "把“（七）总计”改成9"
