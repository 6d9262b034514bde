"""The copy for publication (公开稿): the report and nothing that was only for the office."""

from __future__ import annotations

from dataclasses import replace

from core.origin import Origin
from core.picture_privacy import bared
from core.report import Kept, Picture, Report


def for_publication(report: Report) -> Report:
    """The report without answers and without what its source and its pictures tell of people.

    Comments, tracked changes, hidden text and properties of the source never come as far as
    the report; what is written of it has none of its own.
    """
    return replace(report, answers=(), origin=Origin(), kept=tuple(map(_bared, report.kept)))


def _bared(kept: Kept) -> Kept:
    if not isinstance(kept.content, Picture):
        return kept
    return replace(kept, content=kept.content._replace(data=bared(kept.content.data)))
