"""What section one (总体情况) must speak of, and at what length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from core.checks.reading import bare, quoted, section_text
from core.checks.rule import Hit, Rule, Severity, rule
from core.checks.structure.intro import listings
from core.checks.subject import Limit, Subject
from core.organs import Organ, is_government, kind_of
from core.passages import looks_like_heading, section_passages
from core.periods import organ_of_title
from core.place import Place
from core.report import Report

LONG = Limit("organ", "一个机关超过多少字提示", 1500, 300, 20_000)
LONG_FOR_A_COUNTY = Limit("county", "县级以上政府超过多少字提示", 3000, 300, 50_000)


class Topic(NamedTuple):
    """One of the five aspects: its name, the words that show it is covered, and advice."""

    name: str
    words: re.Pattern[str]
    advice: str


TOPICS = (
    Topic(
        "主动公开",
        re.compile(
            r"主动公开|公开(?:了)?(?:各类|政府|政务)?信息|发布(?:了)?(?:各类|政府|政务)?信息"
        ),
        "请写明公开了哪些、多少条。",
    ),
    Topic(
        "依申请公开",
        re.compile(r"依申请|公开申请|申请公开"),
        "没有收到申请也要写一句。",
    ),
    Topic(
        "政府信息管理",
        re.compile(r"信息管理|三审|审核发布|发布审核|审核把关|保密审查|动态调整|规范性文件|清理"),
        "请写写审核发布、保密审查、文件清理这些工作。",
    ),
    Topic(
        "政府信息公开平台建设",
        re.compile(r"平台|门户网站|政府网站|政务新媒体|公众号|公开专区|公开栏|专栏"),
        "请写写网站、政务新媒体、公开专区这些平台。",
    ),
    Topic(
        "监督保障",
        re.compile(r"监督保障|监督(?!权)|考核|评议|责任追究|培训|督查|督导|督促|组织领导"),
        "请写写组织领导、培训、考核、评议这些工作。",
    ),
)
"""The five aspects of section one, as 国办公开办函〔2021〕30号 names them."""

_RIGHTS = re.compile(r"(?:知情权|参与权|表达权|监督权)[、和与及]?")
_EVALUATION = (
    ("工作考核", re.compile("考核")),
    ("社会评议", re.compile("评议")),
    ("责任追究", re.compile("责任追究|追究责任|追责|问责")),
)


def own_text(report: Report) -> str:
    """Section one without white space, the list of the report's parts and their titles."""
    omitted = {
        (listing.passage.place.paragraph, listing.start, listing.end)
        for listing in listings(report)
        if listing.passage.place.section == 1
    }
    lines = []
    for passage in section_passages(report, 1):
        text = passage.text
        for paragraph, start, end in sorted(omitted, key=lambda span: span[1], reverse=True):
            if paragraph == passage.place.paragraph:
                text = text[:start] + text[end:]
        lines.append(bare(text))
    text = "\n".join(lines)
    for title in report.form.sections:
        text = text.replace(title, "")
    return text


def absent_topics(report: Report) -> list[Topic]:
    """The aspects that section one does not speak of; none where it says nothing at all."""
    text = _RIGHTS.sub("", own_text(report))
    return [topic for topic in TOPICS if not topic.words.search(text)] if text.strip() else []


@rule("S14", "总体情况缺少规定内容", Severity.WARNING, editions=("2021",))
def five_topics(subject: Subject) -> Iterator[Hit]:
    """“总体情况”要写到主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面。

    引言里列的部分名称不算写到。

    依据：国办公开办函〔2021〕30号第一条列明的五个方面。
    改法：缺哪一方面，补上一段；没有发生的也写一句。
    """
    for topic in absent_topics(subject.report):
        yield Hit(
            f"“{subject.form.sections[0]}”里没写到“{topic.name}”。{topic.advice}",
            (Place(section=1),),
            expected=topic.name,
        )


@rule("S15", "政府年报没写考核、评议、责任追究", Severity.WARNING)
def evaluation_told(subject: Subject) -> Iterator[Hit]:
    """各级人民政府的年报还要写工作考核、社会评议和责任追究的结果。

    乡、镇、县等人民政府才查；部门、办公室、街道不查。

    依据：条例第五十条第一款第四项。
    改法：在监督保障一段写明结果；没有发生责任追究的，也写一句。
    """
    report = subject.report
    if not _reports_as_government(report):
        return
    text = "".join(section_text(report, number) for number in (1, 5, 6))
    text += "".join(paragraph.text for paragraph in report.preface)
    absent = [name for name, words in _EVALUATION if not words.search(text)]
    if absent and text:
        yield Hit(
            f"政府的年报还要写工作考核、社会评议和责任追究的结果，文中没写到{quoted(absent)}。"
            "没有发生的也要写一句。",
            (Place(section=1),),
        )


def _reports_as_government(report: Report) -> bool:
    """Whether title and signature name a people's government as the one reporting."""
    titled = organ_of_title(report.title)
    if titled and (kind_of(titled) is not Organ.UNKNOWN or not report.signature.organ):
        return is_government(titled)
    return is_government(report.signature.organ)


@rule("S37", "总体情况太长", Severity.HINT, limits=(LONG, LONG_FOR_A_COUNTY))
def length_of_overview(subject: Subject) -> Iterator[Hit]:
    """“总体情况”一般不宜过长；县级以上政府可以长一些。

    小标题和引言不计入；规定的五个方面还没写全的不提示。

    依据：有的地方要求一千字左右（如武政办发〔2025〕54号），国家没有统一规定。
    改法：删去与政府信息公开无关的内容。
    """
    report = subject.report
    wide = is_government(report.organ) and kind_of(report.organ) is not Organ.TOWNSHIP
    limit = subject.limit("S37", LONG_FOR_A_COUNTY if wide else LONG)
    if sum(len(passage.text) for passage in section_passages(report, 1)) <= limit:
        return
    lines = own_text(report).split("\n")
    length = sum(len(line) for line in lines if not looks_like_heading(line))
    if length > limit and not absent_topics(report):
        yield Hit(
            f"“{subject.form.sections[0]}”约{length}字，偏长，建议只写与政府信息公开有关的。",
            (Place(section=1),),
            actual=length,
        )


TOPIC_RULES: tuple[Rule, ...] = (five_topics, evaluation_told, length_of_overview)
