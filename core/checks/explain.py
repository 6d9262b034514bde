"""Which finding explains which, so that one wrong cell does not read as ten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from core.checks.causes import Cause, Suspect, causes
from core.checks.named import quoted
from core.checks.relations import Relation, relations
from core.checks.rule import Finding, Hit, set_cells
from core.checks.subject import Subject
from core.edits import CellChange
from core.form.spec import CellRef
from core.numbers import parse, show
from core.place import Part, Place

_SUMS = ("T301", "T302", "T303", "T401")
_CARDS: dict[str, tuple[str, ...]] = {
    "T208": ("T207",),
    "T213": ("T207", "T215"),
    "T307": ("T301",),
    "T308": ("T302",),
    "T309": ("T302", "T304"),
    "T315": ("S22",),
    "T404": ("S22",),
    "T405": ("S24",),
    "Y01": ("T302", "T301"),
    "Y02": ("T207", "T208"),
    "Y05": ("Y04",),
    "Y06": ("Y04",),
    "Y07": ("T205",),
    "N26": ("Y09",),
    "N27": ("Y08",),
    **dict.fromkeys((f"N{number:02}" for number in range(1, 12)), _SUMS),
    **dict.fromkeys((f"N{number:02}" for number in range(16, 21)), ("T401",)),
    "N13": ("N01", *_SUMS),
    "N15": ("N13", "N01", "N03", "N20"),
    "N12": ("N01",),
    "N24": ("N01", "N03", "N05", "N07", "N08", "N09", "N10", "N11"),
    "N50": ("N04", "N03"),
    "N53": ("N01", "N02", "N03", "N04", "N16", "N17", "N21"),
}
"""Codes that may belong to a finding of other codes: they do where their places touch.

An organ that may have no documents need not count them right; T307 is a case of T301; T308
compares the very total that is wrong; T309 says why T302 or T304 is so; S22 and S24 speak of
every table, T315, T404 and T405 of one; the N rules compare the text with the cells that do
not add up; the Y rules compare with last year what another rule shows to be wrong this year.
Cards are made from top to bottom.
"""

Parents = dict[int, int]
"""The position of the finding that explains another, by that other's position."""


def explained(subject: Subject, found: list[Finding]) -> tuple[Finding, ...]:
    """The findings in the order they are shown, each explained one with its ``under``.

    The gravest stand first, in the order of the report within one severity; what a finding
    explains follows it.
    """
    failed = _failed(subject, found)
    findings, parents = _with_causes(subject, found, failed)
    parents |= _cards(subject, findings, parents, failed)
    order = _order(subject, findings, parents)
    position = {old: new for new, old in enumerate(order)}
    return tuple(
        replace(findings[old], under=position[parents[old]]) if old in parents else findings[old]
        for old in order
    )


def _failed(subject: Subject, found: list[Finding]) -> dict[Relation, int]:
    """The relations that fail, with the position of the finding about each."""
    by_place = {(finding.code, finding.hit.places): at for at, finding in enumerate(found)}
    return {
        relation: by_place[relation.code, (relation.place,)]
        for relation in relations(subject.report.edition)
        if (relation.code, (relation.place,)) in by_place
    }


def _with_causes(
    subject: Subject, found: list[Finding], failed: Mapping[Relation, int]
) -> tuple[list[Finding], Parents]:
    """The findings, the heads naming their suspect, and what the failed sums explain."""
    findings, parents = list(found), _shifts(subject, found, failed)
    told = {*parents, *parents.values()}
    failed = {relation: at for relation, at in failed.items() if at not in told}
    for cause in causes(subject, tuple(failed)) if failed else ():
        head, *others = (failed[relation] for relation in cause.relations)
        parents |= dict.fromkeys(others, head)
        findings[head] = replace(findings[head], hit=_accusing(subject, findings[head].hit, cause))
    return findings, parents


def _shifts(subject: Subject, found: list[Finding], failed: Mapping[Relation, int]) -> Parents:
    """What fails only because a row stands one cell off, under the finding on that row."""
    parents = Parents()
    for at, shift in enumerate(found):
        owner = next(_owners(found, at, _CARDS["T309"]), None) if shift.code == "T309" else None
        if owner is None:
            continue
        changes = shift.hit.fixes[0].edit.changes
        moved = {
            change.ref: value
            for change in changes
            if isinstance(change, CellChange) and (value := parse(change.text).value) is not None
        }
        for relation, broken in failed.items():
            touched = not moved.keys().isdisjoint(relation.cells)
            if touched and broken != owner and relation.gap(subject, moved) == 0:
                parents[broken] = owner
    return parents


def _accusing(subject: Subject, hit: Hit, cause: Cause) -> Hit:
    """A head's hit that names the suspect, where there is one, and offers to mend it."""
    if cause.added_up:
        return replace(hit, message=f"{hit.message}总计改对了，别处也就对上了。", recommended=True)
    if cause.suspect is None:
        return hit
    suspect: Suspect = cause.suspect
    form, value = subject.form, show(suspect.value)
    name = quoted(form.cell_name(suspect.ref))
    printed = show(subject.number(suspect.ref) or 0)
    mend = set_cells(f"{name}改为{value}", {suspect.ref: value})
    others = (fix for fix in hit.fixes if fix.edit.changes != mend.edit.changes)
    return replace(
        hit,
        message=f"{hit.message}横着竖着都差在{name}：写的是{printed}，推算应是{value}，"
        "很可能是这一格写错了。",
        fixes=(mend, *others),
        recommended=suspect.ref in form.totals,
    )


def _cards(
    subject: Subject, findings: list[Finding], parents: Parents, failed: Mapping[Relation, int]
) -> Parents:
    """What else belongs to a finding because it speaks of the same cells or words.

    What is compared with cells that do not add up belongs to that sum only where it would
    agree, did they add up: otherwise it is a fault of its own.
    """
    found = dict(parents)

    def head(at: int) -> int:
        return head(found[at]) if at in found else at

    def allowed(at: int, owner: int) -> bool:
        if findings[head(owner)].severity.rank > findings[at].severity.rank:
            return False
        if findings[owner].code not in _SUMS or findings[at].code[0] not in "NY":
            return True
        group = [relation for relation, place in failed.items() if head(place) == head(owner)]
        return findings[at].hit.unsound or _accounted(subject, findings[at], group)

    for code, owners in _CARDS.items():
        for at, finding in enumerate(findings):
            if finding.code == code and at not in found:
                owner = next((one for one in _owners(findings, at, owners) if allowed(at, one)), at)
                if owner != at:
                    found[at] = head(owner)
    return {at: head(at) for at in found}


def _accounted(subject: Subject, finding: Finding, failed: list[Relation]) -> bool:
    """Whether a failing relation would hold, were a disputed cell as the finding wants it."""
    expected, actual = finding.hit.expected, finding.hit.actual
    if expected is None or actual is None or isinstance(expected, str) or isinstance(actual, str):
        return False
    change = actual - expected if finding.code[0] == "N" else expected - actual
    cells = {
        CellRef(place.table, *cell)
        for place in finding.hit.places
        if place.table is not None
        for cell in place.cells
    }
    return any(
        relation.gap(subject, {ref: (subject.number(ref) or 0) + change}) == 0
        for relation in failed
        for ref in cells.intersection(relation.cells)
    )


def _owners(findings: list[Finding], at: int, codes: tuple[str, ...]) -> Iterator[int]:
    """The findings of some codes, code by code, whose places touch those of another."""
    for code in codes:
        for other, candidate in enumerate(findings):
            if candidate.code == code and _touch(findings[at].hit, candidate.hit):
                yield other


def _touch(one: Hit, other: Hit) -> bool:
    return any(_share(first, second) for first in one.places for second in other.places)


def _share(one: Place, other: Place) -> bool:
    """Whether two places have a cell or a paragraph in common; no cells mean all of a table."""
    if one.table is not None:
        whole = not one.cells or not other.cells
        return one.table == other.table and (whole or not {*one.cells}.isdisjoint(other.cells))
    return (
        other.table is None
        and one.paragraph is not None
        and ((one.section, one.part, one.paragraph) == (other.section, other.part, other.paragraph))
    )


def _order(subject: Subject, findings: list[Finding], parents: Parents) -> list[int]:
    """Heads by severity and place, each followed by what it explains; the uncounted last."""

    def key(at: int) -> tuple[bool, int, tuple[float, ...]]:
        finding = findings[at]
        place = _position(subject, finding.hit.places)
        return not finding.rule.counted, finding.severity.rank, place

    return [
        at
        for head in sorted((at for at in range(len(findings)) if at not in parents), key=key)
        for at in (head, *sorted(_children(parents, head), key=key))
    ]


def _children(parents: Parents, head: int) -> Iterator[int]:
    return (child for child, parent in parents.items() if parent == head)


_PARTS = {Part.FILE: -3, Part.TITLE: -2, Part.PREFACE: 0, Part.SIGNATURE: 7, Part.CLOSING: 8}


def _position(subject: Subject, places: tuple[Place, ...]) -> tuple[float, ...]:
    """A key that sorts places from the top of the report to its end, tables in their sections."""
    if not places:
        return (_PARTS[Part.FILE],)
    place = places[0]
    if place.table is not None:
        section = subject.form.table(place.table).section
        before = subject.report.sections[section - 1].table_after
        return section, before - 0.5, *min(place.cells, default=(-1, -1))
    section = place.section or _PARTS[place.part or Part.FILE]
    return section, -1 if place.paragraph is None else place.paragraph, place.start or 0
