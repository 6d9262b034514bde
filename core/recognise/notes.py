"""What the user is told about the reading of a file."""

from __future__ import annotations

from collections.abc import Iterator

from core.form import CURRENT, FORMS
from core.origin import Note
from core.periods import year_of
from core.place import Part, Place
from core.readers.raw import RawDocument
from core.recognise.narrative import Narrative
from core.recognise.placing import Reading

_FILE = Place(part=Part.FILE)
_SHOWN = 3


def notes_on(
    raw: RawDocument,
    edition: str,
    reading: Reading,
    narrative: Narrative,
    page_marks: tuple[str, ...] = (),
) -> tuple[Note, ...]:
    """Every note on a reading, those about the file first."""
    return (
        *(Note("file", remark, _FILE) for remark in raw.remarks),
        *_edition(edition),
        *_left_out(narrative, page_marks),
        *_guessed_facts(narrative),
        *_headings(narrative),
        *_labels(reading),
        *reading.notes,
        *_conflicts(reading, edition),
    )


def _edition(edition: str) -> Iterator[Note]:
    if edition != CURRENT.edition:
        message = f"表样是{FORMS[edition].basis}的旧表，按旧表读入"
        yield Note("old_edition", message, _FILE)


def _left_out(narrative: Narrative, page_marks: tuple[str, ...]) -> Iterator[Note]:
    for code, texts, what in (
        ("before_title", narrative.before_title, "标题上面的文字"),
        ("contents", narrative.listings, "目录"),
        ("page_marks", page_marks, "页眉页码"),
    ):
        if texts:
            shown = "；".join(text[:20] for text in texts[:_SHOWN])
            more = f"等{len(texts)}处" if len(texts) > _SHOWN else ""
            yield Note(code, f"{what}没有收入：“{shown}”{more}", _FILE)


def _guessed_facts(narrative: Narrative) -> Iterator[Note]:
    title = narrative.title
    if not title:
        yield Note("no_title", "没有找到报告标题", Place(part=Part.TITLE))
    elif not year_of(title):
        yield Note(
            "no_year",
            "标题里没有年份，报告年度由统计期限或落款日期推出，都没有就空着",
            Place(part=Part.TITLE),
        )
    if not narrative.signature.organ:
        guess = "，机关名称取自标题" if title else ""
        yield Note("no_signature", f"没有找到落款机关{guess}", Place(part=Part.SIGNATURE))


def _headings(narrative: Narrative) -> Iterator[Note]:
    order = [start.heading.number for start in narrative.starts]
    if order != sorted(order):
        yield Note("section_order", "各部分的先后次序与统一格式不同，已按一至六排列", _FILE)
    for start in narrative.starts:
        if not start.heading.sure:
            heading = narrative.sections[start.heading.number - 1].heading
            official = CURRENT.section_heading(start.heading.number)
            message = f"把“{heading}”当作“{official}”"
            yield Note("renamed_heading", message, Place(section=start.heading.number))


def _labels(reading: Reading) -> Iterator[Note]:
    for label in dict.fromkeys(reading.labels):
        message = f"把“{label.printed}”当作“{label.official}”"
        yield Note("renamed_label", message, Place(table=label.table))
    for extra in dict.fromkeys(reading.extras):
        if extra.axis == "column" and extra.printed:
            message = f"多出一列“{extra.printed}”，统一格式没有这一列，没有收入"
            yield Note("extra_column", message, Place(table=extra.table))


def _conflicts(reading: Reading, edition: str) -> Iterator[Note]:
    """Cells that the file gives twice with different texts."""
    seen: dict[tuple[str, int, int], str] = {}
    for placed in reading.cells:
        first = seen.setdefault(placed.ref, placed.text)
        if first and placed.text and first != placed.text:
            name = FORMS[edition].cell_name(placed.ref)
            message = f"“{name}”出现两次，分别是{first}和{placed.text}，取了前一个"
            yield Note(
                "repeated_cell",
                message,
                Place(table=placed.ref.table, cells=((placed.ref.row, placed.ref.column),)),
            )
