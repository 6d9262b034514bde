"""What a unit sets about the rules: on, off, at which figure they speak, and what that changes."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from core.checks import RULES, STANDARD
from core.checks.rule import Rule
from core.checks.subject import Choices, Limit

ON, OFF = "检查", "不检查"
"""How a rule that is on, or off, is called."""


def switched(choices: Choices, rule: Rule, *, on: bool) -> Choices:
    """The choices with a rule on or off; a rule that is as declared takes no choice."""
    others_on, others_off = choices.on - {rule.code}, choices.off - {rule.code}
    if on == rule.on:
        return replace(choices, on=others_on, off=others_off)
    if on:
        return replace(choices, on=others_on | {rule.code}, off=others_off)
    return replace(choices, on=others_on, off=others_off | {rule.code})


def limited(choices: Choices, rule: Rule, limit: Limit, value: int) -> Choices:
    """The choices with a figure set; a figure that is as declared takes no choice."""
    others = {key: kept for key, kept in choices.limits.items() if key != (rule.code, limit.key)}
    if value != limit.value:
        others[rule.code, limit.key] = value
    return replace(choices, limits=MappingProxyType(others))


def value_of(choices: Choices, rule: Rule, limit: Limit) -> int:
    """The figure that holds."""
    return choices.limits.get((rule.code, limit.key), limit.value)


def in_the_way(choices: Choices, rule: Rule, limit: Limit, value: int) -> Limit | None:
    """The other figure of a rule that a wanted one would be on the wrong side of, if any."""
    for other in rule.limits:
        bound = value_of(choices, rule, other)
        if (other.key == limit.up_to and value > bound) or (
            other.up_to == limit.key and value < bound
        ):
            return other
    return None


def overlaid(own: Choices, handed: Choices) -> Choices:
    """One's own choices under those handed down, which go before them."""
    return Choices(
        (own.off - handed.on) | handed.off,
        (own.on - handed.off) | handed.on,
        MappingProxyType({**own.limits, **handed.limits}),
    )


def complete(choices: Choices) -> Choices:
    """The same with a choice for every rule, so that whoever takes it over has nothing left."""
    on = frozenset(rule.code for rule in RULES if rule.wanted(choices))
    limits = {
        (rule.code, limit.key): value_of(choices, rule, limit)
        for rule in RULES
        for limit in rule.limits
    }
    off = frozenset(rule.code for rule in RULES) - on
    return Choices(off, on, MappingProxyType(limits))


def sets(choices: Choices, rule: Rule) -> bool:
    """Whether they say anything about a rule."""
    named = {code for code, _ in choices.limits} | choices.on | choices.off
    return rule.code in named


class Change(NamedTuple):
    """What one choice does: to what, what it was, and what it becomes, in words."""

    title: str
    before: str
    after: str


def changes(before: Choices, after: Choices) -> tuple[Change, ...]:
    """Every rule that is on or off, and every figure, otherwise than before."""
    found = []
    for rule in RULES:
        was, becomes = rule.wanted(before), rule.wanted(after)
        if was != becomes:
            found.append(Change(f"“{rule.title}”", *(ON if on else OFF for on in (was, becomes))))
        for limit in rule.limits:
            figures = [value_of(choices, rule, limit) for choices in (before, after)]
            if figures[0] != figures[1]:
                found.append(Change(f"“{rule.title}”{limit.title}", *map(str, figures)))
    return tuple(found)


def switched_off(choices: Choices, edition: str) -> tuple[str, ...]:
    """The titles of the rules that a report of an edition would be asked about but for them."""
    return tuple(
        rule.title for rule in RULES if rule.applies(edition, STANDARD) and not rule.wanted(choices)
    )


def remarks(choices: Choices, edition: str) -> tuple[str, ...]:
    """What a list of findings must say of the rules it was made with; nothing if all are usual."""
    off = "、".join(f"“{title}”" for title in switched_off(choices, edition))
    moved = "；".join(
        f"{change.title}（原为{change.before}，现为{change.after}）"
        for change in changes(STANDARD, replace(choices, on=frozenset(), off=frozenset()))
    )
    return tuple(
        line
        for line in (
            f"下列检查项已关闭：{off}。" if off else "",
            f"下列检查项改过数值：{moved}。" if moved else "",
        )
        if line
    )
