"""The families that rules are shown in, by what their codes begin with."""

from __future__ import annotations

from typing import NamedTuple


class Family(NamedTuple):
    """A chapter of the rules.

    Attributes:
        prefix: What the codes of its rules begin with.
        title: Its name, for users.
    """

    prefix: str
    title: str


FAMILIES = (
    Family("S", "标题、各部分和落款"),
    Family("T2", "表二：主动公开"),
    Family("T3", "表三：依申请公开"),
    Family("T4", "表四：复议和诉讼"),
    Family("N", "正文：数和用词"),
    Family("Y", "和上年、和别家对照"),
    Family("P", "公开发布"),
    Family("F", "版式和写法"),
)
"""Every family, in the order they are shown."""


def family_of(code: str) -> Family:
    """The family of the rule with a code."""
    return next(family for family in FAMILIES if code.startswith(family.prefix))
