"""Marks of secrecy in the text, and what a file still shows of its making."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from core.checks.rule import Fix, Hit, Rule, Severity, rule
from core.checks.spots import Match, mending, places, spots, times
from core.checks.subject import Subject
from core.edits import Change, Edit, SourceMended
from core.place import Part, Place

_MARK = re.compile(
    r"[【\[（(]?\s*(?:"
    r"(?:绝\s*密|机\s*密|秘\s*密)\s*(?:[★☆*＊]\s*(?:(?:\d{1,2}|[一二三五十]+)\s*年|长期|\d{1,2}个月)?)?"
    r"|内\s*部\s*(?:资\s*料|文\s*件|材\s*料|使\s*用)(?:[，,、\s]*(?:请?\s*注\s*意\s*保\s*(?:存|密)"
    r"|不\s*得\s*外\s*传|严\s*禁\s*外\s*传|请\s*勿\s*外\s*传))?"
    r"|(?:不\s*得|严\s*禁|请\s*勿)\s*外\s*传|注\s*意\s*保\s*(?:存|密)"
    r")\s*[】\]）)]?\s*[。！!]?"
)
_STARRED = re.compile(r"(?:绝密|机密|秘密)\s*[★☆]\s*(?:\d{1,2}\s*年|长期)?")
_MAY_BE_SECRET = re.compile(r"密|内\s*部|外\s*传|保\s*存")
_LONGEST = 24


@lru_cache(maxsize=1024)
def _secret_marks(text: str) -> tuple[Match, ...]:
    """A mark of secrecy on a line of its own, or with its star anywhere."""
    if not _MAY_BE_SECRET.search(text):
        return ()
    if len(text) <= _LONGEST and _MARK.fullmatch(text.strip()):
        return (Match(0, len(text), ""),)
    return tuple(Match(*match.span(), "") for match in _STARRED.finditer(text))


@rule("P07", "密级或内部标识", Severity.ERROR, answerable=False)
def secrecy_marks(subject: Subject) -> Iterator[Hit]:
    """单独成行的、写在页面顶端的“秘密”“内部资料”一类标识，公开的报告里不能有。

    正文里说到“国家秘密”“不涉密”的不算。

    依据：保守国家秘密法；政府信息公开条例第十七条，公开前要作保密审查。
    改法：先核对内容是否涉密；涉密的不能公开，不涉密的去掉标识。
    """
    origin = subject.report.origin
    above = [text for text in origin.above if _secret_marks(text)]
    above = [] if "P07" in origin.mended else above
    found = spots(subject.report, _secret_marks)
    if not found and not above:
        return
    shown = "".join(
        dict.fromkeys(f"“{text.strip()}”" for text in (*above, *(spot.printed for spot in found)))
    )
    ended: tuple[Change, ...] = (SourceMended("P07"),) if above else ()
    where = (Place(part=Part.FILE),) if above else ()
    yield Hit(
        f"有{shown}这样的标识{times([*above, *found])}。请先核对是否涉密，涉密的不能公开。",
        (*where, *places(found)),
        fixes=(mending("已核对不涉密，去掉标识", found, *ended),),
    )


_TRACES = (
    (("insertions", "deletions"), "处修订"),
    (("comments",), "条批注"),
    (("hidden",), "处隐藏文字"),
)
_WRITTEN = frozenset({"docx", "doc", "wps", "odt", "rtf"})


@rule("P08", "修订、批注和隐藏文字", Severity.WARNING)
def traces(subject: Subject) -> Iterator[Hit]:
    """公开的文件里不能留着修订、批注和隐藏文字；作者等属性导出时自动清除。

    依据：公开发布前的清理；国家秘密、个人隐私可能藏在修改痕迹里。
    改法：核对修订后接受；本程序另存、导出的文件不带这些痕迹。
    """
    origin = subject.report.origin
    if origin.format not in _WRITTEN or "P08" in origin.mended:
        return
    told = []
    for kinds, words in _TRACES:
        count = sum(origin.counts.get(kind, 0) for kind in kinds)
        told += [f"{count}{words}"] if count else []
    if told:
        title = "照修订后的文字，另存时不带痕迹"
        yield Hit(
            f"文件里还留着{'、'.join(told)}，公开后别人看得到。",
            (Place(part=Part.FILE),),
            fixes=(Fix(title, Edit(title, (SourceMended("P08"),))),),
        )


TRACES: tuple[Rule, ...] = (secrecy_marks, traces)
