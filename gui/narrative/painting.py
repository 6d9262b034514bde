"""What an editor paints beside its text: signs in the margin, hints, and what stands in gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextBlock

from core.checks.rule import Severity
from gui import look
from gui.narrative import paper
from gui.narrative.text import filled

if TYPE_CHECKING:
    from gui.narrative.editor import Editor

_FOCUS = 3
"""Pixels of the bar that shows which editor is written in."""


def paint(editor: Editor) -> None:
    """Paint over an editor that has just painted its text."""
    painter = QPainter(editor.viewport())
    if editor.hasFocus():
        height = editor.viewport().height()
        painter.fillRect(0, 0, _FOCUS, height, look.colour("accent"))
    _hint(editor, painter)
    _gaps(editor, painter)
    _signs(editor, painter)
    painter.end()


def _block_rect(editor: Editor, block: QTextBlock) -> QRectF:
    return editor.document().documentLayout().blockBoundingRect(block)


def _hint(editor: Editor, painter: QPainter) -> None:
    """The hint of an empty field, below what stands in the gap above it."""
    if not editor.document().isEmpty() or editor.composing:
        return
    block = editor.document().begin()
    rect = _block_rect(editor, block).adjusted(block.blockFormat().textIndent(), 0, 0, 0)
    painter.setFont(editor.font())
    painter.setPen(look.colour("muted"))
    align = block.blockFormat().alignment() | Qt.AlignmentFlag.AlignBottom
    painter.drawText(rect.adjusted(0, 0, -1, 0), align, editor.field.hint)


def _gaps(editor: Editor, painter: QPainter) -> None:
    metrics = QFontMetricsF(editor.font())
    line = paper.gap_line(metrics)
    texts = filled(editor.document())
    used: dict[int, int] = {}
    font = QFont(look.ui_font())
    painter.setFont(font)
    painter.setPen(look.colour("muted"))
    for after, words in editor.gaps:
        behind = min(after, len(texts))
        rect = _block_rect(editor, texts[behind - 1] if behind else editor.document().begin())
        top = rect.bottom() if behind else rect.top() - _lines_above(editor) * line
        top += used.get(behind, 0) * line
        used[behind] = used.get(behind, 0) + 1
        where = QRectF(rect.left(), top, rect.width(), line)
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, words)


def _lines_above(editor: Editor) -> int:
    texts = filled(editor.document())
    return sum(1 for after, _ in editor.gaps if not min(after, len(texts)))


def _signs(editor: Editor, painter: QPainter) -> None:
    """The gravest sign of each paragraph with a finding, at its first line."""
    gravest: dict[int, Severity] = {}
    for spot in (spot for spot in editor.spots if spot.signed):
        number = editor.document().findBlock(spot.start).blockNumber()
        severity = spot.finding.severity
        gravest[number] = min(gravest.get(number, severity), severity, key=lambda s: s.rank)
    font = QFont(look.ui_font())
    font.setBold(True)
    painter.setFont(font)
    for number, severity in gravest.items():
        block = editor.document().findBlockByNumber(number)
        rect = _block_rect(editor, block)
        line = block.layout().lineAt(0)
        height = line.height() if line.isValid() else rect.height()
        painter.setPen(QColor(look.tokens().severity(severity)))
        where = QRectF(_FOCUS, rect.top(), paper.MARGIN - 2 * _FOCUS, height)
        down = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(where, down, look.SIGNS[severity])
