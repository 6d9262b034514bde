"""Years and numbers left over from last year's report, and growth that it does not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from core.checks.continuity.unchanged import in_tables
from core.checks.rule import Fix, Hit, Rule, Severity, rule, set_text
from core.checks.subject import Subject
from core.claims.folding import folded
from core.edits import Edit, TextChange
from core.form.cells import cell_of
from core.growth import Growth, growths
from core.numbers import Number, show
from core.passages import Passage, passages
from core.place import Place
from core.report import Report

_MANY = 100
"""From which number on its coming back unchanged is more than a coincidence."""

_SENTENCE = re.compile(r"[^。;!?\n]+")
_SHORTEST = 8
_NOT_OF_THE_YEAR = re.compile(
    r"统计期限|数据.{0,6}期限|(?<!截[至止]20\d\d年)12月31日|以来|较|比|上年|去年|同期|部分组成"
)
_YEAR_END = re.compile(r"截[至止]到?20\d\d年")
"""What is counted to the end of a year may be told as history."""
_STATISTICAL = (
    r"(?:公开|发布|制发|制定|收到|受理|接到|办结|答复|废止|回应|解读|推送|编发|印发|更新|录入|报送"
    r"|召开|开展|举办|培训|接待|组织)"
)
_COUNT = re.compile(
    rf"{_STATISTICAL}[^,。;]{{0,24}}?(?<!\d)(\d+)[余多]?(?:万|千)?[件条篇份次期场起]"
)
_YEAR_MARK = "▣"


class _Sentence(NamedTuple):
    """A sentence: where its paragraph stands, where it stands in it, and its folded words."""

    passage: Passage
    start: int
    words: str

    @property
    def place(self) -> Place:
        """Where the whole of it stands."""
        return self.at(0, len(self.words))

    def at(self, start: int, end: int) -> Place:
        """Where some of its words stand."""
        text = folded(self.passage.text)
        return self.passage.span(*text.span(self.start + start, self.start + end))


@lru_cache(maxsize=2048)
def _sentences(text: str) -> tuple[tuple[int, str], ...]:
    return tuple(
        (match.start(), match[0])
        for match in _SENTENCE.finditer(folded(text).text)
        if len(match[0]) >= _SHORTEST
    )


@lru_cache(maxsize=16)
def _known(texts: tuple[str, ...]) -> frozenset[str]:
    """Every sentence of some paragraphs."""
    return frozenset(words for text in texts for _, words in _sentences(text))


@lru_cache(maxsize=16)
def _known_without(texts: tuple[str, ...], year: int) -> frozenset[str]:
    """Every sentence of some paragraphs, a year masked."""
    return frozenset(words.replace(f"{year}年", _YEAR_MARK) for words in _known(texts))


def _own(report: Report) -> Iterator[_Sentence]:
    for passage in passages(report):
        for start, words in _sentences(passage.text):
            yield _Sentence(passage, start, words)


@rule("Y08", "留着上年的年份或数字", Severity.ERROR)
def left_over(subject: Subject) -> Iterator[Hit]:
    """整句和上年报告一模一样，年份还是上年的，或者统计的数一个没变。

    年份没改又带着统计数的必须改；其他的请核实。表里有的数另有检查，这里不查。

    依据：条例第五十条：报告的是上一年度的情况；通报里常见的差错。
    改法：年份、数字都换成今年的；数确实没变的不用改。
    """
    before, year = subject.last_year, subject.report.year
    if before is None or year is None:
        return
    texts = tuple(passage.text for passage in passages(before))
    known, masked = _known(texts), _known_without(texts, year - 1)
    certain: list[_Sentence] = []
    doubtful: list[_Sentence] = []
    counted: list[tuple[_Sentence, re.Match[str]]] = []
    for sentence in _own(subject.report):
        if sentence.words in known and _dated(sentence.words, year - 1):
            sure = _COUNT.search(sentence.words) and not _YEAR_END.search(sentence.words)
            (certain if sure else doubtful).append(sentence)
        elif sentence.words.replace(f"{year}年", _YEAR_MARK) in masked:
            counted += [(sentence, match) for match in _counts(sentence.words)]
    for sentences, grade in ((certain, None), (doubtful, Severity.WARNING)):
        if sentences:
            yield _old_year(sentences, year, grade)
    if counted:
        yield _old_numbers(counted)


def _dated(words: str, year: int) -> bool:
    """Whether a sentence speaks of the work of a year."""
    return f"{year}年" in words and not _NOT_OF_THE_YEAR.search(words)


def _counts(words: str) -> Iterator[re.Match[str]]:
    """The numbers of some size that a sentence counts the year's work by."""
    if not in_tables(words) and not _NOT_OF_THE_YEAR.search(words):
        yield from (match for match in _COUNT.finditer(words) if len(match[1]) > 1)


def _old_year(sentences: list[_Sentence], year: int, grade: Severity | None) -> Hit:
    last = f"{year - 1}年"
    places = [
        sentence.at(match.start(), match.start() + 4)
        for sentence in sentences
        for match in re.finditer(last, sentence.words)
    ]
    numbers = "年份和数都要换成今年的。" if grade is None else "请看是不是忘了改。"
    many = f"（{len(sentences)}句）" if len(sentences) > 1 else ""
    title = f"改成{year}年（数字请再核对）"
    changes = tuple(TextChange(place, str(year)) for place in places)
    return Hit(
        f"这句和上年报告一样，年份还是{last}{many}：“{_beginning(sentences[0])}”。{numbers}",
        tuple(places),
        expected=year,
        actual=year - 1,
        fixes=(Fix(title, Edit(title, changes)),),
        grade=grade,
    )


def _old_numbers(counted: list[tuple[_Sentence, re.Match[str]]]) -> Hit:
    numbers = list(dict.fromkeys(match[1] for _, match in counted))
    large = any(int(number) >= _MANY for number in numbers)
    return Hit(
        f"“{_beginning(counted[0][0])}”和上年报告一字不差，{'、'.join(numbers)}"
        f"{'这几个数' if len(numbers) > 1 else '这个数'}也没变。请看是不是忘了换成今年的。",
        tuple(sentence.at(*match.span(1)) for sentence, match in counted),
        grade=Severity.WARNING if large else Severity.HINT,
    )


def _beginning(sentence: _Sentence) -> str:
    place, text = sentence.place, sentence.passage.text
    said = text[place.start : place.end].strip().replace("“", "‘").replace("”", "’")
    return f"{said[:18]}……" if len(said) > 18 else said


_LAST_COUNT = re.compile(r"(?<![\d.])(\d+)(?=[余多]?[件条项宗起份例])")
_RECEIVED = re.compile(r"收到|受理|接到|接收|新收|新增")
_OTHERS = re.compile(
    "办结|答复|回复|主动公开|发布|留言|来信|来电|热线|复议|诉讼|信访|提案|结转|全[省市县区]|各"
)
_NEAR = 14
"""Characters between a number and the growth that is told of it."""


@rule("Y09", "和上年比的说法与上年报告不符", Severity.WARNING)
def growth_told(subject: Subject) -> Iterator[Hit]:
    """正文说今年收到的申请比上年多了少了多少，要和上年报告表三的数算得上。

    依据：县（区）核查惯例；通报里常见的差错。
    改法：按上年报告和今年表三的“本年新收”重新算；上年报告有误的写明。
    """
    ref = cell_of(subject.report.edition, "applications", "received", "total")
    now, before = subject.number(ref), subject.earlier(ref)
    year = subject.report.year
    if now is None or before is None:
        return
    for sentence in _own(subject.report):
        for growth in growths(sentence.words):
            of_last = growth.year is None or year is None or growth.year == year - 1
            if not of_last or not _of_received(sentence, growth, now):
                continue
            if growth.base and int(sentence.words[slice(*growth.base)]) != before:
                yield _other_base(sentence, growth.base, before)
            elif not growth.fits(before, now):
                yield _unborne(sentence, growth, before, now)


def _of_received(sentence: _Sentence, growth: Growth, now: Number) -> bool:
    """Whether growth is told of the applications received this year."""
    head = sentence.words[: growth.start]
    counts = list(_LAST_COUNT.finditer(head))
    if not counts or int(counts[-1][1]) != now or growth.start - counts[-1].end() > _NEAR:
        return False
    since = counts[-2].end() if len(counts) > 1 else 0
    told = head[since : counts[-1].start()]
    return "申请" in told and bool(_RECEIVED.search(told)) and not _OTHERS.search(head[since:])


def _other_base(sentence: _Sentence, base: tuple[int, int], before: Number) -> Hit:
    said, place = sentence.words[slice(*base)], sentence.at(*base)
    return Hit(
        f"正文说上年收到{said}件申请，上年报告表三“本年新收”总计是{show(before)}件。"
        "请核对，同比也要跟着重新算。",
        (place,),
        expected=before,
        actual=int(said),
        fixes=(set_text(f"改成{show(before)}", place, show(before)),),
    )


def _unborne(sentence: _Sentence, growth: Growth, before: Number, now: Number) -> Hit:
    said = sentence.words[growth.said : growth.end]
    right = growth.mended(before, now)
    place = sentence.at(growth.said, growth.end)
    due = f"，应是{right}" if right else ""
    return Hit(
        f"正文说收到的申请和上年比“{said}”，上年报告是{show(before)}件、今年表三是{show(now)}件{due}。",
        (place,),
        expected=right or None,
        actual=said,
        fixes=(set_text(f"改成“{right}”", place, right),) if right else (),
    )


LEFTOVERS: tuple[Rule, ...] = (left_over, growth_told)
"""What last year's text and figures show to be wrong in this year's text."""
