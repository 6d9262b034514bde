"""Pages painted on anything Qt paints on: screen, printer, PDF."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.writers.style import PAGE, RULE
from gui.print_fonts import PER_POINT
from gui.print_pages import Image, Page, Rule, Strip, TextLine
from gui.print_tables import UNITS_PER_MM

PER_INCH = 72 * PER_POINT
PAPER = QSizeF(PAGE.width * UNITS_PER_MM, PAGE.height * UNITS_PER_MM)
"""The paper's size in twentieths of a point."""

_INK = QColor(Qt.GlobalColor.black)


def paint(painter: QPainter, page: Page) -> None:
    """Paint a page; the painter's origin is the corner of the paper, its unit 1/1440 inch."""
    painter.save()
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.setPen(QPen(_INK, RULE * PER_POINT, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
    painter.translate(PAGE.left * UNITS_PER_MM, PAGE.top * UNITS_PER_MM)
    for top, strip in page.strips:
        painter.translate(0.0, top)
        _paint_strip(painter, strip)
        painter.translate(0.0, -top)
    _paint_text(painter, page.foot)
    painter.restore()


def _paint_strip(painter: QPainter, strip: Strip) -> None:
    rules = [QLineF(rule.x1, rule.y1, rule.x2, rule.y2) for rule in _rules(strip)]
    if rules:
        painter.drawLines(rules)
    for piece in strip.pieces:
        match piece:
            case TextLine():
                _paint_text(painter, piece)
            case Image():
                frame = QRectF(piece.left, piece.top, piece.width, piece.height)
                painter.drawImage(frame, piece.image)


def _rules(strip: Strip) -> tuple[Rule, ...]:
    return tuple(piece for piece in strip.pieces if isinstance(piece, Rule))


def _paint_text(painter: QPainter, line: TextLine) -> None:
    line.layout.lineAt(line.number).draw(painter, QPointF(line.x, line.y))
