"""The fonts of an official document as this machine has them, or what comes nearest."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from PySide6.QtGui import QFont, QRawFont

from core.writers.style import FANG_SONG, FONTS, HEI, KAI, SONG, TITLE_SONG, Font
from gui.look_fonts import SERIF_FAMILIES, UI_FAMILIES, installed

PER_POINT = 20
"""Print is laid out in twentieths of a point, so that every type size is a whole number."""

_SERIF = ("STSong", *SONG.names, *SERIF_FAMILIES)
_NEAREST: Mapping[Font, tuple[str, ...]] = {
    TITLE_SONG: _SERIF,
    HEI: UI_FAMILIES,
    KAI: ("STKaiti", "华文楷体", *_SERIF),
    FANG_SONG: ("STFangsong", "华文仿宋", *_SERIF),
    SONG: _SERIF,
}
_BOLD_INSTEAD = TITLE_SONG
"""The title's face is a heavy one; what stands for it is made bold."""


class Faces:
    """The faces of one layout: each is looked for once."""

    def __init__(self) -> None:
        self._made: dict[tuple[Font, float, bool, float], QFont] = {}

    @cached_property
    def families(self) -> Mapping[Font, tuple[str, ...]]:
        """Every family of this machine that may show a font, the best first."""
        present = set(installed(name for font in FONTS for name in _candidates(font)))
        return {
            font: tuple(name for name in _candidates(font) if name in present) for font in FONTS
        }

    def face(self, font: Font, size: float, *, bold: bool = False, tracking: float = 0.0) -> QFont:
        """A face in ``size`` points, each character ``tracking`` points wider."""
        key = (font, size, bold, tracking)
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def _make(self, font: Font, size: float, bold: bool, tracking: float) -> QFont:
        families = self.families[font]
        made = QFont()
        if families:
            made.setFamilies(list(families))
        made.setPixelSize(round(size * PER_POINT))
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        made.setBold(bold or (font is _BOLD_INSTEAD and not set(font.names) & set(families)))
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking * PER_POINT)
        return made

    def raw(self) -> tuple[QRawFont, ...]:
        """The font files behind the faces that were used."""
        return tuple(QRawFont.fromFont(font) for font in self._made.values())


def _candidates(font: Font) -> tuple[str, ...]:
    return (*font.names, *_NEAREST[font])


def missing_fonts() -> tuple[str, ...]:
    """The fonts of an official document that this machine has under none of their names."""
    return tuple(font.name for font in FONTS if not installed(font.names))


def missing_fonts_note() -> str:
    """What to tell the user about missing fonts; empty where none is missing."""
    missing = missing_fonts()
    if not missing:
        return ""
    names = "、".join(f"“{name}”" for name in missing)
    return (
        f"这台电脑没有{names}字体，预览、打印和 PDF 用相近的字体代替。"
        "保存的文档不受影响，在装有这些字体的电脑上照原样显示。"
    )
