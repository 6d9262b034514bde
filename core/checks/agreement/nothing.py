"""That there was nothing, said or left unsaid, against what the tables hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from core.checks.agreement.judging import (
    Verdict,
    contradicted,
    described,
    grade,
    stated_words,
)
from core.checks.reading import bare
from core.checks.rule import Fix, Hit, Rule, Severity, rule, set_text
from core.checks.subject import Subject
from core.claims import Claim, Kind
from core.claims.keys import cells_named
from core.form.spec import CellRef
from core.numbers import show
from core.passages import Passage, section_passages
from core.place import Place, at_cells

_RECEIVED = frozenset({"received", "received_with_carried_in", "requests", "handled"})
_WHOLES = frozenset(
    {
        *("received", "concluded", "carried_in", "carried_out"),
        *("review_total", "litigation_total"),
        *("normative_issued", "normative_repealed", "normative_effective"),
    }
)


@rule("N13", "正文说没收到申请，表里有数", Severity.ERROR)
def none_but_table(subject: Subject) -> Iterator[Hit]:
    """正文说没有收到申请（或收到0件），表三“本年新收”的总计就应是0。

    依据：国办公开办函〔2021〕30号：正文和表格说的是同一件事，数应一致。
    改法：先弄清到底收到没有，再改错的那一处。
    """
    claims = (claim for claim in subject.claims_by_code.get("N01", ()) if claim.value == 0)
    for verdict, where in _belied(subject, claims):
        yield _told_as_none(subject, verdict, f"正文说没有收到申请，{where}件。到底收到没有？")


@rule("N20", "正文说没有复议诉讼，表四有数", Severity.ERROR)
def no_cases_but_table(subject: Subject) -> Iterator[Hit]:
    """正文说没有发生政府信息公开行政复议、行政诉讼，表四相应的总计就应是0。

    依据：国办公开办函〔2021〕30号：正文和表格说的是同一件事，数应一致。
    改法：先核对有没有复议、诉讼，再改错的那一处。
    """
    cases = (*subject.claims_by_code.get("N16", ()), *subject.claims_by_code.get("N17", ()))
    claims = (claim for claim in cases if claim.stated.kind is Kind.NONE)
    for verdict, where in _belied(subject, claims):
        said = stated_words(subject, verdict.claim)
        yield _told_as_none(subject, verdict, f"正文说{said}，{where}件。请核对。")


def _belied(subject: Subject, claims: Iterable[Claim]) -> Iterator[tuple[Verdict, str]]:
    """The claims that there was nothing where the tables hold something: what they hold."""
    for claim in claims:
        verdict = contradicted(subject, claim)
        if verdict is not None:
            where = described(subject.report.edition, verdict.cells)
            yield verdict, f"{where}是{show(verdict.actual)}"


def _told_as_none(subject: Subject, verdict: Verdict, message: str) -> Hit:
    graded = grade(subject, verdict.claim, Severity.ERROR)
    return Hit(
        message,
        (verdict.claim.place, at_cells(verdict.cells)),
        expected=verdict.actual,
        actual=0,
        grade=None if graded is Severity.ERROR else graded,
    )


@rule("N15", "同一段话自己打架", Severity.ERROR)
def self_contradiction(subject: Subject) -> Iterator[Hit]:
    """同一段里，不能既说没有收到申请（没有复议诉讼），又说收到了几件。

    依据：公文一般要求，前后表述一致。
    改法：弄清到底有没有，留下对的一句。
    """
    for family in (_RECEIVED, {"review_total"}, {"litigation_total"}):
        told = [claim for claim in subject.claims if claim.stated.quantity in family]
        for none in told:
            if none.stated.kind is not Kind.NONE:
                continue
            other = next(
                (one for one in told if _same_paragraph(one, none) and one.value > 0), None
            )
            if other is not None:
                graded = grade(subject, none, Severity.ERROR)
                yield Hit(
                    f"同一段里，既说{stated_words(subject, none)}，"
                    f"又说{stated_words(subject, other)}。到底有没有？",
                    (none.place, other.place),
                    grade=None if graded is Severity.ERROR else graded,
                )
                break


def _same_paragraph(one: Claim, other: Claim) -> bool:
    first, second = one.place, other.place
    return (first.section, first.part, first.paragraph) == (
        second.section,
        second.part,
        second.paragraph,
    )


@rule("N14", "表里有数，总体情况没写", Severity.WARNING, editions=("2021",))
def table_but_no_text(subject: Subject) -> Iterator[Hit]:
    """表三有申请、表二有规范性文件的，“总体情况”里应写到收到、办理了几件，制发、现行有效几件。

    依据：国办公开办函〔2021〕30号第一条：总体情况要综述依申请公开、政府信息管理等工作。
    改法：照表里的数补写一句。
    """
    told = {claim.stated.quantity for claim in subject.claims}
    received = _value(subject, "T3.new.tot")
    if received and not told & _RECEIVED:
        yield Hit(
            f"表三“本年新收”有{show(received)}件，正文没写收到了几件申请。请在“依申请公开”里写明。",
            (_aspect(subject, "依申请|公开申请"), at_cells([_cell(subject, "T3.new.tot")])),
            fixes=tuple(_telling_applications(subject)),
        )
    documents = [_value(subject, f"T2.normative.{column}") for column in ("issued", "effective")]
    silent = not any("normative" in quantity for quantity in told)
    mentioned = any(
        "规范性文件" in bare(passage.text) for passage in section_passages(subject.report, 1)
    )
    if any(documents) and silent and not mentioned:
        yield Hit(
            f"表二“{subject.form.row_name('disclosure', 1)}”填了数，总体情况没有写到。"
            "请写明制发、废止、现行有效各几件。",
            (
                _aspect(subject, "信息管理|主动公开"),
                at_cells(
                    [_cell(subject, f"T2.normative.{column}") for column in ("issued", "effective")]
                ),
            ),
            grade=Severity.HINT,
        )


def _cell(subject: Subject, key: str) -> CellRef:
    return cells_named(subject.report.edition, (key,))[0]


def _value(subject: Subject, key: str) -> int:
    return int(subject.number(_cell(subject, key)) or 0)


def _aspect(subject: Subject, words: str) -> Place:
    passage = _paragraph_on(subject, words)
    return passage.place if passage else Place(section=1)


def _paragraph_on(subject: Subject, words: str) -> Passage | None:
    return next(
        (one for one in section_passages(subject.report, 1) if re.search(words, bare(one.text))),
        None,
    )


def _telling_applications(subject: Subject) -> Iterator[Fix]:
    """A sentence made of the table's own figures, where the paragraph on applications ends."""
    keys = ("T3.new.tot", "T3.carry_in.tot", "T3.sum.tot", "T3.carry_out.tot")
    numbers = [subject.number(_cell(subject, key)) for key in keys]
    passage = _paragraph_on(subject, "依申请|公开申请")
    if passage is None or None in numbers:
        return
    new, before, done, left = (show(number or 0) for number in numbers)
    carried = f"上年结转{before}件，" if before != "0" else ""
    sentence = f"本年度共收到政府信息公开申请{new}件，{carried}办结{done}件，结转下年度{left}件。"
    end = len(passage.text.rstrip())
    yield set_text("照表三的数补一句", passage.span(end, end), sentence)


@rule("N50", "办结率和表三对不上", Severity.HINT)
def rate_against_carried_out(subject: Subject) -> Iterator[Hit]:
    """正文说办结率、答复率100%，表三却有转到下年的；或者没有收到申请，却说已全部办结。

    说“法定期限内”“按时”的不算。

    依据：公文一般要求，前后表述一致。
    改法：核对后改写这一句。
    """
    left = subject.number(_cell(subject, "T3.carry_out.tot"))
    if not left:
        return
    for passage in section_passages(subject.report, 1):
        for start, end, words in _full_rates(passage.text):
            yield Hit(
                f"正文写{words}100%，表三还有{show(left)}件转到下年。请核对。",
                (passage.span(start, end), at_cells([_cell(subject, "T3.carry_out.tot")])),
            )


@lru_cache(maxsize=1024)
def _full_rates(text: str) -> tuple[tuple[int, int, str], ...]:
    """Start, end and name of every rate of 100 % that a paragraph on applications states."""
    if "率" not in text or not _ABOUT_APPLICATIONS.search(text):
        return ()
    return tuple(
        (*match.span(), match["words"])
        for match in _FULL_RATE.finditer(text)
        if not _OTHER_MATTER.search(_CLAUSE.split(text[: match.end()])[-1])
    )


_FULL_RATE = re.compile(
    r"(?P<words>办结率|答复率|回复率|办理率)\s*(?:达到?|为|均为|均达)?\s*"
    r"(?:100\s*[%％]|百分之百|百分百)"
)
_CLAUSE = re.compile(r"[。；，,;]")
_ABOUT_APPLICATIONS = re.compile(r"依申请|公开申请|申请公开")
_OTHER_MATTER = re.compile(
    r"按时|按期|法定|期限|时限|留言|来信|信箱|热线|建议|提案|投诉|舆情|咨询|工单|诉求"
)


@rule("N53", "同一个数前后说得不一样", Severity.WARNING)
def two_totals(subject: Subject) -> Iterator[Hit]:
    """同一件事（收到、办结、结转、复议、诉讼、规范性文件的件数）在正文里说了两次，数应一样。

    依据：公文一般要求，前后表述一致。
    改法：核对后统一。
    """
    told = [
        claim
        for claim in subject.claims
        if claim.stated.quantity in _WHOLES
        and claim.stated.sure
        and claim.stated.kind is Kind.NUMBER
        and grade(subject, claim, Severity.ERROR) is Severity.ERROR
    ]
    first: dict[str, Claim] = {}
    seen: set[str] = set()
    for other in told:
        quantity = other.stated.quantity
        one = first.setdefault(quantity, other)
        apart = one.value != other.value and not _same_paragraph(one, other)
        if apart and quantity not in seen:
            seen.add(quantity)
            yield Hit(
                f"前面说{stated_words(subject, one)}，后面说{stated_words(subject, other)}。"
                "请核对后统一。",
                (one.place, other.place),
            )


NOTHING: tuple[Rule, ...] = (
    none_but_table,
    table_but_no_text,
    self_contradiction,
    no_cases_but_table,
    rate_against_carried_out,
    two_totals,
)
"""The rules of this module."""
