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
        sums: The sums that may equal it, the plainest first. The others are readings that
            offices use too, and hold only where the table itself adds up.
    """

    code: str
    sums: tuple[Keys, ...]


def _applicants(*columns: str) -> Quantity:
    sums = tuple(tuple(f"T3.{row}.{column}" for column in columns) for row in ("new", "sum"))
    return Quantity("N11", sums)


def _row(code: str, *keys: str) -> Quantity:
    return Quantity(code, (keys,))


def _cases(column: str) -> dict[str, Quantity]:
    review, direct, after = (f"T4.{group}.{column}" for group in ("rev", "direct", "after"))
    return {
        f"review_{column}": _row("N19", review),
        f"direct_{column}": Quantity("N19", ((direct,), (direct, after))),
        f"after_{column}": Quantity("N19", ((after,), (direct, after))),
        f"litigation_{column}": Quantity("N19", ((direct, after), (direct,), (after,))),
        f"cases_{column}": _row("N19", review, direct, after),
    }


def _decided(*groups: str) -> Keys:
    return tuple(f"T4.{group}.{column}" for group in groups for column in ("keep", "fix", "other"))


_DONE = (
    ("T3.sum.tot",),
    (*_ANSWERED, *_REJECTIONS),
    _ANSWERED,
)

QUANTITIES: dict[str, Quantity] = {
    "received": _row("N01", "T3.new.tot"),
    "received_with_carried_in": Quantity(
        "N01", (("T3.new.tot",), ("T3.new.tot", "T3.carry_in.tot"))
    ),
    "requests": Quantity(
        "N01", (("T3.new.tot",), ("T3.sum.tot",), ("T3.new.tot", "T3.carry_in.tot"))
    ),
    "carried_in": _row("N02", "T3.carry_in.tot"),
    "concluded": Quantity("N03", _DONE),
    "handled": Quantity("N03", (*_DONE, ("T3.new.tot", "T3.carry_in.tot"))),
    "carried_out": _row("N04", "T3.carry_out.tot"),
    "granted": _row("N05", "T3.pub.tot"),
    "disclosed": Quantity("N05", (("T3.pub.tot",), ("T3.pub.tot", "T3.part.tot"))),
    "granted_or_partly": _row("N05", "T3.pub.tot", "T3.part.tot"),
    "partly_granted": _row("N06", "T3.part.tot"),
    "refused": _row("N07", *_REFUSALS),
    **{f"refused_{number}": _row("N07", f"T3.den{number}.tot") for number in range(1, 9)},
    "unavailable": _row("N08", *_UNAVAILABLE),
    "not_held": _row("N08", "T3.na1.tot"),
    "not_made": _row("N08", "T3.na2.tot"),
    "unclear": _row("N08", "T3.na3.tot"),
    "rejected": _row("N09", *_REJECTIONS),
    "petition": _row("N09", "T3.rej1.tot"),
    "repeated": _row("N09", "T3.rej2.tot"),
    "publication": _row("N09", "T3.rej3.tot"),
    "excessive": _row("N09", "T3.rej4.tot"),
    "reissue": _row("N09", "T3.rej5.tot"),
    "other_outcomes": _row("N10", *_OTHER),
    "not_supplemented": _row("N10", "T3.oth1.tot"),
    "unpaid": _row("N10", "T3.oth2.tot"),
    "withdrawn": Quantity("N10", (("T3.oth3.tot",), _OTHER)),
    "natural_person": _applicants("np"),
    "organisations": _applicants(*_ORGANISATIONS),
    "other_applicants": _applicants("oth"),
    "company": _applicants("ent"),
    "research": _applicants("sci"),
    "welfare": _applicants("ngo"),
    "legal_service": _applicants("law"),
    "review_total": _row("N16", "T4.rev.total"),
    "litigation_total": _row("N17", "T4.direct.total", "T4.after.total"),
    "cases_total": _row("N16", "T4.rev.total", "T4.direct.total", "T4.after.total"),
    "direct_total": _row("N18", "T4.direct.total"),
    "after_total": _row("N18", "T4.after.total"),
    **_cases("keep"),
    **_cases("fix"),
    **_cases("other"),
    **_cases("pending"),
    "review_decided": _row("N19", *_decided("rev")),
    "direct_decided": _row("N19", *_decided("direct")),
    "after_decided": _row("N19", *_decided("after")),
    "litigation_decided": _row("N19", *_decided("direct", "after")),
    "cases_decided": _row("N19", *_decided("rev", "direct", "after")),
    "normative_issued": _row("N21", "T2.normative.issued"),
    "normative_repealed": _row("N21", "T2.normative.repealed"),
    "normative_effective": _row("N21", "T2.normative.effective"),
    "regulation_issued": _row("N21", "T2.regulation.issued"),
    "regulation_repealed": _row("N21", "T2.regulation.repealed"),
    "regulation_effective": _row("N21", "T2.regulation.effective"),
    "license_decisions": _row("N22", "T2.license.decisions"),
    "penalty_decisions": _row("N22", "T2.penalty.decisions"),
    "coercion_decisions": _row("N22", "T2.coercion.decisions"),
    "fee_amount": _row("N23", "T2.fee.amount_wan"),
}
"""Every quantity, by name."""

WAYS = frozenset(
    {
        "granted",
        "disclosed",
        "granted_or_partly",
        "partly_granted",
        "refused",
        "unavailable",
        "rejected",
        "other_outcomes",
    }
)
"""The ways in which an application may end; other outcomes are reasons for one of them."""

_OUTCOMES = frozenset({"N05", "N06", "N07", "N08", "N09", "N10"})


def is_outcome(name: str) -> bool:
    """Whether a quantity counts applications that ended in one way."""
    return name in QUANTITIES and QUANTITIES[name].code in _OUTCOMES
