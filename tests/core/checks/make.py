"""A consistent, realistic report, and variations of it from plain data.

The town, its figures and every sentence are invented. The report as it stands gives no
occasion for any finding about its structure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from core.form import FORMS
from core.form.spec import Form, Table
from core.origin import ExtraHeading, Mark, Note, Origin, PrintedLabel
from core.place import Part, Place
from core.report import Grid, Paragraph, Report, Row, Section, Signature
from core.typesetting import Layout, Look, Sheet, TableLook

TITLE = "柳溪镇人民政府2024年政府信息公开工作年度报告"
TITLE_BEFORE = "柳溪镇人民政府2023年政府信息公开工作年度报告"
ORGAN = "柳溪镇人民政府"
DATE = "2025年1月20日"
DATE_BEFORE = "2024年1月18日"

OVERVIEW = (
    "本报告所列数据的统计期限自2024年1月1日起至12月31日止。",
    "（一）主动公开情况。全年通过县政府网站主动公开政府信息126条，其中财政预决算2条、政策解读6条。",
    "（二）依申请公开情况。本年度未收到政府信息公开申请，也没有上年结转的申请。",
    "（三）政府信息管理情况。信息上网前先审内容、再审保密，专人负责，每季度检查一次栏目更新。",
    "（四）政府信息公开平台建设情况。镇便民大厅设有公开专区，可以查阅文件和自助打印。",
    "（五）监督保障情况。镇里把信息公开列入站所年度考核，年底请村民代表评议，全年没有发生责任追究。",
)
PROBLEMS = (
    "（一）存在的主要问题。一是政策解读偏少，图文形式不多；二是个别栏目更新慢。",
    "（二）改进情况。一是上年提出的专区设备老旧问题已经解决，换了两台查询机；"
    "二是栏目更新改为按月提醒，逾期的由党政办督促。",
)
SECTIONS_BEFORE: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "1": (
            "镇政府门户的公开栏目这一年新上稿件88篇，公文写成大白话再贴到村口，老人也看得明白。",
            "（二）各站所轮流到村里讲政策，会后把问答整理成册，送到每个网格员手上。",
        ),
        "5": (
            "主要不足：一是村里懂电脑的人少，上传常拖到月底；二是图片说明写得粗。",
            "改进情况：请县里的老师来讲了两次课，从此每周五检查一遍。",
        ),
        "6": ("没有发出信息处理费的收费通知，也没有收取。",),
    }
)
OTHER = ("本年度未发出信息处理费收费通知，未收取信息处理费。",)


def report(**changes: Any) -> Report:
    """The report, with any of these changes.

    Args:
        **changes: ``edition``; ``title``; ``preface`` and ``closing`` (lists of paragraphs);
            ``sections`` (paragraphs by number); ``headings`` (printed headings by number);
            ``missing`` (numbers of the sections without a heading); ``cells`` (by table, texts
            by ``"row,column"``); ``absent`` (by table, the row numbers, or ``"all"``);
            ``absent_columns`` (by table, the column numbers); ``table_after`` (by section);
            ``organ`` and ``date`` of the signature (empty for none); ``origin`` (fields of
            :class:`Origin`, its parts as lists of their fields).
    """
    form = FORMS[changes.get("edition", "2021")]
    return Report(
        edition=form.edition,
        title=changes.get("title", TITLE),
        sections=_sections(form, changes),
        tables={table.key: _grid(table, changes) for table in form.tables},
        preface=_paragraphs(changes.get("preface", ())),
        signature=Signature(
            changes.get("organ", ORGAN) or None,
            changes.get("date", DATE) or None,
        ),
        closing=_paragraphs(changes.get("closing", ())),
        origin=origin(**changes.get("origin", {})),
    )


def previous(**changes: Any) -> Report:
    """Last year's report of the same organ, its texts its own, with any changes of ``report``."""
    texts = {**SECTIONS_BEFORE, **changes.pop("sections", {})}
    return report(**{"title": TITLE_BEFORE, "date": DATE_BEFORE, "sections": texts} | changes)


def _paragraphs(texts: Sequence[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text) for text in texts)


def _sections(form: Form, changes: Mapping[str, Any]) -> tuple[Section, ...]:
    texts = {1: OVERVIEW, 5: PROBLEMS, 6: OTHER} | _by_number(changes.get("sections", {}))
    headings = _by_number(changes.get("headings", {}))
    before = _by_number(changes.get("table_after", {}))
    return tuple(
        Section(
            None
            if number in changes.get("missing", ())
            else headings.get(number, form.section_heading(number)),
            _paragraphs(texts.get(number, ())),
            before.get(number, 0),
        )
        for number in range(1, 7)
    )


def _by_number(values: Mapping[Any, Any]) -> dict[int, Any]:
    return {int(number): value for number, value in values.items()}


def _grid(table: Table, changes: Mapping[str, Any]) -> Grid:
    """Every cell 0, but for those changed or absent."""
    cells = changes.get("cells", {}).get(table.key, {})
    rows = changes.get("absent", {}).get(table.key, ())
    columns = changes.get("absent_columns", {}).get(table.key, ())

    def text(row: int, column: int) -> str | None:
        if rows == "all" or row in rows or column in columns:
            return None
        return str(cells.get(f"{row},{column}", "0"))

    def line(row: int, width: int) -> Row:
        return tuple(text(row, column) for column in range(width))

    return tuple(line(row, len(block.column_paths)) for row, (block, _) in enumerate(table.rows))


def origin(**fields: Any) -> Origin:
    """An :class:`Origin` whose parts are given as lists of their fields."""
    made: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()
    }
    for key, kind in (("labels", PrintedLabel), ("extras", ExtraHeading)):
        made[key] = tuple(kind(*map(_frozen, entry)) for entry in fields.get(key, ()))
    made["marks"] = tuple(Mark(text, place(**at)) for text, at in fields.get("marks", ()))
    made["notes"] = tuple(
        Note(code, message, place(**at)) for code, message, at in fields.get("notes", ())
    )
    if "layout" in fields:
        made["layout"] = layout(**fields["layout"])
    made["counts"] = MappingProxyType(dict(fields.get("counts", {})))
    made["mended"] = frozenset(fields.get("mended", ()))
    return replace(Origin(), **made)


SHEET = Sheet(210.0, 297.0, 37.0, 35.0, 28.0, 26.0, 28.95)
TEXT = Look("仿宋_GB2312", 16.0, "both", 2.0, 28.0)
LAYOUT = Layout(
    sheets=(SHEET,),
    numbering="— # —",
    tables=(TableLook(156.0, 14, True, False), TableLook(156.0, 28, False, True)),
    title=(Look("方正小标宋_GBK", 22.0, "center"),),
    headings=(TEXT._replace(font="黑体"),) * 6,
    subheadings=(TEXT._replace(font="楷体_GB2312"),) * 4,
    body=(TEXT,) * 12,
    signature=(TEXT._replace(align="right", indent=0.0),) * 2,
)
"""A file set as official documents are, in a unit's own style."""


def layout(**fields: Any) -> Layout:
    """``LAYOUT`` with some fields given; a part of it by what differs from its first one."""
    parts = {
        key: tuple(getattr(LAYOUT, key)[0]._replace(**part) for part in value)
        for key, value in fields.items()
        if isinstance(value, list)
    }
    return replace(LAYOUT, **(fields | parts))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def place(**fields: Any) -> Place:
    """A place as the public JSON writes it."""
    if "part" in fields:
        fields["part"] = Part(fields["part"])
    fields["cells"] = tuple(tuple(cell) for cell in fields.get("cells", ()))
    return Place(**fields)
