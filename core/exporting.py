"""The command that writes a report in another format; it returns the exit status."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from core.checks import check
from core.commands import OK, UNREADABLE, say
from core.form import CURRENT
from core.opening import UnreadableFile, open_report
from core.report import Report

if TYPE_CHECKING:
    from core.writers import Writer


def export(asked: Namespace, writers: Mapping[str, Writer]) -> int:
    """Write a file in another format."""
    try:
        report = open_report(asked.file)
    except UnreadableFile as error:
        say(f"{asked.file}：{error}")
        return UNREADABLE
    if _same_file(asked.file, asked.out):
        say("输出文件就是原文件。请换一个文件名，原文件不会被改动")
        return UNREADABLE
    if report.form is not CURRENT and asked.out.suffix.lower() != ".json":
        if not asked.convert:
            say(f"{asked.file}：是{report.form.basis}的旧表样，请加 --to-2021 换成现行表样再输出")
            return UNREADABLE
        report = _converted(report)
    if asked.public:
        from core.publishing import for_publication

        report = for_publication(report)
    if asked.annotate:
        writers = {**writers, ".docx": _annotated}
    return write_out(report, asked.out, writers)


def _annotated(report: Report) -> bytes:
    from core.annotating import annotated

    return annotated(report, check(report))


def _converted(report: Report) -> Report:
    from core.convert import to_current

    converted, left_blank = to_current(report)
    say(f"已换成现行表样，新表要填而旧表没有的{len(left_blank)}格空着：{_listed(left_blank)}")
    return converted


_MOST_LISTED = 12


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    more = f"等{len(every)}处" if len(every) > _MOST_LISTED else ""
    return "、".join(every[:_MOST_LISTED]) + more


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def write_out(report: Report, path: Path, writers: Mapping[str, Writer]) -> int:
    """Write a report, and say what is written blank because the source lacks it."""
    from core.writers import WRITERS, UnwritableFile, blanked, replace_file

    known = {**WRITERS, **writers}
    writer = known.get(path.suffix.lower())
    try:
        if writer is None:
            raise UnwritableFile(f"无法保存“{path.name}”：文件名应以 {'、'.join(known)} 结尾")
        replace_file(path, writer(report))
    except UnwritableFile as error:
        say(str(error))
        return UNREADABLE
    if path.suffix.lower() != ".json":
        _say_supplied(report, blanked(report))
    print(path)
    return OK


def _say_supplied(report: Report, rows: tuple[str, ...]) -> None:
    """What an official document has and the source has not."""
    headings = [
        report.form.section_heading(number)
        for number, section in enumerate(report.sections, 1)
        if section.heading is None
    ]
    if headings:
        say(f"原文件缺这些标题，已按统一格式补上：{_listed(headings)}")
    if rows:
        say(f"原文件缺这些行，已按空白写出，请补填：{_listed(rows)}")
