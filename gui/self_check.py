"""``--self-check``: names what of the program is missing or damaged, else what it consists of."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from core.cli import FAULT, OK
from core.installation import incomplete, installation
from gui.telling import tell_without_window

_MODULES = (
    "lxml.etree",
    *(f"PySide6.Qt{name}" for name in ("Core", "Gui", "Widgets", "Svg", "PrintSupport", "Network")),
)


def run() -> int:
    """Check the program and say what was found; return the exit status."""
    wrong = [*_files()] or [*_loading()]
    if not wrong:
        tell_without_window(f"程序完整。{_composition()}", fault=False)
        return OK
    tell_without_window(incomplete(wrong))
    return FAULT


def _files() -> Iterator[str]:
    try:
        program = installation()
    except ValueError as error:
        yield str(error)
        return
    if program:
        yield from program.damaged()


def _loading() -> Iterator[str]:
    """What is there and yet does not work on this computer."""
    for module in _MODULES:
        try:
            import_module(module)
        except ImportError as error:
            yield f"加载不了 {module}（{error}）"
            return
    yield from _with_qt()


def _with_qt() -> Iterator[str]:
    from PySide6.QtCore import QLibraryInfo
    from PySide6.QtWidgets import QApplication

    from core.opening import UnreadableFile, open_report
    from gui import look, wording
    from gui.files import SAMPLE
    from gui.manual import chapters

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    if not any(plugins.glob("*offscreen*")):
        yield f"缺少 {plugins / 'offscreen'}"
        return
    _kept_while_drawing = QApplication.instance() or QApplication(
        ["nianbao", "-platform", "offscreen"]
    )
    if not wording.install(_kept_while_drawing):
        yield "缺少 qtbase_zh_CN.qm"
    try:
        if look.icon("nianbao").pixmap(32).isNull():
            yield "画不出 nianbao.svg"
        chapters()
        open_report(SAMPLE)
    except (OSError, UnreadableFile) as error:
        yield f"读不出程序自带的文件（{error}）"


def _composition() -> str:
    from lxml.etree import LXML_VERSION
    from PySide6.QtCore import qVersion

    program = installation()
    files = f"{len(program.parts)} 个文件与清单一致，" if program else "从源码运行，"
    python = ".".join(map(str, sys.version_info[:3]))
    lxml = ".".join(map(str, LXML_VERSION[:3]))
    system = "Windows" if os.name == "nt" else sys.platform
    return f"{files}{system}，Python {python}，Qt {qVersion()}，lxml {lxml}"
