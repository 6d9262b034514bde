"""Looks of cells in a workbook, made from the style table."""

from __future__ import annotations

from enum import IntEnum
from functools import cache

from core.roles import Role
from core.writers.package import OFFICE, XML
from core.writers.style import SONG, STYLES, Font

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NAMESPACES = f'xmlns="{MAIN}" xmlns:r="{OFFICE}/relationships"'
SIZE = STYLES[Role.CELL].size
TITLE_SIZE = STYLES[Role.HEADING].size
"""Type sizes in every sheet."""

_MARK = "FFFFC7CE"
_MARKED_TEXT = "FF9C0006"
"""Light red, and the dark red of the figures on it."""


class Look(IntEnum):
    """How a cell looks; the number is its place in ``cellXfs``."""

    NONE = 0
    TITLE = 1
    TOP_LEFT = 2
    TOP_RIGHT = 3
    CENTRED = 4
    LABEL = 5
    VALUE = 6
    WRONG = 7


@cache
def styles() -> str:
    """``xl/styles.xml``."""
    fonts = (
        _font(SONG, SIZE),
        _font(STYLES[Role.TITLE].font, TITLE_SIZE),
        _font(SONG, SIZE, bold="<b/>", colour=f'<color rgb="{_MARKED_TEXT}"/>'),
    )
    fills = (
        '<fill><patternFill patternType="none"/></fill>',
        '<fill><patternFill patternType="gray125"/></fill>',
        f'<fill><patternFill patternType="solid"><fgColor rgb="{_MARK}"/></patternFill></fill>',
    )
    sides = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
    borders = (
        "<border><left/><right/><top/><bottom/><diagonal/></border>",
        f"<border>{sides}<diagonal/></border>",
    )
    looks = tuple(_LOOKS[look] for look in Look)
    return (
        f'{XML}<styleSheet xmlns="{MAIN}">{_list("fonts", fonts)}{_list("fills", fills)}'
        f"{_list('borders', borders)}{_list('cellStyleXfs', (_xf(),))}{_list('cellXfs', looks)}"
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _list(name: str, entries: tuple[str, ...]) -> str:
    return f'<{name} count="{len(entries)}">{"".join(entries)}</{name}>'


def _font(font: Font, size: float, *, bold: str = "", colour: str = "") -> str:
    return (
        f'<font>{bold}<sz val="{size:g}"/>{colour}<name val="{font.name}"/>'
        '<charset val="134"/></font>'
    )


def _xf(  # noqa: PLR0913
    font: int = 0,
    fill: int = 0,
    border: int = 0,
    align: str = "",
    fit: str = "",
    *,
    linked: bool = False,
) -> str:
    alignment = f'<alignment horizontal="{align}" vertical="center" {fit}="1"/>' if align else ""
    link = ' xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
    return (
        f'<xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="{border}"'
        f"{link if linked else ''}>{alignment}</xf>"
    )


_LOOKS = {
    Look.NONE: _xf(linked=True),
    Look.TITLE: _xf(font=1, align="center", fit="wrapText", linked=True),
    Look.TOP_LEFT: _xf(align="left", fit="shrinkToFit", linked=True),
    Look.TOP_RIGHT: _xf(align="right", fit="shrinkToFit", linked=True),
    Look.CENTRED: _xf(border=1, align="center", fit="wrapText", linked=True),
    Look.LABEL: _xf(border=1, align="left", fit="wrapText", linked=True),
    Look.VALUE: _xf(border=1, align="center", fit="wrapText", linked=True),
    Look.WRONG: _xf(font=2, fill=2, border=1, align="center", fit="wrapText", linked=True),
}
