"""Section five: the problems and how they were mended (主要问题、改进情况)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.checks.reading import bare
from core.checks.rule import Hit, Rule, Severity, rule
from core.checks.structure.listing import chains
from core.checks.subject import Subject
from core.passages import looks_like_heading, section_passages
from core.place import Place
from core.report import Report

SECTION = 5

_PROBLEM = re.compile(
    r"问题|不足|差距|短板|薄弱|有待|欠缺|困难|滞后|单一|频繁|缺[少乏]"
    r"|[偏较](?:[少低慢弱窄粗散晚]|为?单)"
    r"|不(?:够|强|高|多|全|深|广|快|熟|严|细|实|齐)"
    r"|不(?:及时|到位|完善|规范|均衡|平衡|充分|丰富|健全|明显)"
)
_MENDING = re.compile(
    r"改进|下一?步|下阶段|整改|措施|打算|今后|将|进一步|加强|对策|努力方向"
    r"|(?<!有待)(?<!需要)(?<!不)(?<!未)(?:完善|优化|改善|提升|提高|健全|强化|解决)"
)
_DENIAL = re.compile(
    r"(?:目前|本年度|我[^，。；]{1,4})?(?:均)?(?:不存在|不曾存在|没有发现|未发现|没有|暂无|无)"
    r"(?:任何|明显|突出|重大|主要|其他|存在)*(?:的)?问题(?:(?:及|和|与)改进情况)?(?=[。；，,;\n]|$)"
    r"|问题[：:](?:暂?无|没有)(?=[。；，,;\n]|$)"
    r"|(?:^|\n)(?:暂?无|没有|不存在)[。.]?(?=\n|$)"
)
_SUB_HEADING = re.compile(
    r"(?:^|(?<=\n))[^，；。：:\n仍还也]{0,12}"
    r"(?:存在的?(?:主要)?(?:问题|不足)|主要(?:问题|不足))"
    r"(?:[和及与、](?:不足|困难|(?:改进|整改)(?:情况|措施|办法)?))?(?=$|\n|[：:。])"
    r"|(?:^|(?<=\n))[^，；。：:\n]{0,8}(?:改进|整改)(?:情况|措施|办法)[：:。]?(?=$|\n)"
)
_HEADED = re.compile(
    r"(?:[（(]?[一二三四五六七八九1-9][）)、.．]*)?"
    r"(?P<head>[^。：:；，]{2,16})(?:[。：:]|$)(?P<rest>.*)"
)
_OF_PROBLEMS = re.compile(r"问题|不足|短板|差距|困难|薄弱")
_OF_MENDING = re.compile(r"改进|整改|措施|解决|对策|下一?步|打算|今后|努力方向")
_TURN = re.compile(
    r"(?:^|(?<=[。；！？：\s）)、]))(?:[（(][一二三四五1-9][）)]|[一二三四五1-9][、.．])?\s*"
    r"(?:改进(?!的|意见)|下一?步|今后|整改|针对(?:上述|以上|存在|这些)|(?:20\d\d年，?)?我[^，。]{0,4}将"
    r"|工作打算)"
)
_FUTURE = re.compile(
    r"下一?步|下阶段|今后|打算|明年|我(?:们|镇|乡|局|县|区|市|办|委|单位|街道|中心|站|所)将"
)
_DONE = re.compile(
    r"上一?年|去年|往年|前期|上年度|已(?!主动公开)|整改|改进情况[：:。]?\S{8}"
    r"|(?:完成|取得|进行|开展|组织|制定|建立|修订|印发|举办|得到|落实|解决|改善|提升|健全)了|全年|年内|本年度"
)
_DONE_TITLE = "改进情况"


def _texts(report: Report) -> list[str]:
    return [passage.text for passage in section_passages(report, SECTION)]


def _without_titles(report: Report, text: str) -> str:
    """The text without the section's own title and the usual sub-headings."""
    return _SUB_HEADING.sub("", text.replace(report.form.sections[SECTION - 1], ""))


def _denied(report: Report) -> re.Match[str] | None:
    """The words by which section five says that there are no problems, and names none."""
    text = "\n".join(map(bare, _texts(report)))
    denial = _DENIAL.search(text.replace(report.form.sections[SECTION - 1], ""))
    if denial is None or _PROBLEM.search(_DENIAL.sub("", _without_titles(report, text))):
        return None
    return denial


def problems_and_mending(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Section five in two: what comes before its turn to improvement, and the rest."""
    for position, text in enumerate(texts):
        if turn := _TURN.search(text):
            head, tail = text[: turn.start()], text[turn.start() :]
            return [*texts[:position], *([head] if head.strip() else [])], [
                tail,
                *texts[position + 1 :],
            ]
    return list(texts), []


@rule("S16", "第五部分缺问题或改进", Severity.WARNING)
def problems_and_improvement(subject: Subject) -> Iterator[Hit]:
    """第五部分既要写存在的主要问题，也要写改进情况。

    小标题下面或后面写了内容的，就算写了。写“不存在问题”的，由“第五部分写没有问题”去查。

    依据：条例第五十条第一款第四项。
    改法：缺哪一样，补上哪一样。
    """
    report = subject.report
    text = "\n".join(map(bare, _texts(report)))
    if not re.search(r"\w", text) or _denied(report):
        return
    plain = _without_titles(report, text)
    absent = [
        name
        for name, words, of_this, of_that in (
            ("存在的问题", _PROBLEM, _OF_PROBLEMS, _OF_MENDING),
            ("改进情况", _MENDING, _OF_MENDING, _OF_PROBLEMS),
        )
        if not words.search(plain) and not _told_below(text.split("\n"), of_this, of_that)
    ]
    if absent:
        yield Hit(
            f"第五部分没写{'，也没写'.join(absent)}。问题和改进都要写。", (Place(section=SECTION),)
        )


def _told_below(lines: list[str], of_this: re.Pattern[str], of_that: re.Pattern[str]) -> bool:
    """Whether a sub-heading of one kind, and not of both, has text after or below it."""
    for line, below in pairwise([*lines, ""]):
        named = _HEADED.match(line)
        if not named or not of_this.search(named["head"]) or of_that.search(named["head"]):
            continue
        following = _HEADED.match(below)
        other = following and of_that.search(following["head"])
        if re.search(r"\w", named["rest"]) or (re.search(r"\w", below) and not other):
            return True
    return False


@rule("S17", "改进措施比问题少", Severity.HINT)
def as_many_measures(subject: Subject) -> Iterator[Hit]:
    """列了几个问题，一般要有相应的改进措施。

    依据：有的地方要求逐条提出改进措施（如固镇县2023年报部署会），国家没有统一规定。
    改法：给没有对应措施的问题补上措施。
    """
    problems, measures = problems_and_mending(_texts(subject.report))
    listed = next((chain for chain in chains(problems) if len(chain) > 1), ())
    if not listed or not measures:
        return
    enumerated = max(map(len, chains(measures)), default=0)
    paragraphs = sum(not looks_like_heading(text) for text in measures)
    if max(enumerated, paragraphs) >= len(listed):
        return
    given = f"改进措施只列了{enumerated}条" if enumerated > 1 else "改进措施没有分条写"
    yield Hit(
        f"问题列了{len(listed)}条，{given}，建议一条问题对一条措施。",
        (Place(section=SECTION, paragraph=_turn(subject.report)),),
        expected=len(listed),
        actual=max(enumerated, 1),
    )


def _turn(report: Report) -> int:
    """The paragraph in which the improvement part begins."""
    texts = _texts(report)
    return next(position for position, text in enumerate(texts) if _TURN.search(text))


@rule("S38", "第五部分写没有问题", Severity.WARNING)
def problems_denied(subject: Subject) -> Iterator[Hit]:
    """第五部分不能只写“无”“暂无”“不存在问题”。

    依据：条例第五十条第一款第四项，年报要写主要问题和改进情况。
    改法：写出一两个实际问题和改进情况。
    """
    denial = _denied(subject.report)
    if denial:
        said = denial[0].strip("\n。；，,;")
        place = next(
            (
                passage.span(found, found + len(said))
                for passage in section_passages(subject.report, SECTION)
                if (found := passage.text.find(said)) >= 0
            ),
            Place(section=SECTION),
        )
        yield Hit(f"第五部分写的是“{said}”。这一部分要写存在的问题和怎么改进的，请补充。", (place,))


@rule("S39", "没写上年问题的整改", Severity.HINT)
def last_years_mending(subject: Subject) -> Iterator[Hit]:
    """“改进情况”一般要写上年问题改得怎么样，不能只写下一步打算。

    依据：条例第五十条第一款第四项要求写改进情况。
    改法：补一句上年问题的整改结果。
    """
    texts = _texts(subject.report)
    _, measures = problems_and_mending(texts)
    if not measures or _denied(subject.report):
        return
    told = "\n".join(map(bare, texts)).replace(subject.form.sections[SECTION - 1], "")
    year = subject.report.year
    words = [f"{year + 1}年"] if year else []
    ahead = _FUTURE.search(told) or any(word in told for word in words)
    behind = _DONE.search(told) or any(bare(text).endswith(_DONE_TITLE) for text in texts)
    if ahead and not behind:
        yield Hit(
            "第五部分只写了下一步怎么做，没写上年的问题改得怎么样，建议补一句。",
            (Place(section=SECTION, paragraph=_turn(subject.report)),),
        )


IMPROVEMENT: tuple[Rule, ...] = (
    problems_and_improvement,
    as_many_measures,
    problems_denied,
    last_years_mending,
)
