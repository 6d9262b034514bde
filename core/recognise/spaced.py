"""Rows of tables in lines of text, their cells parted by spaces, their labels broken or not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product, takewhile

from core.form import CURRENT, FORMS
from core.recognise.headings import heading_of
from core.recognise.labels import table_labels
from core.recognise.stream import LONGEST_CELL, SENTENCE_END, Cell, Item, Line, Text, is_value
from core.roles import Role

_LONGEST_ROW = 160
_FEWEST_WORDS = 2
_MOST_BEFORE, _MOST_AFTER = 4, 2
"""Lines above and below its values that a label can be broken over."""


def with_spaced_rows(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items, lines of text that are a table's row put together as rows."""
    made: list[Item] = []
    position = 0
    while position < len(items):
        row, before, after = _row_at(made, items[position : position + _MOST_AFTER + 1])
        del made[len(made) - before :]
        made.append(row or items[position])
        position += 1 + after
    return tuple(made)


def _row_at(made: list[Item], items: Sequence[Item]) -> tuple[Line | None, int, int]:
    """The row that the first item is or holds the values of, and the lines it takes.

    Those are counted before and after it: a label may be broken over them, but then it must
    not be misspelt.
    """
    label, values = _split(items[0])
    if not values or len(values) + bool(label) < _FEWEST_WORDS:
        return None, 0, 0
    before = list(takewhile(bool, map(_fragment, reversed(made[-_MOST_BEFORE:]))))[::-1]
    after = list(takewhile(bool, map(_fragment, items[1:])))
    for above, below in sorted(product(range(len(before) + 1), range(len(after) + 1)), key=sum):
        if not label and not above:
            continue
        whole = "".join([*before[len(before) - above :], label, *after[:below]])
        if row := _row(whole, values, exactly=True):
            return row, above, below
    return _row(label, values), 0, 0


def _split(item: Item) -> tuple[str, list[str]]:
    """A line's label and the values behind it."""
    if not isinstance(item, Text) or item.paragraph.style in set(Role):
        return "", []
    text = item.paragraph.text
    words = text.split() if len(text) <= _LONGEST_ROW else []
    count = len(list(takewhile(is_value, reversed(words))))
    return "".join(words[: len(words) - count]), words[len(words) - count :]


def _fragment(item: Item) -> str:
    """A line of text that can be a piece of a label, its spaces left out; else empty."""
    if not isinstance(item, Text) or len(item.paragraph.text) > LONGEST_CELL:
        return ""
    label, values = _split(item)
    is_text = values or SENTENCE_END.search(label) or heading_of(item.paragraph.text)
    return "" if is_text else label


def _row(label: str, values: list[str], *, exactly: bool = False) -> Line | None:
    """The row with a label and values, if the form has such a row with as many cells."""
    fits = any(
        (match := labels.rows.leaf(label, exactly=exactly)) is not None
        and len(values) == len(labels.table.rows[match.position][0].column_paths)
        for edition in FORMS
        for labels in table_labels(edition)
    )
    alone = not label and not exactly and len(values) == len(CURRENT.tables[-1].cells)
    if not fits and not alone:
        return None
    texts = [label, *values] if label else values
    cells = tuple(Cell(text, column) for column, text in enumerate(texts))
    return Line(cells, 0, exact=False, width=len(cells))
