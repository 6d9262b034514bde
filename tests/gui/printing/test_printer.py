"""Preview and printer: what is seen is what is printed, and the printer is remembered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QToolButton, QWidget

from core.blank import blank_report
from core.report import Paragraph
from gui import print_fonts, print_job, printing
from gui.page_view import Fit
from gui.preview import Preview
from gui.print_layout import pages
from gui.print_settings import recall, remember
from gui.settings import Settings


@pytest.fixture
def report():
    blank = blank_report("青禾镇人民政府", 2024)
    first = replace(blank.sections[0], paragraphs=(Paragraph("公开信息，" * 500),))
    return replace(blank, sections=(first, *blank.sections[1:]))


@pytest.fixture
def preview(qtbot, report):
    window = QWidget()
    qtbot.addWidget(window)
    shown = Preview(pages(report), report.title, window)
    shown.resize(1100, 680)
    with qtbot.waitExposed(shown):
        shown.open()
    yield shown
    window.close()


def words(preview: Preview) -> str:
    return " ".join(label.text() for label in preview.findChildren(QLabel))


def test_the_preview_says_where_one_is_and_turns_by_keys(qtbot, preview, report):
    count = len(pages(report))
    preview.fit_width()
    assert f"第 1 页，共 {count} 页" in words(preview)
    qtbot.keyClick(preview.view, Qt.Key.Key_PageDown)
    assert f"第 2 页，共 {count} 页" in words(preview)
    qtbot.keyClick(preview.view, Qt.Key.Key_End)
    assert f"第 {count} 页，共 {count} 页" in words(preview)
    qtbot.keyClick(preview.view, Qt.Key.Key_Home)
    assert f"第 1 页，共 {count} 页" in words(preview)
    qtbot.keyClick(preview, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert f"第 2 页，共 {count} 页" in words(preview)


def test_whole_pages_fit_and_the_width_fills(preview):
    view = preview.view
    view.fit(Fit.PAGE)
    whole = view.zoom
    assert view.verticalScrollBar().pageStep() >= 297 / 25.4 * whole * view.logicalDpiY()
    view.fit(Fit.WIDTH)
    assert view.zoom > whole
    assert view.horizontalScrollBar().maximum() == 0


def test_ctrl_and_the_wheel_make_pages_larger_and_smaller(preview):
    preview.real_size()
    assert "100%" in words(preview)
    for turn, expected in ((120, "125%"), (-120, "100%"), (-120, "90%")):
        wheel = QWheelEvent(
            QPointF(50, 50),
            QPointF(50, 50),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(preview.view.viewport(), wheel)
        assert expected in words(preview)


def test_zooming_stays_on_the_page_and_within_bounds(preview):
    preview.real_size()
    preview.view.show_page(3)
    for _ in range(20):
        preview.zoom_in()
    assert (preview.view.zoom, preview.view.page) == (4.0, 3)
    for _ in range(20):
        preview.zoom_out()
    assert preview.view.zoom == 0.25


def test_paper_is_white_and_has_ink_on_it(preview):
    picture = preview.view.viewport().grab().toImage()
    colours = {picture.pixelColor(x, picture.height() // 3).name() for x in range(picture.width())}
    assert "#ffffff" in colours
    assert len(colours) > 3


def test_escape_closes_the_preview(qtbot, preview):
    with qtbot.waitSignal(preview.destroyed):
        qtbot.keyClick(preview, Qt.Key.Key_Escape)


@pytest.mark.parametrize("width", [860, 1400])
def test_the_way_out_is_in_sight_however_small_the_window(qtbot, preview, width):
    preview.resize(width, 420)
    qtbot.wait(20)
    (leave,) = (b for b in preview.findChildren(QToolButton) if b.text() == "关闭")
    assert leave.isVisible()
    assert preview.rect().contains(leave.geometry())
    with qtbot.waitSignal(preview.finished):
        qtbot.mouseClick(leave, Qt.MouseButton.LeftButton)


def test_the_window_opens_its_preview_once_asked(qtbot, report):
    window = QWidget()
    qtbot.addWidget(window)
    printing.preview(report, window)
    (shown,) = window.findChildren(Preview)
    assert shown.isVisible() and shown.isModal()
    shown.close()


def on_file(path, **kept) -> QPrinter:
    printer = print_job.printer_for("青禾镇年报", kept.get("settings"))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.usefixtures("qapp")
def test_every_page_is_printed_on_a4(tmp_path, report):
    path = tmp_path / "printed.pdf"
    assert print_job.send(pages(report), on_file(path))
    data = path.read_bytes()
    assert data.count(b"/Type /Page\n") == len(pages(report))
    assert b"MediaBox [0 0 595" in data


@pytest.mark.usefixtures("qapp")
def test_only_the_pages_asked_for_as_often_as_asked(tmp_path, report):
    all_pages = pages(report)
    printer = on_file(tmp_path / "printed.pdf")
    printer.setFromTo(2, 3)
    printer.setCopyCount(2)
    numbers = [page.number for page in print_job.chosen(all_pages, printer)]
    assert numbers == [2, 3] * (1 if printer.supportsMultipleCopies() else 2)
    printer.setCollateCopies(False)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    numbers = [page.number for page in print_job.chosen(all_pages, printer)]
    assert numbers == ([3, 2] if printer.supportsMultipleCopies() else [3, 3, 2, 2])


@pytest.mark.usefixtures("qapp")
@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_noticed(tmp_path, report):
    assert not print_job.send(pages(report), on_file(tmp_path / "no such folder" / "out.pdf"))


@pytest.mark.usefixtures("qapp")
def test_the_printer_is_set_as_it_was_last_time(tmp_path):
    settings = Settings(tmp_path)
    used = QPrinter()
    used.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    used.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    used.setColorMode(QPrinter.ColorMode.GrayScale)
    used.setCopyCount(3)
    remember(used, settings)
    found = QPrinter()
    recall(found, Settings(tmp_path))
    assert found.duplex() is used.duplex()
    assert found.colorMode() is QPrinter.ColorMode.GrayScale
    assert found.copyCount() == 3


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "rubbish", ["print/copies=many", "print/copies=-4", "print/duplex=Sideways"]
)
def test_spoilt_settings_do_no_harm(tmp_path, rubbish):
    group, line = rubbish.split("/")
    (tmp_path / "nianbao.ini").write_text(f"[{group}]\n{line}\n", encoding="utf-8")
    printer = QPrinter()
    recall(printer, Settings(tmp_path))
    assert printer.copyCount() == 1


def press(monkeypatch, answer: bool) -> None:
    """Answer the system's print dialog, which is not ours to drive."""
    monkeypatch.setattr(print_job.QPrintDialog, "exec", lambda _: int(answer))


def test_printing_refused_by_the_user_prints_nothing(qtbot, monkeypatch, report, tmp_path):
    press(monkeypatch, answer=False)
    monkeypatch.chdir(tmp_path)
    window = QWidget()
    qtbot.addWidget(window)
    assert not printing.print_report(report, window, Settings(tmp_path / "kept"))
    assert list(tmp_path.iterdir()) == []


def test_failure_is_said_with_a_way_out(qtbot, monkeypatch, report):
    press(monkeypatch, answer=True)
    said = []
    monkeypatch.setattr(print_job, "send", lambda *_: False)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    window = QWidget()
    qtbot.addWidget(window)
    assert not printing.print_report(report, window)
    assert "PDF" in said[0]


@pytest.mark.usefixtures("qapp")
def test_missing_fonts_are_named_and_nothing_is_said_when_all_are_there(monkeypatch):
    monkeypatch.setattr(print_fonts, "installed", lambda families: list(families)[:1])
    assert printing.missing_fonts() == ()
    assert printing.missing_fonts_note() == ""
    monkeypatch.setattr(
        print_fonts, "installed", lambda families: [n for n in families if "宋" in n]
    )
    assert set(printing.missing_fonts()) == {"黑体", "楷体"}
    assert "“楷体”" in printing.missing_fonts_note()


@pytest.mark.usefixtures("qapp")
def test_a_machine_without_any_chinese_font_still_prints(monkeypatch, report):
    monkeypatch.setattr(print_fonts, "installed", lambda _: [])
    assert pages(report)
