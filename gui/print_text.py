"""Text set in lines: Chinese line breaking, justified, each line's em box where it belongs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextLine, QTextOption

from core.writers.flow import printable
from core.writers.style import Align, Font, TextStyle
from gui.print_fonts import PER_POINT, Faces
from gui.print_pages import TextLine

ASCENT = 0.86
"""How much of a Chinese em box stands above the base line."""

SINGLE_SPACING = 1.3
"""Leading of single-spaced Chinese text, as a multiple of its size."""

_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
    Align.JUSTIFIED: Qt.AlignmentFlag.AlignJustify,
}
_LINE_SEPARATOR = "\u2028"


@dataclass(frozen=True)
class Stretch:
    """A part of a paragraph in one face."""

    text: str
    font: Font
    bold: bool = False


@dataclass(frozen=True)
class Measure:
    """Where the lines of a paragraph may stand, in twentieths of a point."""

    width: float
    left: float = 0.0
    first: float = 0.0
    align: Align = Align.LEFT


def leading(style: TextStyle) -> float:
    """From one line to the next."""
    return (style.leading or style.size * SINGLE_SPACING) * PER_POINT


def lines(
    stretches: Iterable[Stretch], style: TextStyle, measure: Measure, faces: Faces
) -> tuple[TextLine, ...]:
    """The lines of a paragraph, each with its em box in the middle of a line of the style."""
    layout = _layout(tuple(stretches), style, measure, faces)
    layout.beginLayout()
    made = tuple(_broken(layout, style, measure))
    layout.endLayout()
    return tuple(_placed(layout, number, style) for number in range(made[-1] + 1))


def _layout(
    stretches: tuple[Stretch, ...], style: TextStyle, measure: Measure, faces: Faces
) -> QTextLayout:
    layout, formats, start = QTextLayout(), [], 0
    texts = [printable(stretch.text).replace("\n", _LINE_SEPARATOR) for stretch in stretches]
    for stretch, text in zip(stretches, texts, strict=True):
        face = faces.face(stretch.font, style.size, bold=stretch.bold, tracking=style.tracking)
        one: Any = QTextLayout.FormatRange()
        one.start, one.length = start, _utf16(text)
        one.format = QTextCharFormat()
        one.format.setFont(face)
        formats.append(one)
        start += one.length
    layout.setText("".join(texts))
    layout.setFont(faces.face(style.font, style.size, tracking=style.tracking))
    layout.setFormats(formats)
    layout.setTextOption(_option(style, measure))
    return layout


def _utf16(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text) + sum(char > "\uffff" for char in text)


def _option(style: TextStyle, measure: Measure) -> QTextOption:
    option = QTextOption(_ALIGN[measure.align])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setUseDesignMetrics(True)
    option.setTabStopDistance(2 * style.size * PER_POINT)
    return option


def _broken(layout: QTextLayout, style: TextStyle, measure: Measure) -> Iterator[int]:
    number = 0
    while (line := layout.createLine()).isValid():
        first = measure.first if number == 0 else 0.0
        line.setLineWidth(max(measure.width - first, style.size * PER_POINT))
        line.setPosition(QPointF(measure.left + first, 0.0))
        yield number
        number += 1


def _placed(layout: QTextLayout, number: int, style: TextStyle) -> TextLine:
    line: QTextLine = layout.lineAt(number)
    size = style.size * PER_POINT
    top = (leading(style) - size) / 2
    extent = line.naturalTextRect()
    return TextLine(
        _text(layout, line),
        extent.left(),
        extent.right(),
        top,
        top + size,
        layout,
        number,
        0.0,
        top + size * ASCENT - line.ascent(),
    )


def _text(layout: QTextLayout, line: QTextLine) -> str:
    units = layout.text().encode("utf-16-le", "surrogatepass")
    start = 2 * line.textStart()
    text = units[start : start + 2 * line.textLength()].decode("utf-16-le", "replace")
    return text.rstrip(_LINE_SEPARATOR)
