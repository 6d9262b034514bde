"""The PDF: every character by its right name, the title and no author, the same bytes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from core.blank import blank_report
from core.jsonread import from_json
from core.report import Paragraph
from gui import printing
from gui.print_layout import pages

ROOT = Path(__file__).parents[3]
CHARACTER = re.compile(rb"<([0-9A-F]{4})>")
MAP = re.compile(rb"beginbfrange[^\[]*\[(.*?)\]", re.DOTALL)


@pytest.fixture
def report():
    """Its words are those whose glyphs many fonts share with a radical or another bracket."""
    blank = blank_report("青禾镇人民政府", 2024)
    text = "用心办好每一件工作，方便人民，长年不止，非立即不可〈见附件〉。门、日、月、水、火。"
    first = replace(blank.sections[0], paragraphs=(Paragraph(text),))
    return replace(blank, sections=(first, *blank.sections[1:]))


@pytest.mark.usefixtures("qapp")
def test_every_character_can_be_searched_by_its_own_name(report):
    data = printing.pdf(report)
    named = {chr(int(code, 16)) for table in MAP.findall(data) for code in CHARACTER.findall(table)}
    drawn = {char for page in pages(report) for line in page.lines for char in line.text}
    feet = {char for page in pages(report) for char in page.foot.text}
    assert {char for char in named if char > " "} == {char for char in drawn | feet if char > " "}


@pytest.mark.usefixtures("qapp")
def test_the_same_report_gives_the_same_bytes(report):
    assert printing.pdf(report) == printing.pdf(report)


@pytest.mark.usefixtures("qapp")
def test_the_file_says_its_title_and_neither_author_nor_time(report):
    data = printing.pdf(report)
    assert data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")
    assert report.title.encode() in data
    assert b"/Author" not in data
    assert b"(D:" not in data
    assert b"/Creator ()" in data
    assert re.search(rb"MediaBox \[0 0 595\.\d+ 842\.\d+\]", data)


@pytest.mark.usefixtures("qapp")
def test_as_many_pages_as_are_laid_out(report):
    long = replace(report.sections[4], paragraphs=(Paragraph("改进工作，" * 600),))
    longer = replace(report, sections=(*report.sections[:4], long, report.sections[5]))
    counted = printing.pdf(longer).count(b"/Type /Page\n")
    assert counted == len(pages(longer)) > len(pages(report))


@pytest.mark.usefixtures("qapp")
def test_marks_of_xml_and_rare_characters_do_no_harm(report):
    odd = replace(report, title="<青禾&镇>𠮷𠮷2024年\x00报告")
    assert printing.pdf(odd).startswith(b"%PDF-")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_a_command_line_without_a_screen_gives_the_same_pages(qapp, tmp_path):
    assert qapp is not None
    sample = ROOT / "resources" / "sample.json"
    code = (
        "import sys; from pathlib import Path; from core.jsonread import from_json\n"
        "from gui.printing import pdf\n"
        "report = from_json(Path(sys.argv[1]).read_bytes())\n"
        "Path(sys.argv[2]).write_bytes(pdf(report)); Path(sys.argv[3]).write_bytes(pdf(report))"
    )
    out, again = tmp_path / "out.pdf", tmp_path / "again.pdf"
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in hidden}
    ran = subprocess.run(
        [sys.executable, "-c", code, str(sample), str(out), str(again)],
        cwd=ROOT,
        env=bare,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    report = from_json(sample.read_bytes())
    assert out.read_bytes() == again.read_bytes()
    assert len(out.read_bytes()) == pytest.approx(len(printing.pdf(report)), rel=0.01)
