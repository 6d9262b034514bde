"""Years and times that do not fit the report year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from core.checks.rule import Hit, Rule, Severity, rule
from core.checks.spots import mending, places
from core.checks.subject import Subject
from core.checks.wording.folding import Words, folded, found, named
from core.periods import year_of
from core.report import Report

_MONTHS = r"(?:1(?:月1日?)?月?起?[-—－~～至到]+12月(?:31日)?(?:期间)?)?"
_OWN_WORK = (
    r"(?<!公)共(?:计|有|收|受|主动|公开|制|发|办|接|新|作|开|组|举|审|梳|\d)|累计|全年"
    r"|[未无](?:收到|接到|收取|发出|发生|产生)|没有(?:收到|接到|收取|发出|发生|产生)"
    r"|收到|受理|(?:主动公开|制发|制定(?:发布)?(?:行政)?规范性文件)(?!了?《)|取得了?"
    r"|坚持|紧紧围绕|认真(?:贯彻|落实|学习|执行|履行|做好)|深入(?:贯彻|学习|落实)"
    r"|严格(?:按照|落实|执行|遵守|依据)|根据|按照|高度重视|(?:扎实|积极|持续|稳步)推进"
    r"|在\S{2,16}(?:领导|指导|支持|部署)下"
)
_OPENING_YEAR = re.compile(
    rf"(?:^|(?<=[。；：，！？）]))(?P<year>20\d\d)年度?{_MONTHS}(?!\d)，?"
    rf"[^，。；：《“（\d]{{0,20}}?(?:{_OWN_WORK})(?!的|基本目录|目录|清单|指南|制度)"
)
_ANNOUNCED_YEAR = re.compile(
    r"(?:现将|现就|现对|现予|现向社会|现公布|特向社会|特公布|特编制|现编制)"
    r"[^。；《]{0,20}?(?P<year>20\d\d)年"
)
_COUNT_OF_NEXT_YEAR = re.compile(
    r"收到|受理|[未无](?:收取|发出|发生|产生)|没有(?:收取|发出|发生|产生)|公开[^，。；]{0,10}\d"
)
_COMPARED = re.compile(
    r"今年|本年|当年|去年|上一?年(?!度?结转)|往年|历年|以来|同期|[同相环]比|整改|预算|决算|三公"
    r"|20\d\d年度?结转|截至(?!到?20\d\d年(?:12月|年?[底末]|度末))|较20|比20"
    r"|(?<![截月份日])至20|(?<!截[至止])(?<![月份日])到20|机构改革|更名|组建|挂牌|合并|划转"
)
_YEAR_END = re.compile(
    r"(?:^|(?<=[。；：，！？）]))截[至止]到?(?P<year>20\d\d)年"
    r"(?:12月(?:31日|[底末]|(?!\d))|年?[底末]|度末)"
    r"(?![之以]?前|[^，。；]*的[^，。；\d]{1,8}(?=[，。；])"
    r"|[^，。；]{1,8}的[^，。；\d]{1,8}\d+[件份条处])"
)
"""The end of a year to which something is counted; not what documents of a time are called."""
_ALL_MONTHS = re.compile(
    r"(?:^|(?<=[。；：，！？）]))[自从在]?(?P<year>20\d\d)年1月?份?起?[-—－~～至到]+"
    r"(?:(?P=year)年|[当同]年)?12月(?!\d)(?![^，。；]*的[^，。；\d]{1,8}(?=[，。；]))"
)
"""January to December; a span of days is the stated period (统计期限), another rule's."""
_FACT = re.compile("共|已|累计|收到|[未无]|没有")
_NOW = re.compile("今年|本年|当年|目前")
_MORE = re.compile("新[增建添设]|增[加至长]|减[少至]|又|再|在此基础上|较|比")
_AHEAD = re.compile("将|拟|计划|打算|下一?步|力争|争取|继续|进一步")
_COUNTED = re.compile(r"\d[余多]?(?:万|千)?[件条篇份次项个场期元人名户家处块]")
_SENTENCE = re.compile(r"[^。；！？]*[。；！？]?")
_OLDEST = 3
"""How many years back a year may be left over from a report; older ones are history."""


@lru_cache(maxsize=1024)
def _wrong_years(text: str, year: int) -> tuple[Words, ...]:
    spots = []
    for sentence in _SENTENCE.finditer(text):
        words = sentence[0]
        if "20" not in words or f"{year}年" in words or _COMPARED.search(words):
            continue
        wanted = None if _COUNTED.search(words) else str(year)
        for match in _years_of_work(words, text[sentence.end() :], year):
            at = sentence.start() + match.start("year")
            spots.append(Words(at, at + 4, wanted, f"{match['year']}年"))
    return tuple(sorted(set(spots)))


def _years_of_work(words: str, rest: str, year: int) -> Iterator[re.Match[str]]:
    """Where a sentence tells of the work of another year that may be left over."""
    for match in (*_OPENING_YEAR.finditer(words), *_ANNOUNCED_YEAR.finditer(words)):
        if _left_over(match, words, _COUNT_OF_NEXT_YEAR.search(match[0]), year):
            yield match
    for match in (*_YEAR_END.finditer(words), *_ALL_MONTHS.finditer(words)):
        told = _left_over(match, words, _FACT.search(words), year)
        if told and not _goes_on(_SENTENCE.match(rest), year):
            yield match


def _left_over(match: re.Match[str], words: str, told: re.Match[str] | None, year: int) -> bool:
    """Whether a year is a recent one, or the next one spoken of as though it were over."""
    printed = int(match["year"])
    if printed == year + 1:
        return told is not None and not _AHEAD.search(words)
    return year - _OLDEST <= printed < year


def _goes_on(following: re.Match[str] | None, year: int) -> bool:
    """Whether the next sentence compares the report year with what was said."""
    words = following[0] if following else ""
    now = f"{year}年" in words or _NOW.search(words)
    return bool(now and _MORE.search(words))


@rule("N27", "正文写了别的年份", Severity.WARNING)
def other_year(subject: Subject) -> Iterator[Hit]:
    """正文讲本年度工作的句子，年份要是报告年度，不能是照搬旧稿留下的年份。

    和上年对比的、讲下一年打算的、文件名和文号里的年份不算。

    依据：条例第五十条，年报写的是报告年度的工作；通报里常见的差错。
    改法：年份写错的改过来；整句是旧稿的，换成本年度的情况。
    """
    year = subject.report.year
    if year is None or not _vouched(subject.report, year):
        return
    spots = found(subject.report, lambda text: _wrong_years(text, year))
    if not spots:
        return
    mendable = all(spot.wanted for spot in spots)
    yield Hit(
        f"这是{year}年的报告，正文讲工作却写成了{named(spots)}。"
        "请看是年份写错了，还是整句没有更新。",
        places(spots),
        expected=year,
        fixes=(mending(f"改为“{year}年”", spots),) if mendable else (),
    )


def _vouched(report: Report, year: int) -> bool:
    """Whether more than the signature's date speaks for the report year."""
    return year_of(report.title) == year or any(
        f"{year}年" in folded(paragraph.text).text for paragraph in report.texts
    )


_RELATIVE = re.compile(
    r"今年以来|今年来(?!到|自)|截[至止]到?目前|截[至止](?:今日|今天|发稿)|(?:到|至)目前为止|迄今为止"
    r"|(?<![附贴最接靠])近日(?![常益程志报])"
)


@lru_cache(maxsize=1024)
def _relative_times(text: str, year: int) -> tuple[Words, ...]:
    return tuple(
        Words(*match.span(), f"{year}年" if match[0] == "今年以来" else None)
        for match in _RELATIVE.finditer(text)
    )


@rule("N28", "时间说得不明确", Severity.HINT)
def vague_time(subject: Subject) -> Iterator[Hit]:
    """年报是次年写的，“今年以来”“截至目前”“近日”说不清是哪一年、到哪一天。

    依据：年报统计的是1月1日至12月31日，时间应写明确。
    改法：写成“2024年”“截至2024年12月31日”的样子。
    """
    year = subject.report.year
    if year is None:
        return
    spots = found(subject.report, lambda text: _relative_times(text, year))
    if spots:
        mendable = all(spot.wanted for spot in spots)
        yield Hit(
            f"{named(spots)}时间不明确，年报里请写“{year}年”或“截至{year}年12月31日”。",
            places(spots),
            fixes=(mending(f"“今年以来”改为“{year}年”", spots),) if mendable else (),
        )


_CONGRESSES = {"十九": 2017, "二十": 2022}
_SESSIONS = {
    "十九": (2017, 2018, 2018, 2019, 2020, 2021, 2022),
    "二十": (2022, 2023, 2024, 2025),
}
"""The years of the plenary sessions (中央委员会全体会议) of each congress, the first first."""

_CAMPAIGNS = {
    "党史学习教育": 2021,
    "党纪学习教育": 2024,
    "中央八项规定精神学习教育": 2025,
}
_SESSION_NAMES = "一二三四五六七"
_CONGRESS = re.compile(r"党的(?P<congress>十九|二十)大(?!以来)")
_SESSION = re.compile(
    r"(?<!委)(?P<congress>十九|二十)届(?P<sessions>[一二三四五六七]中(?:[、和及][一二三四五六七]中)*)"
)


@lru_cache(maxsize=1024)
def _dated_names(text: str) -> tuple[tuple[int, int, str, int], ...]:
    """Meetings and campaigns that the text names, each with the year of its first mention."""
    if "大" not in text and "中" not in text and "教育" not in text:
        return ()
    named_ones = [
        (*match.span(), match[0], _CONGRESSES[match["congress"]])
        for match in _CONGRESS.finditer(text)
    ]
    for match in _SESSION.finditer(text):
        years = _SESSIONS[match["congress"]]
        for piece in re.finditer(r"[一二三四五六七]中", match["sessions"]):
            number = _SESSION_NAMES.index(piece[0][0])
            if number < len(years):
                start = match.start("sessions") + piece.start()
                name = f"{match['congress']}届{piece[0]}全会"
                named_ones.append((start, start + 2, name, years[number]))
    for name, year in _CAMPAIGNS.items():
        named_ones += [(*match.span(), name, year) for match in re.finditer(name, text)]
    return tuple(named_ones)


@rule("N51", "会议提法和年份对不上", Severity.HINT)
def anachronism(subject: Subject) -> Iterator[Hit]:
    """报告里提到的会议、学习教育，不能是报告年度还没有的，也不宜还停留在上一届。

    依据：照搬旧稿、错用别年稿子时常见的痕迹。
    改法：核对这句话是不是从别的年度抄来的，改成报告年度的提法。
    """
    year = subject.report.year
    if year is None:
        return
    late = found(
        subject.report,
        lambda text: [
            Words(start, end, None, name)
            for start, end, name, since in _dated_names(text)
            if since > year
        ],
    )
    if late:
        yield Hit(
            f"{named(late)}在{year}年还没有，请看是不是从别的年度的稿子里抄来的。", places(late)
        )
    current = _CONGRESSES["二十"]
    if year <= current:
        return
    all_named = found(
        subject.report,
        lambda text: [
            Words(start, end, str(since), name) for start, end, name, since in _dated_names(text)
        ],
    )
    meetings = [spot for spot in all_named if spot.printed not in _CAMPAIGNS]
    if meetings and all(int(spot.wanted or 0) < current for spot in meetings):
        yield Hit(
            f"全文提到的会议只有{named(meetings)}，没有党的二十大以后的，请看这段话是不是旧稿。",
            places(meetings),
        )


YEARS: tuple[Rule, ...] = (other_year, vague_time, anachronism)
"""N27, N28 and N51."""
