"""What a copied block would put where, in every way that makes sense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from core.edits import CellChange, Edit, edited, recalculated
from core.form.layout import Box
from core.form.spec import CellRef
from core.numbers import parse
from core.readers.raw import RawDocument, UnreadableFile
from core.recognise import recognise
from core.recognise.labels import table_labels
from core.recognise.stream import is_value
from core.report import Report
from gui.tables.clipboard import Block, Texts
from gui.tables.moves import Moves, Spot
from gui.tables.states import normalised

MOST_CELLS = 2000
OUTSIDE = "表格到头了，放不下"
COMPUTED = "总计由程序计算，不贴；算出来的数和这个不一样"
NO_NUMBER = "不是数，照原样贴"


@dataclass(frozen=True)
class Target:
    """One text of the block, the cell it goes to, and what is to be known about that.

    ``ref`` is None where the table ends before; a total takes nothing.
    """

    ref: CellRef | None
    text: str
    note: str = ""


@dataclass(frozen=True)
class Plan:
    """One way to paste a block.

    Attributes:
        title: What the way is, in a few words.
        targets: Where each text goes.
        ask: Whether it must be shown first whatever the targets say.
    """

    title: str
    targets: tuple[Target, ...]
    totals: frozenset[CellRef]
    ask: bool = False

    @cached_property
    def changes(self) -> tuple[CellChange, ...]:
        """The edit it makes."""
        return tuple(
            CellChange(target.ref, target.text)
            for target in self.targets
            if target.ref is not None and target.ref not in self.totals
        )

    @property
    def noted(self) -> int:
        """How many texts do not simply go where they belong."""
        return sum(bool(target.note) for target in self.targets)


def plans(
    report: Report, moves: Moves, block: Block, selected: tuple[CellRef, ...], at: Spot
) -> tuple[Plan, ...]:
    """Every sensible way to paste a block, the likeliest first; none for an empty block.

    One value goes into each selected cell. A block with the labels of the form goes where they
    say. Any other goes from ``at`` on, cell by cell, or passing over the totals.
    """
    if not any(text for row in block.texts for text in row) or block.size > MOST_CELLS:
        return ()
    totals = report.form.totals
    if block.size == 1 and len(selected) > 1:
        targets = (Target(ref, block.texts[0][0]) for ref in selected if ref not in totals)
        return (_finished(report, Plan("填入选中的格", tuple(targets), totals)),)
    if labelled := _by_labels(report, block):
        return (_finished(report, Plan("按行名和栏名对应", labelled, totals, ask=True)),)
    texts = _without_headings(block.texts)
    ways = (("逐格对应", moves.values), ("跳过总计", moves.addends))
    found = [
        _finished(report, Plan(title, tuple(_from(texts, boxes, at)), totals))
        for title, boxes in ways
    ]
    if not found[0].noted or found[0].changes == found[1].changes:
        return (found[0],)
    return tuple(sorted(found, key=lambda plan: plan.noted))


def _from(texts: Texts, boxes: tuple[Box, ...], at: Spot) -> Iterator[Target]:
    """The texts row by row over those of the boxes that stand right of and below a place."""
    rows = [row for row in dict.fromkeys(box.row for box in boxes) if row >= at[0]]
    for number, line in enumerate(texts):
        here = rows[number] if number < len(rows) else None
        refs = [box.ref for box in boxes if box.row == here and _reaches(box, at[1])]
        for position, text in enumerate(line):
            if position < len(refs):
                yield Target(refs[position], text)
            elif text:
                yield Target(None, text)


def _reaches(box: Box, column: int) -> bool:
    return box.column + box.column_span > column


def _without_headings(texts: Texts) -> Texts:
    """A block without the columns at its left and the rows above that hold words alone."""
    rows = list(texts)
    while len(rows) > 1 and _wordy(rows[0]):
        del rows[0]
    while min(map(len, rows)) > 1 and _wordy(row[0] for row in rows):
        rows = [row[1:] for row in rows]
    return tuple(rows)


def _wordy(texts: Iterable[str]) -> bool:
    filled = [text for text in texts if text]
    return bool(filled) and not any(is_value(text) for text in filled)


def _by_labels(report: Report, block: Block) -> tuple[Target, ...]:
    """Where the form's own labels in the block put its texts; nothing where it has none."""
    known = [labels.rows for labels in table_labels(report.edition)]
    texts = {text for row in block.texts for text in row if text and not is_value(text)}
    if not any(rows.find_exactly(text) for rows in known for text in texts):
        return ()
    kind = "html" if block.grid.exact else "txt"
    try:
        found = recognise(RawDocument(kind, (block.grid,)))
    except UnreadableFile:
        return ()
    if found.edition != report.edition:
        return ()
    cells = (ref for table in report.form.tables for ref in table.cells)
    return tuple(Target(ref, text) for ref in cells if (text := found.cell(ref)) is not None)


def _finished(report: Report, plan: Plan) -> Plan:
    """The plan with its texts as they are kept, and notes where a clerk has to look."""
    targets = tuple(replace(target, text=normalised(target.text)) for target in plan.targets)
    plan = replace(plan, targets=targets)
    after = recalculated(edited(report, Edit(plan.title, plan.changes)), report)
    return replace(plan, targets=tuple(replace(t, note=_note(t, after, plan)) for t in targets))


def _note(target: Target, after: Report, plan: Plan) -> str:
    """What a clerk has to know of a target, the report being as it is ``after`` the paste."""
    value = parse(target.text).value
    if target.ref is None:
        return OUTSIDE
    if target.ref in plan.totals:
        return COMPUTED if target.text and after.number(target.ref) != value else ""
    return NO_NUMBER if target.text and value is None else ""
