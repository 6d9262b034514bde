"""The file in which an office hands out its choices about the rules: small, JSON, never trusted."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from core.checks import RULES, STANDARD
from core.checks.rule import Rule
from core.checks.subject import Choices, Limit
from core.readers import UnreadableFile, load
from core.text import clean, collapsed

SUFFIX = ".nbrules"
"""How the names of such files end; the installer associates it with the program."""

FORMAT = "nianbao-rules/1"
LARGEST = 64 * 1024
LONGEST_OFFICE, LONGEST_NOTE = 60, 500
_FAMILY, _, _ = FORMAT.partition("/")
_MOST_TOLD = 20
_SHOWN = 20
_KEYS = ("format", "office", "note", "date", "off", "on", "limits")
_BY_CODE: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in RULES})

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Handout:
    """Choices as an office hands them out.

    Attributes:
        choices: What it sets; a rule that is not named is left to whoever takes it over.
        office: Its name.
        note: What it says about them.
        date: When, as 2025-01-15.
    """

    choices: Choices = STANDARD
    office: str = ""
    note: str = ""
    date: str = ""


def is_choices(path: Path) -> bool:
    """Whether a file is, by its name, one that sets rules."""
    return path.suffix.lower() == SUFFIX


def dumps(handout: Handout) -> bytes:
    """The file."""
    choices = handout.choices
    limits: dict[str, dict[str, int]] = {}
    for (code, key), value in sorted(choices.limits.items()):
        limits.setdefault(code, {})[key] = value
    content = {
        "format": FORMAT,
        "office": _line(handout.office, LONGEST_OFFICE),
        "note": _lines(handout.note, LONGEST_NOTE),
        "date": handout.date,
        "off": sorted(choices.off),
        "on": sorted(choices.on),
        "limits": limits,
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def open_choices(path: Path) -> tuple[Handout, tuple[str, ...]]:
    """What a file sets, and a sentence for each thing in it that is left aside.

    Raises:
        UnreadableFile: It cannot be read or is no such file; the text says so in Chinese.
    """
    return loads(load(path))


def loads(data: bytes) -> tuple[Handout, tuple[str, ...]]:
    """What the bytes of such a file set, and a sentence for each thing that is left aside.

    Raises:
        UnreadableFile: They are no such file.
    """
    content = _content(data)
    told: list[str] = []
    for key in content:
        if key not in _KEYS:
            told.append(f"“{_shown(key)}”不是本程序认识的内容，已略过")
    off, on = (frozenset(_codes(content.get(key, []), told.append)) for key in ("off", "on"))
    for code in sorted(off & on):
        told.append(f"“{_BY_CODE[code].title}”又说检查又说不检查，已略过")
    both = off & on
    for code in sorted(off - both):
        if not _BY_CODE[code].answerable:
            told.append(f"“{_BY_CODE[code].title}”是必查的，不能关闭，照旧检查")
    choices = Choices(
        frozenset(code for code in off - both if _BY_CODE[code].answerable),
        on - both,
        MappingProxyType(dict(_limits(content.get("limits", {}), told.append))),
    )
    handout = Handout(
        choices,
        _line(_text(content, "office", told.append), LONGEST_OFFICE),
        _lines(_text(content, "note", told.append), LONGEST_NOTE),
        _date(_text(content, "date", told.append), told.append),
    )
    more = len(told) - _MOST_TOLD
    return handout, (*told[:_MOST_TOLD], *([f"另有{more}处也已略过"] if more > 0 else ()))


def _content(data: bytes) -> dict[str, object]:
    if len(data) > LARGEST:
        raise UnreadableFile("这个文件太大，不是检查项设置")
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableFile("这不是本程序导出的检查项设置，或者已经损坏") from error
    name = content.get("format") if isinstance(content, dict) else None
    if name != FORMAT:
        newer = isinstance(name, str) and name.startswith(f"{_FAMILY}/")
        raise UnreadableFile(
            "这份检查项设置是更新的程序导出的，请先更新本程序"
            if newer
            else "这不是本程序导出的检查项设置"
        )
    return {str(key): value for key, value in content.items()}


def _codes(found: object, tell: Tell) -> Iterator[str]:
    if not isinstance(found, list):
        tell(f"“{_shown(found)}”写法不对，已略过")
        return
    for code in found:
        if isinstance(code, str) and code in _BY_CODE:
            yield code
        else:
            tell(f"没有编号为“{_shown(code)}”的检查项，已略过")


def _limits(found: object, tell: Tell) -> Iterator[tuple[tuple[str, str], int]]:
    if not isinstance(found, dict):
        tell(f"“{_shown(found)}”写法不对，已略过")
        return
    for code, figures in found.items():
        rule = _BY_CODE.get(code)
        if rule is None:
            tell(f"没有编号为“{_shown(code)}”的检查项，已略过")
        elif not isinstance(figures, dict):
            tell(f"“{rule.title}”的数值写法不对，已略过")
        else:
            known = {limit.key: limit for limit in rule.limits}
            for key, value in figures.items():
                if _fits(rule, known.get(key), value, tell):
                    yield (code, key), value


def _fits(rule: Rule, limit: Limit | None, value: object, tell: Tell) -> bool:
    """Whether a figure may be set; if not, why is told."""
    if limit is None:
        tell(f"“{rule.title}”没有可以改的这个数：{_shown(value)}，已略过")
        return False
    if type(value) is int and limit.least <= value <= limit.most:
        return True
    tell(
        f"“{rule.title}”{limit.title}：只能填{limit.least}到{limit.most}的整数，"
        f"文件里是“{_shown(value)}”，已略过"
    )
    return False


def _text(content: Mapping[str, object], key: str, tell: Tell) -> str:
    found = content.get(key, "")
    if isinstance(found, str):
        return found
    tell(f"“{_shown(found)}”写法不对，已略过")
    return ""


def _date(text: str, tell: Tell) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        tell(f"日期“{_shown(text)}”看不懂，已略过")
        return ""


def _line(text: str, longest: int) -> str:
    return collapsed(_lines(text, longest))


def _lines(text: str, longest: int) -> str:
    """Text that can be shown: nothing that reorders or hides what stands beside it."""
    kept = (char for char in clean(text) if unicodedata.category(char) != "Cf")
    return "".join(kept).strip()[:longest].strip()


def _shown(value: object) -> str:
    """What a file has, short enough for a sentence."""
    line = "…" if isinstance(value, dict | list) else _line(str(value), LONGEST_NOTE)
    return f"{line[:_SHOWN]}…" if len(line) > _SHOWN else line
