"""The geometry of a table on a web page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from core.readers.html_flow import Found, add_text, end_paragraph, enter, flow
from core.readers.html_look import Look, is_hidden
from core.readers.limits import DEEPEST_NESTING, WIDEST_SPAN, too_deep
from core.readers.raw import RawBlock, RawCell, RawGrid

_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})


def table(element: etree._Element, look: Look, found: Found) -> None:
    """Gather a table as a grid; what stands in it outside of cells goes before it."""
    if look.depth >= DEEPEST_NESTING:
        raise too_deep()
    end_paragraph(found)
    rows = list(_rows(element, look, found))
    end_paragraph(found)
    placed = tuple(_placed(rows, Look(depth=look.depth + 1), found))
    if any(placed):
        found.blocks.append(RawGrid(placed))


def _rows(element: etree._Element, look: Look, found: Found) -> Iterator[etree._Element]:
    add_text(element.text, look, found)
    for child in element:
        if child.tag in {"tr", *_ROW_GROUPS} and is_hidden(child):
            found.counts["hidden"] += 1
        elif child.tag == "tr":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child, look, found)
        else:
            enter(child, look, found)
        add_text(child.tail, look, found)


def _placed(rows: list[etree._Element], look: Look, found: Found) -> Iterator[tuple[RawCell, ...]]:
    """The cells that begin in each row, where those reaching down from above leave room."""
    reaching: dict[int, int] = {}
    for number, row in enumerate(rows):
        found.budget.spend(1 + len(reaching))
        cells: list[RawCell] = []
        column = 0
        for element in row.iterchildren("td", "th"):
            if is_hidden(element):
                found.counts["hidden"] += 1
                continue
            while column in reaching:
                column += 1
            width = _span(element, "colspan", WIDEST_SPAN)
            width = next((n for n in range(1, width) if column + n in reaching), width)
            height = _span(element, "rowspan", len(rows) - number)
            found.budget.spend(width)
            cells.append(RawCell(column, _contents(element, look, found), width, height))
            column += width
        yield tuple(cells)
        reaching = {column: left - 1 for column, left in reaching.items() if left > 1}
        reaching |= {
            cell.column + n: cell.row_span - 1
            for cell in cells
            if cell.row_span > 1
            for n in range(cell.column_span)
        }


def _contents(element: etree._Element, look: Look, found: Found) -> tuple[RawBlock, ...]:
    inside = Found(found.counts, found.budget)
    if element.get("align", "").lower() == "center":
        look = replace(look, centred=True)
    flow(element, look, inside)
    end_paragraph(inside)
    return tuple(inside.blocks)


def _span(element: etree._Element, attribute: str, most: int) -> int:
    """A span within bounds; 0 rows means to the end of the table."""
    value = (element.get(attribute) or "1").strip()
    if not value.isascii() or not value.isdigit():
        return 1
    span = int(value[:6])
    return min(span, most) if span else most if attribute == "rowspan" else 1
