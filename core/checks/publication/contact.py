"""How the preface says whom to turn to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from core.checks.rule import Hit, Rule, Severity, rule
from core.checks.spots import Match, spots
from core.checks.subject import Subject
from core.passages import Passage, passages
from core.place import Part

_TELEPHONE = re.compile(
    r"(?:电话|传真)\s*(?:号码)?\s*[:：为是]?\s*[（(]?(?P<number>\d[\d（）()\-—－–―\s]{4,}\d)(?!\d)"
    r"(?!\s*[余多]?[万件次个人部条])"
)
_MAY_BE_CONTACT = re.compile("电话|传真|联系")
_TO_TURN_TO = re.compile(
    r"请[^。；]{0,12}(?:与|向|同)[^。；]{2,40}联系|联系地址\s*[:：]|地址\s*[:：]"
)
_OTHER_WAY = re.compile(r"电话|传真|\d{3,4}-\d{7,8}|\d{7,}|[@＠]|12345")
_TWO_DIGIT_AREAS = re.compile(r"010|02\d")
_HOTLINES = re.compile(r"(?:1\d{4}|96\d{3,4}|95\d{3}|[48]00\d{7}|1[3-9]\d{9})$")
_LOCAL_LENGTHS = (7, 8)


@lru_cache(maxsize=1024)
def _incomplete(text: str) -> tuple[Match, ...]:
    """Telephone numbers without their area code or of the wrong length."""
    if not _MAY_BE_CONTACT.search(text):
        return ()
    return tuple(
        Match(*match.span("number"))
        for match in _TELEPHONE.finditer(text)
        if _fault(match["number"])
    )


def _fault(printed: str) -> str:
    """What is wrong with a telephone number, in words; nothing where it may be right."""
    digits = "".join(char for char in printed if char.isdecimal())
    if _HOTLINES.fullmatch(digits):
        return ""
    if not digits.startswith("0"):
        return "没有区号" if len(digits) in _LOCAL_LENGTHS else "位数不对"
    area = 3 if _TWO_DIGIT_AREAS.match(digits) else 4
    wanted = (8,) if area == 3 else _LOCAL_LENGTHS
    return "" if len(digits) - area in wanted else "位数不对"


@rule("P10", "联系电话不全", Severity.HINT)
def contact(subject: Subject) -> Iterator[Hit]:
    """引言里请人联系的，要写上办公电话；电话要带区号，位数要对。

    依据：国办公开办函〔2021〕30号附件的样式；便于公众联系。
    改法：补上电话、区号，核对位数。
    """
    for spot in spots(subject.report, _incomplete):
        yield Hit(
            f"联系电话“{spot.printed.strip()}”{_fault(spot.printed)}，请核对。", (spot.place,)
        )
    if lacking := _without_telephone(subject):
        yield Hit("引言里请人来联系，却没有写电话，请补上。", (lacking.place,))


def _without_telephone(subject: Subject) -> Passage | None:
    """The paragraph of the preface that says whom to turn to, where none says how."""
    preface = [p for p in passages(subject.report) if p.place.part is Part.PREFACE]
    if any(_OTHER_WAY.search(passage.text) for passage in preface):
        return None
    asking = (p for p in preface if _TO_TURN_TO.search(p.text))
    return next(asking, None)


CONTACT: tuple[Rule, ...] = (contact,)
