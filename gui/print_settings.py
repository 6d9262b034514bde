"""What is remembered of the printer from one print to the next."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from gui.settings import Key, Settings

# fmt: off
PRINTER = Key("print/printer", str, "")
DUPLEX  = Key("print/duplex",  str, "")
COLOUR  = Key("print/colour",  str, "")
COPIES  = Key("print/copies",  int, 1)
# fmt: on

_MOST_COPIES = 99


def recall(printer: QPrinter, settings: Settings) -> None:
    """Set a printer as it was last time; what this computer no longer has is left as it is."""
    name = settings.get(PRINTER)
    if name in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(name)
    duplex, colour = settings.get(DUPLEX), settings.get(COLOUR)
    if duplex in QPrinter.DuplexMode.__members__:
        printer.setDuplex(QPrinter.DuplexMode[duplex])
    if colour in QPrinter.ColorMode.__members__:
        printer.setColorMode(QPrinter.ColorMode[colour])
    printer.setCopyCount(min(max(settings.get(COPIES), 1), _MOST_COPIES))


def remember(printer: QPrinter, settings: Settings) -> None:
    """Remember how a printer is set."""
    settings.set(PRINTER, printer.printerName())
    settings.set(DUPLEX, printer.duplex().name)
    settings.set(COLOUR, printer.colorMode().name)
    settings.set(COPIES, printer.copyCount())
    settings.sync()
