"""A paragraph as the claims engine reads it: half-width, without white space, names masked."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

MASK = "▢"
"""Stands for every character of a title, a document number or a fixed formula."""

_MASKED = re.compile(
    r"《[^《》]*(?:《[^《》]*》[^《》]*)*》(?:\([^()]*\))?"
    r"|[〔\[【][0-9]{4}[〕\]】][0-9]*号?"
    r"|(?:公民|自然人|个人)、?(?:企业、?)?法人(?:和|或|及|与|、|或者|以及)?(?:其他|其它)(?:社会)?组织"
    r"|第[一二三四五六七八九十0-9]+[条款项章次届批号]"
)
_SIMPLIFIED = str.maketrans(
    "請辦結復議訴訟開無處罰許發廢現規範強費轉遞內務導撤銷維決審終個條為與從單還組織業"
    "總計項當網絡郵書詢諮詢誌關經屬於據報給機構經營資訊顯並續繼應餘約萬億時間門產數獲駁請判調",
    "请办结复议诉讼开无处罚许发废现规范强费转递内务导撤销维决审终个条为与从单还组织业"
    "总计项当网络邮书询咨询志关经属于据报给机构经营资讯显并续继应余约万亿时间门产数获驳请判调",
)
"""Pages in traditional characters state the same things; only what the words need is mapped."""

_SPACE = re.compile(r"[\s\u200b\ufeff]")


class Folded(NamedTuple):
    """A folded text and where its characters come from.

    Attributes:
        text: The folded text; names are masked, so that lengths stay.
        starts: For each folded character, its position in the printed text.
        length: Length of the printed text.
    """

    text: str
    starts: tuple[int, ...]
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the printed text of a non-empty span of the folded one."""
        return self.starts[start], self.starts[end - 1] + 1


@lru_cache(maxsize=1024)
def folded(text: str) -> Folded:
    """Fold a printed text."""
    characters: list[str] = []
    starts: list[int] = []
    for position, printed in enumerate(text):
        if _SPACE.match(printed):
            continue
        half = unicodedata.normalize("NFKC", printed)
        for character in half if len(half) == 1 else printed:
            characters.append(character)
            starts.append(position)
    plain = "".join(characters).translate(_SIMPLIFIED)
    return Folded(_MASKED.sub(lambda found: MASK * len(found[0]), plain), tuple(starts), len(text))
