"""The document the report says it was written by (编制依据)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.checks.reading import bare
from core.checks.rule import Hit, Rule, Severity, rule, set_text
from core.checks.subject import Subject
from core.form import FORMS
from core.passages import Passage, passages

NUMBER = FORMS["2021"].basis
"""The current form's document number."""

NAME = "《中华人民共和国政府信息公开工作年度报告格式》"
"""What the current form is called."""

CITATION = f"{NAME}（{NUMBER}）"

_OPEN, _CLOSE = r"[〔【\[［(（〈<]", r"[〕】\]］)）〉>]"
_OLD_NAME = (
    r"《[^《》]*(?:(?<=《)|(?<=国务院办公厅)|(?<=政务公开办公室))"
    r"关于政府信息公开工作年度报告有关事项的通知》"
)
_OLD_NUMBER = rf"国办公开办[函涵]?\s*{_OPEN}?\s*2019\s*{_CLOSE}?\s*(?:第)?\s*60\s*号"
_OLD = re.compile(
    rf"(?P<name>{_OLD_NAME})?\s*(?P<open>[（(])?(?P<number>{_OLD_NUMBER})(?(open)[）)])"
    rf"|(?P<alone>{_OLD_NAME})"
)
_NEW = re.compile(
    rf"(?P<name>{_OLD_NAME})?\s*(?P<open>[（(])?"
    rf"(?P<number>国办(?:公开办?)?[发函涵]*\s*{_OPEN}?\s*2021\s*年?\s*{_CLOSE}?\s*第?\s*30\s*号)"
    r"(?(open)[）)])"
)
_WORDS = re.compile(r"[^\w]+")


def _cites(text: str) -> bool:
    return "国办" in text or "有关事项的通知" in text


@rule("S26", "编制依据是旧文件", Severity.WARNING, editions=("2021",))
def current_basis(subject: Subject) -> Iterator[Hit]:
    """2021年度起的年报，编制依据应是国办公开办函〔2021〕30号，不再是〔2019〕60号。

    两份都引的只作提示。

    依据：国办公开办函〔2021〕30号自2021年度报告起适用。
    改法：改为《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）。
    """
    if (subject.report.year or 0) < FORMS["2021"].first_year:
        return
    cited = [passage for passage in passages(subject.report) if _cites(passage.text)]
    both = any(_NEW.search(passage.text) for passage in cited)
    for passage in cited:
        for match in _OLD.finditer(passage.text):
            if both and match["alone"]:
                continue
            yield _outdated_citation(passage, match, both=both)


def _outdated_citation(passage: Passage, match: re.Match[str], *, both: bool) -> Hit:
    whole = match["name"] and match["number"]
    replacement = CITATION if whole else NAME if match["alone"] else None
    span = match.span() if replacement else match.span("number")
    place = passage.span(*span)
    return Hit(
        f"编制依据写的是2019年的旧文件“{match['alone'] or match['number']}”，应为{CITATION}。",
        (place,),
        expected=CITATION,
        actual=passage.text[span[0] : span[1]],
        fixes=(set_text("改为现行的依据", place, replacement or NUMBER),),
        grade=Severity.HINT if both else None,
    )


@rule("S27", "编制依据的文号写错", Severity.WARNING)
def number_of_basis(subject: Subject) -> Iterator[Hit]:
    """编制依据的文件名和文号要写对；只错括号的作提示。

    依据：国办公开办函〔2021〕30号的文号；GB/T 9704—2012 规定文号年份用六角括号。
    改法：写作《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）。
    """
    for passage in passages(subject.report):
        if "国办" not in passage.text or "年度报告" not in passage.text:
            continue
        for match in _NEW.finditer(passage.text):
            printed = bare(match["number"])
            place = passage.span(*match.span("number"))
            if match["name"]:
                whole = passage.span(*match.span())
                yield Hit(
                    f"“{printed}”的文件名应为{NAME}，现在写的是2019年那份的名称。",
                    (whole,),
                    expected=CITATION,
                    actual=passage.text[slice(*match.span())],
                    fixes=(set_text(f"改为{CITATION}", whole, CITATION),),
                    recommended=True,
                )
            elif printed != NUMBER:
                yield Hit(
                    f"编制依据的文号“{printed}”应为“{NUMBER}”。",
                    (place,),
                    expected=NUMBER,
                    actual=printed,
                    fixes=(set_text(f"改为“{NUMBER}”", place, NUMBER),),
                    recommended=True,
                    grade=Severity.HINT if _only_brackets(printed) else None,
                )


def _only_brackets(printed: str) -> bool:
    """Whether nothing but the brackets is wrong."""
    return _WORDS.sub("", printed) == _WORDS.sub("", NUMBER)


BASIS: tuple[Rule, ...] = (current_basis, number_of_basis)
