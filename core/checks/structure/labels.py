"""The fixed texts of the tables: none added, none changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from core.checks.reading import bare, outdated, quoted
from core.checks.rule import Fix, Hit, Rule, Severity, rule
from core.checks.subject import Subject
from core.edits import Edit, SourceMended
from core.form import FORMS
from core.form.spec import CellRef, Path, Table
from core.numbers import parse
from core.origin import ExtraHeading, PrintedLabel
from core.place import Place, at_cells
from core.report import Report

_MOST_SINGLE = 5
"""More findings than this are told as one."""

_HARMLESS = frozenset("度的之数量类年")
"""Characters without which a label still says what it says."""

_PUNCTUATION = re.compile(r"[\W_]+")
_REMARK = re.compile(r"[(（][^()（）]*[)）]")
_KINDS = {"row": "一行", "column": "一栏"}
_ALIKE_QUOTES = str.maketrans("“”‘’＂＇", "\"\"''\"'")


def _folded(text: str) -> str:
    """A label without white space, its punctuation in one width."""
    folded = unicodedata.normalize("NFKC", text.translate(_ALIKE_QUOTES))
    return re.sub(r"\s+", "", folded).replace("。", ".")


def _mended(code: str, title: str) -> tuple[Fix, ...]:
    return (Fix(title, Edit(title, (SourceMended(code),))),)


@rule("S23", "统计表多了行列", Severity.WARNING)
def nothing_added(subject: Subject) -> Iterator[Hit]:
    """统计表不能自行增加行、列，也不能在固定文字后面加说明。

    依据：国办公开办函〔2021〕30号附件，三张表的表样。
    改法：去掉多出的行列和说明，数另行说明。
    """
    report = subject.report
    if "S23" in report.origin.mended or outdated(report):
        return
    old = set(FORMS["2019"].foreign_labels)
    extras = [extra for extra in report.origin.extras if _folded(extra.printed) not in old]
    told = [_extra_told(subject, extra) for extra in extras]
    remarks = [label for label in report.origin.labels if added_remark(label)]
    told += [
        f"{_table(subject, label.table).name}的“{label.official}”后面加了“{added_remark(label)}”"
        for label in remarks
    ]
    keys = [extra.table for extra in extras] + [label.table for label in remarks]
    empty = not any((parse(value).value or 0) for extra in extras for value in extra.values)
    fixes = _mended("S23", "去掉多出的行、列和说明" + ("" if empty else "，连同里面的数"))
    for message, tables in _folded_up(told, keys):
        yield Hit(
            f"{message}，统一格式里没有，请去掉。",
            tuple(Place(table=key) for key in tables),
            fixes=fixes,
            recommended=empty,
        )


def _extra_told(subject: Subject, extra: ExtraHeading) -> str:
    name = _table(subject, extra.table).name
    return f"{name}多了{_KINDS.get(extra.axis, '一处')}“{_folded(extra.printed)}”"


def _folded_up(told: list[str], keys: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Each message with its table, or all in one where they are many."""
    if len(told) > _MOST_SINGLE:
        yield "；".join(told[:_MOST_SINGLE]) + f"等{len(told)}处", list(dict.fromkeys(keys))
        return
    for message, key in zip(told, keys, strict=True):
        yield message, [key]


def added_remark(label: PrintedLabel) -> str:
    """A remark in brackets that a label carries beyond the official wording, or nothing."""
    printed, official = _folded(label.printed), _folded(label.official)
    rest = printed[len(official) :] if printed.startswith(official) else ""
    return rest if _REMARK.fullmatch(rest) else ""


@rule("S24", "表内固定文字被改动", Severity.WARNING)
def labels_unchanged(subject: Subject) -> Iterator[Hit]:
    """表内的固定文字要和表样一字不差；只差标点或无碍意思的一个字的作提示。

    空格、换行、全角半角不算改动。

    依据：国办公开办函〔2021〕30号附件，三张表的表样。
    改法：恢复成表样的文字。
    """
    report = subject.report
    if "S24" in report.origin.mended or outdated(report):
        return
    labels = [label for label in dict.fromkeys(report.origin.labels) if _changed(label)]
    source = "可能是转换造成的，请对照原件。" if report.origin.converted else ""
    fixes = _mended("S24", "表内文字按统一格式恢复")
    if len(labels) > _MOST_SINGLE:
        told = quoted([_folded(label.printed) for label in labels[:_MOST_SINGLE]])
        yield Hit(
            f"表里有{len(labels)}处固定文字和统一格式不一样，如{told}。{source}",
            tuple(_place(report, label) for label in labels),
            fixes=fixes,
            recommended=True,
            grade=Severity.HINT if all(map(_slight, labels)) else None,
        )
        return
    for label in labels:
        yield Hit(
            f"{_table(subject, label.table).name}里的“{bare(label.printed)}”"
            f"应为“{label.official}”。{source}",
            (_place(report, label),),
            expected=label.official,
            actual=label.printed,
            fixes=fixes,
            recommended=True,
            grade=Severity.HINT if _slight(label) else None,
        )


def _changed(label: PrintedLabel) -> bool:
    """Whether a label says something else than the form's, remarks and old forms apart."""
    printed = _folded(label.printed)
    old = printed in FORMS["2019"].foreign_labels
    return printed != _folded(label.official) and not added_remark(label) and not old


def _slight(label: PrintedLabel) -> bool:
    """Whether a label differs by punctuation or by one harmless character."""
    one, other = (_PUNCTUATION.sub("", _folded(text)) for text in (label.printed, label.official))
    shorter, longer = sorted((one, other), key=len)
    if len(longer) != len(shorter) + 1:
        return one == other
    return any(
        longer[:cut] + longer[cut + 1 :] == shorter
        for cut, char in enumerate(longer)
        if char in _HARMLESS
    )


def _table(subject: Subject, key: str) -> Table:
    return subject.form.table(key)


def _place(report: Report, label: PrintedLabel) -> Place:
    """The cells under the label, the whole table where it is no row's or column's own."""
    table = report.form.table(label.table)
    refs = [
        ref
        for ref in table.cells
        if label.official in {heading.label for heading in _path(table, ref, label.axis)}
    ]
    return at_cells(refs) if refs else Place(table=table.key)


def _path(table: Table, ref: CellRef, axis: str) -> Path:
    if axis == "row":
        return table.row_path(ref.row)
    return table.column_path(ref.row, ref.column) if axis == "column" else ()


LABELS: tuple[Rule, ...] = (nothing_added, labels_unchanged)
