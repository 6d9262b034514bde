"""Last year's report as a page to read: its texts, and its tables in brief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from core.checks.reading import bare
from core.comparing import counterpart
from core.form.spec import Block, CellRef, Table
from core.report import Paragraph, Report
from gui import look


def page(previous: Report, report: Report) -> str:
    """The page; what is the same in this year's report has a faint ground.

    Other texts and other figures are what one expects; only a zero is as often as not the same.

    Each section and each table can be gone to by :func:`section_anchor` and its key.
    """
    same = same_texts(previous, report)
    parts = [f"<h2>{escape(previous.title)}</h2>", _LEGEND, *_paragraphs(previous.preface, same)]
    for number, section in enumerate(previous.sections, 1):
        heading = section.heading or previous.form.section_heading(number)
        parts.append(f'<h3><a name="{section_anchor(number)}"></a>{escape(heading)}</h3>')
        before, after = (
            section.paragraphs[: section.table_after],
            section.paragraphs[section.table_after :],
        )
        parts += _paragraphs(before, same)
        for table in previous.form.tables:
            if table.section == number:
                parts += _table(table, previous, report)
        parts += _paragraphs(after, same)
    signed = (previous.signature.organ, previous.signature.date)
    parts += [f'<p align="right">{escape(line)}</p>' for line in signed if line]
    parts += _paragraphs(previous.closing, same)
    return "\n".join(parts)


_LEGEND = '<p class="note">带浅底色的文字和数，与今年相同。</p>'


def same_texts(previous: Report, report: Report) -> frozenset[str]:
    """The paragraphs of last year's report that stand in this year's word for word.

    Sub-headings are the same every year and say nothing.
    """
    return frozenset(_texts(previous)) & frozenset(_texts(report))


def _texts(report: Report) -> Iterator[str]:
    parts = (report.preface, *(section.paragraphs for section in report.sections), report.closing)
    return (text for part in parts for paragraph in part if "。" in (text := bare(paragraph.text)))


def section_anchor(number: int) -> str:
    """The name by which a section can be gone to."""
    return f"section{number}"


def style() -> str:
    """How the page looks in the colours of the desktop."""
    of = look.tokens()
    return (
        f"h2, h3 {{ color: {of.accent}; }} p {{ line-height: 140%; }}"
        " table { border-collapse: collapse; }"
        f" td, th {{ border: 1px solid {of.grid}; }}"
        f" th {{ background-color: {of.header}; font-weight: normal; }}"
        f" .zero {{ color: {of.zero}; }} .same {{ background-color: {of.cross}; }}"
        f" .note {{ color: {of.muted}; }}"
    )


def _paragraphs(paragraphs: Iterable[Paragraph], same: frozenset[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        kind = "same" if bare(paragraph.text) in same else ""
        yield f'<p class="{kind}">{escape(paragraph.text)}</p>'


_LABELS = 37
"""Per cent of a table's width that the names of its rows take."""

Line = tuple[str, tuple[CellRef, ...]]


def _table(table: Table, previous: Report, report: Report) -> Iterator[str]:
    yield f'<p class="note"><a name="{table.key}"></a>{table.name}</p>'
    first = 0
    for block in table.blocks:
        headings, lines = _laid_out(table, block, first, previous)
        share = (100 - _LABELS) // len(headings)
        cells = f'<th width="{_LABELS}%"></th>' + "".join(
            f'<th width="{share}%">{escape(name)}</th>' for name in headings
        )
        rows = "".join(_row(line, previous, report) for line in lines)
        yield (
            '<table border="1" cellspacing="0" cellpadding="2" width="98%">'
            f"<tr>{cells}</tr>{rows}</table><p></p>"
        )
        first += len(block.row_paths)


def _laid_out(
    table: Table, block: Block, first: int, previous: Report
) -> tuple[list[str], list[Line]]:
    """The column headings of a block and its rows; columns in groups become rows."""
    paths = block.column_paths
    if block.has_labels:
        rows = range(first, first + len(block.row_paths))
        return [path[-1].name for path in paths], [
            (
                previous.form.row_name(table.key, row),
                tuple(CellRef(table.key, row, column) for column in range(len(paths))),
            )
            for row in rows
        ]
    groups: dict[str, list[CellRef]] = {}
    for column, path in enumerate(paths):
        groups.setdefault(path[-2].name, []).append(CellRef(table.key, first, column))
    leaves = list(dict.fromkeys(path[-1].name for path in paths))
    return leaves, [(name, tuple(refs)) for name, refs in groups.items()]


def _row(line: Line, previous: Report, report: Report) -> str:
    name, refs = line
    cells = "".join(_cell(ref, previous, report) for ref in refs)
    return f"<tr><td>{escape(name)}</td>{cells}</tr>"


def _cell(ref: CellRef, previous: Report, report: Report) -> str:
    text, number = previous.cell(ref), previous.number(ref)
    refs = counterpart(previous.form, report.form, ref)
    now = report.total(refs) if refs else None
    kind = "zero" if number == 0 else "same" if number is not None and number == now else ""
    return f'<td align="center" class="{kind}">{escape(text or "")}</td>'
