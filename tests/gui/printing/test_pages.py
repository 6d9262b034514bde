"""The pages: everything once, nothing beyond the type area, no row cut, each table whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.blank import blank_report
from core.form import FORMS
from core.form.layout import boxes, row_count
from core.form.spec import CellRef
from core.report import (
    ForeignTable,
    Kept,
    Paragraph,
    Picture,
    Report,
    Signature,
    with_cells,
)
from core.writers.flow import Line, OfficialTable, items, printable
from gui.print_fonts import Faces
from gui.print_layout import ROOM, WIDTH, pages
from gui.print_pages import Image, Page, Rule, TextLine, broken
from tests.generate import reports

pytestmark = pytest.mark.usefixtures("qapp")

BLANK = blank_report("青禾镇人民政府", 2024)

SLACK = 1.0
"""A twentieth of a point."""


def report_with(*paragraphs: str, section: int = 1, kept=(), **fields) -> Report:
    sections = list(BLANK.sections)
    texts = tuple(Paragraph(text) for text in paragraphs)
    sections[section - 1] = replace(sections[section - 1], paragraphs=texts)
    return replace(BLANK, sections=tuple(sections), kept=tuple(kept), **fields)


def said(page: Page) -> str:
    return "".join(line.text for line in page.lines)


def everything(report: Report) -> str:
    """All characters a document shows of a report, in the order of the sequence."""
    parts = []
    for item in items(report):
        match item:
            case Line():
                parts.append(item.text)
            case OfficialTable():
                for box in boxes(item.table):
                    value = item.grid[box.ref.row][box.ref.column] if box.ref else box.text
                    parts.append(value or "")
            case ForeignTable():
                parts += (text for row in item.rows for text in row)
    return printable("".join(parts)).replace("\n", "").replace("\u2028", "")


def rows_of(page: Page):
    """Strips that are rows of tables: those drawn with rules."""
    for top, strip in page.strips:
        if strip.height and any(isinstance(piece, Rule) for piece in strip.pieces):
            yield top, strip


def assert_inside(page: Page) -> None:
    for top, strip in page.strips:
        assert top + strip.height <= ROOM + SLACK
        for piece in strip.pieces:
            match piece:
                case TextLine() if piece.text.strip():
                    assert piece.left >= -SLACK
                    assert piece.right <= WIDTH + SLACK
                    assert top + piece.top >= -SLACK
                    assert top + piece.bottom <= ROOM + SLACK
                case Rule():
                    assert -SLACK <= piece.x1 <= piece.x2 <= WIDTH + SLACK
                    assert top + max(piece.y1, piece.y2) <= ROOM + SLACK
                case Image():
                    assert piece.left >= -SLACK
                    assert piece.left + piece.width <= WIDTH + SLACK
                    assert top + piece.height <= ROOM + SLACK


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(report=st.sampled_from(sorted(FORMS)).flatmap(lambda edition: reports(FORMS[edition])))
def test_a_report_is_there_whole_and_inside_its_pages(report):
    laid_out = pages(report)
    shown = Counter("".join(map(said, laid_out)))
    assert shown == Counter(everything(report))
    for page in laid_out:
        assert_inside(page)
    assert [page.number for page in laid_out] == list(range(1, len(laid_out) + 1))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(report=reports())
def test_every_official_table_stands_on_one_page(report):
    strips = [
        (page.number, any(isinstance(piece, Rule) for piece in strip.pieces))
        for page in pages(report)
        for _, strip in page.strips
    ]
    runs = [len(list(rows)) for (_, ruled), rows in groupby(strips) if ruled]
    assert runs == [row_count(table) for table in report.form.tables]


def test_a_heading_is_never_the_last_of_a_page():
    """Whatever stands above it: the table under 三 moves to the next page with its heading."""
    for lines in range(1, 24):
        *before, _ = pages(report_with("行" + "\n行" * lines))
        for page in before:
            last = page.strips[-1][1].pieces[0]
            assert isinstance(last, Rule) or last.text == "行"


@given(length=st.integers(0, 3000))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_long_paragraph_runs_over_pages_without_losing_a_character(length):
    text = ("为民服务解难题，" * (length // 8 + 1))[:length]
    laid_out = pages(report_with(text))
    assert Counter(text) - Counter("".join(map(said, laid_out))) == Counter()
    full = [page for page in laid_out if len(list(page.lines)) >= 22]
    assert len(full) >= length // (28 * 22) - 1


def test_a_page_takes_22_lines_of_28_characters():
    first = pages(report_with("字" * 28 * 60, title="", preface=()))[1]
    lines = [line.text for line in first.lines]
    assert lines == ["字" * 28] * 22


STOPS = "，。、；：？！）》”"
OPENERS = "（《“"


@given(st.text(st.sampled_from("公开年报" + STOPS + OPENERS + "12a "), min_size=1, max_size=200))
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_line_begins_with_a_stop_or_ends_with_an_opening_mark(noise):
    text = "".join(f"年{one}月" if one in STOPS + OPENERS else one for one in noise)
    lines = [line.text for page in pages(report_with(text)) for line in page.lines]
    own = [line for line in lines if set(line) & set("年月")][:-1]
    for line in own:
        assert line.rstrip()[:1] not in STOPS or not line.rstrip()
        assert line.rstrip()[-1:] not in OPENERS or not line.rstrip()


def test_the_number_of_the_page_stands_outside():
    feet = [page.foot for page in pages(report_with("字" * 3000))]
    assert [foot.text for foot in feet] == [f"— {number} —" for number in range(1, len(feet) + 1)]
    em = 14 * 20
    for number, foot in enumerate(feet, 1):
        assert foot.top > ROOM
        if number % 2:
            assert foot.right == pytest.approx(WIDTH - em, abs=SLACK)
        else:
            assert foot.left == pytest.approx(em, abs=SLACK)


def test_the_title_is_broken_by_its_sense_and_centred():
    title = "青禾镇人民政府办公室2024年政府信息公开工作年度报告"
    first, second, *_ = pages(report_with("正文", title=title))[0].lines
    assert first.text + second.text == title
    assert not first.text.endswith("2024")
    for line in (first, second):
        assert line.left + line.right == pytest.approx(WIDTH, abs=SLACK)


def test_text_is_justified_and_its_first_line_indented():
    lines = [
        line
        for line in pages(report_with("我镇认真落实《条例》规定，" * 20))[0].lines
        if "我镇" in line.text
    ]
    em = 16 * 20
    assert lines[0].left == pytest.approx(2 * em, abs=SLACK)
    assert all(line.left == pytest.approx(0, abs=SLACK) for line in lines[1:])


def test_an_unsealed_signature_stands_two_characters_from_the_right():
    signed = report_with(signature=Signature("青禾镇人民政府", "2025年1月15日"))
    organ, date = list(pages(signed)[-1].lines)[-2:]
    em = 16 * 20
    assert (organ.text, date.text) == ("青禾镇人民政府", "2025年1月15日")
    assert date.left - organ.left == pytest.approx(2 * em, abs=SLACK)
    assert max(organ.right, date.right) == pytest.approx(WIDTH - 2 * em, abs=SLACK)


def test_a_signature_does_not_begin_a_page_alone():
    for lines in range(1, 24):
        text = "\n".join(["行"] * lines)
        signed = report_with(text, section=6, signature=Signature("青禾镇", "2025年1月15日"))
        last = [line.text for line in pages(signed)[-1].lines]
        assert "行" in last


def long_table(rows: int, text: str = "内容") -> ForeignTable:
    return ForeignTable((("序号", "事项"), *((str(row), text) for row in range(1, rows + 1))))


def foreign_pages(laid_out: tuple[Page, ...]) -> list[Page]:
    return [page for page in laid_out if "序号" in said(page)]


def test_a_long_table_breaks_between_rows_with_its_header_on_every_page():
    laid_out = pages(report_with("见下表。", kept=[Kept(long_table(90), 1, 1)]))
    with_table = foreign_pages(laid_out)
    assert len(with_table) >= 3
    numbers = []
    for page in with_table:
        texts = [
            [piece.text for piece in strip.pieces if isinstance(piece, TextLine)]
            for _, strip in rows_of(page)
        ]
        rows = [row for row in texts if len(row) == 2 and row[0].isdigit()]
        assert texts.count(["序号", "事项"]) == 1
        assert all(row[1] == "内容" for row in rows)
        numbers += [int(row[0]) for row in rows]
        assert_inside(page)
    assert numbers == list(range(1, 91))


def test_a_broken_table_is_closed_at_the_foot_and_the_head():
    laid_out = pages(report_with("见下表。", kept=[Kept(long_table(90), 1, 1)]))
    first = foreign_pages(laid_out)[0]
    _, last = first.strips[-1]
    (rule,) = last.pieces
    assert (rule.x1, rule.x2) == pytest.approx((0, WIDTH), abs=SLACK)


def test_a_row_higher_than_a_page_goes_on_over_the_next_ones():
    text = "很长的内容，" * 1200
    laid_out = pages(report_with(kept=[Kept(long_table(2, text), 1, 0)]))
    for page in laid_out:
        assert_inside(page)
    shown = Counter("".join(map(said, laid_out)))
    assert shown["很"] == 2 * 1200
    assert len(foreign_pages(laid_out)) >= 3


def test_an_official_table_too_high_for_a_page_is_broken_between_rows():
    key = "applications"
    cells = {CellRef(key, row, 0): "待核实" * 12 for row in range(25)}
    report = with_cells(BLANK, cells)
    laid_out = pages(report)
    for page in laid_out:
        assert_inside(page)
    assert Counter("".join(map(said, laid_out)))["待"] == 25 * 12
    table = next(table for table in report.form.tables if table.key == key)
    banner = next(box.text for box in boxes(table) if box.column and box.text)
    assert sum(banner in said(page) for page in laid_out) > 1
    assert sum(len(list(rows_of(page))) for page in laid_out) > row_count(table)


def test_odd_cells_are_shown_as_they_are():
    odd = {"/": 0, "１２": 1, "1,234": 2, "见说明\n第二行": 3, "0.50": 4, "١٢": 5}
    cells = {CellRef("applications", 0, column): text for text, column in odd.items()}
    report = with_cells(BLANK, cells)
    shown = [line.text for page in pages(report) for line in page.lines]
    joined = "".join(shown)
    for text in odd:
        assert text.replace("\n", "") in joined


PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
)


def test_a_picture_is_printed_in_its_size_in_the_middle():
    picture = Picture(PIXEL, "image/png", 78.0, 50.0)
    laid_out = pages(report_with("见图。", kept=[Kept(picture, 1, 1)]))
    (image,) = [
        piece
        for page in laid_out
        for _, strip in page.strips
        for piece in strip.pieces
        if isinstance(piece, Image)
    ]
    assert image.width == pytest.approx(WIDTH / 2, abs=SLACK)
    assert image.left == pytest.approx(WIDTH / 4, abs=SLACK)


@pytest.mark.parametrize("size", [(5.0, 5.0), (100.0, 80.0), (500.0, 900.0)])
def test_a_picture_that_cannot_be_shown_says_so_in_its_place(size):
    picture = Picture(b"\x01\x00\x00\x00 EMF", "image/x-emf", *size)
    laid_out = pages(report_with(kept=[Kept(picture, 1, 0)]))
    assert "打印不出" in "".join(map(said, laid_out))
    for page in laid_out:
        assert_inside(page)


def test_nothing_at_all_is_one_empty_page():
    assert broken([], ROOM) == [()]


def test_bold_and_run_in_headings_are_set_apart():
    text = "（一）主动公开。全年公开信息12条。"
    report = report_with(text)
    section = replace(report.sections[0], paragraphs=(Paragraph(text, ((8, 12),)),))
    report = replace(report, sections=(section, *report.sections[1:]))
    (line,) = [line for line in pages(report)[0].lines if "主动公开。" in line.text]
    bold = [each.format.font().bold() for each in line.layout.formats()]
    assert bold == [False, True, False]
    assert line.text == text


def test_the_same_report_is_laid_out_alike_every_time():
    report = report_with("本年度公开信息12条。" * 80, title="青禾镇2024年报告")
    assert pages(report) == pages(report, Faces())
