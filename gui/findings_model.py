"""The findings as a tree: each with those that it explains under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from core.checks.folded import folded
from core.checks.rule import Finding, Severity
from core.form.spec import Form
from core.place import Place
from core.place_words import words
from gui import look, parts
from gui.document import Document

Index = QModelIndex | QPersistentModelIndex
Key = tuple[object, ...]
"""What a finding is known by from one check to the next: its code, where, the how manieth."""

SIGN, SENTENCE, PLACE = range(3)
_HEADERS = ("", "问题", "位置")
EVERYWHERE = -1
"""The choice of no part beside those of ``parts``."""


@dataclass(frozen=True)
class Filter:
    """Which findings are listed.

    Attributes:
        severities: Those shown.
        section: The number of a part, or ``EVERYWHERE``.
        text: Words that must stand in the sentence, the answer or the place.
        answered: Whether those are shown, of any severity, that the unit has answered.
    """

    severities: frozenset[Severity] = frozenset(Severity)
    section: int = EVERYWHERE
    text: str = ""
    answered: bool = True

    def passes(self, finding: Finding, head: Finding, form: Form) -> bool:
        """Whether a finding is listed; kind and part are those of the head it goes with."""
        if not (self.answered if head.answer else head.severity in self.severities):
            return False
        if self.section not in (EVERYWHERE, parts.number_of(form, head)):
            return False
        place = words(form, finding.hit.places[0])
        return self.text.strip().lower() in f"{finding.message} {said(finding)} {place}".lower()


def said(finding: Finding) -> str:
    """What the unit says about a finding, as the list has it; nothing where it says nothing."""
    if finding.answer:
        return f"已说明：{finding.answer.sentence}"
    return f"{_LAPSED}：{finding.lapsed.sentence}" if finding.lapsed else ""


_LAPSED = "说明已失效，数字改过"


def _rough(place: Place) -> Key:
    """A place without its words, which move as the text beside them is typed."""
    return (place.table, place.cells, place.section, place.part)


def keys(findings: Iterable[Finding]) -> tuple[Key, ...]:
    """What each finding is known by; typing beside its words does not make it another one."""
    seen: Counter[Key] = Counter()
    found = []
    for finding in findings:
        key = (finding.code, tuple(map(_rough, finding.hit.places)))
        found.append((*key, seen[key]))
        seen[key] += 1
    return tuple(found)


class FindingsModel(QAbstractItemModel):
    """The document's findings that pass a filter, read again whenever the document changes.

    An index carries its finding's position among the document's findings; behind them stands
    the one under which those are folded that are not counted.
    """

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._filter = Filter()
        self._findings: tuple[Finding, ...] = ()
        self._keys: tuple[Key, ...] = ()
        self._under: dict[int, int] = {}
        self._listed: dict[int, list[int]] = {}
        self._arrange()
        document.changed.connect(self.refresh)

    @property
    def filter(self) -> Filter:
        """Which findings are listed."""
        return self._filter

    def set_filter(self, chosen: Filter) -> None:
        """List others."""
        if chosen != self._filter:
            self._filter = chosen
            self._reset()

    def refresh(self) -> None:
        """Read the findings again; nothing is reset where the list looks the same."""
        found = _with_fold(self._document.findings)
        if _looks(found) != _looks(self._findings):
            self._reset()
        else:
            self._findings = found

    def _reset(self) -> None:
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        """Sort those that pass under what explains them, or to the top where that is hidden."""
        self._findings = _with_fold(self._document.findings)
        self._keys = keys(self._findings)
        form = self._document.report.form
        passing = {
            n
            for n, found in enumerate(self._findings)
            if self._filter.passes(found, found.head(self._findings), form)
        }
        self._keep_fold(passing)
        self._under, self._listed = {}, {}
        for number in sorted(passing):
            under = self._head(number)
            above = under if under in passing and under is not None else -1
            self._under[number] = above
            self._listed.setdefault(above, []).append(number)

    def _keep_fold(self, passing: set[int]) -> None:
        """What folds others is listed where one of those is, and nowhere else."""
        last = len(self._findings) - 1
        below = {n for n, found in enumerate(self._findings[:last]) if not found.rule.counted}
        if below:
            passing.discard(last)
            passing |= {last} if below & passing else set()

    def _head(self, number: int) -> int | None:
        """The position of the finding under which one is listed."""
        found, last = self._findings[number], len(self._findings) - 1
        return found.under if found.rule.counted or number == last else last

    def finding(self, index: Index) -> Finding | None:
        """The finding at an index; None for none."""
        return self._findings[index.internalId()] if index.isValid() else None

    def key(self, index: Index) -> Key | None:
        """What the finding at an index is known by; None for none."""
        return self._keys[index.internalId()] if index.isValid() else None

    def find(self, key: Key) -> QModelIndex:
        """The index of the finding that is known by a key; invalid where it is not listed."""
        number = self._keys.index(key) if key in self._keys else -1
        return self._index_of(number) if number in self._under else QModelIndex()

    def heads(self) -> int:
        """How many findings are listed that none above them explains."""
        return len(self._listed.get(-1, ()))

    def listed(self) -> tuple[tuple[Finding, int], ...]:
        """Every listed finding in order, and how deep it stands under others."""
        return tuple(self._below(-1, 0))

    def _below(self, number: int, deep: int) -> Iterable[tuple[Finding, int]]:
        for below in self._listed.get(number, ()):
            yield self._findings[below], deep
            if self._findings[below].rule.counted:
                yield from self._below(below, deep + 1)

    def _index_of(self, number: int) -> QModelIndex:
        row = self._listed[self._under[number]].index(number)
        return self.createIndex(row, 0, number)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        numbers = self._listed.get(self.number(parent), [])
        if parent.column() > 0 or not (0 <= row < len(numbers) and 0 <= column < len(_HEADERS)):
            return QModelIndex()
        return self.createIndex(row, column, numbers[row])

    @staticmethod
    def number(index: Index) -> int:
        """The position of an index's finding among all; -1 for none."""
        return int(index.internalId()) if index.isValid() else -1

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        above = self._under.get(self.number(index), -1)
        return QModelIndex() if above < 0 else self._index_of(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.column() > 0 else len(self._listed.get(self.number(parent), ()))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(_HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _HEADERS[section] if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        finding = self.finding(index)
        if finding is None:
            return None
        match role, index.column():
            case Qt.ItemDataRole.DisplayRole, _:
                return self._text(finding, index)
            case Qt.ItemDataRole.ToolTipRole, _:
                return "\n".join(filter(None, (finding.message, said(finding))))
            case Qt.ItemDataRole.AccessibleTextRole, column if column == SIGN:
                return "已说明" if finding.answer else look.SEVERITY_NAMES[finding.severity]
            case Qt.ItemDataRole.ForegroundRole, column:
                return _ink(finding, column)
        return None

    def _text(self, finding: Finding, index: Index) -> str:
        if index.column() == SIGN:
            return look.DONE_SIGN if finding.answer else look.SIGNS[finding.severity]
        if index.column() == PLACE:
            return words(self._document.report.form, finding.hit.places[0])
        more = len(self._listed.get(self.number(index), ()))
        told = more and finding.rule.counted
        message = f"{finding.message}（同一原因另有{more}处）" if told else finding.message
        return "\n".join(filter(None, (message, said(finding))))


def _with_fold(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings and the one that stands for those that are not counted, if any."""
    fold = folded(findings)
    return findings if fold is None else (*findings, fold)


def _looks(findings: Iterable[Finding]) -> list[Key]:
    """All that can be seen of findings in a list."""
    return [
        (
            (f.code, f.message, f.severity, f.under, said(f)),
            *((_rough(place), place.paragraph) for place in f.hit.places),
        )
        for f in findings
    ]


def _ink(finding: Finding, column: int) -> QColor:
    """The colour of a column: the severity's, the text's, a paler one for the place."""
    of = look.tokens()
    if finding.answer:
        return QColor((of.done, of.muted, of.muted)[column])
    return QColor((of.severity(finding.severity), of.text, of.muted)[column])
