"""Type: which of the installed families the window and its text are set in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from core.writers.style import FANG_SONG, SONG

UI_FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "微软雅黑",
    "PingFang SC",
    "HarmonyOS Sans SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Micro Hei",
    "SimHei",
    "SimSun",
)
SERIF_FAMILIES = ("Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "STSong")
BODY_FAMILIES = (*FANG_SONG.names, "STFangsong", "华文仿宋", *SONG.names, *SERIF_FAMILIES)

UI_SIZE = 11.0
BODY_SIZE = 14.0
LARGE = 1.25
"""How much bigger everything is with 大字 switched on."""


def installed(families: Iterable[str]) -> list[str]:
    """Those of the families that this machine has, in the same order."""
    present = set(QFontDatabase.families())
    return [family for family in families if family in present]


def ui_font() -> QFont:
    """The font of the program itself, as large as it was asked for."""
    return QGuiApplication.font()


def body_font() -> QFont:
    """The font of narrative text: 仿宋 where there is one, else another serif, else the program's.

    It grows with the program's own font.
    """
    font = QFont(ui_font())
    font.setFamilies([*installed(BODY_FAMILIES), *font.families()])
    font.setPointSizeF(BODY_SIZE / UI_SIZE * font.pointSizeF())
    return font


def figure_font() -> QFont:
    """The program's font with figures of one width, for cells."""
    font = QFont(ui_font())
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def program_font(large: bool) -> QFont:
    """The program's font: a Chinese family of this machine, 11 points, more with 大字."""
    font = QFont()
    if families := installed(UI_FAMILIES):
        font.setFamilies(families)
    font.setPointSizeF(UI_SIZE * (LARGE if large else 1.0))
    return font
