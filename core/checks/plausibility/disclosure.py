"""Figures of 表二 that can be right, but seldom are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from core.checks.named import amounts
from core.checks.rule import Fix, Hit, Rule, Severity, rule, set_cells
from core.checks.subject import Limit, Subject
from core.form.cells import cell_of, row_of
from core.form.spec import CellRef
from core.numbers import Number, show, to_number
from core.organs import Organ, is_below_city, is_internal, kind_of, may_make_regulations
from core.place import at_cells

_YUAN = 10_000
"""How many 元 make one of the form's 万元."""

_TOWNSHIPS = frozenset({Organ.TOWNSHIP, Organ.SUBDISTRICT})

FEE_OF_TOWNSHIP = Limit("township", "乡镇、街道从多少万元起提示", 50, 1)
FEE = Limit("county", "县级机关从多少万元起提示", 10_000, 1)
ISSUED = Limit("issued", "一年制发从多少件起提示", 15, 1, 1000)
IN_FORCE = Limit("in_force", "现行有效从多少件起提示", 30, 1, 1000)

_PRECISE = 6
"""Decimals of a 万元 amount beyond which not even a 分 is left."""

_PLAIN_AMOUNT = re.compile(rf"-?[0-9]+(?:\.[0-9]{{1,{_PRECISE}}})?")
_IN_YUAN = re.compile(r"\d元")
_ENFORCING = re.compile(
    "市场监督|公安|自然资源|生态环境|城市管理|综合行政执法|交通运输|应急管理|卫生健康"
    "|文化和旅游|人力资源"
)
_CHARGING = re.compile("自然资源|公安|住房和?城乡建设|住建")


@rule(
    "T205",
    "收费金额可能把元当成了万元",
    Severity.WARNING,
    editions=("2021",),
    limits=(FEE_OF_TOWNSHIP, FEE),
)
def fee_unit(subject: Subject) -> Iterator[Hit]:
    """收费金额的单位是万元：与上年相差约一万倍，或者数大得少见，多半是填成了元。

    依据：国办公开办函〔2021〕30号 表二 本年收费金额（单位：万元）。
    改法：是元的除以10000；确实是万元的不用改。
    """
    ref = _fee()
    amount, before = subject.number(ref), _last_year(subject, ref)
    if not amount or _IN_YUAN.search(subject.cells[ref].text):
        return
    against = ""
    if before and _YUAN // 2 <= Decimal(amount) / Decimal(before) <= _YUAN * 2:
        against = f"，上年是{show(before)}万元"
    elif not _is_large(subject, amount):
        return
    yield Hit(
        f"表二“行政事业性收费”填的是{show(amount)}万元{against}。"
        "这一格的单位是万元，请看是不是填成了元。",
        (at_cells([ref]),),
        fixes=tuple(_as_yuan(subject, ref, amount)),
        grade=None if against else Severity.HINT,
    )


@rule("T206", "收费金额的写法", Severity.HINT)
def fee_precision(subject: Subject) -> Iterator[Hit]:
    """金额只填数字，不带单位、逗号和说明，小数不超过六位。

    依据：国办公开办函〔2021〕30号 表二 本年收费金额（单位：万元）。
    改法：去掉单位和逗号；写成元的换算成万元；小数留到分为止。
    """
    for ref in amounts(subject.report.edition):
        reading = subject.cells.get(ref)
        if reading is None or reading.value is None:
            continue
        if _PLAIN_AMOUNT.fullmatch(reading.text.strip()):
            continue
        unit = subject.form.heading(ref).unit
        in_yuan = unit and _IN_YUAN.search("".join(reading.text.split()))
        value = _ten_thousands(reading.value) if in_yuan else reading.value
        text = show(to_number(format(round(Decimal(value), _PRECISE), "f")))
        yield Hit(
            f"表二“{subject.form.cell_name(ref)}”写的是“{reading.text.strip()}”，"
            f"这一格{f'单位是{unit}，' if unit else ''}只填数字，写{text}就行。",
            (at_cells([ref]),),
            fixes=(set_cells(f"改成{text}", {ref: text}),),
        )


@rule("T207", "没有规章制定权却填了规章", Severity.ERROR)
def regulation_power(subject: Subject) -> Iterator[Hit]:
    """只有国务院部门、省和设区的市（州）的政府能制定规章，其他机关这三格都是0。

    依据：立法法关于规章制定主体的规定。
    改法：三格改成0；本单位的内部规章制度不是规章，不在这里统计。
    """
    refs = row_of(subject.report.edition, "disclosure", "regulations")
    filled = {ref: value for ref in refs if (value := subject.number(ref))}
    allowed = may_make_regulations(subject.report.organ)
    if not filled or allowed:
        return
    certain = allowed is False and subject.report.edition == "2021"
    yield Hit(
        ("“规章”三格要填0：" if certain else "“规章”填了数，请核对：")
        + "只有国务院部门、省和设区的市（州）能制定规章。本单位的内部规章制度不算。",
        (at_cells(refs),),
        fixes=(set_cells("三格改0", dict.fromkeys(refs, "0")),),
        recommended=certain,
        grade=None if certain else Severity.WARNING,
    )


@rule("T209", "执法机关的决定全是0", Severity.HINT)
def no_decisions(subject: Subject) -> Iterator[Hit]:
    """执法机关的行政许可、行政处罚、行政强制很少一件都没有。

    依据：武政办发〔2025〕54号：处理决定不论是否公开都要统计。
    改法：核对全部处理决定，不只是已经公开的；确实没有的不用改。
    """
    refs = tuple(
        cell_of(subject.report.edition, "disclosure", row, "decisions")
        for row in ("licences", "penalties", "coercive_measures")
    )
    if _ENFORCING.search(subject.report.organ or "") and all(
        subject.number(ref) == 0 for ref in refs
    ):
        yield Hit(
            "表二“行政许可”“行政处罚”“行政强制”都是0。请核对是不是一件决定都没有："
            "没有公开的决定也要算进来。",
            (at_cells(refs),),
        )


@rule("T212", "乡镇规范性文件偏多", Severity.HINT, limits=(ISSUED, IN_FORCE))
def many_documents(subject: Subject) -> Iterator[Hit]:
    """乡镇、街道制发的或现行有效的行政规范性文件很多，多半是把一般公文算了进来。

    依据：行政规范性文件件数应与司法行政部门的台账一致。
    改法：与司法所核对，一般公文不计；确实有这么多的不用改。
    """
    refs = row_of(subject.report.edition, "disclosure", "normative_documents")
    issued, in_force = subject.number(refs[0]) or 0, subject.number(refs[-1]) or 0
    many = issued >= subject.limit("T212", ISSUED) or in_force >= subject.limit("T212", IN_FORCE)
    if many and kind_of(subject.report.organ) in _TOWNSHIPS:
        yield Hit(
            f"表二“行政规范性文件”今年制发{show(issued)}件、现行有效{show(in_force)}件，偏多。"
            "请和司法所核对，一般公文不算规范性文件。",
            (at_cells(refs),),
        )


@rule("T213", "现行有效只有今年制发的", Severity.HINT, editions=("2021",))
def old_stock_missing(subject: Subject) -> Iterator[Hit]:
    """现行有效件数要算上以前年度制发、到年底仍然有效的文件。

    依据：国办公开办函〔2021〕30号 表二 现行有效件数，按12月31日的存量统计。
    改法：加上以前年度仍有效的件数；以前确实一件没有的不用改。
    """
    for row in ("regulations", "normative_documents"):
        refs = row_of("2021", "disclosure", row)
        issued, repealed, in_force = map(subject.number, refs)
        if issued and repealed == 0 and in_force == issued and _last_year(subject, refs[-1]) != 0:
            yield Hit(
                f"表二“{subject.form.row_name('disclosure', refs[0].row)}”"
                f"今年制发{show(issued)}件，"
                f"现行有效也是{show(issued)}件。以前年度还有效的也要算进来，请核对。",
                (at_cells(refs),),
            )


@rule("T214", "收费部门的收费是0", Severity.HINT, editions=("2021",))
def no_fee(subject: Subject) -> Iterator[Hit]:
    """自然资源、公安、住建部门一般有行政事业性收费。

    依据：国办公开办函〔2021〕30号 表二 行政事业性收费，按实际收取的金额统计。
    改法：与财务核对全年实收金额；确实没有的不用改。
    """
    if _CHARGING.search(subject.report.organ or "") and subject.number(_fee()) == 0:
        yield Hit(
            "表二“行政事业性收费”是0。本单位一般有收费，请和财务核对全年实收多少。",
            (at_cells([_fee()]),),
        )


@rule("T215", "内设或临时机构填了规范性文件", Severity.WARNING)
def internal_documents(subject: Subject) -> Iterator[Hit]:
    """党政办、内设机构和临时机构一般不能以自己的名义制发行政规范性文件。

    依据：国办发〔2018〕37号：议事协调机构、临时机构、部门内设机构不得制发行政规范性文件。
    改法：没有的改成0；以政府名义制发的，由政府统计。
    """
    refs = row_of(subject.report.edition, "disclosure", "normative_documents")
    if is_internal(subject.report.organ) and any(subject.number(ref) for ref in refs):
        yield Hit(
            f"表二“行政规范性文件”填了数，可{subject.report.organ}这样的机构一般不能自己制发。"
            "请核对；以政府名义发的由政府统计。",
            (at_cells(refs),),
            fixes=(set_cells("三格改0", dict.fromkeys(refs, "0")),),
        )


def _fee() -> CellRef:
    return cell_of("2021", "disclosure", "charges", "amount")


def _last_year(subject: Subject, ref: CellRef) -> Number | None:
    """The same cell of last year's report; None without one in the same edition."""
    before = subject.last_year
    return before.number(ref) if before and before.edition == subject.report.edition else None


def _is_large(subject: Subject, amount: Number) -> bool:
    organ = subject.report.organ
    limit = FEE_OF_TOWNSHIP if kind_of(organ) in _TOWNSHIPS else FEE
    return is_below_city(organ) and amount >= subject.limit("T205", limit)


def _as_yuan(subject: Subject, ref: CellRef, amount: Number) -> Iterator[Fix]:
    """The amount read as 元, where that is the plausible reading."""
    converted = _ten_thousands(amount)
    if not _is_large(subject, converted):
        yield set_cells(f"按元换算，改成{show(converted)}", {ref: show(converted)})


def _ten_thousands(amount: Number) -> Number:
    """元 as 万元."""
    return to_number(format(Decimal(amount) / _YUAN, "f"))


DISCLOSURE: tuple[Rule, ...] = (
    fee_unit,
    fee_precision,
    regulation_power,
    no_decisions,
    many_documents,
    old_stock_missing,
    no_fee,
    internal_documents,
)
"""Plausibility of 表二."""
