"""Which key does what in a grid, as tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from gui.tables.moves import Moves, Spot

_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier

COMMANDS: Mapping[QKeySequence.StandardKey, str] = MappingProxyType(
    {
        QKeySequence.StandardKey.Copy: "copy",
        QKeySequence.StandardKey.Cut: "cut",
        QKeySequence.StandardKey.Paste: "paste",
        QKeySequence.StandardKey.SelectAll: "select_all",
    }
)
"""Keys every program has, with the command of the pane that they mean."""

WAYS: Mapping[str, tuple[Callable[[Moves, Spot, int], Spot], int]] = MappingProxyType(
    {
        "down": (Moves.next_down, 1),
        "up": (Moves.next_down, -1),
        "right": (Moves.next_across, 1),
        "left": (Moves.next_across, -1),
        "below": (Moves.below, 1),
        "above": (Moves.below, -1),
        "beside": (Moves.beside, 1),
        "before": (Moves.beside, -1),
        "row end": (Moves.row_end, 1),
        "row start": (Moves.row_end, -1),
        "bottom": (Moves.column_end, 1),
        "top": (Moves.column_end, -1),
        "last": (Moves.end, 1),
        "first": (Moves.end, -1),
    }
)
"""The moves of the cursor; down, up, right and left pass over totals."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS = {
    **dict.fromkeys(_ENTER, "down"),
    Qt.Key.Key_Tab: "right",
    Qt.Key.Key_Backtab: "left",
    Qt.Key.Key_Down: "below",
    Qt.Key.Key_Up: "above",
    Qt.Key.Key_Right: "beside",
    Qt.Key.Key_Left: "before",
    Qt.Key.Key_End: "row end",
    Qt.Key.Key_Home: "row start",
}
_WITH_CONTROL = {
    Qt.Key.Key_Down: "bottom",
    Qt.Key.Key_Up: "top",
    Qt.Key.Key_Right: "row end",
    Qt.Key.Key_Left: "row start",
    Qt.Key.Key_End: "last",
    Qt.Key.Key_Home: "first",
}
_PAGES = {Qt.Key.Key_PageDown: "next_table", Qt.Key.Key_PageUp: "previous_table"}
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def command(event: QKeyEvent) -> str | None:
    """The command of the pane that a key means, or None."""
    if event.key() in _CLEARING:
        return "clear"
    if event.modifiers() & _CONTROL and event.key() in _PAGES:
        return _PAGES[Qt.Key(event.key())]
    return next((name for keys, name in COMMANDS.items() if event.matches(keys)), None)


def leaves(event: QKeyEvent) -> int:
    """1 or -1 for Ctrl+Tab and Ctrl+Shift+Tab, which go on to what is beside the grid; else 0."""
    if not event.modifiers() & _CONTROL:
        return 0
    if event.key() == Qt.Key.Key_Backtab or event.modifiers() & _SHIFT:
        return -1 if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) else 0
    return 1 if event.key() == Qt.Key.Key_Tab else 0


def writes(event: QKeyEvent) -> bool:
    """Whether a key types a character."""
    text = event.text()
    return bool(text) and text.isprintable() and not event.modifiers() & _CONTROL


def target(event: QKeyEvent, moves: Moves, here: Spot) -> Spot | None:
    """Where a key leads the cursor, or None for a key that leads nowhere."""
    held = event.modifiers()
    keys = _WITH_CONTROL if held & _CONTROL else _KEYS
    way = keys.get(Qt.Key(event.key()))
    if way == "down" and held & _SHIFT and Qt.Key(event.key()) in _ENTER:
        way = "up"
    return go(moves, way, here) if way else None


def go(moves: Moves, way: str, here: Spot) -> Spot:
    """Where one of ``WAYS`` leads."""
    move, step = WAYS[way]
    return move(moves, here, step)


def stretches(event: QKeyEvent) -> bool:
    """Whether a key that moves the cursor takes the selection along."""
    key = Qt.Key(event.key())
    return bool(event.modifiers() & _SHIFT) and key not in {*_ENTER, Qt.Key.Key_Backtab}
