"""差错侦探: the likeliest slip first, always as a guess, never breaking what holds."""

from __future__ import annotations

import pytest

from core.checks import check
from core.checks.rule import Finding
from core.checks.subject import Subject
from core.detective import Guess, guesses
from core.detective.slips import Kind
from core.edits import edited
from core.form.spec import CellRef
from core.mending import mended
from core.report import Report, with_cells
from tests import detective
from tests.core.checks import make

ROW = {"0,0": "36", "0,1": "12", "0,6": "48"}
SETTLED = {"2,0": "30", "3,0": "6", "2,1": "12", "2,6": "42", "3,6": "6"}
CONCLUDED = {"23,0": "36", "23,1": "12", "23,6": "48"}
HOLDS = ROW | SETTLED | CONCLUDED


def report(cells: dict[str, str], table: str = "applications") -> Report:
    return make.report(cells={"applications": HOLDS} | {table: cells})


def spoilt(cells: dict[str, str]) -> Report:
    return report(HOLDS | cells)


def first_head(found: Report, previous: Report | None = None) -> tuple[Subject, Finding]:
    subject = Subject(found, previous)
    return subject, detective.heads(subject)[0]


def guessed(found: Report, previous: Report | None = None) -> tuple[Guess, ...]:
    return guesses(*first_head(found, previous))


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"0,0": "63"}, "可能是“本年新收·自然人”写颠倒了：36写成了63。"),
        ({"2,0": "300"}, "可能是“予以公开·自然人”有一位打了两遍：30写成了300。"),
        ({"2,0": "3"}, "可能是“予以公开·自然人”少打了一位：30写成了3。"),
        ({"2,0": "380"}, "可能是“予以公开·自然人”多打了一位：30写成了380。"),
        ({"2,0": "37"}, "可能是“予以公开·自然人”有一位打错了：30写成了37。"),
        ({"2,6": "30"}, "可能是“予以公开·总计”漏加了“商业企业”的12。"),
        ({"2,6": "54"}, "可能是“予以公开·总计”把“商业企业”的12加了两遍。"),
        ({"2,0": "42"}, "可能是把总计的42填进了“予以公开·自然人”，这一格推算应是30。"),
        ({"2,0": "0"}, "可能是“予以公开·自然人”漏填了：现在是0，推算应是30。"),
        ({"5,0": "9"}, "可能是“2.其他法律行政法规禁止公开·自然人”多填了：现在是9，推算应是0。"),
        (
            {"3,0": "0", "3,1": "6"},
            "可能是“部分公开”的6填错了一列：应在“自然人”，填到了“商业企业”。",
        ),
        (
            {"3,0": "0", "4,0": "6"},
            "可能是“自然人”的6填错了一行：应在“部分公开”，填到了“1.属于国家秘密”。",
        ),
        (
            {"2,0": "12", "2,1": "30"},
            "可能是“予以公开·自然人”的12和“予以公开·商业企业”的30填颠倒了。",
        ),
        ({"23,0": "6", "23,1": "0", "23,6": "6"}, "可能是“（七）总计”的3格都漏加了“予以公开”。"),
        ({"2,0": "187"}, "可能是“予以公开·自然人”写错了：写的是187，推算应是30。"),
        ({"0,1": "36"}, "可能是“本年新收·商业企业”照抄了旁边一格的36，推算应是12。"),
    ],
)
def test_the_likeliest_slip_is_told_first(cells: dict[str, str], sentence: str) -> None:
    found = spoilt(cells)
    best = guessed(found)[0]
    assert best.sentence == sentence
    assert edited(found, best.edit).tables == report(HOLDS).tables


def test_last_years_number_is_recognised() -> None:
    previous = make.previous(cells={"applications": HOLDS | {"2,0": "187"}})
    best = guessed(spoilt({"2,0": "187"}), previous)[0]
    assert best.sentence == "可能是“予以公开·自然人”还是上年的数187，推算今年应是30。"


def test_a_group_left_out_of_a_total_is_told_by_its_heading() -> None:
    cells = {"12,0": "5", "13,0": "2", "12,6": "5", "13,6": "2"}
    found = spoilt({"0,0": "43", "0,6": "55"} | cells)
    assert guessed(found)[0].sentence == "可能是“（七）总计·自然人”漏加了“无法提供”的7。"


def test_slips_in_a_group_of_the_third_table_are_guessed_from_one_sum() -> None:
    found = report({"0,0": "63", "0,1": "1", "0,4": "37"}, "review")
    best = guessed(found)[0]
    assert (best.kind, best.edit.changes[0].text) == (Kind.SWAPPED_DIGITS, "36")


def test_totals_worked_out_from_a_slip_are_mended_with_it() -> None:
    found = spoilt({"0,0": "63", "0,6": "75"})
    best = guessed(found)[0]
    assert best.kind is Kind.SWAPPED_DIGITS
    assert {change.ref[1:]: change.text for change in best.edit.changes} == {
        (0, 0): "36",
        (0, 6): "48",
    }
    assert len(best.mends) == 2


@pytest.mark.parametrize("cells", [{"0,0": "63"}, {"2,0": "187"}, {"24,0": "3", "3,1": "7"}])
def test_no_guess_breaks_what_holds_or_is_made_unasked(cells: dict[str, str]) -> None:
    found = spoilt(cells)
    subject, head = first_head(found)
    made = guesses(subject, head)
    assert made
    missed = detective.failing(found)
    for guess in made:
        assert guess.sentence.startswith("可能是")
        assert detective.failing(edited(found, guess.edit)) < missed
    recommended = {f.hit.fixes[0].edit.changes for f in check(found) if f.hit.recommended}
    after, _ = mended(found)
    assert recommended or after == found


def test_what_is_no_failed_sum_has_no_guesses() -> None:
    found = report({}, "disclosure")
    blank = with_cells(found, {CellRef("applications", 2, 0): ""})
    subject = Subject(blank)
    assert [guesses(subject, finding) for finding in check(blank)] == [()] * len(check(blank))


def test_the_slip_that_was_made_is_named_first_where_it_can_be_told() -> None:
    ranks = [rank for tally in detective.measure(10, seed=7).values() for rank in tally.told]
    assert len(ranks) > 50
    assert sum(rank == 0 for rank in ranks) >= 0.95 * len(ranks)
