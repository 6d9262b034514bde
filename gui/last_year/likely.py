"""Finding last year's report in the folder of this year's, by name first and then by content."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from core.comparing import renamed
from core.opening import UnreadableFile, open_report
from core.organs import short_name
from core.report import Report
from gui.file_boxes import READABLE

_MOST_ENTRIES = 400
"""Entries of a folder that are looked at: more is no folder of a few years' reports."""

_READABLE = frozenset(re.findall(r"\*(\.\w+)", READABLE[0]))
_MOST_OPENED = 2
_LARGEST = 8_000_000
"""Bytes beyond which a file is not opened unasked."""


def likely_last_year(path: Path, report: Report) -> Path | None:
    """The file beside a report that is last year's report of the same organ; None without one.

    At most two files are opened, those whose names speak for them most.
    """
    year, organ = report.year, report.organ
    if year is None or organ is None:
        return None
    found = sorted(_named_after(path, year), key=lambda one: _promise(one, short_name(organ)))
    for candidate in found[:_MOST_OPENED]:
        try:
            other = open_report(candidate)
        except UnreadableFile:
            continue
        if other.year == year - 1 and other.organ and not renamed(report, other):
            return candidate
    return None


def _named_after(path: Path, year: int) -> Iterator[Path]:
    """The other reports of a folder whose names have last year's number and not this year's."""
    try:
        with os.scandir(path.parent) as entries:
            for entry in islice(entries, _MOST_ENTRIES):
                name = entry.name
                fits = str(year - 1) in name and str(year) not in name and name != path.name
                readable = Path(name).suffix.lower() in _READABLE
                if fits and readable and name[0] not in "~." and _is_small(entry):
                    yield Path(entry.path)
    except OSError:
        return


def _is_small(entry: os.DirEntry[str]) -> bool:
    return entry.is_file() and entry.stat().st_size <= _LARGEST


def _promise(path: Path, organ: str) -> tuple[bool, bool, str]:
    """A key that sorts the likeliest name first: the organ's, that of a report, the alphabet."""
    return organ not in path.stem, "报" not in path.stem, path.name
