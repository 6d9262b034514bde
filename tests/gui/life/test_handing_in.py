"""What leaves the office: the copy for publication, and the sheet that explains the rest."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QToolBar

from core.checks.answering import about
from core.edits import AnswerChange, CellChange, Edit
from core.form.cells import cell_of
from core.opening import open_report
from gui.explaining import ExplanationPreview

ISSUED = cell_of("2021", "disclosure", "regulations", "issued")
SENTENCE = "属实：县政府〔2024〕8号批准。"


@pytest.fixture
def answered(window, own):
    """A report with one finding that is answered."""
    window.files.open(own)
    document = window.document
    document.edit(Edit("填", (CellChange(ISSUED, "2"),)))
    finding = next(found for found in document.findings if found.code == "T207")
    answer = replace(about(document.report, finding), sentence=SENTENCE, date="2025-01-15")
    document.edit(Edit("说明", (AnswerChange(None, answer),)))
    return document


def command(window, name: str) -> QAction:
    actions = window.findChildren(QAction)
    return next(action for action in actions if action.text().startswith(name))


@pytest.fixture
def heard(window):
    """What the line below the window said."""
    lines = []
    window.files.told.connect(lines.append)
    return lines


def test_answers_are_saved_with_the_report_and_read_again(window, answered, own):
    assert window.files.save()
    assert window.document.undo_stack.isClean()
    assert open_report(own) == answered.report
    assert answered.report.answers


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".xlsx"])
def test_the_copy_for_publication_has_no_answers(  # noqa: PLR0913, PLR0917
    window, clerk, answered, tmp_path, suffix, heard
):
    clerk.will(tmp_path / f"公开稿{suffix}")
    command(window, "导出公开稿").trigger()
    assert "（公开稿）" in clerk.suggested[0]
    data = (tmp_path / f"公开稿{suffix}").read_bytes()
    assert heard[-1].startswith(f"公开稿已导出到“公开稿{suffix}”")
    assert SENTENCE.encode() not in data
    if suffix == ".docx":
        with ZipFile(BytesIO(data)) as package:
            assert not [name for name in package.namelist() if "custom" in name.lower()]
    assert answered.report.answers


def test_the_end_of_what_is_said_is_never_cut(window, clerk, answered, tmp_path):
    folder = tmp_path / "二〇二四年度政府信息公开工作年度报告报送材料"
    folder.mkdir()
    clerk.will(folder / f"{answered.report.title}（公开稿）.docx")
    window.resize(1000, 600)
    window.export_public()
    line = window.statusBar()
    assert line.shown().endswith("不含说明、批注、修订痕迹和作者姓名")
    assert "…" in line.shown()
    assert line.toolTip() == line.currentMessage()
    assert str(folder) in line.toolTip()


def test_a_name_of_no_known_kind_is_completed(window, clerk, answered, tmp_path):
    clerk.will(tmp_path / "公开稿2.0版")
    window.export_public()
    assert open_report(tmp_path / "公开稿2.0版.docx").answers == ()
    assert answered.report.answers


def test_the_name_follows_the_kind_that_is_chosen(window, own, monkeypatch):
    window.files.open(own)
    seen = []

    def chosen(dialog):
        kinds = dialog.findChild(QComboBox, "fileTypeCombo")
        kinds.setCurrentIndex(1)
        kinds.activated.emit(1)
        seen.extend(dialog.selectedFiles())
        return 0

    monkeypatch.setattr(QFileDialog, "exec", chosen)
    window.export_public()
    assert seen[0].endswith("（公开稿）.pdf")


def test_the_sheet_is_shown_and_written(qtbot, window, clerk, answered, tmp_path):
    command(window, "核查说明").trigger()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ExplanationPreview)
    text = "".join(line.text for page in sheet._pages for line in page.lines)
    assert "核查说明" in text
    assert "已说明1处" in text
    export = next(action for action in sheet.findChildren(QAction) if action.text() == "导出…")
    button = sheet.findChild(QToolBar).widgetForAction(export)
    for suffix in (".docx", ".pdf"):
        clerk.will(tmp_path / f"核查说明{suffix}")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert (tmp_path / f"核查说明{suffix}").stat().st_size > 1000
        assert sheet.told.isVisible()
        assert sheet.told.toolTip() == f"已导出到“核查说明{suffix}”（在{tmp_path}）"
    written = Document(str(tmp_path / "核查说明.docx"))
    (table,) = written.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["序号", "检查结果", "位置", "本单位说明", "日期"]
    assert rows[1][3:] == [SENTENCE, "2025.01.15"]
    finding = next(found for found in answered.findings if found.code == "T207")
    assert rows[1][1] == finding.message
    sheet.reject()
