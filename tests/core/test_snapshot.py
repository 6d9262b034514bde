"""A snapshot keeps everything of a report, and refuses what is not one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.opening import open_report
from core.origin import Mark, Note, Origin
from core.place import Part, Place
from core.report import ForeignTable, Kept, Paragraph, Picture, Report, Section
from core.snapshot import UnreadableSnapshot, read, write

SAMPLE = open_report(Path(__file__).parent.parent.parent / "resources" / "sample.json")
TEXTS = st.text(st.characters(codec="utf-8") | st.just("\ud800"), max_size=20)
SPANS = st.tuples(st.integers(0, 9), st.integers(0, 9))
PARAGRAPHS = st.lists(
    st.builds(Paragraph, TEXTS, st.lists(SPANS, max_size=2).map(tuple)), max_size=3
).map(tuple)
PLACES = st.builds(Place, part=st.sampled_from(Part)) | st.builds(
    Place, table=st.just("review"), cells=st.lists(SPANS, max_size=2).map(tuple)
)
ORIGINS = st.builds(
    Origin,
    format=TEXTS,
    notes=st.lists(st.builds(Note, TEXTS, TEXTS, PLACES), max_size=2).map(tuple),
    marks=st.lists(st.builds(Mark, TEXTS, PLACES), max_size=2).map(tuple),
    counts=st.dictionaries(TEXTS, st.integers()),
    mended=st.frozensets(TEXTS),
)
PICTURES = st.builds(Picture, st.binary(max_size=20), TEXTS, st.floats(0, 99), st.floats(0, 99))
TABLES = st.builds(ForeignTable, st.lists(st.lists(TEXTS).map(tuple), max_size=2).map(tuple))


@st.composite
def reports(draw) -> Report:
    section = Section(draw(st.none() | TEXTS), draw(PARAGRAPHS), draw(st.integers(0, 3)))
    cells = (draw(st.none() | TEXTS), *SAMPLE.tables["review"][0][1:])
    kept = st.builds(Kept, PICTURES | TABLES, st.integers(0, 7), st.integers(0, 3))
    return replace(
        SAMPLE,
        title=draw(TEXTS),
        sections=(section, *SAMPLE.sections[1:]),
        tables={**SAMPLE.tables, "review": (cells,)},
        closing=draw(PARAGRAPHS),
        kept=tuple(draw(st.lists(kept, max_size=2))),
        origin=draw(ORIGINS),
    )


@given(reports(), st.dictionaries(TEXTS, st.none() | TEXTS))
def test_everything_comes_back(report, about):
    again, words = read(write(report, about))
    assert again == report
    assert again.origin == report.origin
    assert words == about


@given(st.binary() | st.recursive(st.none() | st.text(), st.lists).map(json.dumps).map(str.encode))
def test_what_is_no_snapshot_is_refused(data):
    with pytest.raises(UnreadableSnapshot):
        read(data)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 0.999])
def test_a_file_cut_short_is_refused(share):
    data = write(SAMPLE)
    with pytest.raises(UnreadableSnapshot):
        read(data[: int(len(data) * share)])


@pytest.mark.parametrize(
    ("name", "value"),
    [("title", 3), ("tables", {}), ("sections", []), ("edition", "1999"), ("kept", [{"after": 1}])],
)
def test_a_report_of_another_shape_is_refused(name, value):
    top = json.loads(write(SAMPLE))
    top["report"][name] = value
    with pytest.raises(UnreadableSnapshot):
        read(json.dumps(top).encode())


def test_what_a_later_edition_of_the_program_adds_is_passed_over():
    top = json.loads(write(SAMPLE))
    top["report"]["colour"] = "red"
    del top["report"]["closing"]
    assert read(json.dumps(top).encode())[0] == SAMPLE
