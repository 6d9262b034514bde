"""Gives a Windows under Wine a printer; run there: ``add_printer.py NAME PORT PPD``."""

import ctypes
import sys
from ctypes import wintypes

VERSION, COPY_NEW_FILES = 3, 4 | 0x10
LOCAL, DEFAULT = 0x40, 4
_DRIVER = ("name", "environment", "path", "data", "config", "help", "dependent", "monitor", "type")
_PRINTER = ("server", "name", "share", "port", "driver", "comment", "location")
_QUEUE = ("separator", "processor", "type", "parameters")
_NUMBERS = ("attributes", "priority", "default", "start", "until", "status", "jobs", "average")


class Driver(ctypes.Structure):
    """DRIVER_INFO_3."""

    _fields_ = (("version", wintypes.DWORD), *((name, wintypes.LPWSTR) for name in _DRIVER))


class Printer(ctypes.Structure):
    """PRINTER_INFO_2."""

    _fields_ = (
        *((name, wintypes.LPWSTR) for name in _PRINTER),
        ("mode", ctypes.c_void_p),
        *((name, wintypes.LPWSTR) for name in _QUEUE),
        ("security", ctypes.c_void_p),
        *((name, wintypes.DWORD) for name in _NUMBERS),
    )


def add(name: str, port: str, description: str) -> bool:
    """Add a printer for PostScript and make it the default one."""
    spooler = ctypes.CDLL("winspool.drv")
    spooler.AddPrinterW.restype = ctypes.c_void_p
    driver = Driver(VERSION, name, "Windows x64", "wineps.drv", description, "wineps.drv")
    driver.type = "RAW"
    printer = Printer(name=name, port=port, driver=name, processor="WinPrint", type="RAW")
    printer.attributes = LOCAL | DEFAULT
    return bool(
        spooler.AddPrinterDriverExW(None, VERSION, ctypes.byref(driver), COPY_NEW_FILES)
        and spooler.AddPrinterW(None, 2, ctypes.byref(printer))
        and spooler.SetDefaultPrinterW(name)
    )


if __name__ == "__main__":
    sys.exit(not add(*sys.argv[1:]))
