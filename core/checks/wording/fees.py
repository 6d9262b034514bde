"""What section six says about the fee for processing information (信息处理费)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from core.checks.named import quoted
from core.checks.reading import bare
from core.checks.rule import Fix, Hit, Rule, Severity, rule, set_text
from core.checks.spots import places
from core.checks.subject import Subject
from core.checks.wording.folding import Words, found_in
from core.checks.wording.sums import taken
from core.form.cells import cell_of
from core.form.spec import CellRef
from core.passages import section_passages
from core.place import Place, at_cells

SECTION = 6
FIRST_YEAR = 2021
"""The report year from which 国办函〔2020〕109号 binds; 2020 is only advised."""

_MENTIONED = re.compile(r"处理费|(?<!事业性)收费|收取[^，。；]{0,8}费|费用")
_MENTIONED_ELSEWHERE = re.compile(r"处理费|收取[^，。；]{0,12}费|申请[^，。；]{0,10}费用")
_NOTHING = re.compile(
    r"(?:20\d\d年度?|本年度?|目前|我[^，。；]{1,3}|本[^，。；]{1,3})?，?(?:暂?无|没有|不存在|略)"
    r"(?:其[他它])?(?:需要?|应当?|应予)?(?:报告|说明)?的?(?:事项|情况|内容)?[。.]?"
)
_RESULT = re.compile(
    r"[未无没不零][^，。；]{0,14}(?:收取|收费|发出|产生|发生|处理费|费用|征收)|\d万?元"
    r"|(?:收费|收取|处理费|费用)[^，。；]{0,8}(?:为|共|均)?[0零](?![.\d])"
    r"|[：:]暂?无|[：:](?:没有|未)"
)


def _binding(subject: Subject) -> bool | None:
    """Whether the duty to tell holds for the report year; None where it is only advised."""
    year = subject.report.year
    if year is None:
        return subject.report.edition == "2021"
    return None if year == FIRST_YEAR - 1 else year >= FIRST_YEAR


def _text(subject: Subject, number: int) -> str:
    return "\n".join(bare(passage.text) for passage in section_passages(subject.report, number))


def _elsewhere(subject: Subject) -> int | None:
    """The section beside the sixth that speaks of the fee, or None."""
    return next((n for n in (1, 5, 3) if _MENTIONED_ELSEWHERE.search(_text(subject, n))), None)


def _says_nothing(subject: Subject) -> bool:
    """Whether section six is no more than 无 or 没有其他事项."""
    return _NOTHING.fullmatch(_text(subject, SECTION).replace("\n", "")) is not None


def _cell(subject: Subject, table: str, row: str, column: str) -> CellRef | None:
    try:
        return cell_of(subject.report.edition, table, row, column)
    except KeyError:
        return None


def _count(subject: Subject, row: str) -> int:
    """The total of a row of the applications; 0 where it has none, -1 where it has no number."""
    ref = _cell(subject, "applications", row, "total")
    value = subject.number(ref) if ref else 0
    return -1 if value is None else int(value)


@rule("N42", "没写信息处理费", Severity.WARNING)
def fee_told(subject: Subject) -> Iterator[Hit]:
    """第六部分要写明信息处理费的收取情况，没有收过也要写。

    2020年度的只作提示；写在别的部分的只作提示。

    依据：国办函〔2020〕109号，收取情况要列入年度报告。
    改法：写明发出收费通知几件、金额多少、实际收取多少；没有的写“未发出收费通知，未收取”。
    """
    binding = _binding(subject)
    section = subject.report.sections[SECTION - 1]
    absent = section.heading is None and not section.paragraphs
    if binding is False or absent or _MENTIONED.search(_text(subject, SECTION)):
        return
    if _says_nothing(subject) and _occasions(subject):
        return
    told = _elsewhere(subject)
    if told:
        message = f"信息处理费写在第{'一二三四五'[told - 1]}部分了，一般要写在第六部分。"
    else:
        message = "第六部分还没写信息处理费。没收过也要写明“未发出收费通知，未收取”。"
    passages = section_passages(subject.report, SECTION)
    yield Hit(
        message,
        (passages[0].place if passages else Place(section=SECTION),),
        fixes=() if told else _denial(subject),
        grade=Severity.HINT if told or binding is None else None,
    )


def _denial(subject: Subject) -> tuple[Fix, ...]:
    """The sentence that none was taken, where without any application none can have been."""
    year = subject.report.year
    if year is None or any(_count(subject, row) for row in ("received", "carried_in", "other_2")):
        return ()
    sentence = f"{year}年本机关未发出收费通知，未收取信息处理费。"
    passages = section_passages(subject.report, SECTION)
    if _says_nothing(subject) and len(passages) == 1:
        sentence += f"没有{subject.form.sections[SECTION - 1]}。"
        return (set_text("写明没有收取", passages[0].place, sentence),)
    place = Place(section=SECTION, paragraph=0, start=0, end=0)
    return (set_text("补上没有收取的一句", place, sentence + ("\n" if passages else "")),)


@rule("N43", "收费情况没写全", Severity.HINT)
def fee_told_in_full(subject: Subject) -> Iterator[Hit]:
    """收费情况要写到“信息处理费”，并写明收没收、收了多少。

    依据：国办函〔2020〕109号。
    改法：写明发出收费通知几件、通知金额多少、实际收取多少；没有的写0。
    """
    text = _text(subject, SECTION)
    if not _binding(subject) or not _MENTIONED.search(text):
        return
    spots = found_in(section_passages(subject.report, SECTION), _mentions)
    if "处理费" not in text and "收费通知" not in text:
        message = "收费情况没有写到“信息处理费”，建议写明信息处理费的收费通知件数、金额和实收金额。"
    elif not _RESULT.search(text):
        message = "提到了信息处理费，没写收没收、收了多少，请写明；没有收取的也写一句。"
    else:
        return
    yield Hit(message, places(spots) or (Place(section=SECTION),))


@lru_cache(maxsize=64)
def _mentions(text: str) -> tuple[Words, ...]:
    return tuple(Words(*match.span()) for match in _MENTIONED.finditer(text))


def _occasions(subject: Subject) -> list[tuple[str, Place]]:
    """What there was to report in section six: unpaid notices, sums taken."""
    occasions = []
    ref = _cell(subject, "applications", "other_2", "total")
    if ref and (unpaid := _count(subject, "other_2")) > 0:
        name = quoted(subject.form.cell_name(ref))
        occasions.append((f"表三{name}有{unpaid}件", at_cells([ref])))
    occasions += [(f"前面写收了{said.printed}元", said.place) for said in taken(subject)]
    return occasions


@rule("N46", "第六部分写“无”却有要报告的", Severity.WARNING)
def nothing_to_report(subject: Subject) -> Iterator[Hit]:
    """表三有因逾期未缴费不再处理的，或者前面写收过费，第六部分就不能只写“无”。

    依据：国办函〔2020〕109号，收取情况要列入年度报告。
    改法：在第六部分写明收费通知和收取的情况。
    """
    occasions = _occasions(subject) if _says_nothing(subject) else []
    if occasions:
        passages = section_passages(subject.report, SECTION)
        yield Hit(
            f"第六部分写的是“{bare(passages[0].text).rstrip('。')}”，"
            f"{'，'.join(said for said, _ in occasions)}，请在这里写明收费的情况。",
            (passages[0].place, *(place for _, place in occasions)),
        )


FEES: tuple[Rule, ...] = (fee_told, fee_told_in_full, nothing_to_report)
"""N42, N43 and N46."""
