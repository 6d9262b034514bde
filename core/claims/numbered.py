"""Statements that have a number: the noun first, then the words nearest to the number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from core.claims.figures import Figure
from core.claims.fitting import (
    MONEY,
    UNITS,
    Match,
    amount,
    elsewhere,
    fits,
    of_disclosure,
    speaks_of_disclosure,
    topic_of,
)
from core.claims.peculiar import (
    CARRIED,
    RECEIVED,
    SUMMED,
    carried_by_year,
    other_of_list,
    requests,
)
from core.claims.quantities import QUANTITIES, WAYS, is_outcome
from core.claims.scope import Scope, of_last_year, scope_of
from core.claims.sharing import STOPS, sharing
from core.claims.topics import (
    CASE_TOPICS,
    DOCUMENT_TOPICS,
    ENFORCEMENT_TOPICS,
    Topic,
    nouns,
)
from core.claims.wording import Wording
from core.claims.wordings import CHANNEL, PATTERNS, WORDINGS
from core.numbers import Number

_ASIDE = re.compile(
    r"\((?!(?:含|包括)部分公开)[^()]*\)|[()](?=(?:含|包括)部分公开)|(?<=部分公开)\)"
)
_FILLER = re.compile(
    r"(?:[、,;:()▢]|行政机关不再处理(?:其)?(?:政府信息公开)?(?:申请)?|对|将|把|就|其中|另外?|其余|还|分别|共计?|合计|总计|累计|总数|总量|数量|件数|达到?|计|为|是|有|等|约|近|已|均|仅|只|包括|包含|含"
    r"|全年|年内|本年度?|当年|该年度?|今年|20\d\d年(?:度)?|其|的|之|并|且|和|及|与|而|则|也|又|都|了|在内|统计|情况"
    r"|我[镇乡局区县市办厅委院]|我街道|我单位|本[级单位机关局镇乡街道]++|后|中)*+"
)
_ASIDES = re.compile(r"(?<=[,(])[^,;()。\d]{2,20}(?=[,)。]|$)")
_OF_ALL = re.compile(r"均|全部|都(?!市)|系|^为")
_LIKEWISE = re.compile(
    r"direct_total|after_total|refused|not_|unclear|petition|repeated|withdrawn|unpaid|partly"
    r"|^granted$|rejected|unavailable|_keep|_fix|_other$|_pending"
)
_JOINING = frozenset("、和及与")
_DECIDES = re.compile(r"作出|做出|办结|下达|实施|制定|制发|印发|出台")
_GENERAL = re.compile(
    r"申请|事项|办件|案件|情形|情况|信息|政府|公开|类|答复|回复|处理|办理|结果|完毕|人"
)
_VERBS = frozenset({"received", "received_with_carried_in", "concluded", "handled"})
_FARTHEST_AFTER = 16
_FARTHEST_BACK = 70


class Found(NamedTuple):
    """A number with what it states: names of quantities, whether in sure words, its scope.

    ``said`` is the span of words further on that say what all of them are.
    """

    figure: Figure
    quantities: tuple[str, ...]
    value: Number
    sure: bool
    scope: Scope
    said: tuple[int, int] | None = None


class Reader:
    """Reads one sentence from its beginning; what was last spoken of is remembered."""

    def __init__(self, sentence: str, year: int | None, topic: Topic | None, about: bool) -> None:
        self._sentence = sentence
        self._year = year
        self._about = about
        self.topic = topic
        self._last: Match | None = None
        self._elsewhere = False
        self._received = False
        self._said = ""
        self._read = 0

    def read(self, figures: tuple[Figure, ...]) -> Iterator[Found]:
        """What each number of the sentence states, for those that state anything."""
        at = 0
        while at < len(figures):
            rest = figures[at:]
            shared = sharing(self._sentence, self._read, rest)
            if shared:
                yield from filter(None, (self._of_item(*pair) for pair in shared))
                at += len({figure for _, figure in shared})
                self._speak(self._sentence[self._read : figures[at - 1].outer[0]])
            else:
                until = rest[1].outer[0] if len(rest) > 1 else len(self._sentence)
                found = self._of(rest[0], until)
                if found is not None:
                    yield found
                    yield from self._likewise(found, until)
                at += 1
            self._read = max(self._read, figures[at - 1].outer[1])
        self._speak(self._sentence[self._read :])

    def _of_item(self, item: str, figure: Figure) -> Found | None:
        fragment = STOPS.split(self._sentence[self._read : figure.outer[0]])[-1]
        spoken = nouns(fragment)
        self._said = self._sentence[: figure.outer[0]]
        given = spoken[-1][2] if spoken else self.topic
        match = self._best(item, given, figure, item + "为") or requests(item + "为", figure)
        scope = scope_of(self._sentence, figure.outer[0], item, self._year)
        return None if match is None or scope is None else self._found(match, figure, scope)

    def _speak(self, text: str) -> None:
        for _, _, topic in nouns(text):
            self.topic = topic

    def _of(self, figure: Figure, until: int) -> Found | None:
        before = _ASIDE.sub("", self._sentence[self._read : figure.outer[0]])
        fragment = STOPS.split(before)[-1]
        self._speak(before[: len(before) - len(fragment)])
        behind = STOPS.split(self._sentence[figure.outer[1] : until])[0].rstrip("。")
        behind = "" if behind[:1] in _JOINING else behind
        self._said = self._sentence[: figure.outer[0]] + behind
        match = self._match(fragment, behind, before, figure)
        self._elsewhere = match is None and self._goes_on_elsewhere(fragment)
        if self._by_channel(match, fragment):
            match = None
        self._last = match
        self._speak(fragment)
        if match is None:
            if self.topic in CASE_TOPICS and not self._own_case(fragment):
                self.topic = Topic.FOREIGN
            return None
        self.topic = match.topic or self.topic
        scope = scope_of(self._sentence, figure.outer[0], fragment, self._year)
        if scope is None or (of_last_year(fragment) and match.wording not in CARRIED):
            return None
        return self._found(match, figure, scope)

    def _found(self, match: Match, figure: Figure, scope: Scope) -> Found:
        names = tuple(name.format(topic=match.topic) for name in match.wording.quantities)
        certain = (
            match.topic not in CASE_TOPICS or self._about or speaks_of_disclosure(self._sentence)
        )
        sorting = match.topic in DOCUMENT_TOPICS and elsewhere(self._sentence[: figure.start])
        value = figure.value
        if figure.unit in MONEY:
            value = amount(value, figure.unit)
        return Found(figure, names, value, match.wording.sure and certain and not sorting, scope)

    def _match(self, fragment: str, behind: str, before: str, figure: Figure) -> Match | None:
        """The words that say what the number counts: before it, behind it, further back."""
        carried = carried_by_year(fragment, self._year)
        if carried is not None and figure.unit in UNITS:
            return Match(carried, Topic.APPLICATION, 0, len(fragment))
        own = nouns(fragment)
        ahead = nouns(behind[:_FARTHEST_AFTER])
        close = ahead[0][2] if ahead and ahead[0][0] <= 1 else None
        if self._elsewhere and fragment[:1] in _JOINING and not _DECIDES.search(fragment):
            return None
        match = other_of_list(fragment, self._last) or self._best(
            fragment, close or self.topic, figure, fragment
        )
        if match is None and not own:
            match = self._behind(behind, figure, fragment)
        if match is None and _FILLER.fullmatch(fragment):
            match = self._further_back(before, fragment, close, figure) or self._again(fragment)
        if match is None and own:
            match = self._listed(fragment, own[-1][2], figure)
        return match or requests(fragment, figure)

    def _by_channel(self, match: Match | None, fragment: str) -> bool:
        """Whether the number is of those received one way, a part of all named before."""
        part = self._received and bool(CHANNEL.search(fragment))
        self._received = self._received or "收到" in fragment
        return part and match is not None and "received" in match.wording.quantities

    def _likewise(self, found: Found, until: int) -> Iterator[Found]:
        """What is said of all of them behind the number: 3件，均为复议后起诉."""
        behind = self._sentence[found.figure.outer[1] : until]
        if until < len(self._sentence):
            behind = behind[: max(behind.rfind(sign) for sign in ",;()、")]
        told: set[tuple[str, ...]] = set()
        for aside in _ASIDES.finditer(behind.split(";")[0]):
            words = aside[0]
            if not (found.value == 1 or _OF_ALL.search(words) or f"({words})" in behind):
                continue
            said = self._best(words, self.topic, found.figure, words)
            if said is None or not _LIKEWISE.search(said.wording.quantities[0]):
                continue
            if said.wording.quantities[0] in WAYS and is_outcome(found.quantities[0]):
                continue
            if said.topic in CASE_TOPICS:
                self.topic = said.topic
            if said.wording.quantities not in told:
                told.add(said.wording.quantities)
                start = found.figure.outer[1] + aside.start()
                yield self._found(said, found.figure, found.scope)._replace(
                    sure=False, said=(start, start + len(words))
                )

    def _again(self, fragment: str) -> Match | None:
        """The whole of what the numbers before were parts of: 下半年9件，全年合计15件."""
        if self._last is None or not re.search(r"合计|总计|共", fragment):
            return None
        names = self._last.wording.quantities
        if names == ("carried_in",):
            return self._last._replace(wording=SUMMED)
        if QUANTITIES[names[0].format(topic=self._last.topic)].code == "N11":
            return self._last._replace(wording=RECEIVED) if self._received else None
        return self._last

    def _goes_on_elsewhere(self, fragment: str) -> bool:
        """Whether a list of what is published, not decided, has begun or goes on."""
        spoken = nouns(fragment)
        listed = bool(spoken) and spoken[-1][2] in ENFORCEMENT_TOPICS | DOCUMENT_TOPICS
        return listed and (elsewhere(fragment) or self._elsewhere)

    def _behind(self, behind: str, figure: Figure, fragment: str) -> Match | None:
        near = behind[: _FARTHEST_AFTER + 12]
        carried = carried_by_year(near, self._year)
        if carried is not None and self.topic is Topic.APPLICATION:
            return Match(carried, self.topic, 0, len(near))
        match = self._best(near, self.topic, figure, fragment + behind, ahead=True)
        if match is not None:
            self._read = figure.outer[1] + match.end
        return match

    def _further_back(
        self, before: str, fragment: str, close: Topic | None, figure: Figure
    ) -> Match | None:
        """The words of an earlier clause, where there is but filling right before the number."""
        text = before[: len(before) - len(fragment)].rstrip(",;:()")[-_FARTHEST_BACK:]
        clause = text if close else STOPS.split(text)[-1]
        return self._best(clause, close or self.topic, figure, clause + fragment)

    def _best(
        self, text: str, given: Topic | None, figure: Figure, context: str, *, ahead: bool = False
    ) -> Match | None:
        """The row whose words stand nearest to the number, the longer of two."""
        best: Match | None = None
        spoken = nouns(text)
        for wording, pattern in zip(WORDINGS, PATTERNS, strict=True):
            if not (wording.after if ahead else wording.before):
                continue
            for match in pattern.finditer(text):
                topic = topic_of(wording, match.span(), spoken, given, ahead=ahead)
                found = Match(wording, topic, match.start(), match.end())
                if (
                    (ahead or _goes_with(found, text, spoken))
                    and (best is None or _nearer(found, best, ahead=ahead))
                    and fits(found, text, context, figure)
                    and (topic not in CASE_TOPICS or self._own_case(context))
                ):
                    best = found
        return best

    def _own_case(self, context: str) -> bool:
        return of_disclosure(self._said, context, about=self._about)

    def _listed(self, fragment: str, topic: Topic, figure: Figure) -> Match | None:
        """An item of a list that shares the verb of the item before it."""
        last = self._last.wording if self._last else None
        if last is None or not re.match(r"[、,和及与]|以及", fragment + ","):
            return None
        shared = (DOCUMENT_TOPICS, ENFORCEMENT_TOPICS)
        if any(topic in family and last.topics & family for family in shared):
            plain = Wording(last.quantities, "", frozenset({topic}), last.sure)
            if topic in ENFORCEMENT_TOPICS:
                plain = plain._replace(quantities=(f"{topic}_decisions",))
            found = Match(plain, topic, 0, len(fragment))
            return found if fits(found, fragment, fragment, figure) else None
        return None


def _goes_with(match: Match, text: str, spoken: tuple[tuple[int, int, Topic], ...]) -> bool:
    """Whether nothing unknown stands between words and number that would be what is counted."""
    if match.topic is not Topic.APPLICATION or not _VERBS & {*match.wording.quantities}:
        return True
    if any(topic is Topic.APPLICATION for _, _, topic in spoken):
        return True
    return _FILLER.fullmatch(_GENERAL.sub("", text[match.end :])) is not None


def _nearer(one: Match, other: Match, *, ahead: bool) -> bool:
    if ahead:
        return (-one.start, one.end) > (-other.start, other.end)
    return (one.end, -one.start) > (other.end, -other.start)
