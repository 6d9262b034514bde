"""The manual's chapter about the rules, made of the rules themselves."""

from __future__ import annotations

from html import escape

from core.checks.families import Family
from core.checks.rule import Rule
from core.rulebook import chapters, figures, standing
from gui import look


def rules_html() -> str:
    """Every rule by families, each under an anchor that is its code, the families linked."""
    links = " ".join(
        f'<a href="#{family.prefix}">{escape(family.title)}</a>（{len(rules)}项）'
        for family, rules in chapters()
    )
    return f"<p>{links}</p>" + "".join(_family(family, rules) for family, rules in chapters())


def _family(family: Family, rules: tuple[Rule, ...]) -> str:
    heading = f'<h2><a name="{family.prefix}"></a>{escape(family.title)}</h2>'
    return heading + "".join(map(_rule, rules))


def _rule(rule: Rule) -> str:
    what, basis, mend = rule.help
    colour = look.tokens().severity(rule.severity)
    lines = (
        f"查什么：{what}",
        f"怎么改：{mend}",
        f"依据：{basis}",
        *figures(rule),
        f"{standing(rule)}（编号 {rule.code}）",
    )
    return (
        f'<h3><a name="{rule.code}"></a><span style="color: {colour}">'
        f"{rule.severity.sign} {rule.severity.label}</span> {escape(rule.title)}</h3>"
        f"<p>{'<br>'.join(map(escape, lines))}</p>"
    )
