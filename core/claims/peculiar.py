"""Numbers that other signs tie to a quantity than the rows of ``wordings``."""

from __future__ import annotations

import re

from core.claims.figures import Figure
from core.claims.fitting import UNITS, Match
from core.claims.quantities import QUANTITIES
from core.claims.topics import Topic
from core.claims.wording import Wording
from core.claims.wordings import ADJACENT_REQUESTS, CHANNEL, WORDINGS


def requests(fragment: str, figure: Figure) -> Match | None:
    """The noun alone before its number: 依申请公开办件12件."""
    found = ADJACENT_REQUESTS.search(fragment)
    if found is None or CHANNEL.search(fragment) or figure.unit not in UNITS - {"条", "次"}:
        return None
    if not figure.unit and not re.search(r"数|为", found[0]):
        return None
    nothing = figure.value == 0
    name = "received" if nothing else "requests"
    wording = Wording((name,), "", frozenset({Topic.APPLICATION}), sure=nothing)
    return Match(wording, Topic.APPLICATION, found.start(), len(fragment))


_OTHERS = {
    "N11": Wording(("other_applicants",), "", frozenset({Topic.APPLICATION})),
    "N09": Wording(("other_outcomes",), "", frozenset({Topic.APPLICATION}), sure=False),
}


def other_of_list(fragment: str, last: Match | None) -> Match | None:
    """其他 at the end of a list: other applicants or other outcomes, as the item before was."""
    if last is None or not re.fullmatch(r"[、,]?(?:其他|其它):?", fragment):
        return None
    wording = _OTHERS.get(QUANTITIES[last.wording.quantities[0].format(topic=last.topic)].code)
    return Match(wording, Topic.APPLICATION, 0, len(fragment)) if wording else None


_INTO_YEAR = re.compile(r"(?:结转|转结|转入|顺延|延续|跨)(?:至|到|入|给|于|办理至)?(20\d\d)年")
_FROM_YEAR = re.compile(
    r"(20\d\d)年(?:度)?(?:末|底)?(?:的)?(?:结转|转结|遗留|(?:尚|还)?未(?:办结|答复))(?!至|到|入|20|下)"
)
_IN = Wording(("carried_in",), "")
_OUT = Wording(("carried_out",), "")
RECEIVED = next(wording for wording in WORDINGS if wording.quantities == ("received",))
"""收到."""

SUMMED = Wording(("received_with_carried_in",), "", frozenset({Topic.APPLICATION}))
"""What was received and what was carried in, together."""

CARRIED = (*(wording for wording in WORDINGS if "carried_in" in wording.quantities), _IN)


def carried_by_year(fragment: str, year: int | None) -> Wording | None:
    """结转 that names its year: into the report year, out of it, or from an earlier one."""
    if into := _INTO_YEAR.search(fragment):
        return _IN if year is not None and int(into[1]) <= year else _OUT
    if (since := _FROM_YEAR.search(fragment)) and year is not None and int(since[1]) < year:
        return _IN
    return None
