"""What the report says it published: with numbers, of its own, each kind once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from core.checks.rule import Hit, Rule, Severity, rule
from core.checks.spots import places
from core.checks.structure.topics import own_text
from core.checks.subject import Subject
from core.checks.wording.folding import Words, folded, found, found_in, named
from core.organs import Organ, kind_of
from core.passages import section_passages
from core.place import Place

_COUNT = re.compile(
    r"(?:\d[\d,.]*|[一二三四五六七八九十百千两]+)[余多]?[万千百]?[余多]?(?:条|件|篇|则|次|份|期|项|部|批|例|人次)"
)
_PUBLISHING = re.compile("公开|发布|信息|推送|更新|文件|网站|公众号|解读|转发|专栏|公示")
_CASES = re.compile("申请|复议|诉讼|起诉|收费|处理费")
_OTHER_WORK = re.compile(
    "培训|会议|检查|考核|督查|留言|信箱|热线|答复|责任追究|建议|提案|举办|召开"
)
_MADE_PUBLIC = re.compile("公开|发布|推送|更新")
_SENTENCE = re.compile("[^。；]+")
_OWN_PUBLISHING = re.compile(
    r"主动公开|(?<!申请)(?<!申请人)公开了?(?:各类|政府|政务)?信息|发布了?(?:各类|政府|政务)?信息"
)
_HEADED = re.compile(r"\s*(?:[（(]一[）)]|[1１][.．、]|一是)?\s*主动公开")


@lru_cache(maxsize=1024)
def _published(text: str) -> bool:
    """Whether the text counts something published."""
    return any(
        _COUNT.search(clause) and _of_publishing(clause)
        for sentence in _SENTENCE.findall(text)
        if _PUBLISHING.search(sentence)
        for clause in sentence.split("，")
    )


def _of_publishing(clause: str) -> bool:
    """Whether a clause with a count counts neither applications nor other work."""
    other = _OTHER_WORK.search(clause) and not _MADE_PUBLIC.search(clause)
    return not other and not _CASES.search(clause)


@rule("N48", "主动公开没写数量", Severity.WARNING)
def number_published(subject: Subject) -> Iterator[Hit]:
    """主动公开一段要写明公开了多少条信息；“总体情况”通篇没有一个数的，也在这里提示。

    当地不要求写数量的，可以把这一项关掉。

    依据：国办公开办函〔2021〕30号要求总体情况写主动公开；有的地方明确要求写数量（如武政办发〔2025〕54号）。
    改法：补上主动公开的条数，没有的写0。
    """
    passages = section_passages(subject.report, 1)
    texts = [folded(passage.text).text for passage in passages]
    if not _OWN_PUBLISHING.search(own_text(subject.report)):
        return
    preface = [folded(paragraph.text).text for paragraph in subject.report.preface]
    if any(map(_published, (*texts, *preface))):
        return
    headed = next((passage.place for passage in passages if _HEADED.match(passage.text)), None)
    said = next(
        (
            passage.place
            for passage, text in zip(passages, texts, strict=True)
            if _OWN_PUBLISHING.search(text)
        ),
        Place(section=1),
    )
    bare_of_numbers = not any(_COUNT.search(text) for text in texts)
    what = f"“{subject.form.sections[0]}”里一个数也没有" if bare_of_numbers else "主动公开没写数量"
    yield Hit(f"{what}，请写明主动公开了多少条信息。", (headed or said,))


_INTERNAL = re.compile(
    r"主动公开[^。；]{0,30}(?:类别|种类|内容|范围|包括|涵盖|主要有|其中)[^。；]{0,60}?"
    r"(?P<kind>请示(?!批复)|签报|会议纪要|内部通报|内部简报|内部刊物|工作函|便函)"
)
_ANY_INTERNAL = re.compile("请示|签报|会议纪要|内部|工作函|便函")


@lru_cache(maxsize=1024)
def _internal_kinds(text: str) -> tuple[Words, ...]:
    if "主动公开" not in text or not _ANY_INTERNAL.search(text):
        return ()
    return tuple(Words(*match.span("kind")) for match in _INTERNAL.finditer(text))


@rule("N49", "主动公开里有内部文种", Severity.HINT)
def internal_kinds(subject: Subject) -> Iterator[Hit]:
    """请示、签报、会议纪要一般是内部往来的，列在主动公开的类别里要核对。

    依据：条例第十六条，内部事务信息和过程性信息可以不予公开。
    改法：确实公开了的不用改；写错的删去。
    """
    spots = found(subject.report, _internal_kinds)
    if spots:
        yield Hit(f"{named(spots)}一般属于内部公文，请确认是不是真的主动公开了。", places(spots))


_VAGUE = re.compile(
    "一些地区|部分地区|有的地区|多数部门|多数地区|一些部门|各级政府部门|各地区各部门"
)
_WIDE = frozenset({Organ.COUNTY, Organ.CITY, Organ.PREFECTURE, Organ.PROVINCE, Organ.OFFICE})


@lru_cache(maxsize=1024)
def _vague(text: str) -> tuple[Words, ...]:
    return tuple(Words(*match.span()) for match in _VAGUE.finditer(text))


@rule("N52", "泛泛而谈", Severity.HINT, on=False)
def generalities(subject: Subject) -> Iterator[Hit]:
    """一个机关的报告写本机关的事，“部分地区”“多数部门”这样的话多半出自范文。

    汇总全县、全市情况的报告不查。

    依据：国办公开办函〔2021〕30号要求内容不能泛化。
    改法：换成本机关的具体情况。
    """
    if kind_of(subject.report.organ) in _WIDE:
        return
    spots = found_in(section_passages(subject.report, 1), _vague)
    if spots:
        yield Hit(f"{named(spots)}说得太泛，请写本机关的具体情况。", places(spots))


_COUNTED_ITEM = re.compile(
    r"(?:^|(?<=[，、；：]))(?:其中|包括|包含|分别为|分别是|主要有|主要为|以及|及|和|公开|发布|有)*"
    r"(?P<name>[\u4e00-\u9fff“”]{3,12}?)(?:共|共计|计)?(?P<number>\d+)[余多]?(?:条|件|篇|份|次|项|期|个)"
)
_COUNTS = re.compile(r"\d[余多]?[条件篇份次项期个]")
_RESULT = re.compile(
    "维持|纠正|驳回|撤销|未审结|审结|结案|办结|答复|自然人|法人|网上|网络|信函|当面|收到|受理|转发|点击"
    "|阅读|浏览|其他|其它|新增|累计|更新|原创|解读|回复|合计|申请|复议|诉讼|公开|处罚|许可|强制"
)


@lru_cache(maxsize=1024)
def _repeated_items(text: str) -> tuple[Words, ...]:
    """Items of one enumeration that stand in it twice with a number each."""
    spots = []
    for sentence in _SENTENCE.finditer(text):
        if len(_COUNTS.findall(sentence[0])) < 3:
            continue
        seen: set[str] = set()
        last = 0
        for match in _COUNTED_ITEM.finditer(sentence[0]):
            if "其中" in sentence[0][last : match.start("number")]:
                seen.clear()
            last = match.end()
            name = match["name"]
            if name in seen and not _RESULT.search(name):
                start = sentence.start() + match.start("name")
                spots.append(Words(start, sentence.start() + match.end(), None, name))
            seen.add(name)
    return tuple(spots)


@rule("N54", "列举的项目重复", Severity.HINT)
def repeated_items(subject: Subject) -> Iterator[Hit]:
    """一串列举里，同一个项目出现了两次，可能是重复，也可能有一个写错了名称。

    依据：公文一般要求，文字准确；重复的会让各项之和对不上。
    改法：重复的删去一个；名称写错的改过来。
    """
    spots = found(subject.report, _repeated_items)
    if spots:
        yield Hit(f"{named(spots)}在同一串列举里出现了两次，请核对。", places(spots))


_OWN_COUNT = re.compile(r"公开[^。；\d]{0,14}信息[^。；\d]{0,10}\d")
_NOT_GOVERNMENT = re.compile(
    r"(?P<kind>(?:村务|党务|厂务|居务|三务)(?:公开)?(?:信息|类)?|宣传稿件?|新闻稿件?|信息稿件?|党建(?:信息|类|动态))"
    r"[^，。；、\d]{0,6}\d+[余多]?(?:条|篇|件|份)"
)


@lru_cache(maxsize=1024)
def _not_government(text: str) -> tuple[Words, ...]:
    spots = []
    for sentence in re.finditer("[^。]+", text):
        if counted := _OWN_COUNT.search(sentence[0]):
            spots += [
                Words(sentence.start() + match.start(), sentence.start() + match.end())
                for match in _NOT_GOVERNMENT.finditer(sentence[0], counted.end())
            ]
    return tuple(spots)


@rule("N55", "把村务、党务算成政府信息", Severity.HINT)
def other_publicity(subject: Subject) -> Iterator[Hit]:
    """村务、党务、厂务公开和宣传稿不是政府信息，主动公开的条数一般不含这些。

    依据：条例第二条，政府信息是行政机关履行行政管理职能过程中制作或者获取的信息。
    改法：核对条数；不是政府信息的不计入。
    """
    spots = found(subject.report, _not_government)
    if spots:
        yield Hit(
            f"{named(spots)}一般不算政府信息，请看主动公开的条数里该不该包含。", places(spots)
        )


DISCLOSURE: tuple[Rule, ...] = (
    number_published,
    internal_kinds,
    generalities,
    repeated_items,
    other_publicity,
)
"""N48 (which speaks for N47 too), N49, N52, N54 and N55."""
