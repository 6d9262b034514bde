"""What the window says before a report leaves the house: what is unmended, when it is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from core.opening import open_report
from core.report import Signature
from gui.deadline import Deadline
from gui.preview import Preview
from tests.gui.life.acts import type_number
from tests.gui.life.conftest import SAMPLE


@pytest.fixture
def unmended(window, own):
    """The window with a report that has one thing that must be mended."""
    window.files.open(own)
    type_number(window.document, "x")
    return window


def test_printing_is_warned_of_once(unmended, clerk):
    clerk.will("先不打印")
    unmended.print_report()
    assert clerk.heard == [unmended.document.unmended]
    assert "必须改的没有改" in clerk.heard[0]


def test_the_preview_says_it_too(unmended, qtbot):
    unmended.preview()
    (preview,) = unmended.findChildren(Preview)
    assert unmended.document.unmended in [label.text() for label in preview.findChildren(QLabel)]
    with qtbot.waitSignal(preview.destroyed):
        preview.reject()


def test_nothing_unmended_is_nothing_said(window, own):
    window.files.open(own)
    assert window.document.unmended == ""


def test_the_window_says_when_the_report_is_due(qtbot):
    report = open_report(SAMPLE)
    department = replace(report, signature=Signature("柳溪县自然资源局", "2025年1月20日"))
    label = Deadline(lambda: date(2025, 1, 19))
    qtbot.addWidget(label)
    label.show_report(department)
    assert label.text() == "法定期限1月31日，还有12天"
    label.show_report(None)
    assert label.isHidden()
    later = Deadline(lambda: date(2025, 6, 1))
    qtbot.addWidget(later)
    later.show_report(department)
    assert later.isHidden()


def test_the_label_stands_below_the_window(window, own):
    window.files.open(own)
    assert window.deadline.parent() is window.statusBar()
