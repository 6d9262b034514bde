"""猜一猜: what may have gone wrong where a sum fails, each guess with its cells and its mend."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.detective import Guess


class GuessList(QWidget):
    """Guesses, the likeliest first.

    ``chosen`` carries the guess whose mend is to be made, ``wanted`` the one whose cells are
    to be shown.
    """

    chosen = Signal(object)
    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Guess, ...] = ()
        self._made: list[QWidget] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 4, 0, 4)
        self.hide()

    @property
    def shown(self) -> tuple[Guess, ...]:
        """The guesses that are shown."""
        return self._shown

    def show_guesses(self, guesses: Iterable[Guess]) -> None:
        """Show some guesses; nothing at all without any."""
        listed = tuple(guesses)
        if listed == self._shown:
            return
        self._shown = listed
        for row in self._made:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._made = []
        if listed:
            heading = QLabel("猜一猜（只是推测，改不改由您定）")
            heading.setWordWrap(True)
            self._made = [heading, *map(self._row, listed)]
        for row in self._made:
            self._rows.addWidget(row)
        self.setVisible(bool(listed))

    def _row(self, guess: Guess) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        sentence = QLabel(f"· {guess.sentence}{_more(guess)}")
        sentence.setWordWrap(True)
        sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(sentence)
        acting = QHBoxLayout()
        for words, signal in (("定位", self.wanted), ("改成这样", self.chosen)):
            button = QPushButton(words)
            button.setToolTip(guess.edit.title if signal is self.chosen else "到这几格去看看")
            button.setAccessibleName(f"{words}：{guess.sentence}")
            button.setAutoDefault(True)
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(guess))
            acting.addWidget(button)
        acting.addStretch(1)
        column.addLayout(acting)
        return row

    def buttons(self) -> tuple[QPushButton, ...]:
        """Every button, two a guess: go to its cells, make its mend."""
        found: list[QPushButton] = []
        for row in self._made:
            found += row.findChildren(QPushButton)
        return tuple(found)


def _more(guess: Guess) -> str:
    """How many sums would hold again, where that is more than the one in question."""
    count = len(guess.mends)
    return f"（这样改，{count}处都对得上）" if count > 1 else ""
