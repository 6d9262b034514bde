"""Whether noun, measure word and surroundings allow what words seem to say of a number."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from core.claims.figures import Figure
from core.claims.topics import DOCUMENT_TOPICS, ENFORCEMENT_TOPICS, Topic
from core.claims.wording import Wording
from core.numbers import Number

UNITS = frozenset(
    {"件", "件次", "件(次)", "宗", "起", "例", "份", "项", "条", "次", "封", "部", "个", ""}
)
_DOCUMENT_UNITS = UNITS - {"条", "次", "封"}
_DECISION_UNITS = frozenset({"件", "件次", "宗", "起", "例", "次"})
MONEY = {"万元": Decimal(1), "元": Decimal("0.0001")}
_DOCUMENTS_ELSEWHERE = re.compile(
    r"公开|备案|审查|审核|评估|解读|报备|公示|梳理|修改|修订|拟|收集|归集|录入|上传|合法性|清理(?!废止|、|并|和|后)"
)
_DECISIONS_ELSEWHERE = re.compile(
    r"公示|公开|发布|公布|归集|上传|推送|录入|报送|备案|审查|审核|受理|收到|检查|评查|清单|目录|信息|申请|解读|听证|复议|诉讼"
)
_DECIDING = re.compile(
    r"作出|做出|办结|办理|实施|下达|决定|处理|查处|核发|准予|执行|采取|开展|完成"
)
_CASES_ELSEWHERE = re.compile(
    r"行政执法|执法工作|行政应诉|(?<!维持原)(?<!维持)行政行为|出庭|征收|征地|拆迁|涉税|劳动|工伤"
)
_BUSINESS = re.compile(
    r"(?:办理|审理|受理|审结|承办|化解|参与|应对)[^,;:()]{0,8}(?:复议|诉讼|应诉)"
    r"|(?:收到|接收|新收)[^,;:()]{0,8}复议申请"
)
_RECEIVED = re.compile(r"(?:收到|接收|新收)[^,;:()]{0,8}(?:复议|诉讼|应诉)")
_CAUSE = re.compile(r"因([^,。;]{1,24}?)(?:而)?(?:引发|引起|产生|提起|导致|发生|被)")
_OF_OTHERS = re.compile(
    r"作为[^,。;]{0,8}复议机关|不服[^,。;]{0,12}(?:下级|辖区|所属)|援助|代理|公诉|作为第三人"
)
_OF_DISCLOSURE = re.compile(r"信息公开|依申请|公开申请|信息申请")


class Match(NamedTuple):
    """Words of a row found in a text, and what they speak of."""

    wording: Wording
    topic: Topic | None
    start: int
    end: int


def fits(match: Match, text: str, context: str, figure: Figure) -> bool:
    """Whether words, found in a text, can be about a number.

    Args:
        match: The words.
        text: Where they were found.
        context: All that is said right before and behind the number.
        figure: The number.
    """
    topic, wording = match.topic, match.wording
    if topic is Topic.FOREIGN or (wording.topics and topic not in wording.topics):
        return False
    if topic is Topic.FEE and wording.topics:
        return figure.unit in MONEY or (figure.value == 0 and not figure.unit)
    if figure.unit not in UNITS or not wording.topics:
        return figure.unit in UNITS
    if topic in ENFORCEMENT_TOPICS:
        return _decides(context, figure)
    if topic in DOCUMENT_TOPICS:
        rest = text[: match.start] + text[match.end :]
        return figure.unit in _DOCUMENT_UNITS and not elsewhere(rest)
    return True


def topic_of(
    wording: Wording,
    span: tuple[int, int],
    spoken: tuple[tuple[int, int, Topic], ...],
    given: Topic | None,
    *,
    ahead: bool,
) -> Topic | None:
    """What words speak of: the noun nearest to the number, else what is given."""
    said = [
        topic
        for start, end, topic in spoken
        if start < span[0] or end > span[1] or topic in wording.topics
    ]
    if not said:
        return given
    return said[0] if ahead else said[-1]


def elsewhere(text: str) -> bool:
    """Whether documents are published, reviewed or sorted rather than issued."""
    return bool(_DOCUMENTS_ELSEWHERE.search(text))


def of_disclosure(said: str, context: str, *, about: bool) -> bool:
    """Whether reviews and suits are those about disclosure of information.

    Args:
        said: The sentence up to the number.
        context: What is said right before the number.
        about: Whether the paragraph speaks of disclosure.
    """
    if _OF_OTHERS.search(said):
        return False
    causes = _CAUSE.findall(said)
    if causes:
        return disclosing_cause(causes[-1])
    if speaks_of_disclosure(said):
        return True
    if _BUSINESS.search(context):
        return False
    return about or not (_CASES_ELSEWHERE.search(said) or _RECEIVED.search(context))


def disclosing_cause(cause: str) -> bool:
    """Whether what cases arose from is disclosure: 因……引发的."""
    return bool(re.search(r"公开|信息|依申请|答复|上述|申请", cause))


def speaks_of_disclosure(sentence: str) -> bool:
    """Whether a sentence names disclosure of information or applications for it."""
    return bool(_OF_DISCLOSURE.search(sentence))


def _decides(context: str, figure: Figure) -> bool:
    """Whether licences and the like are decided upon, not published, applied for or listed."""
    if _DECISIONS_ELSEWHERE.search(context):
        return False
    counted = figure.unit in _DECISION_UNITS or re.search(r"数量|件数|为$", context)
    return bool(counted or _DECIDING.search(context))


def amount(value: Number, unit: str) -> Number:
    """A sum of money in 万元."""
    scaled = (Decimal(value) * MONEY[unit]).normalize()
    return int(scaled) if scaled == scaled.to_integral_value() else scaled
