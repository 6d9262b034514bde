"""Which part of the report a finding belongs to: one answer for outline, tabs and list.

It belongs where its first place is, whatever else it names; what another finding explains goes
with that one. A part that only others speak of is neither wrong nor in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from core.checks.rule import Finding, Severity
from core.form.spec import SECTION_NUMERALS, Form
from core.place import Part, Place
from core.report import CLOSING
from gui import look
from gui.document import Document

Key = int | str
"""A section's number (0 for title and preface, 7 for the signature), or the key of a table."""

_NUMBERS = {Part.SIGNATURE: CLOSING, Part.CLOSING: CLOSING}


@dataclass(frozen=True)
class State:
    """How a part stands.

    Attributes:
        counts: How many findings of each kind belong to it.
        others: The names of the parts whose findings speak of it, too.
    """

    counts: Mapping[Severity, int] = field(default_factory=dict)
    others: tuple[str, ...] = ()

    @property
    def gravest(self) -> Severity | None:
        """The gravest kind that belongs to it."""
        return next((severity for severity in Severity if self.counts.get(severity)), None)

    @property
    def quiet(self) -> str:
        """The sign of a part to which nothing belongs."""
        return look.ELSEWHERE_SIGN if self.others else look.DONE_SIGN

    @property
    def ink(self) -> str:
        """The colour of its sign."""
        tokens = look.tokens()
        if self.gravest:
            return tokens.severity(self.gravest)
        return tokens.muted if self.others else tokens.done

    @property
    def signs(self) -> str:
        """Each kind with its count."""
        every = (f"{look.SIGNS[kind]}{self.counts[kind]}" for kind in self._kinds())
        return " ".join(every) or self.quiet

    @property
    def badge(self) -> str:
        """The gravest kind with its count."""
        return self.signs.partition(" ")[0]

    @property
    def words(self) -> str:
        """The same as a clerk would say it."""
        every = (f"{look.SEVERITY_NAMES[kind]}{self.counts[kind]}处" for kind in self._kinds())
        if told := "，".join(every):
            return told
        if self.others:
            return f"没有单列的问题，{'、'.join(self.others)}里的问题说到了这里"
        return "没有发现问题"

    def _kinds(self) -> Iterable[Severity]:
        return (severity for severity in Severity if self.counts.get(severity))


def keys_of(form: Form, place: Place) -> tuple[Key, ...]:
    """The parts that a place is in, the narrowest first."""
    if place.table is not None:
        return (place.table, form.table(place.table).section)
    if place.section is not None:
        return (place.section,)
    return (_NUMBERS.get(place.part or Part.FILE, 0),)


def number_of(form: Form, finding: Finding) -> int:
    """The number of the section a finding belongs to, its table's where it is about cells."""
    return next(key for key in keys_of(form, finding.hit.places[0])[::-1] if isinstance(key, int))


def name(form: Form, key: Key) -> str:
    """What a part is called."""
    if isinstance(key, str):
        return form.table(key).name
    if not key:
        return "标题和引言"
    return "落款" if key == CLOSING else f"{SECTION_NUMERALS[key - 1]}、{form.sections[key - 1]}"


def states(document: Document) -> Mapping[Key, State]:
    """The state of every part that something was found in or about."""
    form, every = document.report.form, document.findings
    counts: dict[Key, Counter[Severity]] = {}
    others: dict[Key, dict[str, None]] = {}
    for finding in document.pending:
        head = finding.head(every)
        own = keys_of(form, head.hit.places[0])
        if finding.counts:
            for key in own:
                counts.setdefault(key, Counter())[finding.severity] += 1
        if head.rule.counted:
            touched = {key for place in finding.hit.places for key in keys_of(form, place)}
            for key in touched.difference(own):
                others.setdefault(key, {})[name(form, own[0])] = None
    return {
        key: State(counts.get(key, {}), tuple(others.get(key, ()))) for key in (*counts, *others)
    }
