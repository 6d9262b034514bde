"""Figures of speed and memory, each as a multiple of a named yardstick measured in the same run.

Run with ``python -m tests.bench``. Nothing here is asserted: machines differ, ratios say enough.
"""

from __future__ import annotations

import os
import random
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
from core.checks.continuity.copying import copied_text
from core.checks.subject import Subject
from core.edits import CellChange, Edit, TextChange, edited, recalculated
from core.form.spec import CellRef
from core.opening import open_report
from core.place import Place
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


def lengthened(report: Report, most: int = LONG) -> Report:
    """The report with its first section repeated, no two paragraphs alike, to a length."""
    section = report.sections[0]
    length = sum(len(paragraph.text) for paragraph in report.texts)
    own = sum(len(paragraph.text) for paragraph in section.paragraphs)
    texts = [p for p in section.paragraphs if not p.text.startswith("（")]
    paragraphs = list(section.paragraphs)
    while length < most:
        copy = len(paragraphs)
        paragraphs += [Paragraph(f"{p.text}（{copy}）", p.bold) for p in texts]
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
    goal = 10 if name == "long" else 2
    print(f"  one cell edited, recalculated, re-checked: {cell_edit(report):.2f} ms, goal {goal}")
    print(f"  one paragraph edited and re-checked: {text_edit(report):.2f} ms, goal {goal}")
    ours, theirs = peak(lambda: check(open_report(path))), peak(lambda: docx.Document(str(path)))
    say("peak memory / Document(path)", ours, theirs, None, "MB")
    whole_process(path)


def cell_edit(report: Report) -> float:
    """How long a typed figure takes until every finding is known again."""
    numbers = iter(range(ROUNDS))
    ref = CellRef("applications", 2, 0)

    def edit() -> None:
        changed = edited(report, Edit("", (CellChange(ref, str(next(numbers))),)))
        check(recalculated(changed, report))

    check(report)
    return milliseconds(edit)


def text_edit(report: Report) -> float:
    """How long a typed character takes, in a paragraph that was never read before."""
    numbers = iter(range(ROUNDS))
    place = Place(section=1, paragraph=1, start=0, end=0)

    def edit() -> None:
        check(edited(report, Edit("", (TextChange(place, f"{next(numbers)}日，"),))))

    check(report)
    return milliseconds(edit)


def growth(report: Report) -> None:
    """One edit re-checked, as the narrative grows."""
    print("one paragraph edited and re-checked, by length of the narrative")
    for length in (LONG // 2, LONG, LONG * 2, LONG * 4):
        took = text_edit(lengthened(report, length))
        print(f"  {length} characters: {took:.2f} ms, {took / length * 1000:.3f} ms a thousand")


def copied_passages(long: Report) -> None:
    """A long report beside last year's, a third of it copied: at first, and after an edit.

    Every round has texts of its own, so that nothing is remembered from the round before.
    """
    rounds = [
        (salted(long, number), salted(long, number + 1, last=True)) for number in range(ROUNDS)
    ]
    fresh, edits = iter(rounds), iter(rounds)

    def first() -> None:
        list(copied_text.check(Subject(*next(fresh))))

    def again() -> None:
        report, last = next(edits)
        changed = edited(report, Edit("", (CellChange(CellRef("applications", 2, 0), "5"),)))
        list(copied_text.check(Subject(changed, last)))

    print(f"copied passages, two reports of {LONG} characters")
    print(f"  at first: {milliseconds(first):.2f} ms, goal 20")
    print(f"  after an edit elsewhere: {milliseconds(again):.2f} ms")


def salted(report: Report, number: int, *, last: bool = False) -> Report:
    """The report with every paragraph of its first section another; two in three also in words.

    ``last`` makes it last year's of the report whose words it is to have.
    """
    luck = random.Random(number)
    own = number - 1 if last else number

    def other(at: int, paragraph: Paragraph) -> Paragraph:
        kept = at % 3 == 0
        words = (
            paragraph.text if kept else "".join(luck.sample(paragraph.text, len(paragraph.text)))
        )
        return Paragraph(f"{words}这是第{own * LONG + at}段。")

    section = report.sections[0]
    texts = tuple(other(at, paragraph) for at, paragraph in enumerate(section.paragraphs))
    title = report.title.replace(str(report.year), str((report.year or 0) - last))
    return replace(
        report, title=title, sections=(replace(section, paragraphs=texts), *report.sections[1:])
    )


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
    growth(sample)
    copied_passages(lengthened(sample))


if __name__ == "__main__":
    main()
