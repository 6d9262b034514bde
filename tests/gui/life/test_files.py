"""Opening, saving, exporting and leaving a report, as the clerk sees it."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from core.opening import open_report
from core.report import Signature
from gui.files import SAMPLE
from tests.gui.life.acts import LICENCES, type_number


@pytest.fixture
def told(window):
    heard: list[str] = []
    window.files.told.connect(heard.append)
    return heard


def test_an_edited_report_is_saved_on_closing_and_reopens_equal(window, clerk, own):
    assert window.files.open(own)
    type_number(window.document, "41")
    edited = window.document.report
    clerk.will("保存")
    assert window.close()
    assert window.document is None
    assert clerk.heard == ["要保存对“年报.docx”的修改吗？"]
    again = open_report(own)
    assert again == edited
    assert again.cell(LICENCES) == "41"


def test_what_stands_in_an_open_cell_is_saved_too(qtbot, window, clerk, own):
    window.files.open(own)
    for leave, number in ((window.save, "44"), (window.close, "55")):
        grid = next(view for view in window.findChildren(QTableView) if view.isVisible())
        grid.setFocus()
        before = window.document.report
        qtbot.keyClick(grid, Qt.Key.Key_Down)
        for digit in number:
            qtbot.keyClicks(QApplication.focusWidget(), digit)
        assert isinstance(QApplication.focusWidget(), QLineEdit)
        assert window.document.report == before
        clerk.will(*["保存"] * (leave == window.close))
        leave()
        assert any(number in row for row in open_report(own).tables["disclosure"])


def test_not_saving_leaves_the_file_and_nothing_to_recover(window, clerk, own, settings):
    before = own.read_bytes()
    window.files.open(own)
    type_number(window.document, "41")
    window.autosave.write_now()
    assert list((settings.folder / "recovery").iterdir())
    clerk.will("不保存")
    assert window.close()
    assert own.read_bytes() == before
    assert not list((settings.folder / "recovery").iterdir())


def test_cancelling_keeps_the_report_open(window, clerk, own, foreign):
    window.files.open(own)
    type_number(window.document, "41")
    clerk.will("取消", "取消")
    assert not window.close()
    assert not window.files.open(foreign)
    assert window.document.path == own
    assert window.document.report.cell(LICENCES) == "41"


def test_an_unchanged_report_is_left_without_a_question(window, own, foreign):
    assert window.files.open(own)
    assert window.files.open(foreign)
    assert window.document.path == foreign


def test_a_report_can_be_closed_and_another_opened(qtbot, window, own, foreign):
    window.files.open(own)
    window.close_report()
    qtbot.wait(10)
    assert window.document is None
    assert not window.start_page.isHidden()
    assert window.files.open(foreign)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"\x00\x01\x02", "打不开“来件.docx”"), ("一封信。".encode(), "不是"), (b"%PDF-1.7", "PDF")],
)
def test_a_broken_file_is_refused_with_a_sentence(window, clerk, own, data, sentence):
    broken = own.with_name("来件.docx")
    broken.write_bytes(data)
    window.files.open(own)
    clerk.will("知道了")
    assert not window.files.open(broken)
    assert sentence in clerk.heard[0]
    assert window.document.path == own


def test_a_vanished_file_is_refused_with_a_sentence(window, clerk, tmp_path):
    clerk.will("知道了")
    assert not window.files.open(tmp_path / "没了.docx")
    assert "找不到" in clerk.heard[0]
    assert window.document is None


def test_open_asks_for_a_file_and_remembers_where_it_was(window, clerk, own, settings):
    clerk.will(None, own)
    assert not window.files.open()
    assert window.files.open()
    assert settings.recent() == (own,)
    assert settings.last_folder() == own.parent


def test_an_imported_original_is_not_overwritten(window, clerk, foreign, told):
    original = foreign.read_bytes()
    window.files.open(foreign)
    type_number(window.document, "41")
    target = foreign.with_name("改好的")
    clerk.will(target)
    assert window.files.save()
    assert foreign.read_bytes() == original
    assert clerk.suggested == ["云岭县禾塘镇人民政府2024年政府信息公开工作年度报告.docx"]
    written = target.with_suffix(".docx")
    assert window.document.path == written
    assert window.document.undo_stack.isClean()
    assert told == [f"已保存到“{written.name}”（在{written.parent}）"]
    assert window.statusBar().currentMessage() == told[0]
    assert window.windowTitle().startswith(written.name)
    type_number(window.document, "42")
    assert window.files.save()
    assert open_report(written).cell(LICENCES) == "42"


def test_a_document_of_words_own_is_not_overwritten_either(window, clerk, own, tmp_path):
    import docx

    document = docx.Document(str(own))
    document.core_properties.comments = "resaved"
    foreign = tmp_path / "云岭县禾塘镇人民政府2024年政府信息公开工作年度报告.docx"
    document.save(str(foreign))
    window.files.open(foreign)
    type_number(window.document, "41")
    clerk.will(None)
    assert not window.files.save()
    assert clerk.suggested == [foreign.with_stem(foreign.stem + "（修改）").name]
    assert not window.document.undo_stack.isClean()


def test_replacing_another_file_is_asked(window, clerk, own, foreign):
    window.files.open(foreign)
    clerk.will(own, "否", None)
    assert not window.files.save_as()
    assert "已存在" in clerk.heard[0]
    clerk.will(own, "是")
    assert window.files.save_as()


@pytest.mark.parametrize(
    "failure",
    [(errno.ENOSPC, "磁盘已满"), (errno.EROFS, "只读"), (errno.EACCES, "权限")],
    ids=["full", "read-only", "not allowed"],
)
def test_what_is_in_the_way_is_explained_and_a_way_out_offered(
    window, clerk, own, monkeypatch, failure
):
    before = own.read_bytes()
    window.files.open(own)
    type_number(window.document, "41")

    code, sentence = failure

    def fail(_):
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", fail)
        clerk.will("重试", "取消")
        assert not window.files.save()
    assert sentence in clerk.heard[0]
    assert own.read_bytes() == before
    assert window.files.save()
    assert open_report(own).cell(LICENCES) == "41"


def test_a_folder_that_is_gone_is_explained_and_a_way_out_offered(window, clerk, tmp_path, own):
    stick = tmp_path / "优盘"
    stick.mkdir()
    report = own.rename(stick / own.name)
    window.files.open(report)
    type_number(window.document, "41")
    report.unlink()
    stick.rmdir()
    clerk.will("取消", "重试", "另存为…", tmp_path / "年报2")
    assert not window.files.save()
    assert not window.document.undo_stack.isClean()
    assert window.files.save()
    assert "不存在" in clerk.heard[0]
    assert open_report(tmp_path / "年报2.docx").cell(LICENCES) == "41"


@pytest.mark.parametrize("mark", ["~$年报.docx", ".~年报.docx", ".~lock.年报.docx#"])
def test_a_file_open_in_word_is_said_on_opening_and_asked_on_saving(window, clerk, own, told, mark):
    own.with_name(mark).touch()
    window.files.open(own)
    assert "Word" in told[0]
    type_number(window.document, "41")
    clerk.will("取消", "重试", "仍然保存")
    assert not window.files.save()
    assert window.files.save()
    assert "请先在那边关闭" in clerk.heard[0]
    assert open_report(own).cell(LICENCES) == "41"


def test_a_file_changed_outside_is_noticed_and_asked_for(qtbot, window, clerk, own, told):
    window.files.open(own)
    type_number(window.document, "41")
    other = own.with_name("那边.docx")
    other.write_bytes(own.read_bytes() + b" ")
    other.replace(own)
    qtbot.waitUntil(lambda: any("别的程序改过" in words for words in told))
    clerk.will("取消", "覆盖")
    assert not window.files.save()
    assert window.files.save()
    assert "别的程序改过" in clerk.heard[0]
    assert open_report(own).cell(LICENCES) == "41"


def test_a_file_that_vanished_is_written_again(window, own):
    window.files.open(own)
    type_number(window.document, "41")
    own.unlink()
    assert window.files.save()
    assert open_report(own).cell(LICENCES) == "41"


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".html"])
def test_an_export_is_written_beside_the_report_and_leaves_it_alone(
    window, clerk, own, told, suffix
):
    window.files.open(own)
    type_number(window.document, "41")
    clerk.will(own.with_name("给网站"))
    assert window.files.export(suffix)
    written = own.with_name(f"给网站{suffix}")
    assert written.stat().st_size > 1000
    assert told[-1] == f"已导出到“{written.name}”（在{written.parent}）"
    assert window.document.path == own
    assert not window.document.undo_stack.isClean()


def test_an_export_with_errors_is_warned_of_once(window, clerk, own, tmp_path):
    window.files.open(own)
    type_number(window.document, "x")
    clerk.will("先不导出", "仍然导出", tmp_path / "表")
    assert not window.files.export(".xlsx")
    assert window.files.export(".xlsx")
    assert "必须改" in clerk.heard[0]


def test_the_clipboard_gets_what_a_website_takes(window, own):
    window.files.open(own)
    assert window.files.copy_for_website()
    html = QApplication.clipboard().mimeData().html()
    assert window.document.report.title in html
    assert "border" in html and "<style" not in html


def test_the_sample_is_a_report_without_a_file(window, clerk, settings, tmp_path):
    assert window.files.open_named(str(SAMPLE))
    assert window.document.path is None
    assert settings.recent() == ()
    clerk.will(tmp_path / "示例")
    assert window.files.save()


@pytest.fixture
def old(foreign):
    """A report in the form of 2019."""
    data = json.loads(foreign.read_bytes())
    data["form"] = "2019"
    data["tables"]["disclosure"] = None
    data["tables"]["applications"][20:23] = [None] * 3
    foreign.write_text(json.dumps(data), encoding="utf-8")
    return foreign


def test_an_old_form_is_converted_if_the_clerk_says_so(window, clerk, old):
    window.files.open(old)
    clerk.will(old.with_name("a"), "取消", old.with_name("b"), "换成现行表样")
    assert not window.files.save()
    assert window.files.save()
    assert open_report(old.with_name("b.docx")).edition == "2021"
    window.document.undo_stack.undo()
    assert window.document.report.edition == "2019"


def test_an_old_form_is_kept_if_the_clerk_says_so_and_that_is_asked_once(window, clerk, old):
    window.files.open(old)
    clerk.will(old.with_name("a"), "照旧表样")
    assert window.files.save()
    type_number(window.document, "4")
    assert window.files.save()
    assert open_report(old.with_name("a.docx")).edition == "2019"


def test_what_is_dragged_in_is_the_first_local_file(window, own):
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.invalid/a"), QUrl.fromLocalFile(str(own))])
    assert window.files.dropped(mime) == own
    assert window.files.dropped(QMimeData()) is None


def test_a_report_without_organ_and_year_still_has_a_name(window, clerk, own):
    window.files.open(own)
    bare = replace(window.document.report, title="a/b", signature=Signature())
    window.document.replace(bare, "改标题")
    clerk.will(None)
    assert not window.files.export(".html")
    assert clerk.suggested == ["ab.html"]
