"""Opening a report in any format the program reads."""

from __future__ import annotations

from pathlib import Path

from core.readers import UnreadableFile, load, read_bytes, sniff
from core.report import Report

__all__ = ["UnreadableFile", "open_report"]


def open_report(path: Path) -> Report:
    """The report in a file.

    Raises:
        UnreadableFile: The file cannot be read or holds no such report; the exception's text
            says so in Chinese.
    """
    data = load(path)
    if sniff(data) == "json":
        from core.jsonread import from_json

        return from_json(data)
    from core.recognise import recognise

    return recognise(read_bytes(data))
