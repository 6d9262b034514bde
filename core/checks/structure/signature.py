"""The signature (落款): organ and date."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from core.checks.reading import bare, lost
from core.checks.rule import Hit, Rule, Severity, rule, set_text
from core.checks.subject import Limit, Subject
from core.organs import Organ, kind_of, same_organ
from core.periods import date_of, organ_of_title, year_of
from core.place import Part, Place

SIGNATURE = Place(part=Part.SIGNATURE)
_ALIKE = 0.6
MONTH = Limit("month", "政府部门以外的机关几月底以后落款提示", 3, 1, 12)


@rule("S31", "没有落款", Severity.HINT)
def signed(subject: Subject) -> Iterator[Hit]:
    """文末一般要有落款机关和成文日期。

    统一格式没有强制要求落款，有的网站另有发布栏，所以只作提示。

    依据：GB/T 9704—2012 对署名、成文日期的一般要求。
    改法：在文末写上机关全称和日期；网站另有发布栏的可以不写。
    """
    signature = subject.report.signature
    absent = [
        name for name, text in (("机关", signature.organ), ("日期", signature.date)) if not text
    ]
    if absent:
        yield Hit(
            f"文末没有落款{'和'.join(absent)}。{lost(subject.report) or '要报送纸质件的请补上。'}",
            (SIGNATURE,),
        )


@rule("S32", "落款机关和标题不是一家", Severity.WARNING)
def same_organ_signed(subject: Subject) -> Iterator[Hit]:
    """落款的机关要和标题写的是同一家；政府的报告由其办公室落款的不算错。

    依据：公文一般要求，署名用发文机关全称或规范化简称。
    改法：看是不是套用了别家的稿子，改成一致。
    """
    titled = organ_of_title(subject.report.title)
    organ = bare(subject.report.signature.organ or "")
    if not titled or not organ or same_organ(titled, organ):
        return
    yield Hit(
        f"标题写的是“{titled}”，落款是“{organ}”，看着不是一家。请核对是不是套了别家的稿子。",
        (SIGNATURE, Place(part=Part.TITLE)),
        expected=titled,
        actual=organ,
        grade=Severity.HINT if _alike(titled, organ) else None,
    )


def _alike(one: str, other: str) -> bool:
    """Whether one name may be an abbreviation of the other."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


@rule("S33", "成文日期写法不对", Severity.HINT)
def form_of_date(subject: Subject) -> Iterator[Hit]:
    """成文日期用阿拉伯数字写全年月日，月、日前面不补0。

    依据：GB/T 9704—2012 对成文日期的规定。
    改法：写作“2025年1月5日”的样子。
    """
    printed = bare(subject.report.signature.date or "")
    if not printed or re.fullmatch(
        r"20[0-9]{2}年(?:[1-9]|1[0-2])月(?:[1-9]|[12][0-9]|3[01])日", printed
    ):
        return
    day = date_of(printed)
    wanted = f"{day.year}年{day.month}月{day.day}日" if day else ""
    yield Hit(
        f"落款日期“{printed}”应写作“{wanted}”。"
        if day
        else f"落款日期“{printed}”看不出是哪一天，请写全年月日。",
        (SIGNATURE,),
        expected=wanted or None,
        actual=printed,
        fixes=(set_text(f"日期改为“{wanted}”", SIGNATURE, wanted),) if day else (),
        recommended=bool(day),
    )


@rule("S34", "成文日期不合理", Severity.WARNING, limits=(MONTH,))
def date_after_year(subject: Subject) -> Iterator[Hit]:
    """成文日期要在报告年度过完之后，并且不晚于公布期限。

    县级以上政府部门的期限是1月31日；乡镇、街道等其他机关以当地要求为准，超过太久才提示。

    依据：条例第四十九条。
    改法：核对日期；补发、更正的不用改，附上说明。
    """
    report = subject.report
    day, year = date_of(report.signature.date or ""), report.year
    if not day or year is None:
        return
    if day.year <= year:
        printed = f"{day.year}年{day.month}月{day.day}日"
        message = f"这是{year}年的报告，落款却是{printed}，那时这一年还没过完。"
        yield Hit(message + "请看日期和年份哪个写错了。", (SIGNATURE,))
    elif day.year > year + 1:
        if year_of(report.title):
            message = f"这是{year}年的报告，落款却是{day.year}年，隔了不止一年。"
            yield Hit(message + "请看年份是不是写错了。", (SIGNATURE, Place(part=Part.TITLE)))
    elif day > (limit := _deadline(subject, year)):
        yield Hit(
            f"落款日期{day.month}月{day.day}日晚于{limit.month}月{limit.day}日。"
            "请核对公布期限；补发、更正的请写明。",
            (SIGNATURE,),
            grade=Severity.HINT,
        )


def _deadline(subject: Subject, year: int) -> date:
    """The last day of publication: January by law for departments, by local habit for others."""
    department = kind_of(subject.report.organ) is Organ.DEPARTMENT
    month = 1 if department else subject.limit("S34", MONTH)
    return date(year + 1, month, monthrange(year + 1, month)[1])


SIGNATURES: tuple[Rule, ...] = (signed, same_organ_signed, form_of_date, date_after_year)
