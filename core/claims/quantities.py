"""What a narrative may state: each quantity with its rule and the sums that make it true."""

from __future__ import annotations

from typing import NamedTuple

Keys = tuple[str, ...]
"""Public keys of cells that are added up (:mod:`core.claims.keys`)."""

_REFUSALS: Keys = tuple(f"T3.den{number}.tot" for number in range(1, 9))
_UNAVAILABLE: Keys = tuple(f"T3.na{number}.tot" for number in range(1, 4))
_REJECTIONS: Keys = tuple(f"T3.rej{number}.tot" for number in range(1, 6))
_OTHER: Keys = (*(f"T3.oth{number}.tot" for number in range(1, 4)), "T3.oth.tot")
_ANSWERED: Keys = ("T3.pub.tot", "T3.part.tot", *_REFUSALS, *_UNAVAILABLE)
_ORGANISATIONS = ("ent", "sci", "ngo", "law", "oth")


class Quantity(NamedTuple):
    """Something a narrative states a number of.

    Attributes:
        code: The rule that compares it.
        title: What a message calls it; empty where the form's own name of the row serves.
        sums: The sums that may equal it, the plainest first. The others are readings that
            offices use too, and hold only where the table itself adds up.
    """

    code: str
    title: str
    sums: tuple[Keys, ...]


def _applicants(title: str, *columns: str) -> Quantity:
    sums = tuple(tuple(f"T3.{row}.{column}" for column in columns) for row in ("new", "sum"))
    return Quantity("N11", title, sums)


def _row(code: str, title: str, *keys: str) -> Quantity:
    return Quantity(code, title, (keys,))


def _cases(column: str, title: str) -> dict[str, Quantity]:
    code = "N19"
    direct, after = f"T4.direct.{column}", f"T4.after.{column}"
    return {
        f"review_{column}": Quantity(code, f"行政复议{title}", ((f"T4.rev.{column}",),)),
        f"direct_{column}": Quantity(code, f"直接起诉{title}", ((direct,),)),
        f"after_{column}": Quantity(code, f"复议后起诉{title}", ((after,),)),
        f"litigation_{column}": Quantity(
            code, f"行政诉讼{title}", ((direct, after), (direct,), (after,))
        ),
        f"cases_{column}": Quantity(
            code, f"复议诉讼{title}", ((f"T4.rev.{column}", direct, after),)
        ),
    }


def _decided(*groups: str) -> Keys:
    return tuple(f"T4.{group}.{column}" for group in groups for column in ("keep", "fix", "other"))


_DONE = (
    ("T3.sum.tot",),
    (*_ANSWERED, *_REJECTIONS),
    _ANSWERED,
)

QUANTITIES: dict[str, Quantity] = {
    "received": _row("N01", "收到的申请", "T3.new.tot"),
    "received_with_carried_in": Quantity(
        "N01", "收到的申请", (("T3.new.tot",), ("T3.new.tot", "T3.carry_in.tot"))
    ),
    "requests": Quantity(
        "N01", "申请", (("T3.new.tot",), ("T3.sum.tot",), ("T3.new.tot", "T3.carry_in.tot"))
    ),
    "carried_in": _row("N02", "上年结转", "T3.carry_in.tot"),
    "concluded": Quantity("N03", "办结或答复", _DONE),
    "handled": Quantity("N03", "办理", (*_DONE, ("T3.new.tot", "T3.carry_in.tot"))),
    "carried_out": _row("N04", "结转下年度", "T3.carry_out.tot"),
    "granted": _row("N05", "予以公开", "T3.pub.tot"),
    "disclosed": Quantity("N05", "公开", (("T3.pub.tot",), ("T3.pub.tot", "T3.part.tot"))),
    "granted_or_partly": _row("N05", "予以公开和部分公开", "T3.pub.tot", "T3.part.tot"),
    "partly_granted": _row("N06", "部分公开", "T3.part.tot"),
    "refused": _row("N07", "不予公开", *_REFUSALS),
    **{f"refused_{number}": _row("N07", "", f"T3.den{number}.tot") for number in range(1, 9)},
    "unavailable": _row("N08", "无法提供", *_UNAVAILABLE),
    "not_held": _row("N08", "本机关不掌握", "T3.na1.tot"),
    "not_made": _row("N08", "没有现成信息", "T3.na2.tot"),
    "unclear": _row("N08", "补正后仍不明确", "T3.na3.tot"),
    "rejected": _row("N09", "不予处理", *_REJECTIONS),
    "petition": _row("N09", "", "T3.rej1.tot"),
    "repeated": _row("N09", "重复申请", "T3.rej2.tot"),
    "publication": _row("N09", "", "T3.rej3.tot"),
    "excessive": _row("N09", "大量反复申请", "T3.rej4.tot"),
    "reissue": _row("N09", "要求确认或重新出具", "T3.rej5.tot"),
    "other_outcomes": _row("N10", "其他处理", *_OTHER),
    "not_supplemented": _row("N10", "逾期不补正", "T3.oth1.tot"),
    "unpaid": _row("N10", "逾期未缴费", "T3.oth2.tot"),
    "withdrawn": Quantity("N10", "撤回等", (("T3.oth3.tot",), _OTHER)),
    "natural_person": _applicants("", "np"),
    "organisations": _applicants("法人或组织", *_ORGANISATIONS),
    "company": _applicants("", "ent"),
    "research": _applicants("", "sci"),
    "welfare": _applicants("", "ngo"),
    "legal_service": _applicants("", "law"),
    "review_total": _row("N16", "行政复议", "T4.rev.total"),
    "litigation_total": _row("N17", "行政诉讼", "T4.direct.total", "T4.after.total"),
    "cases_total": _row(
        "N16", "行政复议和行政诉讼", "T4.rev.total", "T4.direct.total", "T4.after.total"
    ),
    "direct_total": _row("N18", "", "T4.direct.total"),
    "after_total": _row("N18", "", "T4.after.total"),
    **_cases("keep", "结果维持"),
    **_cases("fix", "结果纠正"),
    **_cases("other", "其他结果"),
    **_cases("pending", "尚未审结"),
    "review_decided": _row("N19", "行政复议已有结果", *_decided("rev")),
    "direct_decided": _row("N19", "直接起诉已有结果", *_decided("direct")),
    "after_decided": _row("N19", "复议后起诉已有结果", *_decided("after")),
    "litigation_decided": _row("N19", "行政诉讼已有结果", *_decided("direct", "after")),
    "cases_decided": _row("N19", "复议诉讼已有结果", *_decided("rev", "direct", "after")),
    "normative_issued": _row("N21", "规范性文件制发", "T2.normative.issued"),
    "normative_repealed": _row("N21", "规范性文件废止", "T2.normative.repealed"),
    "normative_effective": _row("N21", "规范性文件现行有效", "T2.normative.effective"),
    "regulation_issued": _row("N21", "规章制发", "T2.regulation.issued"),
    "regulation_repealed": _row("N21", "规章废止", "T2.regulation.repealed"),
    "regulation_effective": _row("N21", "规章现行有效", "T2.regulation.effective"),
    "license_decisions": _row("N22", "行政许可", "T2.license.decisions"),
    "penalty_decisions": _row("N22", "行政处罚", "T2.penalty.decisions"),
    "coercion_decisions": _row("N22", "行政强制", "T2.coercion.decisions"),
    "fee_amount": _row("N23", "", "T2.fee.amount_wan"),
}
"""Every quantity, by name."""
