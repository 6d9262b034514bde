"""A whole report of a town that does not exist, and a picture to put into it."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

from core.edits import recalculated
from core.form import CURRENT, FORMS
from core.form.spec import CellRef, Form
from core.report import Paragraph, Report, Section, Signature, blank_grid, with_cells

TITLE = "青禾镇人民政府2024年政府信息公开工作年度报告"
ORGAN = "青禾镇人民政府"
FIGURES = {
    ("applications", "received"): (7, 2),
    ("applications", "carried_in"): (1, 0),
    ("applications", "granted"): (4, 1),
    ("applications", "partly_granted"): (1, 0),
    ("applications", "unavailable_1"): (2, 0),
    ("applications", "other_3"): (0, 1),
    ("applications", "carried_out"): (1, 0),
    ("disclosure", "normative_documents"): (2, 1, 11),
    ("disclosure", "licences"): (46,),
    ("disclosure", "penalties"): (13,),
    ("disclosure", "charges"): ("3.25",),
    ("review", "cases"): (1, 0, 0, 0),
}
"""First cells of the rows that are not all zero; the totals follow."""

PREFACE = (
    "本报告依照《中华人民共和国政府信息公开条例》编写，所列数据自2024年1月1日起至2024年12月31日止。"
    "如有疑问，请与青禾镇党政综合办公室联系（地址：青禾镇禾苗路6号；电话：0000—0000000）。",
)
SECTIONS: dict[int, tuple[str, ...]] = {
    1: (
        "过去一年，青禾镇把政务公开当作联系群众的一件日常事来办，围绕“看得懂、找得到、问得着”"
        "三项要求完善流程、充实内容，全年各项公开任务按期完成。现分五个方面说明。",
        "（一）主动公开情况。全年在县政府网站本镇专栏发布信息312条，其中机构职能4条、财政预决算6条、"
        "惠农补贴58条、工作动态201条、其他43条；“青禾发布”公众号推送图文146篇。制发行政规范性文件2件，"
        "废止1件，年末现行有效11件，均配有解读材料。围绕耕地保护、农房审批两项群众问得最多的事项，"
        "编印问答手册1,200册，随村务公开栏一并上墙。",
        "（二）依申请公开情况。全年新收政府信息公开申请9件，上年结转1件。申请人中自然人7件、商业企业2件。"
        "办结9件：予以公开5件，部分公开1件，本机关不掌握相关政府信息2件，其他处理1件；"
        "另有1件因需征求第三方意见，结转下年度继续办理。",
        "（三）政府信息管理情况",
        "一是落实先审后发。信息由承办站所起草、分管负责人审核、党政综合办公室统一发布，三道签字齐全方可上网。",
        "二是定期清理。每季度末对专栏逐条复核，全年撤下失效通知27条，更正电话、地址等差错9处……"
        "凡更正的，都在原处注明更正日期。",
        "（四）政府信息公开平台建设情况",
        "1.线上平台",
        "专栏按照试点领域目录调整为26个栏目，增设“办事进度”查询入口，群众凭受理编号即可查到审批走到哪一步。",
        "2.线下平台",
        "镇便民服务中心设公开专区1处，14个村（社区）公开栏全部更新为可加锁的展窗，并公布换栏日期。",
        "（五）监督保障情况。镇长任领导小组组长，专职1人、兼职15人。开展业务培训3次，参训86人次。"
        "工作考核方面，政务公开占站所年度考核4分；社会评议方面，发放问卷240份，满意率96.7%；"
        "全年没有因政府信息公开工作被追究责任的情形。",
    ),
    2: ("本年度主动公开的政府信息按照法定类别统计如下。",),
    5: (
        "存在的主要问题：一是解读形式偏少，以文字为主，图表和方言音频不足；二是个别站所报送不及时，"
        "最长的一次迟了6个工作日。上年报告提出的“栏目更新不均衡”问题已经整改，26个栏目全部做到按月更新。",
        "改进情况：一是每件规范性文件至少配一种图解或者音频，由司法所把关；二是建立报送台账，逾期三次的站所"
        "在镇务会上说明情况；三是上半年完成对村（社区）公开员的轮训。",
    ),
    6: ("本年度未发出收费通知，未收取信息处理费。除上述情况外，没有其他需要报告的事项。",),
}


def full_report() -> Report:
    """The 2024 report of 青禾镇人民政府, every cell filled in and every total right."""
    blank = blank_report(CURRENT)
    filled = with_cells(blank, _figures(CURRENT))
    return replace(
        recalculated(filled, blank),
        title=TITLE,
        preface=tuple(map(Paragraph, PREFACE)),
        sections=tuple(
            Section(
                CURRENT.section_heading(number),
                tuple(map(Paragraph, SECTIONS.get(number, ()))),
                table_after=len(SECTIONS.get(number, ())) if number == 2 else 0,
            )
            for number in range(1, 7)
        ),
        signature=Signature(ORGAN, "2025年1月15日"),
    )


def blank_report(form: Form) -> Report:
    """A report without text or figures, in some edition of the form."""
    return Report(
        form.edition,
        TITLE,
        tuple(Section(form.section_heading(number)) for number in range(1, 7)),
        {table.key: blank_grid(table) for table in FORMS[form.edition].tables},
    )


def _figures(form: Form) -> dict[CellRef, str]:
    cells: dict[CellRef, str] = {}
    for table in form.tables:
        for ref in table.cells:
            key = (table.key, table.row_path(ref.row)[-1].key)
            row = FIGURES.get(key, ())
            cells[ref] = str(row[ref.column]) if ref.column < len(row) else "0"
    return {ref: text for ref, text in cells.items() if ref not in form.totals}


def png(width: int, height: int) -> bytes:
    """A green picture of so many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = (b"\0" + b"\x3a\x9a\x5c" * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
