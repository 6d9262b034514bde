"""Printing, preview and PDF: one layout and one painter for all three."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core.report import Report
from core.writers.flow import Item, ListTable, items
from gui import print_pdf
from gui.print_fonts import missing_fonts, missing_fonts_note
from gui.print_layout import pages
from gui.settings import Settings

__all__ = ["missing_fonts", "missing_fonts_note", "pdf", "pdf_of", "preview", "print_report"]


def pdf(report: Report) -> bytes:
    """The PDF file of a report; works without a window and without a screen."""
    return pdf_of(items(report), report.title)


def pdf_of(sequence: Iterable[Item | ListTable], title: str) -> bytes:
    """The PDF file of a sequence of things to show; works without a screen too."""
    if QGuiApplication.instance() is None:
        _without_screen()
    return print_pdf.write(sequence, title)


def print_report(
    report: Report, parent: QWidget | None = None, settings: Settings | None = None
) -> bool:
    """Ask for a printer and print a report; return whether it was printed.

    With ``settings`` the printer is set as it was last time.
    """
    from gui.print_job import ask_and_print

    return ask_and_print(pages(report), report.title, parent, settings)


def preview(
    report: Report,
    parent: QWidget | None = None,
    settings: Settings | None = None,
    remark: str = "",
) -> None:
    """Show a report as it will be printed, a remark above it; modal to ``parent``'s window."""
    from gui.preview import Preview

    Preview(pages(report), report.title, parent, settings, remark).open()


@cache
def _without_screen() -> QGuiApplication:
    """Qt's fonts and painters for a command line; kept until the program ends.

    Windows always has a desktop, and its fonts are known to its own platform only.
    """
    platform = ["-platform", "offscreen"] if sys.platform == "linux" else []
    return QGuiApplication(["nianbao", *platform])
