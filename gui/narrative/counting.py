"""字数, counted as Word and WPS do."""

from __future__ import annotations

import re
from collections.abc import Iterable

_UNIT = re.compile(r"[\u0021-\u02ff]+|[^\s\u0021-\u02ff]")


def count(texts: Iterable[str]) -> int:
    """Each Chinese character or mark is one, each run of Latin letters and digits one."""
    return sum(len(_UNIT.findall(text)) for text in texts)
