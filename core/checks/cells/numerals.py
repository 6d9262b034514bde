"""Cells that hold no number, a number the form does not allow, or one oddly written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from core.checks.cells.common import contradicted, filled, names, readings, shown
from core.checks.named import amounts
from core.checks.rule import Hit, Rule, Severity, rule, set_cells
from core.checks.subject import Subject
from core.form.spec import CellRef
from core.numbers import Number, Parsed, show
from core.place import at_cells

_PLACEHOLDERS = frozenset("/／-－—–―無无零〇○Oo") | {"——", "--", "//", "不适用", "没有", "无数据"}
_DIGITS = {char: value for value, char in enumerate("一二三四五六七八九", start=1)} | {"两": 2}


@rule("T202", "表二填了非数字", Severity.ERROR, answerable=False)
def disclosure_text(subject: Subject) -> Iterator[Hit]:
    """表二只填数字，没有发生的填0，不写“/”“—”“无”。

    依据：国办公开办函〔2021〕30号 表二。
    改法：没有的改成0；有数的改成阿拉伯数字，单位和说明不写进格子里。
    """
    yield from _texts(subject, "disclosure")


@rule("T305", "表三填了非数字", Severity.ERROR, answerable=False)
def applications_text(subject: Subject) -> Iterator[Hit]:
    """表三只填数字，没有发生的填0，不写“/”“—”“无”。

    依据：国办公开办函〔2021〕30号 表三。
    改法：没有的改成0；有数的改成阿拉伯数字，单位和说明不写进格子里。
    """
    yield from _texts(subject, "applications")


@rule("T403", "表四填了非数字、负数或小数", Severity.ERROR, answerable=False)
def review_text(subject: Subject) -> Iterator[Hit]:
    """表四只填件数，没有发生的填0，不写“/”“—”“无”，也不会是负数或小数。

    依据：国办公开办函〔2021〕30号 表四。
    改法：没有的改成0；有数的改成阿拉伯数字；负数和小数请对照台账改。
    """
    yield from _texts(subject, "review")
    yield from _wrong(subject, "review", _uncountable, "应填0或正整数")


@rule("T203", "表二有负数", Severity.ERROR, answerable=False)
def disclosure_negative(subject: Subject) -> Iterator[Hit]:
    """表二的件数和金额不会是负数；2019年旧表的“本年增/减”除外。

    依据：国办公开办函〔2021〕30号 表二。
    改法：对照台账改成实际的数。
    """
    yield from _wrong(subject, "disclosure", _negative, "不会是负数")


@rule("T204", "表二的件数有小数", Severity.ERROR, answerable=False)
def disclosure_fraction(subject: Subject) -> Iterator[Hit]:
    """表二的件数都是整数，只有收费金额可以带小数。

    依据：国办公开办函〔2021〕30号 表二。
    改法：对照台账改成整数。
    """
    yield from _wrong(subject, "disclosure", _fraction, "应是整数")


@rule("T306", "表三有负数或小数", Severity.ERROR, answerable=False)
def applications_uncountable(subject: Subject) -> Iterator[Hit]:
    """表三填的是申请件数，不会是负数或小数。

    依据：国办公开办函〔2021〕30号 表三。
    改法：对照台账改成0或正整数。
    """
    yield from _wrong(subject, "applications", _uncountable, "应填0或正整数")


@rule("T210", "数字含千分位、全角或空格", Severity.HINT)
def noise(subject: Subject) -> Iterator[Hit]:
    """表格里的数用半角数字，不带千分位、空格、单位和注释。

    依据：国办公开办函〔2021〕30号 各表只填数字。
    改法：改成普通数字；数字中间有空格的，先看是不是两个格的数连在了一起。
    """
    money = amounts(subject.report.edition)
    for table in subject.form.tables:
        odd = {
            ref: reading
            for ref, reading in readings(subject, table.key)
            if reading.value is not None
            and reading.text.strip() != show(reading.value)
            and ref not in money
        }
        plain = {ref: reading for ref, reading in odd.items() if not _spaced(reading)}
        if plain:
            yield _plain(subject, plain)
        for ref, reading in odd.items():
            if ref not in plain:
                yield _split(subject, ref, reading)


def _plain(subject: Subject, odd: Mapping[CellRef, Parsed]) -> Hit:
    table = subject.form.table(next(iter(odd)).table)
    cells = {ref: show(reading.value) for ref, reading in odd.items() if reading.value is not None}
    texts = shown(reading.text for reading in list(odd.values())[:3])
    return Hit(
        f"{table.name}{names(subject, list(odd))}写的是{texts}，"
        f"写成普通数字{'、'.join(list(cells.values())[:3])}就行。",
        (at_cells(cells),),
        fixes=(set_cells("改成普通数字", cells),),
        recommended=True,
    )


def _split(subject: Subject, ref: CellRef, reading: Parsed) -> Hit:
    """A numeral with spaces: one number, or two cells run together."""
    value = show(reading.value or 0)
    return Hit(
        f"{subject.form.table(ref.table).name}{names(subject, [ref])}写的是"
        f"“{reading.text.strip()}”，{reading.remark}。请对照原件。",
        (at_cells([ref]),),
        fixes=(set_cells(f"改成{value}", {ref: value}),),
    )


def _spaced(reading: Parsed) -> bool:
    return (
        bool(reading.remark)
        and len(reading.text.split()) > 1
        and all(part.isdigit() for part in reading.text.split())
    )


def _texts(subject: Subject, key: str) -> Iterator[Hit]:
    """One finding for placeholders, one for Chinese numerals, one for any other text."""
    words = {
        ref: reading.text
        for ref, reading in readings(subject, key)
        if reading.value is None and not reading.blank
    }
    for value_of, advice in (
        (_nothing, "没有就填0，不写符号和文字。"),
        (_chinese, "请改成阿拉伯数字。"),
    ):
        proposed = {
            ref: value
            for ref, text in words.items()
            if (value := value_of(subject, ref, text)) is not None
        }
        if proposed:
            yield _worded(subject, key, words, proposed, advice)
        words = {ref: text for ref, text in words.items() if ref not in proposed}
    if words:
        yield Hit(
            f"{subject.form.table(key).name}{names(subject, list(words))}填的是"
            f"{shown(list(words.values())[:3])}，看不出是多少。这里只填数字。",
            (at_cells(words),),
        )


def _worded(
    subject: Subject,
    key: str,
    words: Mapping[CellRef, str],
    proposed: Mapping[CellRef, Number],
    advice: str,
) -> Hit:
    texts = shown(words[ref] for ref in proposed)
    figures = "、".join(show(value) for value in dict.fromkeys(proposed.values()))
    title = f"把{texts}改成{figures}"
    doubtful = contradicted(subject, proposed)
    if doubtful:
        advice = f"按{figures}算，和写着的总计对不上，请对照台账填。"
        title += "（总计随之重算）"
    return Hit(
        f"{subject.form.table(key).name}{names(subject, list(proposed))}填的是{texts}。{advice}",
        (at_cells(proposed),),
        fixes=(set_cells(title, {ref: show(value) for ref, value in proposed.items()}),),
        recommended=not doubtful,
    )


def _nothing(subject: Subject, ref: CellRef, text: str) -> Number | None:
    """What belongs where clerks write that nothing happened: 0, or a total's sum."""
    if text.strip() not in _PLACEHOLDERS:
        return None
    return filled(
        subject, ref, lambda reading: reading.blank or reading.text.strip() in _PLACEHOLDERS
    )


def _chinese(_subject: Subject, _ref: CellRef, text: str) -> Number | None:
    """The value of a Chinese numeral below 100; None for any other text."""
    tens, mark, ones = text.strip().rpartition("十")
    if not mark:
        return _DIGITS.get(ones)
    if not {tens, ones} <= _DIGITS.keys() | {""}:
        return None
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)


def _wrong(
    subject: Subject, key: str, is_wrong: Callable[[Subject, CellRef, Number], bool], demand: str
) -> Iterator[Hit]:
    """One finding for all cells of a table whose number the form does not allow."""
    found = {
        ref: reading.value
        for ref, reading in readings(subject, key)
        if reading.value is not None and is_wrong(subject, ref, reading.value)
    }
    if found:
        figures = "、".join(show(value) for value in list(found.values())[:3])
        yield Hit(
            f"{subject.form.table(key).name}{names(subject, list(found))}填的是{figures}，"
            f"{demand}。请对照台账改。",
            (at_cells(found),),
        )


def _negative(subject: Subject, ref: CellRef, value: Number) -> bool:
    return value < 0 and not subject.form.heading(ref).signed


def _fraction(subject: Subject, ref: CellRef, value: Number) -> bool:
    return isinstance(value, Decimal) and not subject.form.heading(ref).decimals


def _uncountable(subject: Subject, ref: CellRef, value: Number) -> bool:
    return _negative(subject, ref, value) or _fraction(subject, ref, value)


NUMERALS: tuple[Rule, ...] = (
    disclosure_text,
    disclosure_negative,
    disclosure_fraction,
    noise,
    applications_text,
    applications_uncountable,
    review_text,
)
"""What the cells of the three tables may hold."""
