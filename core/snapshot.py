"""A report as bytes, exactly: what unsaved work is kept as until it is saved.

Unlike the public JSON this keeps everything of the value: printed texts as they are, bold,
where the tables stand, pictures, and what is known of the source.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import is_dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from core.form import FORMS
from core.report import Report, absent_grid

FORMAT = "nianbao-snapshot/1"


class UnreadableSnapshot(Exception):
    """The bytes are no snapshot, or a damaged one."""


def write(report: Report, about: Mapping[str, str | None] | None = None) -> bytes:
    """The snapshot of a report, with some words ``about`` it."""
    top = {"format": FORMAT, "about": dict(about or {}), "report": _plain(report)}
    return json.dumps(top, ensure_ascii=False).encode("utf-8", "surrogatepass")


def read(data: bytes) -> tuple[Report, dict[str, str | None]]:
    """The report in a snapshot, and the words about it.

    Raises:
        UnreadableSnapshot: The bytes are no whole snapshot.
    """
    try:
        top = json.loads(data.decode("utf-8", "surrogatepass"))
        if top["format"] != FORMAT:
            raise UnreadableSnapshot(top["format"])
        report = _value(Report, top["report"])
        about = {str(name): text and str(text) for name, text in top["about"].items()}
        return _whole(report), about
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableSnapshot(str(error)) from error


def _whole(report: Report) -> Report:
    """The report, if its tables have the shape of its form."""
    shapes = ([len(row) for row in report.tables[t.key]] for t in report.form.tables)
    wanted = ([len(row) for row in absent_grid(t)] for t in FORMS[report.edition].tables)
    if list(shapes) != list(wanted) or len(report.sections) != len(report.form.sections):
        raise ValueError("not the shape of the form")
    return report


def _plain(value: object) -> object:
    """A value as JSON has it."""
    kind: Any = type(value)
    if _is_record(kind):
        return {name: _plain(getattr(value, name)) for name in _hints(kind)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | frozenset):
        return [_plain(item) for item in value]
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    return value


def _is_record(kind: Any) -> bool:
    """Whether values of a type have named fields."""
    return isinstance(kind, type) and (is_dataclass(kind) or hasattr(kind, "_fields"))


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _value(kind: Any, plain: Any) -> Any:
    """The value of a declared type; what the type does not have is passed over."""
    if _is_record(kind):
        hints = _hints(kind)
        return kind(**{name: _value(hints[name], plain[name]) for name in hints if name in plain})
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return _one_of(inner, plain)
    if origin is tuple:
        kinds = (inner[0] for _ in plain) if inner[-1] is Ellipsis else iter(inner)
        return tuple(_value(of, item) for of, item in zip(kinds, plain, strict=True))
    if origin is frozenset:
        return frozenset(_value(inner[0], item) for item in plain)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return MappingProxyType({key: _value(inner[1], item) for key, item in plain.items()})
    return _atom(kind, plain)


def _one_of(kinds: tuple[Any, ...], plain: Any) -> Any:
    """A value that may be nothing, or one of several records told apart by their fields."""
    if plain is None and NoneType in kinds:
        return None
    kinds = tuple(kind for kind in kinds if kind is not NoneType)
    fitting = [kind for kind in kinds if len(kinds) == 1 or set(_hints(kind)) == set(plain)]
    return _value(fitting[0], plain)


def _atom(kind: Any, plain: Any) -> Any:
    if kind is bytes:
        return b64decode(plain, validate=True)
    if issubclass(kind, StrEnum):
        return kind(plain)
    if kind is float and isinstance(plain, int):
        return float(plain)
    if type(plain) is not kind:
        raise ValueError(f"{type(plain).__name__} where {kind.__name__} is expected")
    return plain
