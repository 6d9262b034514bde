"""The form in force for report years from 2021 on.

Source: 国办公开办函〔2021〕30号, appendix 《中华人民共和国政府信息公开工作年度报告格式》. The
labels are verbatim; keys and order are those other programs rely on.
"""

from core.form.spec import Block, Form, Heading, Table

SECTIONS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)

APPLICANTS = (
    Heading(
        "applicants",
        "申请人情况",
        (
            Heading("natural_person", "自然人"),
            Heading(
                "organisations",
                "法人或其他组织",
                (
                    Heading("company", "商业企业"),
                    Heading("research", "科研机构"),
                    Heading("welfare", "社会公益组织"),
                    Heading("legal_service", "法律服务机构"),
                    Heading("other", "其他"),
                ),
            ),
            Heading("total", "总计", total=True),
        ),
    ),
)
"""申请人情况: the columns of the table of applications."""

RECEIVED = Heading("received", "一、本年新收政府信息公开申请数量", short="本年新收")
CARRIED_IN = Heading("carried_in", "二、上年结转政府信息公开申请数量", short="上年结转")
GRANTED = Heading("granted", "（一）予以公开", short="予以公开")
PARTLY_GRANTED = Heading(
    "partly_granted",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    short="部分公开",
)
REFUSED = Heading(
    "refused",
    "（三）不予公开",
    (
        Heading("refused_1", "1.属于国家秘密"),
        Heading("refused_2", "2.其他法律行政法规禁止公开"),
        Heading("refused_3", "3.危及“三安全一稳定”"),
        Heading("refused_4", "4.保护第三方合法权益"),
        Heading("refused_5", "5.属于三类内部事务信息"),
        Heading("refused_6", "6.属于四类过程性信息"),
        Heading("refused_7", "7.属于行政执法案卷"),
        Heading("refused_8", "8.属于行政查询事项"),
    ),
    short="不予公开",
)
UNAVAILABLE = Heading(
    "unavailable",
    "（四）无法提供",
    (
        Heading("unavailable_1", "1.本机关不掌握相关政府信息"),
        Heading("unavailable_2", "2.没有现成信息需要另行制作"),
        Heading("unavailable_3", "3.补正后申请内容仍不明确"),
    ),
    short="无法提供",
)
UNPROCESSED = Heading(
    "unprocessed",
    "（五）不予处理",
    (
        Heading("unprocessed_1", "1.信访举报投诉类申请"),
        Heading("unprocessed_2", "2.重复申请"),
        Heading("unprocessed_3", "3.要求提供公开出版物"),
        Heading("unprocessed_4", "4.无正当理由大量反复申请"),
        Heading("unprocessed_5", "5.要求行政机关确认或重新出具已获取信息"),
    ),
    short="不予处理",
)
OTHER_OUTCOMES = Heading(
    "other_outcomes",
    "（六）其他处理",
    (
        Heading(
            "other_1",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            short="1.逾期不补正",
        ),
        Heading(
            "other_2",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            short="2.逾期未缴费",
        ),
        Heading("other_3", "3.其他"),
    ),
    short="其他处理",
)
CONCLUDED = Heading("concluded", "（七）总计", total=True)
OUTCOMES_LABEL = "三、本年度办理结果"
CARRIED_OUT = Heading("carried_out", "四、结转下年度继续办理", short="结转下年度")
BALANCE_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
BALANCE = (("received", "carried_in"), ("concluded", "carried_out"))


def applications(other_outcomes: Heading) -> Table:
    """The table of applications; the editions differ in （六）其他处理 alone."""
    outcomes = (
        GRANTED,
        PARTLY_GRANTED,
        REFUSED,
        UNAVAILABLE,
        UNPROCESSED,
        other_outcomes,
        CONCLUDED,
    )
    rows = (RECEIVED, CARRIED_IN, Heading("outcomes", OUTCOMES_LABEL, outcomes), CARRIED_OUT)
    block = Block(rows, APPLICANTS, corner=BALANCE_NOTE)
    return Table("applications", "表三", 3, (block,), BALANCE)


def _case_results(key: str, label: str) -> Heading:
    return Heading(
        key,
        label,
        (
            Heading("upheld", "结果维持"),
            Heading("corrected", "结果纠正"),
            Heading("other", "其他结果"),
            Heading("pending", "尚未审结"),
            Heading("total", "总计", total=True),
        ),
    )


REVIEW = Table(
    "review",
    "表四",
    4,
    (
        Block(
            (Heading("cases", ""),),
            (
                _case_results("review", "行政复议"),
                Heading(
                    "litigation",
                    "行政诉讼",
                    (
                        _case_results("direct", "未经复议直接起诉"),
                        _case_results("after_review", "复议后起诉"),
                    ),
                ),
            ),
        ),
    ),
)

CONTENT_CORNER = "信息内容"
DECISIONS = (Heading("decisions", "本年处理决定数量"),)

DISCLOSURE = Table(
    "disclosure",
    "表二",
    2,
    (
        Block(
            (
                Heading("regulations", "规章"),
                Heading("normative_documents", "行政规范性文件"),
            ),
            (
                Heading("issued", "本年制发件数"),
                Heading("repealed", "本年废止件数"),
                Heading("in_force", "现行有效件数"),
            ),
            "第二十条第（一）项",
            CONTENT_CORNER,
        ),
        Block((Heading("licences", "行政许可"),), DECISIONS, "第二十条第（五）项", CONTENT_CORNER),
        Block(
            (Heading("penalties", "行政处罚"), Heading("coercive_measures", "行政强制")),
            DECISIONS,
            "第二十条第（六）项",
            CONTENT_CORNER,
        ),
        Block(
            (Heading("charges", "行政事业性收费"),),
            (
                Heading(
                    "amount",
                    "本年收费金额（单位：万元）",
                    short="本年收费金额",
                    unit="万元",
                    decimals=True,
                ),
            ),
            "第二十条第（八）项",
            CONTENT_CORNER,
        ),
    ),
)

FORM_2021 = Form(
    "2021",
    "国办公开办函〔2021〕30号",
    2021,
    SECTIONS,
    (DISCLOSURE, applications(OTHER_OUTCOMES), REVIEW),
)
