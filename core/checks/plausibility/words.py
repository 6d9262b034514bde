"""What the text has to say about figures that call for a word, as patterns in one place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from core.checks.subject import Subject

PERSONS = re.compile(
    r"(?:自然人|居民|群众|村民|市民|公民)(?:个人)?(?:提交|提出|递交)?的?(?:政府信息公开)?申请"
    r"|申请人[^。；]{0,8}(?:自然人|居民|群众|村民|市民|公民)"
)
"""Applications said to come from natural persons."""

FEE_NOTICE = re.compile(r"收费通知|处理费")
"""A word on the fee for processing information (信息处理费)."""

NO_FEE_NOTICE = re.compile(
    r"(?:未|没有|无)(?:曾|有)?(?:制发|发出|发放|开具|下达|产生)?过?(?:信息处理费)?的?收费通知"
)
"""A denial that any notice of that fee went out."""

REFLECTION = re.compile(r"依申请|申请公开|答复|复议|诉讼|法治")
"""A word on how applications are answered."""

OTHER_OUTCOME = re.compile(
    r"撤回|撤销|终止|放弃|并案|合并|转交|其他(?:处理|情形|方式|原因|类)|“其他”"
)
"""A word on what became of applications settled otherwise."""

OTHER_APPLICANT = re.compile(r"其他(?:组织|申请人|主体|类|法人|单位|机构)|“其他”")
"""A word on applicants of the last kind."""

_WITHDRAWN = re.compile(
    r"(?:撤回|撤销)(?:政府信息公开|信息公开)?申请的?(?:有|共)?(\d+)[件条项宗起]"
    r"|(?:申请人|自主|主动|自行)(?:撤回|撤销)的?(?:有|共)?(\d+)[件条项宗起]"
    r"|(\d+)[件条项宗起](?:申请)?(?:为|因|由|系|是)?(?:申请人)?(?:自主|主动|自行)?(?:撤回|撤销)(?:申请|[。，；])"
)
_CASES = re.compile(r"复议|诉讼|起诉")


def mentions(subject: Subject, pattern: re.Pattern[str], *sections: int) -> bool:
    """Whether the text says something, anywhere or in some sections."""
    return any(pattern.search(text) for text in _plain(subject, sections))


def withdrawn(subject: Subject) -> int:
    """The greatest number of applications the text says were withdrawn (撤回), or 0."""
    return max(
        (
            int(next(filter(None, match.groups())))
            for text in _plain(subject, (1, 3), holding="撤")
            for clause in re.split("[。；]", text)
            if not _CASES.search(clause)
            for match in _WITHDRAWN.finditer(clause + "。")
        ),
        default=0,
    )


def _plain(subject: Subject, sections: tuple[int, ...], holding: str = "") -> Iterator[str]:
    """The paragraphs that hold a character, in one width and without white space."""
    for number in sections or range(1, 7):
        for paragraph in subject.report.sections[number - 1].paragraphs:
            if holding in paragraph.text:
                text = "".join(unicodedata.normalize("NFKC", paragraph.text).split())
                yield text.translate(_RESTORED)


_RESTORED = str.maketrans(",;", "，；")
"""Compatibility folding makes these half-width; the patterns speak of the full-width ones."""
