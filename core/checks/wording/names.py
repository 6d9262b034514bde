"""What the report calls its own organ, and names and levels that belong to another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from core.checks.rule import Hit, Rule, Severity, rule
from core.checks.spots import mending, places
from core.checks.subject import Subject
from core.checks.wording.folding import Said, Words, folded, found, named
from core.organs import Organ, is_below_city, kind_of
from core.passages import passages
from core.periods import organ_of_title
from core.report import Report

_KINDS = ("乡", "镇", "街道", "局", "委", "厅")
_AREAS = ("县", "区", "旗")
_TOWNS = frozenset({Organ.TOWNSHIP, Organ.SUBDISTRICT})
_OWN_TOWN = re.compile(r"(乡|镇|街道)(?=人民|办事|政府|党政|便民|综合|$)")
_SELF = re.compile(
    r"[我本](?<![自根基原成资版文标样日][我本])(?P<self>乡(?![镇村土本])|镇|街道|局(?![限部面])"
    r"|委(?![托员任派屈])|厅|县(?![域级])|区(?![域间别划])|旗)"
)
_WHOLE = re.compile(r"全(?<![健安完齐周成万]全)(?P<self>乡(?![镇村土])|镇(?!乡))")
_AS_TASK = re.compile(
    r"(?:推进|加强|做好|强化|规范|完善|开展)(?P<self>[乡镇])(?=政府(?:信息|政务)?公开)"
)
_OPENING = re.compile(r"(?P<self>[乡镇])(?<![^，。；][乡镇])(?=党委|政府|人民政府)")


def _names(report: Report) -> tuple[str, ...]:
    """What title and signature call the organ, without white space."""
    given = (organ_of_title(report.title), report.signature.organ)
    return tuple(re.sub(r"\s+", "", name) for name in given if name)


def _foreign_words(report: Report) -> frozenset[str]:
    """The words by which this organ cannot call itself."""
    names, kind = _names(report), kind_of(report.organ)
    if kind is Organ.UNKNOWN or not names:
        return frozenset()
    own = {word for word in _KINDS if any(word in name for name in names)}
    if kind in _TOWNS:
        own = {match[1] for name in names for match in _OWN_TOWN.finditer(name)}
    elif kind is Organ.NATIONAL or (kind is Organ.DEPARTMENT and not own & {"局", "委", "厅"}):
        own |= {"局", "委", "厅"}
    words = set(_KINDS) - own
    areas = {area for area in _AREAS if any(area in name for name in names)}
    if len(areas) == 1 and not any("自治区" in paragraph.text for paragraph in report.texts):
        words |= set(_AREAS) - areas
    return frozenset(words)


@lru_cache(maxsize=1024)
def _self_words(text: str, *, town: bool) -> tuple[tuple[str, int, int], ...]:
    """The words by which the text calls its organ, each with its place."""
    if "我" not in text and "本" not in text and not town:
        return ()
    patterns = (_SELF, _WHOLE, _AS_TASK, _OPENING) if town else (_SELF,)
    return tuple((m["self"], *m.span()) for pattern in patterns for m in pattern.finditer(text))


@rule("N29", "机关自称不对", Severity.WARNING)
def self_reference(subject: Subject) -> Iterator[Hit]:
    """“我镇”“我局”这样的自称，要和本机关是一类。

    “我县”“我市”这样指地方的可以用，和机关名称里的县、区不是一类的才提示；通篇都用一种
    自称的，只作提示。

    依据：照搬别家稿子时常见的痕迹。
    改法：改成本机关的自称；整段是抄来的，换成自己的内容。
    """
    report = subject.report
    foreign = _foreign_words(report)
    if not foreign:
        return
    town = kind_of(report.organ) in _TOWNS
    own = next((m[1] for name in _names(report) for m in _OWN_TOWN.finditer(name)), None)

    def look(text: str) -> list[Words]:
        spots = []
        for word, start, end in _self_words(text, town=town):
            if word in foreign:
                swap = own if town and word in {"乡", "镇", "街道"} else None
                wanted = text[start:end].replace(word, swap) if swap else None
                spots.append(Words(start, end, wanted))
        return spots

    spots = found(report, look)
    if spots:
        mixed = any(
            word not in foreign
            for passage in passages(report)
            for word, _, _ in _self_words(folded(passage.text).text, town=town)
        )
        mendable = all(spot.wanted for spot in spots)
        yield Hit(
            f"文中出现{named(spots)}，和{report.organ}对不上。请看是写错了，还是照搬了别家的稿子。",
            places(spots),
            fixes=(mending(f"自称都改成“{own}”的", spots),) if mendable else (),
            grade=None if mixed else Severity.HINT,
        )


_PROVINCE = re.compile(
    r"(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州"
    r"|云南|陕西|甘肃|青海)省|(?:内蒙古|广西|西藏|宁夏|新疆)\S{0,4}自治区|(?:北京|上海|天津|重庆)市"
)
_MAY_BE_PROVINCE = re.compile("[北西宁林江苏徽建东南川州肃海]省|自治区|[京海津庆]市")
_HAN = r"[\u4e00-\u9fff]"
_NAME_ENDS = (
    ("town", re.compile(r"(?:镇|乡|街道)(?=人民政府|政府(?!信息)|办事处|党政办|党委)")),
    ("county", re.compile(r"[县区旗](?=人民政府)")),
)
"""How the name of an organ's place ends, with what follows it, by level."""

_COUNTY = re.compile(rf"{_HAN}{{2,3}}(?:县|区|旗)(?!政府信息)")
_STEM = re.compile(rf"{_HAN}{{2,3}}$")
_NO_NAME = re.compile(
    r"[各全本我该由及和与向对将经报到在以为据按从于等的乡镇村街所区县市省州旗辖属建某其每下个两国年月日是被]"
    r"|中心|重点|小城|相关|有关|基层|兄弟|周边|邻近|附近|部分|开发|新|园|自治|通过|召开|落实|推动|贯彻"
    r"|利用|依托|根据|围绕|接受|参加|配合|服从|严格|执行|登录|进入|访问|加强|做好|强化|充分|及时|积极"
    r"|报送|上报|提请|印发|转发|获得|受到|得到|取得|协助|联合|会同|督促|指导|组织|要求"
)
_VISITED = re.compile(r"(?:学习|借鉴|前往|对口|考察|结对|来自)\S{0,6}$|[赴与访]$")


@lru_cache(maxsize=1024)
def _organ_names(text: str) -> tuple[tuple[str, Words], ...]:
    """Names of towns, counties and provinces in the text, by level; titles in 《》 left out."""
    spots = []
    if "政府" in text or "办事处" in text or "党" in text:
        for level, pattern in _NAME_ENDS:
            spots += [(level, name) for m in pattern.finditer(text) if (name := _name(m))]
    if _MAY_BE_PROVINCE.search(text):
        spots += [("province", Words(*match.span())) for match in _PROVINCE.finditer(text)]
    return tuple(
        (level, spot)
        for level, spot in spots
        if text.count("《", 0, spot.start) <= text.count("》", 0, spot.start)
        and not _VISITED.search(text[: spot.start])
    )


def _name(kind: re.Match[str]) -> Words | None:
    """The name that ends with what was found; None where it is no name, or its start unclear.

    It has two characters, or three where a word that is no part of it does not precede them.
    """
    stem = _STEM.search(kind.string, max(0, kind.start() - 3), kind.start())
    if stem is None or _NO_NAME.search(stem[0][-2:]):
        return None
    if len(stem[0]) == 3 and _NO_NAME.match(stem[0]):
        return Words(stem.start() + 1, kind.end())
    before = kind.string[: stem.start()][-1:]
    named_alone = not re.match(_HAN, before) or _NO_NAME.match(before)
    return Words(stem.start(), kind.end()) if named_alone else None


def _names_at(level: str, text: str) -> list[Words]:
    return [words for at, words in _organ_names(text) if at == level]


def _key(words: str) -> str:
    """The end of a name that tells it from others: two characters and what kind it is."""
    return words[-4:] if words.endswith("街道") else words[-3:]


def _strangers(spots: Sequence[Said], own: Sequence[str]) -> list[Said]:
    """Those among names of one level that are not the organ's, or the rarer ones."""
    if own:
        return [spot for spot in spots if not any(_key(spot.printed) in name for name in own)]
    counts = Counter(_key(spot.printed) for spot in spots)
    most = max(counts.values(), default=0)
    if len(counts) < 2:
        return []
    rare = [spot for spot in spots if counts[_key(spot.printed)] < most]
    return rare or list(spots)


@rule("N30", "出现别的地方的名称", Severity.HINT)
def foreign_place(subject: Subject) -> Iterator[Hit]:
    """文中出现别的乡镇、别的县区、别的省的机关名称，可能是照搬别处的文字。

    只对照标题、落款和文中互相矛盾的名称；文件名里的、写明去学习考察的不算。

    依据：雷同稿排查时常见的痕迹。
    改法：照搬的改成自己的内容；确实要提到的不用改。
    """
    report = subject.report
    names = _names(report)
    levels = {
        "town": names if kind_of(report.organ) in _TOWNS else None,
        "county": [name for name in names if _COUNTY.search(name)],
        "province": [name for name in names if _PROVINCE.search(name)],
    }
    strangers: list[Said] = []
    for level, own in levels.items():
        if own is not None:
            strangers += _strangers(found(report, partial(_names_at, level)), own)
    if strangers:
        yield Hit(
            f"文中出现{named(strangers)}，和本机关不是一处，请确认不是照搬别处的文字。",
            places(strangers),
        )


_RANKS = (
    dict.fromkeys(("乡", "镇", "街道"), 1)
    | dict.fromkeys(("县", "区", "旗"), 2)
    | {"市": 3, "州": 3, "省": 4, "国": 5}
)
_LEADING = re.compile(
    r"(?:组织推动|统筹推进|组织|推动|指导|统筹|部署|督促|领导)"
    r"全(?P<area>[县区旗市州省国])(?:政府信息公开|政务公开|信息公开|各级|各地|各部门)"
)
_FOLLOWING = re.compile(
    r"(?:按照|根据|在)(?P<area>乡|镇|街道|县|区|旗)(?:委、?(?:县|区|旗)?政府|人民政府|政府|党委|委)"
    r"[^，。；]{0,6}(?:统一|部署|要求|安排|领导)"
)
_PRINCIPAL = re.compile(r"(?:人民)?(?:政府)?(?:办公室|办公厅|政府办|办)$")


def _rank(report: Report) -> int | None:
    """How high the organ stands, a township at 1; None where its name does not tell."""
    kind = kind_of(report.organ)
    if kind is Organ.OFFICE:
        kind = kind_of(_PRINCIPAL.sub("人民政府", re.sub(r"\s+", "", report.organ or "")))
    if kind in _TOWNS:
        return 1
    if kind is Organ.COUNTY or is_below_city(report.organ):
        return 2
    if kind is Organ.PREFECTURE or (kind is Organ.DEPARTMENT and "市" in (report.organ or "")):
        return 3
    return 4 if kind is Organ.PROVINCE else None


@lru_cache(maxsize=1024)
def _levels(text: str) -> tuple[tuple[bool, int, Words], ...]:
    """Whom the text leads (True) and whom it follows, with the level of each."""
    if "全" not in text and "政府" not in text and "委" not in text:
        return ()
    return tuple(
        (leads, _RANKS[match["area"]], Words(*match.span()))
        for leads, pattern in ((True, _LEADING), (False, _FOLLOWING))
        for match in pattern.finditer(text)
    )


@rule("N31", "说法和机关层级不符", Severity.HINT)
def other_level(subject: Subject) -> Iterator[Hit]:
    """乡镇不会去“指导全市”，市、州的机关也不会“按照区政府部署”，这样的话多半是抄来的。

    依据：照搬别家稿子时常见的痕迹。
    改法：改成符合本机关职责的说法，或删去。
    """
    rank = _rank(subject.report)
    if rank is None:
        return
    spots = found(
        subject.report,
        lambda text: [
            spot
            for leads, level, spot in _levels(text)
            if (level > rank if leads else level < min(rank, 3))
        ],
    )
    if spots:
        yield Hit(
            f"{named(spots)}和{subject.report.organ}的层级不符，请看是不是照搬了别处的文字。",
            places(spots),
        )


NAMES: tuple[Rule, ...] = (self_reference, foreign_place, other_level)
"""N29 to N31."""
