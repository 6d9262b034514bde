"""The fact in a message, without what the message asks of the clerk.

A message speaks to a colleague: it says what stands where, and then asks or advises (改正文，
还是改表？ 请核对。). On a sheet that is signed and handed in only the fact may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SENTENCE = re.compile("[^。！？]*[。！？]?")
_CLAUSE = re.compile("[^，；：]*[，；：]?")
_REQUEST = re.compile("(?<![申提聘邀报])请(?![示求假人来])|建议")
_CONDITION = re.compile("^[^是]*的[，；：]$")
"""A clause that only says for whom the request after it is meant: 改名、合并的，请……"""


def statement(message: str) -> str:
    """The message's sentences as far as they state something; never nothing.

    A question goes, and a sentence from where it turns into a request. What stands in
    quotation marks is somebody else's words and decides nothing.
    """
    masked = _without_quotations(message)
    kept = "".join(_stated(message, masked))
    return kept or message


def _stated(message: str, masked: str) -> Iterator[str]:
    for sentence in _SENTENCE.finditer(masked):
        if sentence[0].endswith("？"):
            continue
        end = sentence.start() + _length_of_fact(sentence[0])
        fact = message[sentence.start() : end]
        if fact and end < sentence.end():
            fact = fact.rstrip("，；：") + "。"
        yield fact


def _length_of_fact(sentence: str) -> int:
    """How much of a sentence states something, before it asks for something."""
    length = 0
    for clause in _CLAUSE.findall(sentence):
        if _REQUEST.search(clause):
            kept = sentence[:length]
            before = _CLAUSE.findall(kept)[-2] if kept else ""
            return length - (len(before) if _CONDITION.search(before) else 0)
        length += len(clause)
    return length


def _without_quotations(text: str) -> str:
    """The text with every character of a quotation replaced by one that means nothing."""
    depth, shown = 0, []
    for char in text:
        depth += char == "“"
        shown.append("□" if depth else char)
        depth -= char == "”" and depth > 0
    return "".join(shown)
