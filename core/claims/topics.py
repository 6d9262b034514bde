"""What a piece of narrative speaks of: the nouns that a number may count."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Topic(StrEnum):
    """What a number counts; the value names the quantities that belong to it."""

    APPLICATION = "application"
    REVIEW = "review"
    LITIGATION = "litigation"
    DIRECT = "direct"
    AFTER = "after"
    CASES = "cases"
    NORMATIVE = "normative"
    REGULATION = "regulation"
    LICENCE = "license"
    PENALTY = "penalty"
    COERCION = "coercion"
    FEE = "fee"
    FOREIGN = "foreign"


CASE_TOPICS = frozenset({Topic.REVIEW, Topic.LITIGATION, Topic.DIRECT, Topic.AFTER, Topic.CASES})
DOCUMENT_TOPICS = frozenset({Topic.NORMATIVE, Topic.REGULATION})
ENFORCEMENT_TOPICS = frozenset({Topic.LICENCE, Topic.PENALTY, Topic.COERCION})

_NOUNS: tuple[tuple[Topic | None, str], ...] = (
    (
        None,
        r"不属于?(?:政府|公开)信息|申请人|申请渠道|申请方式|公开指南|公开目录|信息公开(?:工作)?(?:年度)?报告|年度报告"
        r"|信息公开(?:工作)?(?:规定|制度|条例|领导小组|专栏|专区|平台|网|查阅点|栏)",
    ),
    (
        Topic.DIRECT,
        r"(?:未经(?:行政)?复议[^,。;、]{0,6}?(?:起诉|诉讼)|直接(?:起诉|提起(?:行政)?诉讼))"
        r"(?:的(?:行政)?诉讼(?:案件)?|的案件)?",
    ),
    (
        Topic.AFTER,
        r"(?<!未)经?(?:行政)?复议(?:之|以)?后(?:再|又)?[^,。;、]{0,6}?(?:起诉|诉讼)"
        r"(?:的(?:行政)?诉讼(?:案件)?|的案件)?",
    ),
    (Topic.CASES, r"(?:行政)?复议(?:和|、|及|与|或|以及)(?:行政)?诉讼(?:案件)?(?:合计|共|总计)"),
    (
        Topic.REVIEW,
        r"(?:申请)?行政复议(?:申请|案件)?|申请复议|复议(?:申请|案件)|复议(?!请求|决定|结果|机关|后)",
    ),
    (Topic.LITIGATION, r"行政诉讼(?:案件)?|行政应诉|诉讼(?:案件)?(?!请求|结果)"),
    (
        Topic.FOREIGN,
        r"信息公开(?:信息)?处理费|信息处理费|处理费|收费通知书?"
        r"|(?:许可|听证|低保|救助|登记|备案|补贴|资质|立项|执行|审批|入党|贷款|认定|工伤|仲裁|公租房"
        r"|援助|住房|保障房|困难|临时|补助|建房|宅基地|用地|评审|验收|职称|注销|变更|事项|政务服务)(?:的)?申请"
        r"|依申请(?:类|六类|的)?(?:政务服务|行政权力|权力|服务)?事项|主动公开(?:的)?(?:各类)?(?:政府|政务)?信息|(?:公文|发文|收文)",
    ),
    (
        Topic.APPLICATION,
        r"(?:政府|政务)?信息(?:的)?(?:依)?(?:法)?申请公开(?:申请|信息|事项|件|办件)*"
        r"|(?:政府|政务)?信息公开(?:的)?(?:申请|办件|事项申请|类申请|申办件)(?:公开)?(?:事项|书|表|件|信息|案件)*"
        r"|依(?:法)?(?:当事人|群众)?申请(?:主动)?公开(?:的)?(?:政府|政务)?(?:信息)?(?:的)?"
        r"(?:信息)?(?:申请|事项|办件|件|案件)*"
        r"|依申请(?:的)?(?:政府|政务)?信息公开(?:申请|事项|办件|件)*"
        r"|依申请(?:办件|件)(?!数)"
        r"|(?:要求|请求|申请)公开(?:的)?(?:政府|政务)?信息(?:的申请)?"
        r"|(?<=收到)(?:有效)?申请(?:书|表|件)?|(?<!项目)申请书"
        r"|(?:(?<=[到收理复结的人份件宗项例织民业效部有该出转及、,])|^)申请"
        r"(?!人|公开|复议|渠道|方式|表|材料|条件|流程|补正|内容|形式|办理|主体|行政)"
        r"|(?:政府|政务)?信息(?:获取|查询)申请|公开申请(?:书|表|件|事项)*",
    ),
    (Topic.NORMATIVE, r"(?:行政)?规范性文件"),
    (Topic.REGULATION, r"(?:政府|部门|地方政府)规章(?!制度)|(?<![单部法有按])规章(?!制度|立)"),
    (Topic.LICENCE, r"行政许可"),
    (Topic.PENALTY, r"行政处罚"),
    (Topic.COERCION, r"行政强制(?:措施|执行)?"),
    (Topic.FEE, r"行政事业性收费|事业性收费"),
    (
        Topic.FOREIGN,
        r"留言|来信|来函|来电|信箱|热线|建议|提案|议案|投诉|举报|诉求|舆情|咨询|稿件|微博|微信|公众号"
        r"|短视频|抖音|信访|工单|问卷|(?:收集|征集|反馈|群众|公众|社会|征求)[^,。;、]{0,4}意见|意见(?:建议|箱)|会议|培训|案例|模拟|解读|新闻|动态|栏目|点击|浏览|访问"
        r"|活动|报告|批示|案卷评查|行政检查|行政确认|行政征收|行政裁决|行政给付|行政奖励|清单|目录|事项库"
        r"|工作日|公示|通知公告|公告|来访|问题|线索|会商|约谈|(?:政府|政务|各类|公开|重点领域)信息"
        r"|信息(?=$|[,。;、:()])|人事任免|预算|决算|简报|资料|账号|群众|网民",
    ),
)
_NOUN = re.compile("|".join(f"(?P<n{at}>{words})" for at, (_, words) in enumerate(_NOUNS)))


@lru_cache(maxsize=4096)
def nouns(text: str) -> tuple[tuple[int, int, Topic], ...]:
    """Start, end and topic of every noun that a number may count, in order."""
    found = []
    for match in _NOUN.finditer(text):
        topic = _NOUNS[int((match.lastgroup or "n0")[1:])][0]
        if topic is not None:
            found.append((match.start(), match.end(), topic))
    return tuple(found)
