"""What the trials expect of a report that was opened, edited and saved."""

from __future__ import annotations

import json
from pathlib import Path

from bundle.running import Failed

from trial.screen import Screen

TYPED = "987"


def demand(truth: bool, what: str) -> None:
    """Fail unless something is so."""
    if not truth:
        raise Failed(f"not so: {what}")


def edit_first_cell(shown: Screen) -> None:
    """Type into the first cell of the first table, which is alone in the window then."""
    shown.keys("ctrl+2", pause=1.5)
    shown.click(500, 240)
    shown.keys("ctrl+Home")
    shown.type(TYPED)
    shown.keys("Return", pause=1)


def first_cell(dumped: str) -> object:
    """The first cell of the first table of a report as ``dump`` prints it."""
    return json.loads(dumped)["tables"]["disclosure"][0][0]


def is_document(path: Path, start: bytes) -> bool:
    """Whether a file was written and begins as its kind does."""
    return path.is_file() and path.stat().st_size > 1000 and path.read_bytes().startswith(start)
