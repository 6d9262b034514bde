"""The numbers of the narrative against the cells they state: one row a rule."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from core.checks.agreement.judging import (
    Verdict,
    contradicted,
    described,
    grade,
    printed_at,
    stated_words,
)
from core.checks.rule import Fix, Hit, Rule, Severity, rule, set_cells, set_text
from core.checks.subject import Subject
from core.claims import Claim, Kind
from core.numbers import Number, parse, show
from core.place import Place, at_cells

_ALIKE = "国办公开办函〔2021〕30号：正文和表格说的是同一件事，数应一致。"
_COMPARED = (
    (
        "N01",
        "收到申请的数和表三不一致",
        Severity.ERROR,
        "正文说收到、受理了几件申请，应与表三“本年新收”的总计一致。"
        "说“受理”或写明含上年结转的，也可以是新收加上年结转。",
    ),
    (
        "N02",
        "上年结转的数和表三不一致",
        Severity.ERROR,
        "正文说上年结转了几件，应与表三“上年结转”的总计一致。",
    ),
    (
        "N03",
        "办结的数和表三不一致",
        Severity.ERROR,
        "正文说办结、答复了几件，应与表三“（七）总计”一致；不算其他处理、不予处理的，也可以。",
    ),
    (
        "N04",
        "转到下年的数和表三不一致",
        Severity.ERROR,
        "正文说转到下年的有几件，应与表三“结转下年度”的总计一致。",
    ),
    (
        "N05",
        "予以公开的数和表三不一致",
        Severity.ERROR,
        "正文说予以公开（或连同部分公开）几件，应与表三这一行的总计一致。",
    ),
    (
        "N06",
        "部分公开的数和表三不一致",
        Severity.ERROR,
        "正文说部分公开几件，应与表三这一行的总计一致。",
    ),
    (
        "N07",
        "不予公开的数和表三不一致",
        Severity.ERROR,
        "正文说不予公开几件、各是什么原因，应与表三（三）各行的总计一致。",
    ),
    (
        "N08",
        "无法提供的数和表三不一致",
        Severity.WARNING,
        "正文说无法提供、不掌握、需要另行制作几件，应与表三（四）各行的总计一致。",
    ),
    (
        "N09",
        "不予处理的数和表三不一致",
        Severity.ERROR,
        "正文说不予处理几件、各是什么原因，应与表三（五）各行的总计一致。",
    ),
    (
        "N10",
        "其他处理的数和表三不一致",
        Severity.ERROR,
        "正文说逾期不补正、未缴费、撤回等几件，应与表三（六）各行的总计一致。",
    ),
    (
        "N11",
        "申请人类别的数和表三不一致",
        Severity.ERROR,
        "正文说自然人、法人或其他组织各几件，应与表三各列一致。",
    ),
    (
        "N16",
        "行政复议的数和表四不一致",
        Severity.ERROR,
        "正文说因政府信息公开被申请行政复议几件，应与表四行政复议的总计一致。",
    ),
    (
        "N17",
        "行政诉讼的数和表四不一致",
        Severity.ERROR,
        "正文说因政府信息公开被提起行政诉讼几件，应等于表四两组诉讼的总计之和。",
    ),
    (
        "N18",
        "直接起诉、复议后起诉的数和表四不一致",
        Severity.ERROR,
        "正文分开说未经复议直接起诉、复议后起诉各几件，应与表四这一组的总计一致。",
    ),
    (
        "N19",
        "复议、诉讼的结果和表四不一致",
        Severity.WARNING,
        "正文说维持、纠正、尚未审结各几件，应与表四各格一致；各地对“驳回”“撤回”记法不一。",
    ),
    (
        "N21",
        "规范性文件的数和表二不一致",
        Severity.ERROR,
        "正文说制发、废止、现行有效的规范性文件（规章）各几件，应与表二一致。",
    ),
    (
        "N22",
        "许可、处罚、强制的数和表二不一致",
        Severity.WARNING,
        "正文说作出行政许可、行政处罚、行政强制决定几件，应与表二一致；公示的条数不算。",
    ),
    (
        "N23",
        "收费金额和表二不一致",
        Severity.WARNING,
        "正文说行政事业性收费多少，应与表二的金额（万元）一致。",
    ),
)
_MEND = "先核对原始台账，看是正文写错还是表格填错，再改错的那一处。"
_JUDGED_HIGHER = frozenset({"normative_repealed", "regulation_repealed"})


def _compared(code: str, title: str, severity: Severity, what: str) -> Rule:
    def check(subject: Subject) -> Iterator[Hit]:
        for claim in subject.claims_by_code.get(code, ()):
            if not _told_as_none(claim):
                verdict = contradicted(subject, claim)
                if verdict is not None:
                    yield _hit(subject, verdict, severity)

    check.__doc__ = f"{what}\n\n依据：{_ALIKE}\n改法：{_MEND}"
    return rule(code, title, severity)(check)


def _told_as_none(claim: Claim) -> bool:
    """Whether another rule tells it: that nothing was received, that there were no cases."""
    if claim.quantity.code == "N01":
        return claim.value == 0
    return claim.stated.kind is Kind.NONE and claim.quantity.code in {"N16", "N17"}


def _hit(subject: Subject, verdict: Verdict, severity: Severity) -> Hit:
    claim = verdict.claim
    where = described(subject.report.edition, verdict.cells)
    judged = Severity.WARNING if claim.stated.quantity in _JUDGED_HIGHER else severity
    graded = grade(subject, claim, judged)
    return Hit(
        f"正文说{stated_words(subject, claim)}，{where}是{show(verdict.actual)}。"
        "改正文，还是改表？",
        tuple(_places(verdict)),
        expected=verdict.actual,
        actual=claim.value,
        fixes=tuple(_fixes(subject, verdict)),
        grade=None if graded is severity else graded,
        unsound=bool(verdict.unsound),
    )


def _places(verdict: Verdict) -> Iterator[Place]:
    yield verdict.claim.place
    if verdict.claim.source:
        yield verdict.claim.source
    yield at_cells(dict.fromkeys((*verdict.cells, *verdict.unsound)))


def _fixes(subject: Subject, verdict: Verdict) -> Iterator[Fix]:
    """Either side may be the wrong one; a total follows its addends and is not written over."""
    claim, ref = verdict.claim, verdict.cells[0]
    if claim.stated.kind is Kind.NUMBER and _is_numeral(subject, claim):
        figure = _in_its_unit(subject, claim, verdict.actual)
        yield set_text(f"正文改为{figure}", claim.place, figure)
    single = len(verdict.cells) == 1 and ref not in subject.form.totals
    if single and not claim.approximate:
        value = show(claim.value)
        name = described(subject.report.edition, verdict.cells)
        yield set_cells(f"{name}改为{value}", {ref: value})


def _is_numeral(subject: Subject, claim: Claim) -> bool:
    """Whether the claim stands on one numeral that can be written over."""
    text = printed_at(subject, claim)
    return parse(text).value is not None or all(
        sign in "零〇一二两三四五六七八九十百千" for sign in text
    )


def _in_its_unit(subject: Subject, claim: Claim, actual: Number) -> str:
    printed = parse(printed_at(subject, claim)).value
    if printed and claim.value and printed != claim.value:
        return show((Decimal(actual) * Decimal(printed) / Decimal(claim.value)).normalize())
    return show(actual)


COMPARED: tuple[Rule, ...] = tuple(_compared(*row) for row in _COMPARED)
"""One rule for each kind of number."""
