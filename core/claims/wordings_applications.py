"""The words by which applications are said to be received, answered and carried over."""

from __future__ import annotations

from core.claims.topics import Topic
from core.claims.wording import ANYTHING, Wording

_APPLICATION = frozenset({Topic.APPLICATION})


def _row(quantity: str, words: str, *, sure: bool = True) -> Wording:
    """An outcome of applications, in words that no other matter uses."""
    return Wording((quantity,), words, frozenset(), sure)


def _of_applications(quantity: str, words: str, *, sure: bool = True) -> Wording:
    return Wording((quantity,), words, _APPLICATION, sure)


_RECEIVE = (
    r"(?:收到|接到|接收到?|接受到?|收悉|新收到?|(?:共|年|累计|总计)收(?![费取集录到])"
    r"|收取到|接办|收件(?!人))"
)
_ACCEPT = r"(?:受理|登记|收录|接待)"
_FINISH = r"(?:办结|答复|回复|办复|办毕|作答|复函)"
_MINE = r"(?:本|我|该)(?:行政)?(?:机关|单位|部门|局|委|办|厅|镇|乡|街道|县|区|市|院|中心)?"
_REFUSED = r"(?:[^,。;、或和]{0,8}不予公开)?"
_NEXT_YEAR = r"(?:下|次|明|第二|新)(?:一)?(?:个)?年度?"
_LAST_YEAR = r"(?:上|去|前|往)(?:一)?(?:个)?年度?"

_FLOW = (
    _of_applications("received", _RECEIVE),
    _of_applications("received_with_carried_in", _ACCEPT, sure=False),
    Wording(
        ("received", "concluded"),
        rf"{_RECEIVE}(?:并|及|和|、|且|后)*(?:已|均|全部|依法|按时|按期|及时|依规|规范)*{_FINISH}",
        _APPLICATION,
    ),
    Wording(
        ("received_with_carried_in", "concluded"),
        rf"{_ACCEPT}(?:并|及|和|、|且|后)*(?:已|均|全部|依法|按时|按期|及时|依规|规范)*{_FINISH}",
        _APPLICATION,
        sure=False,
    ),
    _of_applications(
        "concluded",
        r"(?<!超期)(?<!逾期)(?<!超时)(?<!延期)(?<!部分公开)(?<!予公开)(?<!法提供)(?<!予处理)"
        rf"{_FINISH}(?!书|单|口径|模板|案例|意见)",
    ),
    _of_applications(
        "concluded",
        r"已办(?!结|理)|实际办(?:结|理)|出具(?:了)?[^,。;]{0,8}?答复书?|作出(?:了)?答复书?",
    ),
    _of_applications(
        "received_with_carried_in", r"应(?:当)?办(?:结|理)?(?:件|总数|申请)?", sure=False
    ),
    _of_applications(
        "handled", r"(?:办理(?!结果)|(?<!不再)(?<!不予)处理(?!费)|处置)(?:完毕|完成|完结)?"
    ),
    _row("carried_in", rf"{_LAST_YEAR}[^,。;]{{0,8}}?(?:结转|转结|转入|遗留|跨年){ANYTHING}"),
    _row("carried_in", rf"(?:结转|转结|转入)(?:自)?{_LAST_YEAR}{ANYTHING}"),
    _row(
        "carried_out",
        rf"(?:结转|转结|转入|转至|顺延|延续|延至|留至|留待|推迟)[^,。;]{{0,4}}?{_NEXT_YEAR}{ANYTHING}",
    ),
    _row("carried_out", rf"{_NEXT_YEAR}(?:继续|再)?(?:办理|处理|答复|办结|结转){ANYTHING}"),
    _of_applications(
        "carried_out",
        r"(?:结转|转结)(?:继续)?(?:办理|处理|答复)?(?=(?:的)?(?:申请|数量|件数|为|有|共)*$)",
    ),
    _of_applications(
        "carried_out",
        r"在办(?!理)|(?:正在|尚在|仍在|还在)[^,。;]{0,6}(?:办理|处理|审查|答复|流转|研究)(?:中|之中)?"
        r"|(?:尚|还)?未(?:到|满|届满?)(?:法定)?(?:答复|办理)?(?:期限?|时限)"
        r"|(?:尚|还|仍)未(?:办结|答复|办理完毕|处理完毕)|(?:待|等待)(?:办理?|答复)(?=$|的|中)",
    ),
)

_OUTCOMES = (
    _row("granted", r"(?:予以|同意|准予)(?:全部|全文)?公开"),
    _of_applications(
        "granted",
        r"依申请(?:予以)?提供(?:的)?|告知[^,。;]{0,6}(?:获取|查询|查阅)[^,。;]{0,4}(?:途径|方式|方法|渠道)?(?:的)?",
    ),
    _of_applications(
        "disclosed",
        r"(?:主动|依法|全部|全部予以|全文|可以|可予)公开(?!发布)(?:的)?(?=$|的|范围)",
        sure=False,
    ),
    _of_applications(
        "granted",
        r"属于?(?:于)?已?(?:经)?(?:依法)?主动公开(?:的)?(?:范围|信息|内容|事项)*(?:的)?(?:政府信息)?"
        r"|已(?:经)?(?:依法|对外|主动|通过|在|于|全部|予以){1,3}[^,。;]{0,14}?公开(?:的)?(?:范围|信息)?",
    ),
    _of_applications("disclosed", r"^(?:向申请人|[、其中另并法已均]|依法)*公开(?:的)?:?$"),
    _row(
        "granted_or_partly",
        r"(?:予以|同意|准予)?公开(?:以?及|和|或者?|与|、|/|含|包括)(?:予以|者)?部分公开",
    ),
    _row("partly_granted", r"部分公开|区分处理"),
    _row(
        "refused",
        r"不予公开|不予以公开|不予提供|不同意公开|决定不公开|^(?:[、其中另]*)不公开(?:的)?:?$",
    ),
    _row("refused", r"因[^,。;]{0,20}(?:或|、|等|和)[^,。;]{0,20}?不予公开"),
    _of_applications("refused_1", rf"(?:(?:属于|涉及|因)[^,。;]{{0,4}}国家秘密){_REFUSED}"),
    _of_applications(
        "refused_2", rf"(?:(?:其他|其它)?法律、?行政法规[^,。;]{{0,4}}(?:禁止|不予)公开){_REFUSED}"
    ),
    _of_applications("refused_3", rf"(?:三安全一稳定|危及[^,。;]{{0,16}}(?:安全|稳定)){_REFUSED}"),
    _of_applications(
        "refused_4",
        rf"(?:第三方[^,。;、]{{0,6}}不同意(?:公开)?|(?:保护|涉及|侵害|损害)?第三方(?:的)?合法权益|(?:涉及|属于)(?:商业秘密|个人隐私)){_REFUSED}",
    ),
    _of_applications("refused_5", rf"(?:(?:三类)?内部事务(?:性)?信息|(?:三类)?内部事务){_REFUSED}"),
    _of_applications("refused_6", rf"(?:(?:四类)?过程性信息){_REFUSED}"),
    _of_applications("refused_7", rf"(?:(?:行政)?执法案卷(?:信息)?){_REFUSED}"),
    _of_applications("refused_8", rf"(?:行政查询(?:类)?(?:事项)?){_REFUSED}"),
    _row("unavailable", r"无法(?:予以)?提供|不能提供"),
    _of_applications(
        "not_held",
        rf"{_MINE}不掌握[^,。;等]{{0,10}}无法提供"
        rf"|(?:{_MINE})?(?:不|未)(?:予)?掌握(?:的)?(?:相关)?(?:政府)?(?:信息)?"
        rf"|不属于?{_MINE}(?:所)?(?:掌握|制作|保存|公开|负责|职责|职能|职权|管辖){ANYTHING}"
        r"|(?:政府)?信息不存在|^(?:[、其中另]*)不存在(?:的)?$"
        rf"|不由{_MINE}(?:制作|保存|掌握|公开|负责){ANYTHING}"
        rf"|非{_MINE}(?:所)?(?:掌握|制作|职责|职能|公开|保存){ANYTHING}"
        r"|(?:所)?(?:申请|要求)(?:公开)?(?:的)?(?:政府)?信息不存在",
    ),
    _of_applications(
        "not_made",
        r"(?:没有|无|非)现成(?:的)?(?:政府)?信息[^,。;]*|(?:需要?|须)(?:另行|重新)?(?:制作|加工|汇总)",
    ),
    _of_applications(
        "unclear", r"补正后[^,。;]{0,10}(?:不明确|不清|不符)|(?:内容)?仍(?:然)?不(?:明确|清)"
    ),
    _row("rejected", r"不予处理"),
    _of_applications("rejected", r"不予受理", sure=False),
    _of_applications(
        "petition",
        r"信访[^,。;、]{0,8}类(?:的)?申请|"
        r"(?:以?政府信息公开申请形式)?(?:进行)?信访(?:、|及)?(?:举报)?(?:、|及)?(?:投诉)?(?:类|性质)?(?:的)?(?:申请|事项|活动)?",
    ),
    _row("repeated", r"重复(?:提出)?(?:政府信息公开|提交)?申请|重复公开申请"),
    _of_applications("publication", r"(?:要求)?(?:提供)?公开出版物"),
    _of_applications("excessive", r"(?:无正当理由)?大量、?反复(?:提出)?(?:政府信息公开)?(?:申请)?"),
    _of_applications("reissue", r"(?:要求)?(?:行政机关)?(?:确认(?:或者?))?重新出具[^,。;]{0,12}"),
    _row("other_outcomes", r"其他处理(?:情形|方式)?|作(?:出)?其他处理"),
    _of_applications(
        "not_supplemented",
        r"(?:逾期|未按(?:期|时)|无正当理由)[^,。;]{0,6}(?:未|不)(?:进行|予|作|作出)?补正[^,。;]*",
    ),
    _of_applications(
        "unpaid",
        r"逾期未[^,。;]{0,10}缴(?:纳)?费?[^,。;]*|未(?:按|在)[^,。;]{0,14}缴(?:纳|费)[^,。;]*",
    ),
    _of_applications(
        "withdrawn",
        r"(?:主动|自愿|自行)?(?:撤回|撤销|撤消|终止)(?:了)?(?:政府信息公开)?(?:申请)?",
        sure=False,
    ),
)

_APPLICANTS = (
    _of_applications("natural_person", r"自然人|公民(?!▢)|个人(?=申请|提出|的|$)"),
    _of_applications(
        "organisations",
        r"法人(?:(?:和|或者?|以?及|与|、)?(?:其他|其它)(?:社会)?组织)?|单位申请|(?<![公社])组织(?=申请|$)",
    ),
    _of_applications(
        "company",
        r"商业企业|(?<!商业)企业(?=申请|$|(?:提交|提出)的$)|(?:(?<=[到理由中、,])|^)企业(?=提交|提出)",
    ),
    _of_applications("research", r"科研机构"),
    _of_applications("welfare", r"社会公益(?:性)?组织|公益组织"),
    _of_applications("legal_service", r"法律服务机构|律师事务所|律所"),
)

APPLICATIONS = (*_FLOW, *_OUTCOMES, *_APPLICANTS)
"""The rows about applications."""
