"""Consistent reports invented from one seed: tables, a narrative that states them, last year's."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from core.edits import recalculated
from core.form import CURRENT
from core.form.cells import cell_of
from core.form.spec import CellRef
from core.report import Paragraph, Report, blank_grid, with_cells
from tests.core.checks import make

Counts = Mapping[CellRef, int]

_SENTENCES: Mapping[str, Sequence[str]] = tomllib.loads(
    Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8")
)
_COLUMNS = (60, 20, 3, 2, 3, 0)
"""How often each kind of applicant asks; what the last kind is would have to be told."""

_TOLD = (21, 22)
"""Rows of outcomes that would have to be told: a fee that was not paid, and what has no name."""

_SIZES = (0, 3, 8, 8, 30, 30, 120, 600)
"""About how many applications a natural year brings."""

_STOCK = cell_of("2021", "disclosure", "normative_documents", "in_force")


def report(luck: random.Random) -> Report:
    """A report with invented tables; its narrative says nothing of them."""
    return _with_tables(make.report(), _tables(luck))


def chained(luck: random.Random) -> tuple[Report, Report]:
    """A report whose narrative states its tables, and last year's, from which it goes on."""
    size = luck.choice(_SIZES)
    last = _narrated(_with_tables(make.report(**_last_year()), _tables(luck, size)), luck, 2023)
    return _narrated(_with_tables(make.report(), _tables(luck, size, last)), luck, 2024), last


_PROBLEMS_THEN = (
    "（一）存在的主要问题。一是专区的查询机老旧，时常打不开；二是站所报送信息不及时。",
    "（二）改进情况。一是列出更换设备的预算；二是给每个站所定下报送的时间和人。",
)


def _last_year() -> dict[str, object]:
    overview = [re.sub("2024年1月1日", "2023年1月1日", text) for text in make.OVERVIEW]
    overview[1] = "（一）主动公开情况。全年在县政府网站发布政府信息103条，其中政策解读4条。"
    return {
        "title": make.TITLE.replace("2024", "2023"),
        "date": make.DATE.replace("2025", "2024"),
        "sections": {1: overview, 5: _PROBLEMS_THEN},
    }


def _with_tables(base: Report, counts: Counts) -> Report:
    """A report whose cells hold some counts and whose totals are right."""
    blank = replace(base, tables={table.key: blank_grid(table) for table in CURRENT.tables})
    leaves = (ref for table in CURRENT.tables for ref in table.cells if ref not in CURRENT.totals)
    texts = {ref: str(counts.get(ref, 0)) for ref in leaves}
    return recalculated(with_cells(blank, texts), blank)


def _tables(
    luck: random.Random, size: int | None = None, last: Report | None = None
) -> dict[CellRef, int]:
    """Counts of the cells that are no totals; sums and balance can hold with them."""
    size = luck.choice(_SIZES) if size is None else size
    return _disclosure(luck, last) | _applications(luck, size, last) | _review(luck, size)


def _disclosure(luck: random.Random, last: Report | None) -> dict[CellRef, int]:
    found: dict[CellRef, int] = {}
    issued, repealed = luck.randrange(6), luck.randrange(3)
    stock = luck.randrange(10, 60) if last is None else count(last, _STOCK)
    found |= _row("disclosure", 1, (issued, repealed, stock + issued - repealed))
    for row in (2, 3, 4):
        found |= _row("disclosure", row, (luck.choice((0, luck.randrange(300))),))
    return found | _row("disclosure", 5, (luck.choice((0, 0, luck.randrange(90))),))


def _row(table: str, row: int, counts: tuple[int, ...]) -> dict[CellRef, int]:
    return {CellRef(table, row, column): count for column, count in enumerate(counts)}


def _applications(luck: random.Random, size: int, last: Report | None) -> dict[CellRef, int]:
    found: dict[CellRef, int] = {}
    likely = {row: luck.choice((0, 0, 1, 4)) for row in range(4, 23)} | {2: 30, 3: 12}
    likely |= dict.fromkeys(_TOLD, 0)
    for column, weight in enumerate(_COLUMNS):
        new = luck.randrange(size * weight // 60 + 2) if size and weight else 0
        brought = luck.randrange(new // 4 + 1)
        if last is not None:
            brought = count(last, CellRef("applications", 24, column))
        kept = luck.randrange((new + brought) // 6 + 1)
        found |= {
            CellRef("applications", row, column): value
            for row, value in ((0, new), (1, brought), (24, kept))
        }
        for row in luck.choices([*likely], [*likely.values()], k=new + brought - kept):
            ref = CellRef("applications", row, column)
            found[ref] = found.get(ref, 0) + 1
    return found


def _review(luck: random.Random, size: int) -> dict[CellRef, int]:
    most = size // 10 + 1
    return {
        CellRef("review", 0, column): luck.choice((0, luck.randrange(most + 1)))
        for column in range(15)
    }


def count(of: Report, ref: CellRef) -> int:
    """What a cell holds; 0 while it is blank."""
    return int(of.number(ref) or 0)


@cache
def _cells() -> Mapping[str, tuple[CellRef, ...]]:
    """The figures that sentences name, and the cells that add up to each."""
    named: dict[str, tuple[CellRef, ...]] = {}
    table = CURRENT.table("applications")
    for row, (_, path) in enumerate(table.rows):
        total = (CellRef(table.key, row, len(_COLUMNS)),)
        named[path[-1].key] = total
        if len(path) > 2:
            named[path[-2].key] = (*named.get(path[-2].key, ()), *total)
    named["due"] = named["received"] + named["carried_in"]
    for column, path in enumerate(table.blocks[0].column_paths[:-1]):
        named[path[-1].key] = (CellRef(table.key, 0, column),)
    named["organisations"] = tuple(CellRef(table.key, 0, column) for column in range(1, 6))
    for group, first in (("review", 0), ("direct", 5), ("after", 10)):
        for step, result in enumerate(("upheld", "corrected", "other", "pending", "total")):
            ref = (CellRef("review", 0, first + step),)
            named[f"{group}_{result}"] = ref
            if first:
                named[f"litigation_{result}"] = (*named.get(f"litigation_{result}", ()), *ref)
    for step, key in enumerate(("issued", "repealed", "in_force")):
        named[key] = (CellRef("disclosure", 1, step),)
    for row, key in enumerate(("licences", "penalties", "coercive_measures", "charges"), 2):
        named[key] = (CellRef("disclosure", row, 0),)
    return named


def figures(of: Report) -> dict[str, int]:
    """What a report has for every figure that sentences name."""
    return {name: sum(count(of, ref) for ref in refs) for name, refs in _cells().items()}


def sentences(of: Report, kind: str, year: int = 2024) -> Iterator[str]:
    """Every sentence of a kind that is true of a report."""
    known = figures(of)
    for entry in _SENTENCES[kind]:
        text, *conditions = entry.split("｜")
        named = re.findall(r"\{(\w+)", text)
        if all(known[name] for name in named) and all(_holds(c, known) for c in conditions):
            yield _FIGURE.sub(lambda slot: _printed(slot, known), text).replace("2024", str(year))


_FIGURE = re.compile(r"\{(\w+)(:cn)?\}")


def _printed(slot: re.Match[str], known: Mapping[str, int]) -> str:
    return _in_words(known[slot[1]]) if slot[2] else str(known[slot[1]])


def _in_words(value: int) -> str:
    digits = "零一二三四五六七八九"
    if value >= 100:
        return str(value)
    tens, ones = divmod(value, 10)
    return (digits[tens] if tens > 1 else "") + "十" * bool(tens) + (digits[ones] if ones else "")


def _holds(condition: str, known: Mapping[str, int]) -> bool:
    name, sign, other = re.fullmatch(r"(\w+)([=>])(\w+)", condition).groups()  # type: ignore[union-attr]
    value = int(other) if other.isdigit() else known[other]
    return known[name] == value if sign == "=" else known[name] > value


def _narrated(of: Report, luck: random.Random, year: int) -> Report:
    """The report with a few sentences of every kind where they belong."""

    def some(kind: str, most: int) -> str:
        every = [*dict.fromkeys(sentences(of, kind, year))]
        return "".join(luck.sample(every, min(len(every), luck.randint(1, most))))

    overview = list(_texts(of, 1))
    disclosed, applied = overview[1], overview[2].partition("。")[0]
    overview[1] = disclosed + some("documents", 2) + some("enforcement", 2) + some("fee", 1)
    overview[2] = f"{applied}。{some('flow', 2)}{some('applicants', 2)}{some('outcomes', 3)}"
    about_cases = some("cases", 3)
    fourth: tuple[str, ...] = ()
    if luck.random() < 0.5:
        fourth = (about_cases,)
    else:
        overview[2] += about_cases
    return _with_texts(of, {1: overview, 4: fourth})


def _texts(of: Report, number: int) -> tuple[str, ...]:
    return tuple(paragraph.text for paragraph in of.sections[number - 1].paragraphs)


def _with_texts(of: Report, texts: Mapping[int, Sequence[str]]) -> Report:
    sections = list(of.sections)
    for number, lines in texts.items():
        paragraphs = tuple(Paragraph(line) for line in lines)
        sections[number - 1] = replace(sections[number - 1], paragraphs=paragraphs)
    return replace(of, sections=tuple(sections))
