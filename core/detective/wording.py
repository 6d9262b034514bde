"""A guess in words: always as one that may be wrong."""

from __future__ import annotations

from core.checks.named import quoted
from core.checks.subject import Subject
from core.detective.slips import Kind
from core.detective.suspects import Suspect
from core.form.spec import CellRef, Form
from core.numbers import show

_SINGLE = {
    Kind.SWAPPED_DIGITS: "{name}写颠倒了：{meant}写成了{written}。",
    Kind.DOUBLED: "{name}有一位打了两遍：{meant}写成了{written}。",
    Kind.DROPPED: "{name}少打了一位：{meant}写成了{written}。",
    Kind.INSERTED: "{name}多打了一位：{meant}写成了{written}。",
    Kind.MISTYPED: "{name}有一位打错了：{meant}写成了{written}。",
    Kind.TOTAL_TYPED: "把总计的{written}填进了{name}，这一格推算应是{meant}。",
    Kind.LAST_YEAR: "{name}还是上年的数{written}，推算今年应是{meant}。",
    Kind.COPIED: "{name}照抄了旁边一格的{written}，推算应是{meant}。",
    Kind.OMITTED: "{name}漏填了：现在是0，推算应是{meant}。",
    Kind.SUPERFLUOUS: "{name}多填了：现在是{written}，推算应是0。",
    Kind.WRONG: "{name}写错了：写的是{written}，推算应是{meant}。",
}


def sentence(subject: Subject, suspect: Suspect) -> str:
    """What may have happened."""
    if suspect.kind in (Kind.MOVED, Kind.EXCHANGED):
        told = _moved(subject, suspect)
    elif suspect.kind in (Kind.LEFT_OUT, Kind.COUNTED_TWICE):
        told = _totalled(subject, suspect)
    else:
        told = _SINGLE[suspect.kind].format(
            name=quoted(subject.form.cell_name(suspect.ref)),
            written=show(subject.number(suspect.ref) or 0),
            meant=show(suspect.change[suspect.ref]),
        )
    return f"可能是{told}"


def title(subject: Subject, suspect: Suspect) -> str:
    """What the change does, in a few words."""
    form = subject.form
    if suspect.kind is Kind.MOVED:
        (wrong,) = suspect.others
        return f"移到{quoted(_apart(form, suspect.ref, wrong))}"
    if suspect.kind is Kind.EXCHANGED:
        return "两格对调"
    if len(suspect.change) > 1:
        return f"改{len(suspect.change)}个总计"
    return f"{quoted(form.cell_name(suspect.ref))}改为{show(suspect.change[suspect.ref])}"


def _moved(subject: Subject, suspect: Suspect) -> str:
    form, ref, (wrong,) = subject.form, suspect.ref, suspect.others
    value = show(subject.number(wrong) or 0)
    if suspect.kind is Kind.EXCHANGED:
        here = show(subject.number(ref) or 0)
        return (
            f"{quoted(form.cell_name(ref))}的{here}和"
            f"{quoted(form.cell_name(wrong))}的{value}填颠倒了。"
        )
    line = form.row_name(ref.table, ref.row) if ref.row == wrong.row else form.column_name(ref)
    whose = f"{quoted(line)}的" if line else ""
    astray = "填错了一列" if ref.row == wrong.row else "填错了一行"
    return (
        f"{whose}{value}{astray}：应在{quoted(_apart(form, ref, wrong))}，"
        f"填到了{quoted(_apart(form, wrong, ref))}。"
    )


def _apart(form: Form, ref: CellRef, other: CellRef) -> str:
    """What sets a cell apart from another one in its row or in its column."""
    return form.column_name(ref) if ref.row == other.row else form.row_name(ref.table, ref.row)


def _totalled(subject: Subject, suspect: Suspect) -> str:
    form, total = subject.form, suspect.ref
    if len(suspect.change) > 1:
        down = len({ref.column for ref in suspect.change}) > 1
        line = form.row_name(total.table, total.row) if down else form.column_name(total)
        where, much = f"{quoted(line)}的{len(suspect.change)}格都", ""
    else:
        where = quoted(form.cell_name(total))
        value = sum(subject.number(ref) or 0 for ref in suspect.others)
        much = f"的{show(value)}"
    addends = quoted(_addends(form, total, suspect.others))
    if suspect.kind is Kind.LEFT_OUT:
        return f"{where}漏加了{addends}{much}。"
    return f"{where}把{addends}{much}加了两遍。"


def _addends(form: Form, total: CellRef, refs: tuple[CellRef, ...]) -> str:
    """An addend by its row or column, a group of them by the heading above."""
    first = refs[0]
    if len(refs) == 1:
        return _apart(form, first, total)
    table = form.table(first.table)
    across = first.row == total.row
    path = table.column_path(*first[1:]) if across else table.row_path(first.row)
    return path[-2].name
