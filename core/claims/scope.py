"""Whose numbers a clause states and of which time, as far as its words tell."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple


class Whose(Enum):
    """Whose applications, cases and documents a number counts."""

    OWN = "own"
    AREA = "area"
    """A whole county, city or province, without saying which organs."""

    ALL = "all"
    """All organs of an area or of a system."""


class Scope(NamedTuple):
    """What a number is about.

    Attributes:
        whose: Whose numbers.
        doubtful: Whether the sentence names a year that is not the report's.
    """

    whose: Whose
    doubtful: bool


_ALL = re.compile(
    r"全[省市县区州盟旗][^,。;]{0,12}?(?:各|部门|镇街|街镇|乡镇|街道|单位|机关|系统|上下)"
    r"|各(?:级|地|镇|乡|街道|区|县|市|部门|单位|职能部门|科室|局|委办|成员)[^,。;]{0,12}?(?:共|累计|收到|受理|办理|答复|公开|办结)"
    r"|全系统|(?:区|市|县)(?:直|级)(?:各)?(?:部门|单位)|所属(?:各)?单位|下属(?:各)?单位"
)
_AREA = re.compile(r"全[省市县区州盟旗]|(?:我|本)[省市县区州](?!局|委|办|政府|院)")
_YEAR = re.compile(
    r"(?<![较比与同])(?<!结转)(?<!结转[至到入于])(?<!顺延至)(?<!办理)(20\d\d)年(?!以来|结转|度结转|至)"
)
_OFFICE = re.compile(r"本级|办公室|办公厅|本机关|本单位|我[局办委厅]")
_COMPARED = re.compile(
    r"同比|环比|同期|相比|较(?:上|去|前|20)|比(?:上|去|前|20)|上升|下降|增长|回落"
)
_PART_OF_YEAR = re.compile(
    r"(?:上|下)半年|(?<![每按逐各一])(?:第?[一二三四1-4])季度|(?<![\d年至到起\-—~])(?:[1-9]|1[01])月(?:份|底|末|以来|至|\d|-|—)"
    r"|20\d\d年以来|(?:历年|近[年三五两]|[三五]年来|历史|以往)|(?:1|一)(?:-|—|~|至|到)(?:[2-9]|1[01])月"
)
_SUMMED_UP = re.compile(r"全年|合计|总计|累计|共计|共(?=收到|受理|办)")
_BASE = re.compile(r"(?:较|比|同|与)(?:上年度?|去年|20\d\d年)[^,。;]{0,6}\([^()]*$")
_WHOLE_YEAR = re.compile(
    r"(?:20\d\d年)?1月1日(?:起)?(?:至|到|-|—|~)+(?:20\d\d年)?12月31日(?:止|期间)?|(?:1|一)月?(?:-|—|~|至|到)(?:12|十二)月(?:份|底|末)?"
)
_CHANGE = re.compile(r"(?:增加|减少|增长|下降|上升|回落|提高|降低|多|少|净增)(?:了|到)?(?:约|近)?$")
_PLAN = re.compile(
    r"下一步|计划|预计|力争|拟于|模拟|协助|配合|不少于|不低于|不超过|不得超过|至少|目标|每(?:件|年|月|季|周|个)|平均|人均"
)
_OTHER_YEAR = re.compile(r"同期|去年|上年|上一年|往年")


def scope_of(sentence: str, start: int, fragment: str, year: int | None) -> Scope | None:
    """The scope of a number at ``start`` of a sentence, or None where it is no claim of the year.

    Args:
        sentence: The folded sentence.
        start: Where the number begins in it.
        fragment: The words right before the number.
        year: The report year, where known.
    """
    if _CHANGE.search(fragment) or _PLAN.search(fragment) or _COMPARED.search(fragment):
        return None
    chain = _WHOLE_YEAR.sub("", sentence[:start])
    parts = [match.end() for match in _PART_OF_YEAR.finditer(chain)]
    if (parts and not _SUMMED_UP.search(chain, parts[-1])) or _BASE.search(chain):
        return None
    governing = _governing_year(sentence[:start], sentence, year)
    if governing is None:
        return None
    if _OFFICE.search(fragment):
        return Scope(Whose.OWN, governing)
    whose = Whose.ALL if _ALL.search(chain) else Whose.AREA if _AREA.search(chain) else Whose.OWN
    return Scope(whose, governing)


def of_last_year(fragment: str) -> bool:
    """Whether the words before a number speak of last year."""
    return bool(_OTHER_YEAR.search(fragment))


def _governing_year(chain: str, sentence: str, year: int | None) -> bool | None:
    """False where the year is the report's, True where another stands there; None to leave it.

    A sentence that begins with another year and names no third thing to compare with is taken
    for a slip of the pen: what it states is still a claim, but a doubtful one.
    """
    named = list(_YEAR.finditer(chain))
    if not named or year is None or int(named[-1][1]) == year:
        return False
    last = named[-1]
    others = {int(match[1]) for match in _YEAR.finditer(sentence)}
    slip = len(others) == 1 and last.start() <= _NEAR_START and not _COMPARED.search(sentence)
    return True if slip and abs(int(last[1]) - year) == 1 else None


_NEAR_START = 8
