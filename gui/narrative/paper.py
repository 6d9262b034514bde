"""How the narrative looks on screen: type, indents, and the gaps where something else stands."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)

from gui import look
from gui.narrative.fields import Kind

MARGIN = 26
"""Pixels left of the text, for the signs of findings."""

PADDING = 4
"""Pixels above and below the text of a field."""

SMALLEST, LARGEST = -5, 18
"""How many points the text may be made smaller or larger."""

SMALLEST_TYPE = 8.0
"""Points below which nobody could read it."""

_LEADING = 1.6
"""Line height of running text, in sizes of its type; other lines stand closer."""

_ALIGNED = {
    Kind.TITLE: Qt.AlignmentFlag.AlignHCenter,
    Kind.SIGNED: Qt.AlignmentFlag.AlignRight,
}


def font(kind: Kind, zoom: int) -> QFont:
    """The type of a field, ``zoom`` points larger than usual."""
    body = look.body_font()
    made = look.ui_font() if kind is Kind.HEADING else QFont(body)
    size = max(body.pointSizeF() + zoom, SMALLEST_TYPE)
    made.setPointSizeF(size * 1.25 if kind is Kind.TITLE else size)
    made.setBold(kind in (Kind.TITLE, Kind.HEADING))
    return made


def shape(block: QTextBlock, kind: Kind, type_: QFont, gaps: Mapping[int, int]) -> None:
    """Give a block its indent, leading and gap; ``gaps`` counts the lines left behind each."""
    metrics = QFontMetricsF(type_)
    line = gap_line(metrics)
    leading = QFontInfo(type_).pixelSize() * (_LEADING if kind is Kind.BODY else 1.4)
    bottom = gaps.get(block.blockNumber(), 0) * line
    indent = 2 * metrics.horizontalAdvance("国") if kind is Kind.BODY else 0.0
    align = _ALIGNED.get(kind, Qt.AlignmentFlag.AlignLeft)
    now = block.blockFormat()
    if (now.bottomMargin(), now.textIndent(), now.alignment()) == (
        (bottom, indent, align)
    ) and now.lineHeight() == leading:
        return
    made = QTextBlockFormat()
    made.setBottomMargin(bottom)
    made.setTextIndent(indent)
    made.setAlignment(align)
    made.setLineHeight(leading, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    QTextCursor(block).setBlockFormat(made)


def shape_frame(document: QTextDocument, type_: QFont, lines: int) -> None:
    """Leave room at the left for signs, and above the first block for some lines."""
    top = PADDING + lines * gap_line(QFontMetricsF(type_))
    frame = document.rootFrame().frameFormat()
    if (frame.topMargin(), frame.leftMargin()) != (top, MARGIN):
        frame.setTopMargin(top)
        frame.setLeftMargin(MARGIN)
        frame.setRightMargin(2 * PADDING)
        document.rootFrame().setFrameFormat(frame)


def gap_line(metrics: QFontMetricsF) -> float:
    """The height of a line that stands in a gap."""
    return metrics.height() * 1.5
