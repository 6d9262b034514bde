"""What a web page prints around a report, copied along with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from core.checks.rule import Hit, Rule, Severity, rule
from core.checks.spots import Match, mending, places, spots, times
from core.checks.subject import Subject

_GAP = r"[\s|｜/丨]*"
_PIECES = (
    r"(?:浏览|点击|阅读|访问)(?:次数|数|量)?\s*[:：]\s*\d*\s*次?",
    r"[【\[［]\s*(?:字\s*[体号]\s*[:：]?)?\s*(?:特?大|小)\s+中\s+(?:特?大|小)\s*[】\]］]",
    r"[【\[［]\s*字\s*[体号]\s*[:：][^】\]］]{0,16}[】\]］]|字[体号]\s*[:：]\s*(?:大|小)\s*中\s*(?:大|小)",
    r"[【\[［]?(?:打印(?:本页|此页|文章)|关闭(?:本页|窗口|页面)|我要打印)[】\]］]?|[【\[［](?:打印|关闭|收藏)[】\]］]",
    r"分享(?:到|至)\s*[:：](?:\s*(?:微信|微博|QQ空间?|朋友圈))*",
    r"(?:微信)?扫一扫\s*(?:在手机(?:上)?打开|分享|手机浏览|看)[^。；\n]{0,12}",
    r"索\s*引\s*号\s*[:：]\s*[\w/-]{4,40}",
    r"(?:发布|发文|成文)(?:日期|时间)\s*[:：]\s*20\d\d[-年./]\d{1,2}[-月./]\d{1,2}日?(?:\s*\d\d:\d\d(?::\d\d)?)?",
    r"(?:信息|文章|稿件)来源\s*[:：]\s*\S{2,24}|责任编辑\s*[:：]\s*\S{1,8}",
    r"(?:您)?(?:当前|现在|所在)的?位置\s*[:：].{0,60}|首页\s*[>＞»].{0,60}",
    r"(?:上|下)一(?:篇|条)\s*[:：].{0,60}",
    r"无障碍(?:浏览|阅读)\s*(?=$)|长者(?:模式|助手)\s*(?=$)",
    r"\S?ICP备\S{4,20}号(?:-\d+)?|\S公网安备\s*\d{8,16}号|版权所有\s*[:：©]\s*\S{2,30}",
)
_BOILERPLATE = re.compile("|".join(f"(?:{piece})" for piece in _PIECES))
_MAY_BE_WEB = re.compile(
    "浏览|点击|阅读|访问|字[体号]|打印|关闭|收藏|分享|扫一扫|引\\s*号|发布|发文|成文|来源|编辑"
    "|位置|首页|一[篇条]|无障碍|长者|备|版权|[【\\[［]\\s*特?[大小]"
)
_ONLY_GAPS = re.compile(rf"{_GAP}(?:[（(【\[][】\])）])?{_GAP}")


@lru_cache(maxsize=1024)
def _boilerplate(text: str) -> tuple[Match, ...]:
    """What a web page prints; the whole text where nothing else is in it."""
    if not _MAY_BE_WEB.search(text):
        return ()
    found = tuple(Match(*match.span(), "") for match in _BOILERPLATE.finditer(text))
    if found and _ONLY_GAPS.fullmatch(_BOILERPLATE.sub("", text)):
        return (Match(0, len(text), ""),)
    return found


@rule("F21", "混入网页上的文字", Severity.HINT)
def web_boilerplate(subject: Subject) -> Iterator[Hit]:
    """从网页复制时带进来的“浏览次数”“字体：大 中 小”“打印本页”一类的文字不能留在报告里。

    依据：公文一般要求，文字准确完整。
    改法：删去。
    """
    found = spots(subject.report, _boilerplate)
    if found:
        shown = "".join(
            dict.fromkeys(f"“{spot.printed.strip()[:16].rstrip()}”" for spot in found[:3])
        )
        yield Hit(
            f"混进了网页上的文字{shown}{times(found)}，请删去。",
            places(found),
            fixes=(mending("删去网页上的文字", found),),
            recommended=all(spot.printed == spot.text for spot in found),
        )


WEB: tuple[Rule, ...] = (web_boilerplate,)
