"""How the parts of an office package refer to each other."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from core.readers.package import Package, parse_part


class Relationship(NamedTuple):
    """Where a part points: the last word of the kind, and the part, None for one outside."""

    kind: str
    target: str | None


def relationships(package: Package, name: str) -> dict[str, Relationship]:
    """The relationships of a part by id; the empty name stands for the package itself."""
    folder, _, file = name.rpartition("/")
    root = parse_part(package, f"{folder}/_rels/{file}.rels")
    found: dict[str, Relationship] = {}
    for element in () if root is None else root:
        kind = element.get("Type", "").rsplit("/", 1)[-1]
        outside = element.get("TargetMode") == "External"
        path = posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))
        target = None if outside else path.lstrip("/")
        found.setdefault(element.get("Id", ""), Relationship(kind, target))
    return found


def main_part(package: Package, usual: str) -> str:
    """The name of a package's main part, by the package's own word if not the usual one."""
    if usual in package.members:
        return usual
    mains = (
        each.target
        for each in relationships(package, "").values()
        if each.kind == "officeDocument" and each.target
    )
    return next(mains, usual)
