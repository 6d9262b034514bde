"""Figures of speed and memory, each as a multiple of a named yardstick measured in the same run.

Run with ``python -m tests.bench``. Nothing here is asserted: machines differ, ratios say enough.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from core.checks import check
from core.edits import CellChange, Edit, edited, recalculated
from core.form.spec import CellRef
from core.opening import open_report
from core.report import Paragraph, Report
from core.writers.docx import write

ROOT = Path(__file__).parent.parent.parent
ROUNDS = 30
STARTS = 15
LONG = 10_000


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of some work."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def peak(work: Callable[[], object]) -> float:
    """The most memory that Python objects took during some work, in MB."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def lengthened(report: Report) -> Report:
    """The report with its first section repeated until the text has 10,000 characters."""
    section = report.sections[0]
    length = sum(len(paragraph.text) for paragraph in report.texts)
    own = sum(len(paragraph.text) for paragraph in section.paragraphs)
    texts = [p for p in section.paragraphs if not p.text.startswith("（")]
    paragraphs = list(section.paragraphs)
    while length < LONG:
        paragraphs += [Paragraph(p.text, p.bold) for p in texts]
        length += own
    return replace(
        report, sections=(replace(section, paragraphs=tuple(paragraphs)), *report.sections[1:])
    )


def say(name: str, ours: float, yardstick: float, goal: float | None, unit: str = "ms") -> None:
    aim = f", goal {goal}" if goal else ""
    print(f"  {name}: {ours:.1f} {unit} / {yardstick:.1f} {unit} = {ours / yardstick:.2f}{aim}")


def report_figures(name: str, report: Report, folder: Path) -> None:
    import docx

    path = folder / f"{name}.docx"
    path.write_bytes(write(report))
    print(
        f"{name}: {sum(len(p.text) for p in report.texts)} characters, {path.stat().st_size} bytes"
    )
    bare = milliseconds(lambda: docx.Document(str(path)))
    say(
        "read, recognise, check / Document(path)",
        milliseconds(lambda: check(open_report(path))),
        bare,
        2,
    )
    say("read and recognise / Document(path)", milliseconds(lambda: open_report(path)), bare, None)

    def open_and_save() -> None:
        docx.Document(str(path)).save(BytesIO())

    say(
        "write / python-docx open and save",
        milliseconds(lambda: write(report)),
        milliseconds(open_and_save),
        2,
    )
    ref = CellRef("applications", 2, 0)

    def edit() -> None:
        changed = edited(report, Edit("", (CellChange(ref, "5"),)))
        check(recalculated(changed, report))

    print(f"  one edit recalculated and re-checked: {milliseconds(edit):.2f} ms, goal 2")
    ours, theirs = peak(lambda: check(open_report(path))), peak(lambda: docx.Document(str(path)))
    say("peak memory / Document(path)", ours, theirs, None, "MB")
    whole_process(path)


def whole_process(path: Path) -> None:
    """The program started afresh beside an interpreter that opens the file with python-docx."""

    # Installed packages have their bytecode; so has the program after its first start.
    compiled = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

    def ours() -> None:
        subprocess.run(
            [sys.executable, "-m", "gui", "check", path],
            cwd=ROOT,
            env=compiled,
            capture_output=True,
            check=False,
        )

    def theirs() -> None:
        code = "import sys, docx; docx.Document(sys.argv[1])"
        subprocess.run(
            [sys.executable, "-c", code, path], cwd=ROOT, capture_output=True, check=True
        )

    say(
        "nianbao check, whole process / python -c",
        milliseconds(ours, STARTS),
        milliseconds(theirs, STARTS),
        1.5,
    )


def main() -> None:
    sample = open_report(ROOT / "resources" / "sample.json")
    with tempfile.TemporaryDirectory() as folder:
        report_figures("sample", sample, Path(folder))
        report_figures("long", lengthened(sample), Path(folder))


if __name__ == "__main__":
    main()
