"""What templates, web pages and conversions leave behind in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.checks.rule import Fix, Hit, Rule, Severity, rule
from core.checks.subject import Subject
from core.edits import Change, Edit, SourceMended, TextChange
from core.passages import Passage, looks_like_heading, passages
from core.place import Part, Place
from core.report import Report

_WILD = r"(?<![A-Za-z0-9/._×╳-])[×╳Xx]{2,}"
_RESIDUES = (
    (Severity.WARNING, True, r"[（(]?(?:该|本)部分以表格形式报告[。；]?[）)]?"),
    (Severity.WARNING, True, r"[（(]具体(?:网址|链接|内容|数字|名称)[）)]"),
    (Severity.WARNING, True, r"[（(](?:请|需)(?:在此)?填写[^）)]{0,12}[）)]|请在此填写"),
    (
        Severity.WARNING,
        False,
        rf"{_WILD}(?=[年月日件条项次人万元个]|[县区市镇乡局街村委]|单位|部门|平台|网)",
    ),
    (
        Severity.WARNING,
        False,
        r"(?<!\d)20[×╳XxＸ]{1,2}(?=年)|[〔【][\s_×]*[〕】]|[（(]\s+[）)]|_{2,}",
    ),
    (Severity.WARNING, False, r"(?<![有尚亟仍])待(?:填|补充|核实)(?=[）)】。，；]|$)"),
    (Severity.HINT, True, r"表格如下[：:。]?"),
    (Severity.HINT, False, r"此处"),
)
_COMPILED = tuple((grade, drop, re.compile(pattern)) for grade, drop, pattern in _RESIDUES)
_MAY_HAVE_RESIDUE = re.compile(r"[×╳XxＸ_]|[〔【（(]\s|〔〕|【】|表格|具体|填|待|此处")
_MARKUP = re.compile(
    r"</?(?:br|p|div|span|b|strong|i|em|a|td|tr|font|img|h[1-6])\b[^<>]*>|&[a-z]{2,6};"
    r"|\*\*|^#{1,6}\s+"
)
_STOPPED = re.compile(r"[。；;：:！？!?”’）)》…]\s*$")
_NEW_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[是、]|第[一二三四五六七八九十]|[（(][一二三四五六七八九十\d]{1,2}[）)]"
    r"|\d{1,2}[.．、]|[①-⑳])"
)
_JOINS = re.compile(r"[，,、的和与及在对将把被为向从以并而]\s*$")
_COUNTED = re.compile(r"[\d%％条件次项个名份期场万元率等]\s*$")
_BEGINS_ANEW = re.compile(
    r"\s*(?:\d|[“《（(【〔]|[本我全各根按为目同此另下今其通一在对针除凡以上经由现是]"
    r"|(?:加强|强化|完善|落实|推进|做好|积极|认真|严格|进一步))"
)
_SHORTEST_BROKEN = 26
_SHORTEST_REST = 4


@rule("S28", "留有模板文字", Severity.WARNING)
def template_residue(subject: Subject) -> Iterator[Hit]:
    """模板里的说明和“××”一类的空位不能留在报告里；“表格如下”“此处”只作提示。

    依据：公文一般要求，文字准确完整。
    改法：填上实际内容，或者删去。
    """
    found: dict[str, list[tuple[Passage, tuple[int, int]]]] = {}
    kinds: dict[str, tuple[Severity, bool]] = {}
    for passage in (
        Passage(Place(part=Part.TITLE), subject.report.title),
        *passages(subject.report),
    ):
        if not _MAY_HAVE_RESIDUE.search(passage.text):
            continue
        for grade, drop, pattern in _COMPILED:
            for match in pattern.finditer(passage.text):
                found.setdefault(match[0].strip(), []).append((passage, match.span()))
                kinds[match[0].strip()] = (grade, drop)
    for text, spots in found.items():
        grade, drop = kinds[text]
        many = f"（{len(spots)}处）" if len(spots) > 1 else ""
        yield Hit(
            f"还留着模板里的“{text}”{many}，请{'删去' if drop else '填上实际内容或删去'}。",
            tuple(passage.span(*span) for passage, span in spots),
            actual=text,
            fixes=_deletion(text, spots) if drop else (),
            grade=grade if grade is Severity.HINT else None,
        )


def _deletion(text: str, spots: list[tuple[Passage, tuple[int, int]]]) -> tuple[Fix, ...]:
    """Deleting the text, where no paragraph is left empty by it."""
    if any(not (p.text[:start] + p.text[end:]).strip() for p, (start, end) in spots):
        return ()
    title = f"删去“{text}”"
    return (Fix(title, Edit(title, tuple(TextChange(p.span(*span), "") for p, span in spots))),)


@rule("S29", "留有排版标记", Severity.HINT)
def markup_residue(subject: Subject) -> Iterator[Hit]:
    """从网页或别的软件带来的“**”“##”“&nbsp;”等标记不能留在报告里。

    依据：公文一般要求，文字准确完整。
    改法：去掉标记，文字不变。
    """
    marks, changes = _marks(subject.report)
    if not marks:
        return
    shown = "、".join(f"“{mark}”" for mark in dict.fromkeys(text.strip() for text, _ in marks))
    title = "去掉排版标记"
    yield Hit(
        f"原文有{len(marks)}处带着{shown}这样的排版标记，请去掉。",
        tuple(place for _, place in marks),
        actual=len(marks),
        fixes=(Fix(title, Edit(title, changes)),),
        recommended=True,
    )


def _marks(report: Report) -> tuple[list[tuple[str, Place]], tuple[Change, ...]]:
    """Every mark with its place, and the changes that end them all."""
    told: list[tuple[str, Place]] = []
    changes: list[Change] = []
    if report.origin.marks and "S29" not in report.origin.mended:
        told += [(mark.text, mark.place) for mark in report.origin.marks]
        changes.append(SourceMended("S29"))
    for passage in passages(report):
        if not any(sign in passage.text for sign in "<&*#"):
            continue
        for match in _MARKUP.finditer(passage.text):
            place = passage.span(*match.span())
            told.append((match[0], place))
            changes.append(TextChange(place, ""))
    return told, tuple(changes)


@rule("S30", "段落可能被截断", Severity.HINT)
def broken_paragraph(subject: Subject) -> Iterator[Hit]:
    """一段话没有说完就换了行，下一段接着说。

    由文本文件转来的报告换行不可靠，不查。

    依据：公文一般要求，文字准确完整。
    改法：把两段接成一段，或补上句末标点。
    """
    if subject.report.origin.converted:
        return
    for number, section in enumerate(subject.report.sections, 1):
        for position, (one, other) in enumerate(
            zip(section.paragraphs, section.paragraphs[1:], strict=False)
        ):
            if section.table_after != position + 1 and broken(one.text, other.text):
                end = len(one.text.rstrip())
                tail = one.text.rstrip()[-6:]
                yield Hit(
                    f"这一段到“{tail}”没有说完就换行了，像是被截断，请看是不是该和下一段接起来。",
                    (
                        Place(section=number, paragraph=position, start=end - len(tail), end=end),
                        Place(section=number, paragraph=position + 1),
                    ),
                )


def broken(one: str, other: str) -> bool:
    """Whether a paragraph ends within a sentence that the next one continues.

    A paragraph that only lacks its stop is none: it ends on a figure, or a new one begins.
    """
    return bool(
        len(one.strip()) >= _SHORTEST_BROKEN
        and len(other.strip()) >= _SHORTEST_REST
        and not _STOPPED.search(one)
        and not _NEW_ITEM.match(other)
        and not looks_like_heading(other)
        and (_JOINS.search(one) or not (_COUNTED.search(one) or _BEGINS_ANEW.match(other)))
    )


RESIDUE: tuple[Rule, ...] = (template_residue, markup_residue, broken_paragraph)
