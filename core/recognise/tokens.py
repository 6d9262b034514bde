"""Reading tables that come as plain text with one cell a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.form.spec import CellRef
from core.origin import ExtraHeading, Note, PrintedLabel
from core.place import Place, at_cells
from core.recognise.columns import differs
from core.recognise.headings import heading_of
from core.recognise.labels import Match, TableLabels, core_of
from core.recognise.placing import Placed, Reading
from core.recognise.stream import LONGEST_CELL, Item, Line, Text, is_value
from core.roles import Role

_LONE_CELLS = 0.8
_FEWEST_ROWS = 8
_LONG_ROW = 20
_MOST_LABEL_LINES = 6


class Token(NamedTuple):
    """One cell of a table that has lost its rows; blank for an empty cell."""

    text: str
    item: int


def loose_grids(items: Sequence[Item]) -> frozenset[int]:
    """Numbers of the grids that are no grids but one cell a line, or all cells in one line."""
    rows: dict[int, list[int]] = {}
    for item in items:
        if isinstance(item, Line) and not item.exact and item.grid:
            filled = sum(bool(cell.text) for cell in item.cells)
            rows.setdefault(item.grid, []).append(filled)
    return frozenset(
        grid
        for grid, filled in rows.items()
        if (len(filled) >= _FEWEST_ROWS and _lone(filled) >= _LONE_CELLS)
        or max(filled) > _LONG_ROW
        or (len(filled) < _FEWEST_ROWS and max(filled) <= 1)
    )


def _lone(filled: list[int]) -> float:
    return sum(count <= 1 for count in filled) / len(filled)


def read_tokens(
    items: Sequence[Item | None], loose: frozenset[int], tables: tuple[TableLabels, ...]
) -> Reading:
    """Every row of the form among single texts: labels until values come, values until labels."""
    reading = Reading()
    before: list[Token] = []
    for labels, values in _groups(_tokens(items, loose), tables):
        found = _read_group(before + labels, values, tables)
        before = [] if found.cells or len(values) > 1 else before + labels
        reading += found
    return reading


def _tokens(items: Sequence[Item | None], loose: frozenset[int]) -> Iterator[Token | None]:
    """The texts in order; None where narrative or another table stands between."""
    for index, item in enumerate(items):
        if isinstance(item, Line) and item.grid in loose:
            filled = [cell for cell in item.cells if cell.text]
            if len(filled) > 1:
                yield from (Token(cell.text, index) for cell in item.cells)
            else:
                yield Token(filled[0].text if filled else "", index)
        elif isinstance(item, Text) and _can_be_cell(item):
            yield Token(item.paragraph.text, index)
        else:
            yield None


def _can_be_cell(item: Text) -> bool:
    text = item.paragraph.text
    return (
        len(text) <= LONGEST_CELL
        and item.paragraph.style not in set(Role)
        and heading_of(text) is None
        and not text.endswith(("。", "；", "："))
    )


def _groups(
    tokens: Iterator[Token | None], tables: tuple[TableLabels, ...]
) -> Iterator[tuple[list[Token], list[Token]]]:
    """Runs of label tokens, each with the run of values behind it."""
    labels: list[Token] = []
    values: list[Token] = []
    for token in tokens:
        if token is None:
            if any(value.text for value in values) or _is_blank_row(labels, values, tables):
                yield labels, values
            labels, values = [], []
        elif is_value(token.text) and labels:
            values.append(token)
        elif not token.text:
            values += [token] if values or labels else []
        else:
            if any(value.text for value in values) or _is_blank_row(labels, values, tables):
                yield labels, values
                labels = []
            labels.append(token)
            values = []
    if any(value.text for value in values) or _is_blank_row(labels, values, tables):
        yield labels, values


def _is_blank_row(
    labels: list[Token], values: list[Token], tables: tuple[TableLabels, ...]
) -> bool:
    """Whether blank cells, as many as the row has, stand behind a row's own label."""
    for known in tables:
        match = known.rows.find_exactly(labels[-1].text) if labels and values else None
        if match and match.position >= 0:
            return len(values) >= len(known.table.rows[match.position][0].column_paths)
    return False


def _read_group(
    labels: list[Token], values: list[Token], tables: tuple[TableLabels, ...]
) -> Reading:
    for known in tables:
        cases = not known.table.blocks[0].has_labels
        if cases and len(values) > 1 and _heads_cases(labels, known):
            return _read_values(_Found(known, 0, None, known.table.name), labels, values)
    for length in range(1, min(_MOST_LABEL_LINES, len(labels)) + 1):
        printed = "".join(token.text for token in labels[-length:])
        for known in tables:
            if match := known.rows.leaf(printed):
                found = _Found(known, match.position, match, printed)
                return _read_values(found, labels, values)
    return Reading()


_FEWEST_CASE_HEADS = 3


def _heads_cases(labels: list[Token], known: TableLabels) -> bool:
    """Whether the texts before some values are the header of the table without row labels."""
    whole = "".join(core_of(token.text) for token in labels)
    heads = {path[-1].label for path in known.table.blocks[0].column_paths if not path[-1].total}
    groups = {heading.label for heading in known.table.blocks[0].columns}
    seen = sum(whole.count(core_of(head)) > 0 for head in heads | groups)
    return seen >= _FEWEST_CASE_HEADS


class _Found(NamedTuple):
    """The row of the form that a run of labels ends with, as it is printed there."""

    known: TableLabels
    position: int
    match: Match | None
    printed: str


def _read_values(found: _Found, labels: list[Token], values: list[Token]) -> Reading:
    known, position, match, printed = found.known, found.position, found.match, found.printed
    key, count = known.table.key, len(known.table.rows[position][0].column_paths)
    values = _without_padding(values, count)
    texts = [value.text for value in values[:count]]
    left_over = [value.text for value in values[count:] if value.text]
    cells = tuple(
        Placed(CellRef(key, position, column), text, value.item)
        for column, (text, value) in enumerate(zip(texts, values, strict=False))
    )
    header, respelt = _header_tokens(labels, known)
    if match and differs(printed, match.heading.label) and not known.rows.find_exactly(printed):
        respelt.append(PrintedLabel(key, "row", printed, match.heading.label))
    name = match.heading.name if match else known.table.name
    notes = tuple(_notes(name, cells, count, left_over, known))
    extras = (ExtraHeading(key, "column", "", tuple(left_over)),) if left_over else ()
    own = {token.item for token in (*labels[-1:], *values)}
    headed = frozenset({key}) if header else frozenset()
    return Reading(cells, frozenset(header | own), headed, tuple(respelt), extras, notes)


def _without_padding(values: list[Token], count: int) -> list[Token]:
    """The values without the blanks, more than the row has cells, that merged cells leave."""
    last = len(values)
    while last > count and not values[last - 1].text:
        last -= 1
    first = 0
    while last - first > count and not values[first].text:
        first += 1
    return values[first:last]


def _notes(
    name: str, cells: tuple[Placed, ...], count: int, left_over: list[str], known: TableLabels
) -> Iterator[Note]:
    if len(cells) < count:
        texts = "、".join(cell.text for cell in cells)
        message = (
            f"“{name}”后面只有{len(cells)}个数（{texts}），应有{count}个，"
            "缺在哪一格看不出来，是从左往右放的，请对照原件"
        )
        yield Note("short_row", message, at_cells(cell.ref for cell in cells))
    if left_over:
        message = f"“{name}”后面多出{'、'.join(left_over)}，没有收入，请对照原件"
        yield Note("extra_values", message, Place(table=known.table.key))


def _header_tokens(labels: list[Token], known: TableLabels) -> tuple[set[int], list[PrintedLabel]]:
    """The items among label texts that are headings or pieces of them, and those respelt."""
    header: set[int] = set()
    respelt: list[PrintedLabel] = []
    start = 0
    while start < len(labels):
        for length in range(min(_MOST_LABEL_LINES, len(labels) - start), 0, -1):
            piece = labels[start : start + length]
            text = "".join(token.text for token in piece)
            found = _header_match(text, known, alone=length == 1)
            if found:
                header |= {token.item for token in piece}
                axis, match = found
                if differs(text, match.heading.label) and length == 1:
                    respelt.append(PrintedLabel(known.table.key, axis, text, match.heading.label))
                break
        start += length if found else 1
    return header, respelt


def _header_match(text: str, known: TableLabels, *, alone: bool) -> tuple[str, Match] | None:
    """The heading a text among the labels stands for, and its axis; the wording decides twins."""
    axes = (("column", known.columns), ("corner", known.frames), ("row", known.rows))
    exact = [(axis, match) for axis, found in axes if (match := found.find_exactly(text))]
    if exact:
        return min(exact, key=lambda pair: differs(text, pair[1].heading.label))
    near = ((axis, found.find(text)) for axis, found in axes[:2] if alone)
    return next(((axis, match) for axis, match in near if match), None)


def read_loose_headers(
    items: Sequence[Item], reading: Reading, tables: tuple[TableLabels, ...]
) -> Reading:
    """Lines of text among or right above table rows that hold nothing but labels of headers."""
    if not reading.items:
        return Reading()
    loose: set[int] = set()
    for index in range(max(reading.items), -1, -1):
        item = items[index]
        below = index + 1 in loose or index + 1 in reading.items
        if (
            index not in reading.items
            and below
            and isinstance(item, Text)
            and _only_labels(item, tables)
        ):
            loose.add(index)
    headed = frozenset(labels.table.key for labels in tables) if loose else frozenset()
    return Reading(items=frozenset(loose), headed=headed)


def _only_labels(item: Text, tables: tuple[TableLabels, ...]) -> bool:
    """Whether a line holds headings alone, whole ones or those that a line's end has broken."""
    text = item.paragraph.text
    words = text.split()
    axes = [found for labels in tables for found in (labels.columns, labels.frames)]
    if item.paragraph.style in set(Role):
        return False
    if all(any(found.find_exactly(word) for found in axes) for word in words):
        return True
    every = (*axes, *(labels.rows for labels in tables))
    return _can_be_cell(item) and any(
        all(
            not is_value(part) and any(found.holds_piece(part) for found in every) for part in parts
        )
        for parts in ([text], words)
    )
