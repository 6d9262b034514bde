"""Sentences with what they claim, read from a file.

A file is a JSON list of objects: ``id``, ``report_year``, ``sentence``, ``claims`` (each with
``quantity``, ``value``, ``table_cell_or_sum`` and perhaps ``op``) and ``expected_findings``;
``source``, where given, names the organ. A sum is written ``T3.pub.tot+T3.part.tot``,
``sum(T3.den1..den8.tot)`` or ``T3.sum.tot-T3.oth1.tot``; ``/`` stands between alternatives, and
``(none…)`` where no cell is meant.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from core.claims.keys import cells_named
from core.claims.quantities import QUANTITIES
from core.form import FORMS
from core.form.spec import CellRef

_TERM = re.compile(r"(?P<sign>[+-]?)(?P<key>T\d\.\w+\.\w+)")
_RANGE = re.compile(
    r"sum\((?P<head>T\d\.[a-z]+)(?P<first>\d)\.\.[a-z]+(?P<last>\d)(?P<tail>\.\w+)\)"
)
_OTHERS = tuple(f"T3.oth{number}.tot" for number in (1, 2, 3))
_OTHER_2019 = "T3.oth.tot"
_CONTRADICTED = re.compile(r"(?:N0[1-9]|N1\d|N2[0-4]|Y\d\d)$")
_FEE = re.compile(r"信息处理费|收费通知")


class Formula(NamedTuple):
    """Cells that are added up, less others."""

    plus: frozenset[CellRef]
    minus: frozenset[CellRef] = frozenset()


class Expected(NamedTuple):
    """A claim that a sentence is known to make.

    Attributes:
        name: What the file calls it.
        quantity: Our name of what it states, or the file's.
        value: What it states.
        formulas: The sums it may be about; empty where the edition has no such cell.
        op: ``approx`` for a rough number, ``alt`` for a reading beside the plainest.
    """

    name: str
    quantity: str
    value: Fraction
    formulas: tuple[Formula, ...]
    op: str


class Case(NamedTuple):
    """A sentence, what it claims, and what a check is to find in it.

    Attributes:
        ident: Its name in the file.
        year: The report year.
        sentence: The words.
        expected: The claims about cells.
        codes: The codes of findings it is known to bring about.
        organ: The organ it fits.
        fee: Whether it speaks of the fee for handling applications.
    """

    ident: str
    year: int
    sentence: str
    expected: tuple[Expected, ...]
    codes: frozenset[str]
    organ: str
    fee: bool

    @property
    def edition(self) -> str:
        """The edition of the form that held in its year."""
        return edition_of(self.year)

    @property
    def true(self) -> bool:
        """Whether nothing is known to contradict it."""
        return not any(_CONTRADICTED.match(code) for code in self.codes)


def edition_of(year: int) -> str:
    """The edition of the form that held in a report year."""
    return max((form for form in FORMS.values() if form.first_year <= year), key=_first).edition


def _first(form: Any) -> int:
    return int(form.first_year)


def load(path: Path) -> tuple[Case, ...]:
    """The cases of a file."""
    return tuple(map(_case, json.loads(path.read_text(encoding="utf-8"))))


def _case(entry: Mapping[str, Any]) -> Case:
    year, sentence = entry["report_year"], entry["sentence"]
    edition = edition_of(year)
    stated = [one for one in entry["claims"] if not one["table_cell_or_sum"].startswith("(none")]
    return Case(
        entry["id"],
        year,
        sentence,
        tuple(_expected(edition, one) for one in stated),
        frozenset(code.partition("_")[0] for code in entry.get("expected_findings", ())),
        organ_of(entry.get("source", ""), sentence),
        bool(_FEE.search(sentence)) or len(stated) < len(entry["claims"]),
    )


def _expected(edition: str, entry: Mapping[str, Any]) -> Expected:
    text = entry["table_cell_or_sum"]
    made = (_formula(edition, part) for part in text.split("/"))
    formulas = tuple(dict.fromkeys(formula for formula in made if formula.plus))
    return Expected(
        entry["quantity"],
        _our_name(text.split("/")[0]) or entry["quantity"],
        Fraction(str(entry["value"])),
        formulas,
        entry.get("op", ""),
    )


def _keys(text: str) -> Iterator[tuple[str, str]]:
    """Sign and key of every term of a sum."""
    spelt = _RANGE.sub(
        lambda match: "+".join(
            f"{match['head']}{number}{match['tail']}"
            for number in range(int(match["first"]), int(match["last"]) + 1)
        ),
        text,
    )
    for match in _TERM.finditer(spelt):
        yield match["sign"], match["key"]


def _formula(edition: str, text: str) -> Formula:
    keys = list(_keys(text))
    plus = [key for sign, key in keys if sign != "-"]
    minus = [key for sign, key in keys if sign == "-"]
    return Formula(_cells(edition, plus), _cells(edition, minus))


def _cells(edition: str, keys: list[str]) -> frozenset[CellRef]:
    """The cells of some keys; the single row of the older edition stands for the three."""
    named = list(keys)
    if _OTHER_2019 in named or set(_OTHERS) <= set(named):
        named += [_OTHER_2019, *_OTHERS]
    return frozenset(cells_named(edition, tuple(dict.fromkeys(named))))


def _our_name(text: str) -> str | None:
    """The quantity of ours whose plainest sum these cells are."""
    keys = {key for sign, key in _keys(text) if sign != "-"} - {_OTHER_2019}
    return next(
        (
            name
            for name, quantity in QUANTITIES.items()
            if {*quantity.sums[0]} - {_OTHER_2019} == keys
        ),
        None,
    )


_REPORT_OF = re.compile(r"(?:样本\d+ )?(?P<name>[^\s\d（(·]{2,20}?)(?:20\d\d年)?年报")
_SELF = re.compile(r"(?:[我本全]|[县区市])(?P<kind>街道|中心|[乡镇局委办厅县区市])")
_SUFFIXES = (
    (r"(?:乡|镇|[县区市])$", "人民政府"),
    (r"街道$", "办事处"),
    (r"府办$", "公室"),
)
_BY_SELF = {
    "街道": "安澜街道办事处",
    "乡": "石桥乡人民政府",
    "镇": "柳溪镇人民政府",
    "局": "教育局",
    "委": "发展和改革委员会",
    "厅": "教育厅",
    "中心": "公共资源交易中心",
    "办": "人民政府办公室",
}


def organ_of(source: str, sentence: str) -> str:
    """An organ that can have written a sentence, as its source or its own words tell."""
    named = _REPORT_OF.match(source)
    if named:
        name = named["name"]
        for pattern, suffix in _SUFFIXES:
            if re.search(pattern, name):
                return name + suffix
        return name
    told = [match["kind"] for match in _SELF.finditer(sentence)]
    area = next((kind for kind in told if kind in "县区市"), "县")
    body = next((_BY_SELF[kind] for kind in told if kind in _BY_SELF), None)
    if body is None:
        body = "人民政府" if set(told) & {"县", "区", "市"} else _BY_SELF["镇"]
    return f"云岫{area}{body}"
