"""Answers travel in the document and nowhere else, and damaged ones stop nothing."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from core.answers import ANSWERS_NAMESPACE, MOST_ANSWERS, Answer
from core.jsonform import dumps
from core.jsonread import from_json
from core.place import Part, Place
from core.readers import read_bytes
from core.recognise import recognise
from core.report import Report
from core.writers import WRITERS
from core.writers.docx import write
from tests.core.writers.sample import full_report
from tests.generate import answers, reports

ANSWER = Answer(
    "T209",
    Place(table="disclosure", cells=((2, 0), (3, 0))),
    figures=("1,256", "“行政许可”"),
    sentence="属实：2024年合并了两个所，\n许可量<翻倍>。",
    date="2025-01-15",
)
REPORT = replace(full_report(), answers=(ANSWER, replace(ANSWER, place=Place(part=Part.TITLE))))


def reread(data: bytes) -> Report:
    return recognise(read_bytes(data))


def repacked(data: bytes, **changed: bytes | None) -> bytes:
    """The package with some of its parts replaced, or left out."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(buffer, "w") as target:
        for name in source.namelist():
            key = name.replace("/", "_").replace(".", "_")
            content = changed.get(key, source.read(name))
            if content is not None:
                target.writestr(name, content)
    return buffer.getvalue()


@given(st.lists(answers(), max_size=4))
def test_a_document_and_the_public_json_give_any_answers_back(given_answers):
    report = replace(full_report(), answers=tuple(given_answers))
    assert reread(write(report)).answers == report.answers
    assert from_json(dumps(report).encode()).answers == report.answers


@settings(max_examples=40)
@given(reports())
def test_any_report_comes_back_with_its_answers(report):
    assert reread(write(report)) == report


def test_the_part_is_related_and_typed_as_office_programs_want_it():
    with ZipFile(BytesIO(write(REPORT))) as package:
        names = set(package.namelist())
        types = package.read("[Content_Types].xml").decode()
        links = package.read("word/_rels/document.xml.rels").decode()
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
    assert {"customXml/item1.xml", "customXml/itemProps1.xml"} <= names
    assert "customXml/_rels/item1.xml.rels" in names
    assert 'PartName="/customXml/itemProps1.xml"' in types
    assert 'Target="../customXml/item1.xml"' in links
    document = Document(BytesIO(write(REPORT)))
    saved = BytesIO()
    document.save(saved)
    assert reread(saved.getvalue()) == REPORT


def test_a_report_without_answers_has_no_such_part():
    with ZipFile(BytesIO(write(full_report()))) as package:
        assert not [name for name in package.namelist() if name.startswith("customXml")]


def test_no_other_format_has_them():
    for suffix in (".html", ".xlsx"):
        written = WRITERS[suffix](REPORT)
        assert "翻倍".encode() not in written
        assert WRITERS[suffix](full_report()) == written


def xml(body: str) -> bytes:
    return f'<answers xmlns="{ANSWERS_NAMESPACE}">{body}</answers>'.encode()


ONE = "<answer><code>T1</code><place section='1'/><sentence>属实：有批文。</sentence></answer>"


@pytest.mark.parametrize(
    "content",
    [
        xml("<answer>"),
        xml("")[:-3],
        b'<!DOCTYPE a [<!ENTITY b "c">]>' + xml("&b;"),
        xml("<a>" * 5000 + "</a>" * 5000),
        f"<x>{ANSWERS_NAMESPACE}</x>".encode(),
    ],
    ids=["open", "cut", "declared", "deep", "foreign"],
)
def test_damaged_answers_are_left_out_and_told(content):
    read = reread(repacked(write(REPORT), customXml_item1_xml=content))
    assert replace(read, answers=REPORT.answers) == REPORT
    assert read.answers == ()
    assert any("审核说明" in note.message for note in read.origin.notes)


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        (ONE * (MOST_ANSWERS + 5), MOST_ANSWERS),
        ("<answer/>" + ONE, 1),
        (ONE.replace("section='1'", "section='十'"), 0),
        (ONE.replace("section='1'", "section='-1'"), 0),
        (ONE.replace("section='1'", "table='applications' cells='1,2 a,b 3 99999999,1'"), 1),
        (ONE.replace("section='1'", "part='nowhere'"), 0),
        (ONE.replace("属实：有批文。", "  "), 0),
        (ONE.replace("属实", "属" * 90_000), 1),
    ],
)
def test_hostile_answers_are_taken_as_far_as_they_make_sense(body, kept):
    read = reread(repacked(write(REPORT), customXml_item1_xml=xml(body)))
    assert len(read.answers) == kept
    assert all(len(answer.sentence) <= 2000 for answer in read.answers)
    assert all(len(answer.place.cells) <= 1 for answer in read.answers)


def test_a_part_too_large_or_missing_stops_nothing():
    large = xml(ONE + " " * (2 << 20))
    for content in (large, None):
        read = reread(repacked(write(REPORT), customXml_item1_xml=content))
        assert replace(read, answers=REPORT.answers) == REPORT


def test_the_parts_of_other_programs_are_no_answers():
    other = b'<?xml version="1.0"?><!DOCTYPE x><data xmlns="urn:somebody">\xe5\xb1\x9e</data>'
    read = reread(repacked(write(REPORT), customXml_item1_xml=other))
    assert read.answers == ()
    assert read.origin.notes == reread(write(full_report())).origin.notes


def test_what_the_public_json_gets_wrong_about_answers_is_refused():
    from core.readers.raw import UnreadableFile

    whole = dumps(REPORT)
    for old, new in (('"answers": [', '"answers": [3, '), ('"figures": [', '"figures": [[], ')):
        with pytest.raises(UnreadableFile):
            from_json(whole.replace(old, new).encode())
