"""When the report is due, by 政府信息公开条例第四十九条."""

from __future__ import annotations

import re
from datetime import date

from core.organs import Organ, is_internal, kind_of

_GOVERNMENTS = frozenset({Organ.COUNTY, Organ.CITY, Organ.PREFECTURE, Organ.PROVINCE})
_BELOW = re.compile(r"(?:乡|镇|街道|苏木)(?:人民政府|政府|办事处|党政|综合|财政)|(?:村|居)民委员会")
_DEPARTMENT = re.compile(r"(?:局|委员会|委|厅|部|署|办公室|办公厅)$")
_NO_DEPARTMENT = re.compile(r"(?:分局|管理委员会|管委|工作委员会)$")


def legal_deadline(organ: str | None, year: int) -> date | None:
    """The day the law sets for a report of a year; None for organs it does not name.

    Departments of governments from the county up: 31 January. Local governments from the
    county up: 31 March. Townships, subdistricts and the bodies of a department follow what
    the higher level tells them.
    """
    name = re.sub(r"\s+", "", organ or "")
    kind = kind_of(name)
    if kind in _GOVERNMENTS:
        return date(year + 1, 3, 31)
    if is_internal(name) or _BELOW.search(name) or _NO_DEPARTMENT.search(name):
        return None
    department = kind in {Organ.DEPARTMENT, Organ.OFFICE, Organ.NATIONAL}
    return date(year + 1, 1, 31) if department and _DEPARTMENT.search(name) else None


def due(organ: str | None, year: int | None, today: date) -> str:
    """How much time is left, in the months in which reports are made; else nothing."""
    if year is None or today.year != year + 1 or today.month > 3:
        return ""
    day = legal_deadline(organ, year)
    if day is None:
        return "公布时间按上级通知" if organ else ""
    name = f"法定期限{day.month}月{day.day}日"
    left = (day - today).days
    if left < 0:
        return f"{name}，已过{-left}天"
    return f"{name}，还有{left}天" if left else f"{name}，就是今天"
