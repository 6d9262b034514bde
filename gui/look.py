"""The look of the window: Fusion, one palette for light and one for dark, one Chinese font."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QToolTip

from gui.look_fonts import body_font, figure_font, program_font, ui_font
from gui.look_icons import icon
from gui.look_tokens import (
    DARK,
    DONE_SIGN,
    ELSEWHERE_SIGN,
    LIGHT,
    LOCK_SIGN,
    SEVERITY_NAMES,
    SIGNS,
    Tokens,
    box_palette,
    colour,
    menu_palette,
    palette,
    tokens,
)

__all__ = [
    "DARK",
    "DONE_SIGN",
    "ELSEWHERE_SIGN",
    "LIGHT",
    "LOCK_SIGN",
    "SEVERITY_NAMES",
    "SIGNS",
    "Look",
    "Tokens",
    "apply",
    "body_font",
    "box_palette",
    "colour",
    "figure_font",
    "icon",
    "tokens",
    "ui_font",
]

Scheme = Qt.ColorScheme


def apply(app: QApplication, *, large: bool = False) -> Look:
    """Give a program its look and keep it in step with the desktop."""
    look = Look(app)
    look.set_large(large)
    return look


class Look(QObject):
    """The look of a running program, following the desktop between light and dark.

    Widgets need not know it: palette and font reach them by themselves, and what paints with
    :func:`tokens` is repainted with them.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self.set_scheme)
        self.set_scheme(app.styleHints().colorScheme())

    def set_scheme(self, scheme: Qt.ColorScheme) -> None:
        """Take the colours of a light or a dark desktop; of a light one if it does not say."""
        colours = DARK if scheme is Scheme.Dark else LIGHT
        self._app.setPalette(palette(colours))
        for menu in ("QMenu", "QMenuBar"):
            self._app.setPalette(menu_palette(colours), menu)  # type: ignore[arg-type]
        for box in ("QCheckBox", "QRadioButton"):
            self._app.setPalette(box_palette(colours), box)  # type: ignore[arg-type]
        QToolTip.setPalette(palette(colours))

    def set_large(self, large: bool) -> None:
        """Switch 大字 on or off."""
        self._app.setFont(program_font(large))
