"""Matching printed labels to the headings of a form: exactly, by their core, or nearly."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from core.form.spec import Form, Heading, Table

_QUOTES = str.maketrans("", "", "“”\"'‘’「」『』＂")
_ENUMERATOR = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}[、.,]|\([一二三四五六七八九十]{1,2}\)|\(\d{1,2}\)|\d{1,2}[、.,)])"
)
_SIMPLIFIED = str.maketrans(
    "規範辦處罰強許費廢現數業構團體請結轉繼續總計維糾訴訟議復複經後審條項內級無確機關"
    "門開動發單務補類過員與為爲書長紙組織約證權據報題問進況學會國屬於製額萬則訪舉認獲"
    "標準應穩執詢繳納區這隻係該採購對閉錄統間鄉鎮縣師農錯還顧護當",
    "规范办处罚强许费废现数业构团体请结转继续总计维纠诉讼议复复经后审条项内级无确机关"
    "门开动发单务补类过员与为为书长纸组织约证权据报题问进况学会国属于制额万则访举认获"
    "标准应稳执询缴纳区这只系该采购对闭录统间乡镇县师农错还顾护当",
)
"""Traditional characters of the form's labels and headings, as some sites show a report."""
_PUNCTUATION = re.compile(r"[^\w]+")
_SPACE = re.compile(r"\s+")
NEAR = 0.72
"""Similarity from which a label counts as a misspelt official one."""


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A label without white space and quotes, simplified, its punctuation half-width."""
    plain = unicodedata.normalize("NFKC", _SPACE.sub("", text))
    return (
        _SPACE.sub("", plain)
        .translate(_QUOTES)
        .translate(_SIMPLIFIED)
        .replace("。", ".")
        .replace("‧", ".")
    )


@lru_cache(maxsize=8192)
def core_of(label: str) -> str:
    """A label's words alone: no enumerator, no punctuation, 它 as 他."""
    bare = (
        _ENUMERATOR.sub("", folded(label), count=1)
        if _ENUMERATOR.match(folded(label))
        else folded(label)
    )
    return _PUNCTUATION.sub("", bare).replace("它", "他")


def _bare(label: str) -> str:
    return _PUNCTUATION.sub("", folded(label))


@dataclass(frozen=True)
class Match:
    """A printed label with the heading it stands for."""

    heading: Heading
    position: int
    near: bool = False


@dataclass(frozen=True, eq=False)
class Headings:
    """The headings of one axis of a table, searchable by printed label.

    Each entry is a heading and its row or column number, -1 for one that groups others.
    Where two headings share a label the first stands for both.
    """

    entries: tuple[tuple[Heading, int], ...]

    @cached_property
    def _by_core(self) -> dict[str, Match]:
        matches = (Match(heading, position) for heading, position in reversed(self.entries))
        return {core: match for match in matches if (core := core_of(match.heading.label))}

    def find(self, text: str) -> Match | None:
        """The heading a printed label stands for, or None."""
        return _found(self, text) if len(text) <= _LONGEST_LABEL else None

    def find_exactly(self, text: str) -> Match | None:
        """The heading whose words are these, or None."""
        return self._by_core.get(core_of(text))

    def leaf(self, text: str, *, exactly: bool = False) -> Match | None:
        """The leaf a label stands for, its groups' labels before it or not, or None.

        ``exactly`` where it must not be misspelt.
        """
        near = None if exactly else self.find(text)
        for match in (self.find_exactly(text), self.ending(text), near):
            if match and match.position >= 0:
                return match
        return None

    def holds_piece(self, text: str) -> bool:
        """Whether a text is a piece of a label, or the end of one and the beginning of another."""
        bare = _bare(text)
        if not bare or any(bare in known for known in self._bare):
            return bool(bare)
        return any(
            any(known.endswith(bare[:cut]) for known in self._bare)
            and any(known.startswith(bare[cut:]) for known in self._bare)
            for cut in range(1, len(bare))
        )

    @cached_property
    def _bare(self) -> tuple[str, ...]:
        return tuple(_bare(heading.label) for heading, _ in self.entries)

    def ending(self, text: str) -> Match | None:
        """The heading whose words end a text of several labels run together, or None."""
        whole = _bare(text)
        fitting = [
            core
            for core in self._by_core
            if whole.endswith(core) and self._begins_with_group(whole[: -len(core)])
        ]
        longest = max(fitting, key=len, default="")
        return self._by_core[longest] if longest else None

    def _begins_with_group(self, text: str) -> bool:
        """Whether what stands before a label is, or ends with, another label of this axis."""
        bare = text.rstrip("0123456789一二三四五六七八九十")
        return not bare or any(bare.endswith(core) for core in self._by_core)

    def search(self, core: str) -> Match | None:
        """The heading with these words, or nearly these, or None."""
        if not core or core.isdigit():
            return None
        if core in self._by_core:
            return self._by_core[core]
        if len(core) < 2:
            return None
        best = self._shortened(core) or self._misspelt(core)
        return Match(best.heading, best.position, near=True) if best else None

    def _shortened(self, core: str) -> Match | None:
        """The only heading whose words hold all of these in order, or are held by these."""
        fitting = [
            known
            for known in self._by_core
            if min(len(core), len(known)) > 2
            and (_is_within(core, known) or known in core)
            and 0.25 * len(core) < len(known) < 12 * len(core)
        ]
        return self._by_core[fitting[0]] if len(fitting) == 1 else None

    def _misspelt(self, core: str) -> Match | None:
        best, best_ratio = "", NEAR
        for known in self._by_core:
            ratio = likeness(known, core, best_ratio)
            if ratio >= best_ratio:
                best, best_ratio = known, ratio
        return self._by_core[best] if best else None


def likeness(official: str, printed: str, least: float) -> float:
    """How alike two texts are, from 0 to 1; 0 where that cannot come to ``least``.

    Most texts have too few characters in common for that, which is far sooner seen.
    """
    common = sum(char in official for char in printed)
    if 2 * min(common, len(official)) < least * (len(official) + len(printed)):
        return 0.0
    from difflib import SequenceMatcher

    return SequenceMatcher(None, official, printed, autojunk=False).ratio()


@lru_cache(maxsize=8192)
def _found(headings: Headings, text: str) -> Match | None:
    return headings.search(core_of(text))


_LONGEST_LABEL = 80


def _is_within(short: str, long: str) -> bool:
    """Whether the characters of ``short`` occur in ``long`` in this order."""
    rest = iter(long)
    return all(char in rest for char in short)


def _with_groups(
    headings: tuple[Heading, ...], numbers: dict[str, int]
) -> list[tuple[Heading, int]]:
    entries: list[tuple[Heading, int]] = []
    for heading in headings:
        if heading.children:
            entries.append((heading, -1))
            entries += _with_groups(heading.children, numbers)
        else:
            entries.append((heading, numbers[heading.key]))
    return entries


@dataclass(frozen=True)
class TableLabels:
    """All labels of one table, ready to be searched."""

    table: Table

    @cached_property
    def rows(self) -> Headings:
        """Row headings; ``position`` counts through all blocks."""
        numbers = {path[-1].key: row for row, (_, path) in enumerate(self.table.rows)}
        entries = [e for block in self.table.blocks for e in _with_groups(block.rows, numbers)]
        return Headings(tuple(entries))

    @cached_property
    def columns(self) -> Headings:
        """Column headings of all blocks; ``position`` is the column within its block."""
        entries: list[tuple[Heading, int]] = []
        for block in self.table.blocks:
            for position, path in enumerate(block.column_paths):
                entries += [(heading, -1) for heading in path[:-1]]
                entries.append((path[-1], position))
        return Headings(tuple(entries))

    @cached_property
    def frames(self) -> Headings:
        """Banners and corner texts, which tell that a row belongs to a header."""
        texts = {text for block in self.table.blocks for text in (block.banner, block.corner)}
        return Headings(tuple((Heading(text, text), -1) for text in sorted(texts - {""})))


@cache
def table_labels(form_edition: str) -> tuple[TableLabels, ...]:
    """The labels of every table of an edition, in the order of the form."""
    from core.form import FORMS

    return tuple(TableLabels(table) for table in FORMS[form_edition].tables)


@cache
def foreign_cores(form: Form) -> frozenset[str]:
    """The words of labels that occur in this edition alone."""
    return frozenset(core_of(label) for label in form.foreign_labels)
