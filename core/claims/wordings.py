"""The words by which narratives state quantities, one row each.

A row's pattern is looked for in the fragment of a clause before a number, or in the one after
it. Rows that name no topic say by themselves what they speak of; the others need one, from
the fragment or from what was spoken of before. ``{topic}`` stands for the topic's name.
"""

from __future__ import annotations

import re

from core.claims.topics import CASE_TOPICS, DOCUMENT_TOPICS, Topic
from core.claims.wording import ANYTHING, Wording
from core.claims.wordings_applications import APPLICATIONS

_TAIL = (
    r"(?:的|情况|案件|申请|数量|件数|总数|总量|总计|合计|程序"
    r"|共计?|累计|发生|均|都|分别|有|是|为|:)*$"
)

_CASES = (
    *(
        Wording(
            (f"{topic}_total",),
            rf"^(?:的)?(?:行政)?{noun}(?:案件|申请)?",
            frozenset({topic}),
            before=False,
        )
        for topic, noun in ((Topic.REVIEW, "复议"), (Topic.LITIGATION, "诉讼"))
    ),
    Wording(("{topic}_total",), r"(?:^|年|共)新(?:增|收|发生)(?:案件)?$", CASE_TOPICS),
    Wording(("{topic}_decided",), r"已结(?!转)|已办结", CASE_TOPICS),
    Wording(("{topic}_pending",), r"未结(?!转)", CASE_TOPICS),
    Wording(("review_total",), rf"(?:行政)?复议(?:申请|案件)?{_TAIL}", frozenset({Topic.REVIEW})),
    Wording(
        ("litigation_total",),
        rf"(?:行政)?(?:诉讼|应诉)(?:案件)?{_TAIL}",
        frozenset({Topic.LITIGATION}),
    ),
    Wording(("cases_total",), rf"诉讼(?:案件)?{_TAIL}", frozenset({Topic.CASES})),
    Wording(
        ("direct_total",),
        rf"(?:起诉|诉讼)(?:的)?(?:行政诉讼)?(?:案件)?{_TAIL}",
        frozenset({Topic.DIRECT}),
    ),
    Wording(
        ("after_total",),
        rf"(?:起诉|诉讼)(?:的)?(?:行政诉讼)?(?:案件)?{_TAIL}",
        frozenset({Topic.AFTER}),
    ),
    Wording(
        ("{topic}_keep",),
        rf"(?:结果)?(?:均|被|获|予以|决定|判决)*维持{ANYTHING}|(?:判决|决定|裁定)?驳回{ANYTHING}",
        CASE_TOPICS,
    ),
    Wording(
        ("{topic}_fix",),
        rf"(?:结果|被|予以)*(?:纠正|撤销|变更|确认违法|责令|败诉){ANYTHING}",
        CASE_TOPICS,
    ),
    Wording(
        ("{topic}_other",),
        rf"其他结果|(?:主动|自行|申请人|原告)*(?:撤回|撤诉|终止|调解|和解){ANYTHING}",
        CASE_TOPICS,
    ),
    Wording(
        ("{topic}_pending",),
        r"(?:尚|还|仍)?未(?:审结|结案|判决|裁决|作出(?:决定|判决)|办结)(?:的)?"
        r"|(?:正在|尚在|仍在|还在)[^,。;]{0,4}(?:审理|办理|审查)(?:中|之中)?|审理中|在审|待审",
        CASE_TOPICS,
    ),
    Wording(
        ("{topic}_decided",),
        r"(?<!未)(?:已|均已|全部)?(?:审结|结案)|(?:做|作)出?(?:了)?(?:复议|行政复议|维持|最终)?(?:决定|判决|裁定)"
        r"|法院(?:已)?(?:做|作)?出?(?:了)?判决",
        CASE_TOPICS,
    ),
)

_DOCUMENTS = (
    Wording(
        ("{topic}_issued",),
        r"(?:制定|制发|新制定?|制作|出台|印发|颁布|新发|新增)(?:并|、|和|及)?(?:发布|印发|公布|出台|实施|公开|件数)?",
        DOCUMENT_TOPICS,
    ),
    Wording(
        ("{topic}_issued",), r"(?<!公开)(?:发布|公布|下发)(?!解读)", DOCUMENT_TOPICS, sure=False
    ),
    Wording(
        ("{topic}_repealed",),
        r"(?:清理|宣布)?(?:废止|失效)(?:(?:和|或|及|、)(?:宣布)?失效)?(?:件数)?",
        DOCUMENT_TOPICS,
    ),
    Wording(
        ("{topic}_effective",),
        r"现行有效(?:件数)?|继续(?:有效|施行|执行|实施)|(?:在|正在)(?:运行|执行|施行|实施)(?:的)?|保留|(?<!无)有效(?=的|$|件|期内)",
        DOCUMENT_TOPICS,
    ),
)

_ENFORCEMENT = tuple(
    Wording((f"{topic}_decisions",), words, frozenset({topic}))
    for topic, words in (
        (Topic.LICENCE, r"行政许可"),
        (Topic.PENALTY, r"行政处罚"),
        (Topic.COERCION, r"行政强制"),
    )
)

WORDINGS = (
    *APPLICATIONS,
    *_CASES,
    *_DOCUMENTS,
    *_ENFORCEMENT,
    Wording(("fee_amount",), rf"事业性收费{ANYTHING}", frozenset({Topic.FEE}), after=False),
)
"""Every row."""

PATTERNS = tuple(re.compile(wording.words) for wording in WORDINGS)
"""The rows' patterns, in the same order."""

ADJACENT_REQUESTS = re.compile(
    r"(?:信息公开申请|依申请公开(?:的)?(?:政府)?(?:信息)?(?:申请|办件|事项|件)*|公开申请)(?:总数|数量|件数|总量|请求|办件|收到数|办理|情况|受理量)*"
    r"(?:总计|合计|共计?|累计|为|有|是|:)*$"
)
"""The noun alone, right before its number: so many applications, in whatever state."""

CHANNEL = re.compile(
    r"网上|网络|网站|线上|在线|邮件|邮箱|邮寄|信函|信件|快递|当面|现场|传真|窗口|平台|书面|数据电文|电子|线下|来函|挂号"
)
"""How an application came: a part of those received, never all of them."""
