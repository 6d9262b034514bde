"""Paragraphs go into a text document and come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from core.report import Paragraph
from gui.narrative.counting import count
from gui.narrative.text import paragraphs, points, rewrite, units
from tests.generate import paragraphs as any_paragraphs

pytestmark = pytest.mark.usefixtures("qapp")


@given(any_paragraphs(), any_paragraphs())
def test_rewriting_ends_at_what_is_wanted_whatever_stood_there(before, after):
    document = QTextDocument()
    rewrite(document, before)
    rewrite(document, after)
    assert [p.text for p in paragraphs(document)] == [p.text for p in after]
    assert paragraphs(document) == after


def test_blank_lines_and_indents_are_the_documents_alone():
    document = QTextDocument()
    document.setPlainText("　　第一段 \n\n   \n第二段")
    assert paragraphs(document) == (Paragraph("第一段"), Paragraph("第二段"))


def test_a_rare_character_counts_once_in_the_report():
    document = QTextDocument()
    wanted = (Paragraph("𬭎溪镇公开", ((1, 3),)),)
    rewrite(document, wanted)
    assert paragraphs(document) == wanted


@given(st.text(max_size=20), st.integers(0, 20))
def test_units_and_points_are_inverse(text, at):
    start = text[: min(at, len(text))]
    assert points(text, units(start)) == len(start)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("公开信息12条。", 7), ("", 0), ("ABC 公开", 3), ("2024年1月", 4), ("　　公开", 2)],
)
def test_words_are_counted_as_word_does(text, expected):
    assert count([text]) == expected
