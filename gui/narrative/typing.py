"""How typing is cut into steps of the undo history."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer

PAUSE = 1000
"""Milliseconds without a key after which a new step begins."""


class Typing:
    """Keys for steps: changes with the same key become one step.

    A new step begins after a pause, when typing turns to deleting or back, and after
    :meth:`pause`.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._number = 0
        self._kind = ""
        self._clock = QElapsedTimer()

    def key(self, kind: str) -> str:
        """The key for a change of a kind, made now."""
        resting = not self._clock.isValid() or self._clock.elapsed() > PAUSE
        if resting or kind != self._kind:
            self._number += 1
        self._kind = kind
        self._clock.start()
        return f"{self._name} {self._number}"

    def pause(self) -> None:
        """Let the next change begin a new step."""
        self._clock.invalidate()
