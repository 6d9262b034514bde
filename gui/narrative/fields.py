"""The texts of a report that have an editor: where they stand and how they change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from core.edits import Edit, PartChange, TextChange
from core.form.spec import Form
from core.place import Part, Place
from core.report import CLOSING, PREFACE, Kept, Paragraph, Report


class Kind(Enum):
    """How a field looks; all but ``BODY`` are of one line."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    SIGNED = "signed"


@dataclass(frozen=True)
class Field:
    """One editor's share of the report.

    Attributes:
        kind: How it looks.
        number: The part it belongs to, as the outline counts them (0 to 7).
        place: The whole of it.
        name: What a step of the undo history and a screen reader call it.
        hint: What stands in it while it is empty.
    """

    kind: Kind
    number: int
    place: Place
    name: str
    hint: str

    @property
    def one_line(self) -> bool:
        """Whether it holds a single line."""
        return self.kind is not Kind.BODY

    def paragraphs(self, report: Report) -> tuple[Paragraph, ...]:
        """What the report holds here."""
        if self.kind is Kind.BODY:
            if self.place.section:
                return report.sections[self.number - 1].paragraphs
            return report.preface if self.number == PREFACE else report.closing
        line = self._line(report)
        return (Paragraph(line),) if line else ()

    def _line(self, report: Report) -> str | None:
        if self.kind is Kind.TITLE:
            return report.title
        if self.kind is Kind.HEADING:
            return report.sections[self.number - 1].heading
        signature = report.signature
        return signature.date if self.place.paragraph is None else signature.organ

    def edit(self, paragraphs: tuple[Paragraph, ...]) -> Edit:
        """The step that puts these paragraphs here."""
        title = f"编辑{self.name}"
        if self.kind is Kind.BODY:
            return Edit(title, (PartChange(self.number, paragraphs),))
        text = "".join(paragraph.text for paragraph in paragraphs)
        return Edit(title, (TextChange(self.place, text),))

    def holds(self, place: Place) -> bool:
        """Whether a place of text is in this field."""
        if (place.section, place.part) != (self.place.section, self.place.part):
            return False
        if self.place.part is Part.SIGNATURE:
            return place.paragraph == self.place.paragraph
        return self.place.section is None or (place.paragraph is None) == self.one_line

    def gaps(self, report: Report) -> tuple[tuple[int, str], ...]:
        """What stands between the paragraphs and cannot be typed into: after how many, and words.

        A table of the form comes first, as it does in print.
        """
        if self.kind is not Kind.BODY:
            return ()
        end = len(self.paragraphs(report))
        found = [
            (min(report.sections[self.number - 1].table_after, end), f"（{table.name}）")
            for table in report.form.tables
            if table.section == self.number
        ]
        found += [
            (min(max(kept.after, 0), end), _kept(kept))
            for kept in report.kept
            if kept.section == self.number
        ]
        return tuple(found)


def _kept(kept: Kept) -> str:
    rows = getattr(kept.content, "rows", None)
    if rows is None:
        return "〔图片〕"
    return f"〔表格 {len(rows)}×{max(map(len, rows), default=0)}〕"


def fields(form: Form) -> tuple[Field, ...]:
    """Every field in reading order."""
    found = [
        Field(Kind.TITLE, PREFACE, Place(part=Part.TITLE), "标题", "在这里写标题"),
        Field(Kind.BODY, PREFACE, Place(part=Part.PREFACE), "引言", "引言，可以不写"),
    ]
    tabled = {table.section for table in form.tables}
    for number, title in enumerate(form.sections, 1):
        place, quoted = Place(section=number), f"“{title}”"
        heading = form.section_heading(number)
        hint = "可以补充文字" if number in tabled else "在这里写正文"
        found.append(Field(Kind.HEADING, number, place, f"{quoted}的标题", heading))
        found.append(Field(Kind.BODY, number, place, quoted, hint))
    organ, date = Place(part=Part.SIGNATURE, paragraph=0), Place(part=Part.SIGNATURE)
    found += [
        Field(Kind.SIGNED, CLOSING, organ, "落款机关", "落款机关"),
        Field(Kind.SIGNED, CLOSING, date, "落款日期", "落款日期"),
        Field(Kind.BODY, CLOSING, Place(part=Part.CLOSING), "文末", "落款后的文字，可以不写"),
    ]
    return tuple(found)
