"""Values of rows whose merged cells are lost, so that columns no longer stand in line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

Shape = tuple[int, int]
"""How many cells a row has and how many of them are labels: rows alike in both are padded alike."""


def shape_offsets(rows: Iterable[tuple[Shape, tuple[str, ...]]], count: int) -> dict[Shape, int]:
    """Where the values begin behind the labels, for each shape that a complete row shows.

    ``count`` is how many values a row has; a row is complete that has just so many.
    """
    votes: dict[Shape, Counter[int]] = {}
    for shape, values in rows:
        filled = [number for number, text in enumerate(values) if text]
        if len(filled) == count and filled[-1] - filled[0] == count - 1:
            votes.setdefault(shape, Counter())[filled[0]] += 1
    return {shape: counter.most_common(1)[0][0] for shape, counter in votes.items()}


def aligned(
    values: tuple[str, ...], count: int, offset: int | None
) -> tuple[tuple[str, ...], bool]:
    """The ``count`` values among the cells behind the labels, and whether they are certain.

    Padding left by merged labels goes first from the right, then from the left; what the
    complete rows of the same shape show (``offset``) goes before that.
    """
    if offset is not None and not any(values[:offset]) and not any(values[offset + count :]):
        window = values[offset : offset + count]
        return window + ("",) * (count - len(window)), len(window) == count
    end, start = len(values), 0
    while end - start > count and not values[end - 1]:
        end -= 1
    while end - start > count and not values[start]:
        start += 1
    window = values[start:end]
    if len(window) < count:
        return window + ("",) * (count - len(window)), False
    certain = len(window) == count and (all(window) or len(values) == count)
    return window[:count], certain
