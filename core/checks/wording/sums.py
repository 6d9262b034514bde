"""Sums taken for processing information (信息处理费): one story throughout, and the table's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache, partial

from core.checks.named import quoted
from core.checks.rule import Hit, Rule, Severity, rule
from core.checks.spots import places
from core.checks.subject import Subject
from core.checks.wording.folding import Look, Said, Words, found_in
from core.form.cells import cell_of
from core.numbers import show, to_number
from core.passages import section_passages
from core.place import at_cells

_ANY = r"(?:任何|相关|过|政府信息公开|信息公开|依申请公开|申请人|的)*"
_NONE_TAKEN = re.compile(
    r"[未无没不](?:有|曾)?(?:实际|向申请人|对申请人)?(?:收取|产生|发生|征收|收到)"
    rf"{_ANY}(?:信息处理费|处理费|费用)"
)
_QUALIFIED = re.compile("其余|其[他它]|另|此外|除|以外|之外|检索|复制|邮寄|免收")
_AMOUNT = r"(?P<amount>\d[\d,]*(?:\.\d+)?)(?P<many>万)?元(?![/／每])"
_TAKEN = re.compile(
    r"(?<![应未拟不可将按需免无])(?<!未实际)(?<!没有)(?:实际收取|实收|收取)(?!标准)[^，。；\d]{0,16}?"
    + _AMOUNT
)
_NOTIFIED = re.compile(
    r"(?:收费通知|通知收费|通知收取|应收|应缴)[^。；\d]{0,6}?(?:\d+[件份]，?)?[^。；\d]{0,12}?"
    + _AMOUNT
)
_TARIFF = re.compile(r"标准|每件|每页|/件|以上的?部分")
_EARLIER = re.compile(r"上一?年|去年|往年|以前年度")
_YEAR = re.compile(r"20\d\d(?=年)")
_OF_THIS_FEE = re.compile("处理费|收费通知|信息公开|申请|实收|实际收取")
_SENTENCE = re.compile("[^。；]+")
_SECTIONS = (1, 6)
"""Where a report speaks of the fee."""


def _sentences(text: str, year: int | None) -> Iterator[tuple[int, str]]:
    """The sentences that speak of the report year, or of none, each with where it begins."""
    for match in _SENTENCE.finditer(text):
        years = _YEAR.findall(match[0])
        if not _EARLIER.search(match[0]) and (not years or str(year) in years):
            yield match.start(), match[0]


@lru_cache(maxsize=1024)
def _amounts(year: int | None, pattern: re.Pattern[str], text: str) -> tuple[Words, ...]:
    """The sums the text says were taken, or notified; the value stands in ``label``."""
    if "元" not in text:
        return ()
    return tuple(
        Words(at + match.start(), at + match.end(), None, _yuan(match))
        for at, sentence in _sentences(text, year)
        if _OF_THIS_FEE.search(sentence) and not _TARIFF.search(sentence)
        for match in pattern.finditer(sentence)
        if to_number(_yuan(match)) > 0
    )


def _yuan(match: re.Match[str]) -> str:
    value = Decimal(match["amount"].replace(",", "")) * (10_000 if match["many"] else 1)
    return show(to_number(f"{value:f}"))


@lru_cache(maxsize=1024)
def _denials(year: int | None, text: str) -> tuple[Words, ...]:
    """Where the text says that no such fee was taken at all."""
    if "费" not in text:
        return ()
    return tuple(
        Words(at + match.start(), at + match.end())
        for at, sentence in _sentences(text, year)
        for match in _NONE_TAKEN.finditer(sentence)
        if not _QUALIFIED.search(sentence[: match.end()] + sentence[match.end() :].split("，")[0])
    )


def _told(subject: Subject, look: Look) -> list[Said]:
    among = [passage for n in _SECTIONS for passage in section_passages(subject.report, n)]
    return found_in(among, look)


def taken(subject: Subject) -> list[Said]:
    """The sums that the report says were taken in its year; ``printed`` is the value in yuan."""
    return _told(subject, partial(_amounts, subject.report.year, _TAKEN))


@rule("N44", "收费情况前后矛盾", Severity.ERROR)
def fee_contradicted(subject: Subject) -> Iterator[Hit]:
    """不能一处写没有收取信息处理费，一处又写收了多少元；实收也不应多于通知的金额。

    实收多于通知的只作待核实。

    依据：同一份报告的说法要一致。
    改法：核对实际情况，改正写错的一处。
    """
    sums = taken(subject)
    if not sums:
        return
    amount = max(to_number(said.printed) for said in sums)
    denied = _told(subject, partial(_denials, subject.report.year))
    if denied:
        yield Hit(
            f"一处写“{denied[0].printed}”，一处又写收了{show(amount)}元，请核对到底收没收。",
            places((*denied, *sums)),
            actual=amount,
        )
    notified = _told(subject, partial(_amounts, subject.report.year, _NOTIFIED))
    if notified and amount > (most := sum(to_number(said.printed) for said in notified)):
        yield Hit(
            f"收费通知的金额是{show(most)}元，实际收取却是{show(amount)}元，请核对。",
            places((*sums, *notified)),
            expected=most,
            actual=amount,
            grade=Severity.WARNING,
        )


@rule("N45", "信息处理费和表二收费", Severity.HINT, editions=("2021",))
def fee_in_table(subject: Subject) -> Iterator[Hit]:
    """信息处理费属于行政事业性收费，收过的，请看表二的收费金额是否应当包含。

    是否计入表二，各地口径不一，所以只作提示。

    依据：国办函〔2020〕109号，信息处理费纳入行政事业性收费管理。
    改法：应计入的，改表二的金额；当地另有规定的不用改。
    """
    sums = taken(subject)
    ref = cell_of(subject.report.edition, "disclosure", "charges", "amount")
    charged = subject.number(ref)
    if not sums or charged is None:
        return
    amount = max(to_number(said.printed) for said in sums)
    if charged * 10_000 < amount:
        name = quoted(subject.form.cell_name(ref))
        yield Hit(
            f"正文写收取信息处理费{show(amount)}元，表二{name}是{show(charged)}万元，"
            "请核对是否应当包含。",
            (*places(sums), at_cells([ref])),
            expected=amount,
            actual=charged,
        )


SUMS: tuple[Rule, ...] = (fee_contradicted, fee_in_table)
"""N44 and N45."""
