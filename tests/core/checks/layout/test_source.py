"""How a document is set, from the file to the findings; and that what is made here has none."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from core.checks import RULES, check
from core.checks.rule import Severity
from core.origin import Origin
from core.readers import read_bytes
from core.recognise import recognise
from core.report import Paragraph, Report
from core.verdict import verdict
from core.writers.docx import write
from tests.core.checks import make
from tests.core.readers.build import cell as td
from tests.core.readers.build import docx, para, row, run, styles_part, table
from tests.core.writers.sample import full_report

FORMAL = {"F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10", "F11"}
FORMAL |= {"F12", "F13", "F19", "F22"}

SECTION = (
    '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/>'
    '<w:pgMar w:top="1440" w:bottom="1440" w:left="1800" w:right="1800"/></w:sectPr>'
)
DEFAULTS = styles_part(
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/>'
    '<w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
)
THEME = (
    '<a:theme xmlns:a="x"><a:majorFont><a:ea typeface=""/><a:font script="Hans" typeface="黑体"/>'
    '</a:majorFont><a:minorFont><a:ea typeface=""/><a:font script="Hans" typeface="等线"/>'
    "</a:minorFont></a:theme>"
)


def plain_docx() -> bytes:
    """A report as Word makes one where nobody sets anything, with small type in a wide table."""
    headings = full_report().form.sections
    body = para("柳溪镇人民政府2024年政府信息公开工作年度报告", '<w:jc w:val="left"/>')
    for number, title in enumerate(headings):
        body += para(f"{'一二三四五六'[number]}、{title}")
        body += para("　　本部分的情况写在这里，共有两句话。另一句话也在这里。")
    small = run("规章", '<w:sz w:val="12"/>')
    wide = table(row(td(inside=f"<w:p>{small}</w:p>")))
    wide = wide.replace("<w:tblGrid/>", '<w:tblGrid><w:gridCol w:w="12000"/></w:tblGrid>')
    body += para() + para() + para() + wide
    body += para("                    柳溪镇人民政府") + para("                    2025年1月20日")
    parts = {"styles": DEFAULTS, "theme/theme1": THEME}
    return docx(body + SECTION, **parts)


def opened(data: bytes) -> Report:
    return recognise(read_bytes(data))


def codes(report: Report) -> set[str]:
    return {finding.code for finding in check(report)} & FORMAL


def test_a_plain_document_is_told_all_that_export_sets() -> None:
    report = opened(plain_docx())
    told = {finding.code: finding.message for finding in check(report)}
    assert set(told) & FORMAL == FORMAL - {"F09", "F10", "F11"}
    assert "216×279毫米" in told["F01"]
    assert "上25、下25、左32、右32毫米" in told["F02"]
    assert "6段是等线五号" in told["F03"]
    assert "等线五号，没有居中" in told["F04"]
    assert "6个是等线五号" in told["F05"]
    assert "行距是1倍" in told["F06"]
    assert "6段开头用空格代替缩进" in told["F07"]
    assert "没有页码" in told["F08"]
    assert "第1张表比版心宽" in told["F12"]
    assert "6磅" in told["F13"]
    assert "用空格推到右边" in told["F19"]
    assert "3个连着的空行" in told["F22"]


@pytest.mark.parametrize("report", [full_report(), make.report()], ids=["full", "consistent"])
def test_what_is_written_here_has_no_finding_about_its_layout(report: Report) -> None:
    again = opened(write(report))
    assert again.origin.layout is not None
    assert codes(again) == set()


def test_a_plain_document_written_anew_has_none_left() -> None:
    assert codes(opened(write(opened(plain_docx())))) == set()


def test_the_author_of_the_source_is_not_in_what_is_written() -> None:
    packed = BytesIO(plain_docx())
    with zipfile.ZipFile(packed, "a") as package:
        package.writestr("docProps/core.xml", "<cp><dc:creator>王小二</dc:creator></cp>")
    written = zipfile.ZipFile(BytesIO(write(opened(packed.getvalue()))))
    assert not any("王小二".encode() in written.read(name) for name in written.namelist())


HOSTILE = [
    '<w:sz w:val="1e9"/>',
    '<w:sz w:val="-5"/>',
    f'<w:sz w:val="{"9" * 400}"/>',
    '<w:rFonts w:eastAsiaTheme="nothing"/>',
    '<w:rFonts w:eastAsia=""/><w:sz/>',
]


@pytest.mark.parametrize("look", HOSTILE)
def test_senseless_values_are_read_as_nothing_said(look: str) -> None:
    size = "9" * 400
    spacing = f'<w:spacing w:line="{size}" w:lineRule="exact"/><w:ind w:firstLine="{size}"/>'
    section = (
        f'<w:sectPr><w:pgSz w:w="{size}" w:h="0"/><w:pgMar w:top="x"/>'
        '<w:docGrid w:type="lines" w:linePitch="0"/></w:sectPr>'
    )
    body = f"<w:p><w:pPr>{spacing}</w:pPr>{run('一、总体情况', look)}</w:p>"
    body += f"<w:p><w:pPr>{spacing}</w:pPr>{run('情况写在这里。', look)}</w:p>" + table()
    report = opened(docx(body + section, footer1="<w:instrText> PAGE </w:instrText>"))
    assert report.sections[0].paragraphs == (Paragraph("情况写在这里。"),)
    assert {finding.severity for finding in check(report) if finding.code[0] == "F"} <= {
        Severity.HINT
    }


def test_lines_above_the_title_are_known() -> None:
    marked = docx(para("秘密★1年") + para(make.TITLE) + para("一、总体情况") + para("情况。"))
    report = opened(marked)
    assert report.origin.above == ("秘密★1年",)
    assert "P07" in {finding.code for finding in check(report)}


def test_findings_about_layout_are_never_counted() -> None:
    report = replace(make.report(), origin=Origin(layout=make.layout(blank=4, numbering="")))
    found = check(report)
    assert {finding.code for finding in found} == {"F08", "F22"}
    assert verdict(found) == verdict(())
    graver = replace(report, title=report.title.replace("2024年", ""))
    assert [finding.counts for finding in check(graver)][-2:] == [False, False]


def test_the_rules_that_are_not_counted_are_hints_about_layout() -> None:
    uncounted = [rule for rule in RULES if not rule.counted]
    assert {rule.code for rule in uncounted} == FORMAL
    assert {rule.severity for rule in uncounted} == {Severity.HINT}
