"""The trial form of report years 2019 and 2020, to read and convert older reports.

Source: 国办公开办函〔2019〕60号. The third table differs from its successor in one row, the
fourth not at all.
"""

from core.form.form2021 import CONTENT_CORNER, REVIEW, SECTIONS, applications
from core.form.spec import Block, Form, Heading, Table

_PROJECTS = (
    Heading("projects_before", "上一年项目数量"),
    Heading("change", "本年增/减", signed=True),
)
_DECISIONS = (*_PROJECTS, Heading("decisions", "处理决定数量"))

DISCLOSURE = Table(
    "disclosure",
    "表二",
    2,
    (
        Block(
            (Heading("regulations", "规章"), Heading("normative_documents", "规范性文件")),
            (
                Heading("made", "本年新制作数量"),
                Heading("published", "本年新公开数量"),
                Heading("published_in_all", "对外公开总数量"),
            ),
            "第二十条第（一）项",
            CONTENT_CORNER,
        ),
        Block(
            (Heading("licences", "行政许可"), Heading("services", "其他对外管理服务事项")),
            _DECISIONS,
            "第二十条第（五）项",
            CONTENT_CORNER,
        ),
        Block(
            (Heading("penalties", "行政处罚"), Heading("coercive_measures", "行政强制")),
            _DECISIONS,
            "第二十条第（六）项",
            CONTENT_CORNER,
        ),
        Block(
            (Heading("charges", "行政事业性收费"),),
            _PROJECTS,
            "第二十条第（八）项",
            CONTENT_CORNER,
        ),
        Block(
            (Heading("procurement", "政府集中采购"),),
            (
                Heading("purchases", "采购项目数量"),
                Heading("purchase_amount", "采购总金额", decimals=True, unit=""),
            ),
            "第二十条第（九）项",
            CONTENT_CORNER,
        ),
    ),
)

OTHER_OUTCOMES = Heading("other_outcomes", "（六）其他处理", short="其他处理")

FORM_2019 = Form(
    "2019",
    "国办公开办函〔2019〕60号",
    2019,
    SECTIONS,
    (DISCLOSURE, applications(OTHER_OUTCOMES), REVIEW),
    foreign_labels=(
        "本年新制作数量",
        "本年新公开数量",
        "对外公开总数量",
        "上一年项目数量",
        "本年增/减",
        "其他对外管理服务事项",
        "第二十条第（九）项",
        "政府集中采购",
        "采购项目数量",
        "采购总金额",
    ),
)
