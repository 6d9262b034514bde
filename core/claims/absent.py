"""Statements without a number: 未收到…, 没有…, 均未发生."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from core.claims.fitting import disclosing_cause
from core.claims.topics import Topic, nouns

_NOT = r"(?:均|都|也|尚|暂|从|并|亦|还)?(?:未|没有|没|无|不存在|未有|零)"
_LINK = r"[^,。;:]"
_ABOUT = (
    r"(?:(?:因|涉及|有关|关于|与|对|就|由|针对|要求|任何|公众|群众|公民|法人|企业|单位|个人|社会|申请人|书面|网络|网上|现场|▢|我|本|政府|政务|信息|依|公开|关)"
    + _LINK
    + r"{0,40}?)?"
)
_OCCUR = (
    r"(?:发生|产生|出现|收到|接到|引起|引发|涉及|存在|有|受到|被|遭遇|提出|提起|申请|发现|任何)*"
    r"(?:过)?(?:一(?:件|起|宗|例))?"
)

_APPLICATION = (
    r"(?:政府|政务)?信息(?:的)?公开(?:类|方面)?(?:的)?申请|依(?:法)?申请(?:的)?(?:公开|政府信息公开|信息公开)|公开(?:的)?申请"
    r"|申请公开(?:的)?(?:政府)?信息|(?:政府)?信息(?:的)?依申请公开"
)
_OTHER_HEADS = (
    r"(?:复议|诉讼|投诉|举报|费用|收费|处理费|培训|制度|渠道|意见|建议|异议|结转|遗留"
    r"|来信|来电|来访|留言|咨询|听证)"
)
_LAST = r"(?:上|去|往)(?:一)?年度?"
_NEXT = r"(?:下|次|明)(?:一)?年度?"
_CASE_HEAD = r"(?:行政)?(?:复议|诉讼)"
_NOT_PUBLISHED = r"(?![^,。;]{0,16}(?:公开|公示|信息))"
_DECISION = r"(?:作出|做出|实施|办理|开展|产生|发生|有|进行|涉及|下达|采取|任何)*"


class Absence(NamedTuple):
    """Words in a folded sentence that say a quantity is nought."""

    start: int
    end: int
    quantity: str
    sure: bool


class _Form(NamedTuple):
    """A way of saying that there is none, with the quantities it speaks of."""

    quantities: tuple[str, ...]
    pattern: re.Pattern[str]
    sure: bool = True


def _form(quantity: str, pattern: str, *, sure: bool = True) -> _Form:
    return _Form((quantity,), re.compile(pattern), sure)


_FORMS = (
    _form(
        "carried_in",
        rf"{_NOT}(?:存在|有)?(?:{_LAST}(?:的)?(?:未办结)?(?:结转|转结|转入|遗留)|(?:结转|转结){_LAST}|20\d\d年(?:度)?结转(?!至|到|下))"
        rf"{_LINK}{{0,14}}|{_LAST}(?:的)?(?:结转|转结){_LINK}{{0,12}}?(?:均|都)?为(?:无|零)",
    ),
    _form(
        "carried_out",
        rf"{_NOT}(?:存在|有|需|需要|须|产生)*{_LINK}{{0,12}}?(?:结转|转结|顺延|延续)(?:至|到|入)?(?:20\d\d年|{_NEXT}){_LINK}{{0,14}}"
        rf"|{_NOT}(?:存在|有)?{_NEXT}(?:结转|继续办理){_LINK}{{0,10}}",
    ),
    _form(
        "received",
        rf"(?:均|都|也|尚|暂|从|并|亦|还)?(?:未|没有|没|未曾|未有|无)(?:收到|接到|接收到?|受理|收悉|接受|收)(?:过)?(?:任何)?"
        rf"(?!{_LINK}{{0,40}}{_OTHER_HEADS})(?!{_LINK}{{0,12}}(?:听证|许可|低保|补正))"
        rf"(?!到?(?:法人|企业|商业企业|科研机构|社会公益|法律服务|律师)(?!{_LINK}{{0,12}}(?:公民|自然人|个人|群众)))"
        rf"{_LINK}{{0,36}}?(?:{_APPLICATION}|申请|依申请)(?!人){_LINK}{{0,10}}",
    ),
    _form(
        "received",
        rf"(?:(?<=[均也暂并年度,局办乡镇道会;:])|^)(?:无|没有|未有|不存在|没有发生|未发生|未产生|未出现)(?:新收到?|新增|任何|一件|一宗|一例|一起|公民|▢|提出|的|产生|发生)*"
        rf"(?!{_LINK}{{0,30}}{_OTHER_HEADS})(?:(?:政府|政务)?信息公开(?:的)?申请|依申请(?:的)?(?:公开|政府信息公开|信息公开)|(?:政府)?信息依申请公开)"
        rf"(?!{_LINK}{{0,16}}{_OTHER_HEADS}){_LINK}{{0,14}}",
    ),
    _form(
        "received",
        rf"(?:{_APPLICATION})(?:事项|件|数量|总数|的)*(?:均|都)?(?:未收到|为零(?![\d.]))",
    ),
    _form("received", r"零申请"),
    _form(
        "received",
        r"(?:无|没有|未有|未见)(?:任何)?(?:公民|▢|群众|个人|单位|企业|申请人|人)[^,。;:]{0,16}?"
        r"(?:提出|提交|递交|申请)(?:了)?(?:公开)?(?:政府)?信息(?:公开)?(?:申请)?",
    ),
    _form(
        "carried_out",
        r"(?:无|未产生|没有|未发生|未形成|不存在)(?:申请|办件)?结转(?:件|事项|情况|办理|申请)*(?=[,。;、]|$)",
        sure=False,
    ),
    _form(
        "normative_issued",
        r"(?:未|没有|无)(?:新)?(?:制定|制发|出台|印发|发布|新增|制作)(?:和|、|或|及|发布|印发|出台|修改|废止|任何|过|新的|的|以本[^,。;、]{1,8}名义)*(?:行政)?规范性文件",
    ),
    _form(
        "normative_repealed",
        r"(?:未|没有|无)(?:清理|修改|修订|宣布|和|、|或|及|制定|制发|出台|发布|印发)*"
        r"废止(?:失效|和|、|或|及|任何|过|的|现行有效)*(?:行政)?规范性文件",
    ),
    _form(
        "normative_effective",
        r"(?:无|没有)(?:制定|制发|废止|和|、|或|及|的)*(?:现行)?有效(?:的)?(?:行政)?规范性文件",
    ),
    _form(
        "normative_issued",
        r"规范性文件[^。;]{0,24}?(?:未|无|没有)新(?:增|制定|发|出台)(?=[,。;、]|文件)",
    ),
    _form(
        "regulation_issued",
        r"(?:未|没有|无)(?:新)?(?:制定|制发|出台|发布|新增)+(?:和|、|或|及|修改|废止|政府|地方|部门)*规章(?!制度)",
    ),
    _form("concluded", r"(?:无|没有|未作出)(?:答复|办结)(?=[,。;、]|$)", sure=False),
    *(
        _form(quantity, rf"(?:无|没有){words}(?:、|和|及|或|申请|提出|的)*(?:申请|[,。;]|$)")
        for quantity, words in (
            ("research", "科研机构"),
            ("legal_service", "法律服务"),
            ("company", "商业企业"),
        )
    ),
    _form(
        "license_decisions",
        rf"(?:未|没有|无){_DECISION}行政许可(?!权|职|事项清|职能|法)" + _NOT_PUBLISHED,
    ),
    _form(
        "penalty_decisions",
        rf"(?:未|没有|无){_DECISION}(?:行政许可(?:、|和|及|与|或|以及))?行政处罚(?!权|职|法)"
        + _NOT_PUBLISHED,
    ),
    _form(
        "coercion_decisions",
        rf"(?:未|没有|无){_DECISION}(?:行政许可、)?(?:行政(?:处罚|许可)(?:、|和|及|与|或|以及))?行政强制(?!权|职|法)"
        + _NOT_PUBLISHED,
    ),
    _form(
        "fee_amount",
        r"(?:未|没有|无|不)(?:收取|发生|产生|有|存在|涉及|征收|任何|实施|、)*(?:行政处罚、|行政强制、|行政强制和|和|及)?(?:行政)?事业性收费(?!项目|目录|标准)"
        + _NOT_PUBLISHED,
    ),
    _form(
        "license_decisions",
        r"行政许可(?:、行政处罚|、行政强制|和行政处罚|和行政强制|及行政强制)*(?:均|都)(?:未发生|无|为零)",
    ),
)
_OUTCOMES = (
    ("refused", "不予公开"),
    ("partly_granted", "部分公开"),
    ("unavailable", "无法提供"),
    ("rejected", "不予处理"),
    ("other_outcomes", "其他处理"),
)
_OUTCOME_HEADS = "|".join(words for _, words in _OUTCOMES)
_OUTCOME = re.compile(
    r"(?:未|没有|无)(?:出现|发生|作出|有|存在)?"
    rf"(?P<heads>(?:(?:{_OUTCOME_HEADS})(?:、|和|及|或|与|以及)?)+)"
    r"(?:的)?(?:情况|情形|决定|答复|申请|[、,。;]|$)"
)
_CASES = re.compile(
    rf"{_NOT}(?!正当|现成|法|须|需|论|关紧|偿|障碍|故){_OCCUR}{_ABOUT}(?:而|所|的|被|申请|提起|引发|引起|产生|发生|涉及|导致|案由|方面|类|工作|有关)*+"
    rf"(?P<heads>{_CASE_HEAD}(?:案件|申请|情况)?(?:(?:、|和|或|及|与|以及|,|或者)*+(?:被|因此|提起|申请|被提起|引起的|引发的|未被|也未|无|没有|被申请)*+{_CASE_HEAD}(?:案件)?)*)"
    r"(?![^,。;]{0,3}(?:指导|应对|工作制度|培训|人员))"
)
_CASES_FIRST = re.compile(
    rf"(?P<heads>{_CASE_HEAD}(?:案件)?(?:(?:、|和|或|及|与|以及)(?:被|提起)?{_CASE_HEAD}(?:案件)?)*)[^,。;\d]{{0,8}}?(?:均|都|也|全年|全部)?(?:未发生|没有发生|未出现|未产生|为零|未收到|均无)"
)
_CASES_BOTH = re.compile(r"零(?P<heads>复议)(?:、|和)?零(?P<more>诉讼)")
_CAUSE = re.compile(r"因([^,。;]{1,24}?)(?:而)?(?:引发|引起|产生|提起|导致)")
_ELSEWHERE = re.compile(r"行政执法|执法工作|行政行为|执法案件|执法人员")
_MAY_BE = re.compile(r"未|无|没|零|不存在|不收")


def absences(sentence: str) -> Iterator[Absence]:
    """Every quantity that a folded sentence says to be nought."""
    if not _MAY_BE.search(sentence):
        return
    taken: list[tuple[int, int]] = []
    for found in (*_of_cases(sentence), *_of_forms(sentence)):
        same = any(found.start < end and start < found.end for start, end in taken)
        if not (same and found.quantity == "received"):
            taken.append((found.start, found.end))
            yield found


def _of_forms(sentence: str) -> Iterator[Absence]:
    seen: set[str] = set()
    for form in _FORMS:
        for match in form.pattern.finditer(sentence):
            if not form.sure and _foreign(sentence):
                continue
            for quantity in form.quantities:
                if quantity not in seen and not re.search(
                    r"\d(?!\d?月|\d?日|\d{3}年)", match[0][:-1]
                ):
                    seen.add(quantity)
                    yield Absence(match.start(), match.end(), quantity, form.sure)
    for match in _OUTCOME.finditer(sentence):
        for quantity, words in _OUTCOMES:
            if words in match["heads"]:
                yield Absence(match.start(), match.end(), quantity, True)


def _foreign(sentence: str) -> bool:
    """Whether a sentence speaks of other things than applications."""
    topics = {topic for _, _, topic in nouns(sentence)}
    return Topic.FOREIGN in topics and Topic.APPLICATION not in topics


def _of_cases(sentence: str) -> Iterator[Absence]:
    seen: set[str] = set()
    for pattern in (_CASES, _CASES_FIRST, _CASES_BOTH):
        for match in pattern.finditer(sentence):
            causes = _CAUSE.findall(match[0])
            if _ELSEWHERE.search(sentence[: match.end()]) or (
                causes and not disclosing_cause(causes[-1])
            ):
                continue
            heads = match["heads"] + (match.groupdict().get("more") or "")
            end = match.end()
            if _counted(sentence, match[0], end):
                heads = heads.split(",")[0]
                end = match.start("heads") + len(heads)
                if _counted(sentence, sentence[match.start() : end], end):
                    continue
            for quantity, words in (("review_total", "复议"), ("litigation_total", "诉讼")):
                if words in heads and quantity not in seen:
                    seen.add(quantity)
                    yield Absence(match.start(), end, quantity, True)


def _counted(sentence: str, words: str, end: int) -> bool:
    """Whether a number stands in or right behind the words: they are no zero statement."""
    return bool(re.search(r"\d(?!\d{3}年)(?!月|\d月)", words)) or bool(
        re.match(
            r"(?:案件)?(?:共|为|有)*(?:[1-9]\d*|[一二两三四五六七八九十])(?:件|起|宗|例)",
            sentence[end:],
        )
    )
