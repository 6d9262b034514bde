"""Blank cells: one finding per table, one fix that fills what is blank and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from core.checks.cells.common import confirmed, contradicted, filled, implied, names, readings
from core.checks.rule import Fix, Hit, Rule, Severity, rule, set_cells
from core.checks.subject import Subject
from core.form.spec import CellRef
from core.numbers import Number, show
from core.organs import Organ, kind_of
from core.place import at_cells


@rule("T201", "表二有空格", Severity.ERROR, answerable=False)
def disclosure_blank(subject: Subject) -> Iterator[Hit]:
    """表二每一格都要填数，没有发生的填0。

    依据：国办公开办函〔2021〕30号 表二。
    改法：没有就填0；件数拿不准的，先问司法行政部门或业务科室。
    """
    yield from _blanks(subject, "disclosure")


@rule("T304", "表三有空格", Severity.ERROR, answerable=False)
def applications_blank(subject: Subject) -> Iterator[Hit]:
    """表三每一格都要填数，没有发生的填0；总计空着的，按各格相加填。

    依据：国办公开办函〔2021〕30号 表三。
    改法：没有就填0；如果总计与其余各格之和不一致，空着的格多半不是0，请对照台账。
    """
    yield from _blanks(subject, "applications")


@rule("T402", "表四有空格", Severity.ERROR, answerable=False)
def review_blank(subject: Subject) -> Iterator[Hit]:
    """表四十五格都要填数，没有发生的填0；总计空着的，按四项结果相加填。

    依据：国办公开办函〔2021〕30号 表四。
    改法：没有就填0；如果总计与四项结果之和不一致，空着的格多半不是0，请对照台账。
    """
    yield from _blanks(subject, "review")


def _blanks(subject: Subject, key: str) -> Iterator[Hit]:
    """One finding for a table; a total over a cell of text is left out, it follows that cell."""
    present = dict(readings(subject, key))
    filling = {
        ref: value
        for ref, reading in present.items()
        if reading.blank
        and (value := filled(subject, ref, lambda reading: reading.blank)) is not None
    }
    if not filling:
        return
    inferred = _inferred(subject, filling)
    yield Hit(
        _message(subject, key, filling, inferred),
        (at_cells(filling),),
        fixes=tuple(_fix(subject, values) for values in (inferred, filling) if values),
        recommended=confirmed(subject, inferred or filling),
    )


def _inferred(subject: Subject, filling: Mapping[CellRef, Number]) -> Mapping[CellRef, Number]:
    """The value of a lone blank cell that the printed totals demand, where it is not 0."""
    if len(filling) != 1:
        return {}
    (ref,) = filling
    value = implied(subject, ref)
    return {ref: value} if value and value > 0 and value != filling[ref] else {}


def _message(
    subject: Subject,
    key: str,
    filling: Mapping[CellRef, Number],
    inferred: Mapping[CellRef, Number],
) -> str:
    table = subject.form.table(key)
    if all(reading.blank for _, reading in readings(subject, key)):
        return f"{table.name}整张没填。没有的填0。"
    blank = [ref for ref in filling if ref not in subject.form.totals]
    listed = f"{table.name}{names(subject, blank or list(filling))}空着。"
    if not blank:
        return listed + _sums(filling)
    if inferred:
        return listed + f"按总计推算应是{show(*inferred.values())}，请对照台账填。"
    if contradicted(subject, filling):
        return listed + "按0算，和写着的总计对不上：空着的不一定是0，请对照台账填。"
    return listed + _advice(subject, key, blank)


def _sums(filling: Mapping[CellRef, Number]) -> str:
    if len(filling) > 1:
        return "按各格相加填上。"
    return f"各格加起来是{show(*filling.values())}，照填即可。"


def _advice(subject: Subject, key: str, blank: Sequence[CellRef]) -> str:
    """Documents are counted by the judicial body, all else by the clerk."""
    rows = {subject.form.table(key).row_path(ref.row)[-1].key for ref in blank}
    if rows.isdisjoint({"regulations", "normative_documents"}):
        return "没有就填0。"
    local = kind_of(subject.report.organ) in {Organ.TOWNSHIP, Organ.SUBDISTRICT}
    return f"没有就填0；拿不准的先问{'司法所' if local else '司法局'}。"


def _fix(subject: Subject, filling: Mapping[CellRef, Number]) -> Fix:
    if len(set(filling.values())) == 1:
        title = f"填{show(next(iter(filling.values())))}"
    else:
        title = "没有的填0，总计按各格相加填"
    if contradicted(subject, filling):
        title += "（总计随之重算）"
    return set_cells(title, {ref: show(value) for ref, value in filling.items()})


BLANKS: tuple[Rule, ...] = (disclosure_blank, applications_blank, review_blank)
"""Blank cells of the three tables."""
