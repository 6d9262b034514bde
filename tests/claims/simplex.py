"""The cheapest numbers, none below nought, that fulfil some equations."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, TypeVar

Name = TypeVar("Name", bound=Hashable)
Row = dict[int, Fraction]
"""The coefficients of one equation by the number of the unknown, those that are 0 left out."""

_UNMET = Fraction(10**9)
"""What it costs to leave an equation unmet by one."""


class Equation(NamedTuple):
    """Unknowns with their coefficients, and what they must add up to."""

    terms: Mapping[Any, int]
    value: Fraction


def cheapest(
    equations: Sequence[Equation], costs: Mapping[Name, int]
) -> dict[Name, Fraction] | None:
    """The cheapest solution without a negative number; None where there is none.

    Args:
        equations: The equations.
        costs: What one of each unknown costs; the unknowns are its keys.
    """
    names = list(costs)
    tableau = _Tableau(equations, {name: number for number, name in enumerate(names)})
    tableau.minimise({number: Fraction(costs[name]) for number, name in enumerate(names)})
    values = dict(zip(tableau.basis, tableau.values, strict=True))
    if any(value for number, value in values.items() if number >= len(names)):
        return None
    return {name: values.get(number, Fraction(0)) for number, name in enumerate(names)}


class _Tableau:
    """The simplex method with a made-up unknown for each equation, and Bland's rule."""

    def __init__(self, equations: Sequence[Equation], at: Mapping[Any, int]) -> None:
        self.rows: list[Row] = []
        self.values: list[Fraction] = []
        self.basis = [len(at) + number for number in range(len(equations))]
        for made_up, equation in zip(self.basis, equations, strict=True):
            sign = -1 if equation.value < 0 else 1
            row = {at[name]: Fraction(sign * times) for name, times in equation.terms.items()}
            self.rows.append({key: times for key, times in row.items() if times})
            self.rows[-1][made_up] = Fraction(1)
            self.values.append(sign * equation.value)

    def minimise(self, costs: Row) -> None:
        """Exchange unknowns until none makes the solution cheaper."""
        prices = dict(costs)
        for row in self.rows:
            _subtract(prices, row, _UNMET)
        for made_up in self.basis:
            prices.pop(made_up, None)
        while True:
            entering = min((key for key, price in prices.items() if price < 0), default=None)
            if entering is None:
                return
            leaving = self._leaving(entering)
            self._exchange(entering, leaving)
            _subtract(prices, self.rows[leaving], prices[entering])

    def _leaving(self, entering: int) -> int:
        """The row that bounds the entering unknown; no cost is negative, so there is one."""
        ratios = [
            (self.values[number] / row[entering], self.basis[number], number)
            for number, row in enumerate(self.rows)
            if row.get(entering, 0) > 0
        ]
        return min(ratios)[2]

    def _exchange(self, entering: int, leaving: int) -> None:
        factor = self.rows[leaving][entering]
        pivot = {key: times / factor for key, times in self.rows[leaving].items()}
        self.rows[leaving] = pivot
        self.values[leaving] /= factor
        self.basis[leaving] = entering
        for number, row in enumerate(self.rows):
            times = row.get(entering)
            if number != leaving and times:
                _subtract(row, pivot, times)
                self.values[number] -= times * self.values[leaving]


def _subtract(row: Row, other: Row, times: Fraction) -> None:
    for key, factor in other.items():
        left = row.get(key, Fraction(0)) - times * factor
        if left:
            row[key] = left
        else:
            row.pop(key, None)
