"""Colours and signs: what each means, once for a light and once for a dark desktop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from core.checks.rule import Severity


@dataclass(frozen=True)
class Tokens:
    """Colours by meaning, as ``#rrggbb``.

    Attributes:
        window: Ground of the window and its bars.
        base: Ground of text and cells.
        raised: Ground of buttons and of every second line of a list.
        text: Text.
        muted: Text that may be passed over.
        zero: A zero in a cell.
        line: Rules between panes.
        grid: Rules between cells.
        box: Outline of a box to tick.
        accent: The one accent: focus, links, the current thing.
        selection: Ground of what is selected.
        on_selection: Text on that ground.
        soft: Ground of what is pointed at or chosen without being selected.
        cross: Ground of the current row and column of a grid.
        header: Ground of the headings of a table.
        locked: Ground of a total, which is calculated.
        mark: Ground of a found text or a cell that is pointed out.
        error: Must be mended; ``error_ground`` its ground.
        warning: To be verified; ``warning_ground`` its ground.
        hint: Good to know; ``hint_ground`` its ground.
        done: In order.
    """

    window: str
    base: str
    raised: str
    text: str
    muted: str
    zero: str
    line: str
    grid: str
    box: str
    accent: str
    selection: str
    on_selection: str
    soft: str
    cross: str
    header: str
    locked: str
    mark: str
    error: str
    error_ground: str
    warning: str
    warning_ground: str
    hint: str
    hint_ground: str
    done: str

    def severity(self, severity: Severity) -> str:
        """The colour of a severity."""
        return {
            Severity.ERROR: self.error,
            Severity.WARNING: self.warning,
            Severity.HINT: self.hint,
        }[severity]

    def severity_ground(self, severity: Severity) -> str:
        """The ground behind a thing of a severity."""
        return {
            Severity.ERROR: self.error_ground,
            Severity.WARNING: self.warning_ground,
            Severity.HINT: self.hint_ground,
        }[severity]


LIGHT = Tokens(
    window="#f2f4f7",
    base="#ffffff",
    raised="#f8f9fb",
    text="#1b2430",
    muted="#515c6b",
    zero="#626d7b",
    line="#c3cad4",
    grid="#aab3bf",
    box="#6f7a88",
    accent="#1f4e9e",
    selection="#1f4e9e",
    on_selection="#ffffff",
    soft="#dce7f8",
    cross="#eef4fd",
    header="#e9edf3",
    locked="#f0f1ea",
    mark="#fff3b8",
    error="#b01e14",
    error_ground="#fdebe9",
    warning="#8a4b00",
    warning_ground="#fdf1dc",
    hint="#0b6073",
    hint_ground="#e3f2f5",
    done="#176639",
)

DARK = Tokens(
    window="#20242b",
    base="#181b20",
    raised="#262b33",
    text="#e6e9ee",
    muted="#abb4c0",
    zero="#9ba6b4",
    line="#454e5a",
    grid="#4f5967",
    box="#98a3b1",
    accent="#8ab4f8",
    selection="#345fa6",
    on_selection="#ffffff",
    soft="#2c3d59",
    cross="#222b39",
    header="#2a3038",
    locked="#2b2c26",
    mark="#4d431a",
    error="#ff9d92",
    error_ground="#432320",
    warning="#f2bf6d",
    warning_ground="#3f311b",
    hint="#7ecfdf",
    hint_ground="#1c373e",
    done="#80d59d",
)

SIGNS: Mapping[Severity, str] = MappingProxyType({severity: severity.sign for severity in Severity})
"""What stands beside the colour, so that nobody depends on seeing it."""

SEVERITY_NAMES: Mapping[Severity, str] = MappingProxyType(
    {severity: severity.label for severity in Severity}
)

DONE_SIGN = "✓"
ELSEWHERE_SIGN = "→"
LOCK_SIGN = "🔒"


def tokens() -> Tokens:
    """The colours of the desktop as the program's palette has them now."""
    return DARK if QGuiApplication.palette().window().color().lightness() < 128 else LIGHT


def colour(name: str) -> QColor:
    """A colour by the name of its token."""
    return QColor(getattr(tokens(), name))


def palette(of: Tokens) -> QPalette:
    """The palette every widget is painted with."""
    role = QPalette.ColorRole
    made = QPalette(QColor(of.raised), QColor(of.window))
    for name, value in {
        role.WindowText: of.text,
        role.Base: of.base,
        role.AlternateBase: of.raised,
        role.Text: of.text,
        role.ButtonText: of.text,
        role.BrightText: of.error,
        role.Highlight: of.selection,
        role.HighlightedText: of.on_selection,
        role.Accent: of.accent,
        role.Link: of.accent,
        role.LinkVisited: of.accent,
        role.PlaceholderText: of.muted,
        role.ToolTipBase: of.base,
        role.ToolTipText: of.text,
    }.items():
        made.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(of.zero))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(of.line))
    return made


def menu_palette(of: Tokens) -> QPalette:
    """The palette of menus: the pointed-at entry on a soft ground, its icon as readable as ever."""
    made = palette(of)
    made.setColor(QPalette.ColorRole.Highlight, QColor(of.soft))
    made.setColor(QPalette.ColorRole.HighlightedText, QColor(of.text))
    return made


def box_palette(of: Tokens) -> QPalette:
    """The palette of boxes to tick, whose outline Fusion makes of the window's ground.

    It draws that ground darkened to 1/1.4 and lightened by 1.1, and a circle at 1/1.5.
    """
    made = palette(of)
    made.setColor(QPalette.ColorRole.Window, QColor(of.box).lighter(130))
    return made
