"""Pages sent to a printer."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from gui.print_pages import Page
from gui.print_paint import PAPER, PER_INCH, paint
from gui.print_settings import recall, remember
from gui.settings import Settings

_NO_PRINTER = (
    "这台电脑还没有装打印机，打不了。可以先导出 PDF，拿到有打印机的电脑上打印；"
    "或者在 Windows 的“打印机和扫描仪”里添加一台打印机再试。"
)
_FAILED = (
    "没有打印出来。请看打印机是否开机、联网、有纸，或换一台打印机再试。"
    "也可以先导出 PDF，再从 PDF 打印。"
)


def printer_for(title: str, settings: Settings | None) -> QPrinter:
    """A printer for a document on A4, set as it was last time."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if settings:
        recall(printer, settings)
    printer.setDocName(title)
    printer.setCreator("")
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
    )
    printer.setFullPage(True)
    return printer


def ask_and_print(
    pages: Sequence[Page], title: str, parent: QWidget | None, settings: Settings | None
) -> bool:
    """Let the user choose a printer and print; return whether it was printed."""
    if sys.platform == "win32" and not QPrinterInfo.availablePrinterNames():
        _tell(_NO_PRINTER, parent)
        return False
    printer = printer_for(title, settings)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("打印")
    dialog.setMinMax(1, len(pages))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    if settings:
        remember(printer, settings)
    printed = send(chosen(pages, printer), printer)
    if not printed:
        _tell(_FAILED, parent)
    return printed


def _tell(words: str, parent: QWidget | None) -> None:
    icon, button = QMessageBox.Icon.Warning, QMessageBox.StandardButton.Ok
    QMessageBox(icon, "打印", words, button, parent).exec()


def chosen(pages: Sequence[Page], printer: QPrinter) -> tuple[Page, ...]:
    """The pages to paint, in order, as often as the printer cannot repeat them itself."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    once = list(pages[first - 1 : last])
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        once.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return tuple(once * copies)
    return tuple(page for page in once for _ in range(copies))


def send(pages: Sequence[Page], printer: QPrinter) -> bool:
    """Paint pages on a printer, smaller where its paper is; return whether it took them."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    exact = printer.resolution() / PER_INCH
    scale = min(exact, paper.width() / PAPER.width() + 1e-3 * exact)
    scale = min(scale, paper.height() / PAPER.height() + 1e-3 * exact)
    painter.scale(scale, scale)
    taken = True
    for number, page in enumerate(pages):
        taken = taken and (number == 0 or printer.newPage())
        paint(painter, page)
    return painter.end() and taken and printer.printerState() is not QPrinter.PrinterState.Error
