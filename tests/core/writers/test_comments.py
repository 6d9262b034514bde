"""Findings as comments beside the text, in a file that every office program opens."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree

from core.annotating import annotated
from core.answers import Answer
from core.checks import check
from core.checks.answering import about
from core.form.spec import CellRef
from core.place import Part, Place
from core.readers import read_bytes
from core.recognise import recognise
from core.report import Paragraph, Report, Section, Signature, with_cells
from core.writers.docx import write
from core.writers.docx_comments import Comment
from tests.core.writers.sample import full_report

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REPORT = full_report()


def body(data: bytes) -> etree._Element:
    with ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def commented(data: bytes) -> dict[int, str]:
    """The text that each comment is tied to, by the comment's number."""
    found: dict[int, str] = {}
    opened: set[int] = set()
    for element in body(data).iter():
        if element.tag == f"{W}commentRangeStart":
            opened.add(int(element.get(f"{W}id")))
            found[int(element.get(f"{W}id"))] = ""
        elif element.tag == f"{W}commentRangeEnd":
            opened.remove(int(element.get(f"{W}id")))
        elif element.tag == f"{W}t":
            for number in opened:
                found[number] += element.text
    assert not opened
    return found


def tied(*places: Place) -> list[str]:
    """The text that comments on some places are tied to."""
    found = commented(write(REPORT, [Comment(place, "看这里") for place in places]))
    assert sorted(found) == list(range(len(places)))
    return [found[number] for number in sorted(found)]


FIRST = REPORT.sections[0].paragraphs[1].text


def test_comments_are_tied_to_words_paragraphs_headings_and_cells():
    assert tied(
        Place(section=1, paragraph=1, start=3, end=9),
        Place(section=1, paragraph=1, start=5, end=12),
        Place(section=1, paragraph=1),
        Place(section=3),
        Place(part=Part.TITLE, start=1, end=2),
        Place(table="applications", cells=((0, 0), (1, 0))),
        Place(table="applications", cells=((0, 0),)),
        Place(part=Part.SIGNATURE),
        Place(part=Part.SIGNATURE, paragraph=0),
        Place(part=Part.PREFACE, paragraph=0, start=0, end=3),
    ) == [
        FIRST[3:9],
        FIRST[5:12],
        FIRST,
        REPORT.sections[2].heading,
        REPORT.title,
        REPORT.cell(CellRef("applications", 0, 0)),
        REPORT.cell(CellRef("applications", 0, 0)),
        REPORT.signature.date,
        REPORT.signature.organ,
        REPORT.preface[0].text[:3],
    ]


@pytest.mark.parametrize(
    "place",
    [
        Place(part=Part.FILE),
        Place(section=4, paragraph=30, start=2, end=5),
        Place(section=1, paragraph=1, start=90_000, end=90_001),
        Place(section=1, paragraph=1, start=4, end=4),
        Place(part=Part.CLOSING, paragraph=0),
        Place(table="review"),
        Place(table="disclosure", cells=((0, 2),)),
    ],
)
def test_no_comment_is_lost(place):
    data = write(REPORT, [Comment(place, "看这里")])
    assert list(commented(data)) == [0]
    (comment,) = Document(BytesIO(data)).comments
    assert (comment.text, comment.author, comment.initials) == ("看这里", "年报检查", "检")


def test_a_report_of_nothing_takes_comments_too():
    bare = Report("2021", "", tuple(Section(None) for _ in range(6)), REPORT.tables)
    data = write(bare, [Comment(Place(part=Part.TITLE), "缺标题")])
    assert list(commented(data)) == [0]


def wrong() -> Report:
    cells = {CellRef("applications", 0, 0): "8", CellRef("disclosure", 0, 0): "2"}
    report = with_cells(REPORT, cells)
    return replace(report, signature=Signature(), closing=(Paragraph("（联系人：办公室）"),))


def test_every_finding_that_counts_is_a_comment_with_its_advice():
    findings = check(wrong())
    data = annotated(wrong(), findings)
    comments = list(Document(BytesIO(data)).comments)
    heads = [finding for finding in findings if finding.counts]
    assert len(heads) > 1
    assert len(comments) == len(heads) == len(commented(data))
    for comment, finding in zip(comments, heads, strict=True):
        assert finding.message in comment.text
        assert f"改法：{finding.advice}" in comment.text
        assert finding.code not in comment.text


def test_an_answer_stands_in_its_comment():
    finding = next(finding for finding in check(wrong()) if finding.answerable)
    answer: Answer = replace(about(wrong(), finding), sentence="属实：有批文。")
    report = replace(wrong(), answers=(answer,))
    data = annotated(report, check(report))
    assert any("属实：有批文。" in comment.text for comment in Document(BytesIO(data)).comments)


def test_the_commented_report_reads_back_as_it_was_and_its_comments_are_counted():
    findings = check(wrong())
    again = recognise(read_bytes(annotated(wrong(), findings)))
    assert again == wrong()
    assert again.origin.counts["comments"] == sum(finding.counts for finding in findings)


def test_the_parts_are_declared_once():
    data = annotated(wrong(), check(wrong()))
    with ZipFile(BytesIO(data)) as package:
        types = etree.fromstring(package.read("[Content_Types].xml"))
        links = etree.fromstring(package.read("word/_rels/document.xml.rels"))
        names = Counter(package.namelist())
    assert max(names.values()) == 1
    assert [e.get("PartName") for e in types].count("/word/comments.xml") == 1
    assert [e.get("Target") for e in links].count("comments.xml") == 1
    identities = [e.get("Id") for e in links]
    assert len(identities) == len(set(identities))


def test_a_comment_on_a_sum_is_tied_to_its_total():
    report = with_cells(REPORT, {CellRef("review", 0, 4): "77"})
    assert "77" in commented(annotated(report, check(report))).values()
