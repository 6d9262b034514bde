"""The rules as a document: chapters, and what is said of each rule beside its own help."""

from __future__ import annotations

from core.checks import RULES, STANDARD
from core.checks.families import FAMILIES, Family, family_of
from core.checks.rule import Rule, Severity
from core.checks.subject import Choices
from core.choices import value_of

Chapter = tuple[Family, tuple[Rule, ...]]


def chapters() -> tuple[Chapter, ...]:
    """Every family that has rules, with them."""
    by_family = {
        family: tuple(r for r in RULES if family_of(r.code) is family) for family in FAMILIES
    }
    return tuple((family, rules) for family, rules in by_family.items() if rules)


def figures(rule: Rule, choices: Choices = STANDARD) -> tuple[str, ...]:
    """Each figure a unit may set, the one that holds, and within what it may be set."""
    return tuple(
        f"{limit.title}：{value_of(choices, rule, limit)}"
        f"（{'' if value_of(choices, rule, limit) == limit.value else f'原为{limit.value}，'}"
        f"可设为{limit.least}至{limit.most}）"
        for limit in rule.limits
    )


def standing(rule: Rule) -> str:
    """Whether it may be answered or switched off, and whether it is on at all, in a sentence."""
    if not rule.answerable:
        return "必查，不能关闭。"
    hint = rule.severity is Severity.HINT
    words = "只作提示，不改也行。" if hint else "确属实情的，可以写明情况，不必改。"
    return words if rule.on else f"{words}这一项平时不查，可以在检查项设置里打开。"
