"""What kind of organ a name stands for, as far as the name alone can tell."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache


class Organ(Enum):
    """Kinds of administrative organs (行政机关), named after what they are."""

    TOWNSHIP = "乡镇人民政府"
    SUBDISTRICT = "街道办事处"
    COUNTY = "县级人民政府"
    CITY = "市级人民政府"
    PREFECTURE = "自治州、盟"
    PROVINCE = "省级人民政府"
    NATIONAL = "国务院部门"
    OFFICE = "办公室"
    DEPARTMENT = "部门"
    UNKNOWN = ""


_PATTERNS = (
    (Organ.SUBDISTRICT, r"街道(?:办事处|办)?$"),
    (Organ.OFFICE, r"(?:办公室|办公厅|政府办)$"),
    (Organ.TOWNSHIP, r"(?:乡|镇|苏木)(?:人民)?(?:政府)?$"),
    (Organ.PROVINCE, r"(?:省|自治区|(?:北京|上海|天津|重庆)市)(?:人民)?政府$"),
    (Organ.PREFECTURE, r"(?:自治州|州|盟)(?:人民政府|政府|行政公署)$"),
    (Organ.COUNTY, r"(?:县|区|旗)(?:人民)?政府$"),
    (Organ.CITY, r"市(?:人民)?政府$"),
    (
        Organ.NATIONAL,
        r"^(?:国家|中华人民共和国|国务院|中国(?!共产党))(?!.*局.+局$).*(?:部|局|委员会|委|署)$"
        r"|^海关总署$",
    ),
    (
        Organ.DEPARTMENT,
        r"(?:局|委员会|委|厅|中心|支队|大队|分局|队|所|站|院|署|管委会|服务办|管理办)$",
    ),
)
_REGULATORY = frozenset({Organ.PROVINCE, Organ.PREFECTURE, Organ.NATIONAL})
_POWERLESS = frozenset({Organ.TOWNSHIP, Organ.SUBDISTRICT, Organ.COUNTY, Organ.DEPARTMENT})
_GOVERNMENTS = frozenset(
    {Organ.TOWNSHIP, Organ.COUNTY, Organ.CITY, Organ.PREFECTURE, Organ.PROVINCE}
)


def kind_of(name: str | None) -> Organ:
    """The kind of organ a name from a signature or title stands for."""
    plain = re.sub(r"\s+", "", name or "")
    for kind, pattern in _PATTERNS:
        if re.search(pattern, plain):
            return kind
    return Organ.UNKNOWN


def may_make_regulations(name: str | None) -> bool | None:
    """Whether an organ has the power to make 规章; None where its name does not tell.

    Source: 立法法 gives it to departments of the State Council and to the governments of
    provinces, cities with districts and autonomous prefectures. A city's name does not say
    whether it has districts; a league (盟) is no autonomous prefecture. The office of a
    government reports for that government.
    """
    principal = re.sub(r"\s+|办(?:公室|公厅)?$", "", name or "")
    kind = kind_of(principal)
    kind = kind_of(name) if kind is Organ.UNKNOWN else kind
    if is_internal(name) or kind in _POWERLESS:
        return False
    return True if kind in _REGULATORY and "盟" not in principal else None


_INTERNAL = re.compile(
    r"(?:党政(?:综合)?办(?:公室)?|(?:领导|协调)小组(?:办公室)?|指挥部(?:办公室)?|专班|工作组"
    r"|[^教学财]科|股|(?:综合|信访|财务|秘书|信息)室)$"
)


def is_internal(name: str | None) -> bool:
    """Whether the name is that of an office inside an organ (内设机构) or a temporary body."""
    return bool(_INTERNAL.search(re.sub(r"\s+", "", name or "")))


_AREA = re.compile(
    r"(?:县|旗|市|自治州"
    r"|(?<!开发|示范|高新|合作|保护|功能|管理|试验|实验|产业|工业)(?<![新园景矿林农])区)$"
)


def is_government(name: str | None) -> bool:
    """Whether the name is that of a people's government (各级人民政府), or of its area alone."""
    kind = kind_of(name)
    return kind in _GOVERNMENTS or (
        kind is Organ.UNKNOWN and bool(_AREA.search(re.sub(r"\s+", "", name or "")))
    )


def is_below_city(name: str | None) -> bool:
    """Whether the name is that of a township, a subdistrict or a body of a county."""
    kind = kind_of(name)
    if kind in {Organ.TOWNSHIP, Organ.SUBDISTRICT, Organ.COUNTY}:
        return True
    return kind is Organ.DEPARTMENT and bool(
        re.search(r"[县区旗]", re.sub(r"自治区", "", name or ""))
    )


def same_organ(one: str, other: str) -> bool:
    """Whether two names may be one organ, the longer only more complete than the shorter."""
    first, second = core_name(one), core_name(other)
    return bool(first) and bool(second) and (first.endswith(second) or second.endswith(first))


@lru_cache(maxsize=1024)
def core_name(name: str) -> str:
    """A name without white space, a bracket behind it, and the words for government and office."""
    plain = re.sub(r"\s+|[（(][^（）()]*[）)]$", "", name)
    return re.sub(
        r"(?<=街道)办事?处?$|(?:人民)?(?:政府)?(?:党政)?(?:综合)?(?:办公室|办公厅)?$", "", plain
    )


_SEAT = re.compile(r"^.*[省市县区旗州盟](?=..)")


def short_name(name: str) -> str:
    """A core name without the province, city or county before it: 柳溪镇, 科技局."""
    return _SEAT.sub("", core_name(name))
