"""One build: what is asked for, in order; what cannot be done here is said and is no failure."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from bundle import compare, linux, source, windows
from bundle.archive import write_sums
from bundle.product import ROOT
from bundle.running import Failed, Unavailable, elapsed, step

FAILED, UNAVAILABLE = 1, 69
_LATE = "there was no time left"


class Build:
    """A build and its tests.

    Attributes:
        undone: What was not done here, and why.
    """

    def __init__(self, asked: Namespace) -> None:
        self.asked = asked
        self.undone: list[str] = []
        self._work: Path = asked.work.absolute()
        self._dist: Path = asked.dist.absolute()
        self._sources = self._work / "sources"

    def run(self) -> None:
        """Do what is asked for."""
        self._dist.mkdir(parents=True, exist_ok=True)
        step("sources")
        self._when = source.export(self._sources)
        if self.asked.platform in ("linux", "all") and os.name != "nt":
            self._try("the Linux program", self._linux)
        if self.asked.platform in ("windows", "all"):
            self._try("the Windows program", self._windows)
        write_sums(self._dist)
        step("done")
        for path in sorted(path for path in self._dist.iterdir() if path.is_file()):
            print(f"{path.stat().st_size:>12,}  {path.name}")
        for what in self.undone:
            print(f"NOT DONE HERE: {what}")

    def _linux(self) -> None:
        bundle = linux.build(self._sources, self._work / "linux", self._dist, self._when)
        if self.asked.twice:
            self._again("linux", linux.build)
        if self.asked.test:
            from trial import on_linux

            self._try(
                "tests of the Linux program",
                lambda: on_linux.try_all(bundle, self._dist / "evidence"),
            )

    def _windows(self) -> None:
        maker = None if os.name == "nt" else windows.Maker(self._work / "windows")

        def build(sources: Path, work: Path, dist: Path, when: int) -> Path:
            return windows.build(sources, work, dist, when, maker)

        build(self._sources, self._work / "windows", self._dist, self._when)
        if self.asked.twice:
            self._again("windows", build)
        if self.asked.test and maker is None:
            self.undone.append("trials of the Windows program: they need Wine and its screen")
        if self.asked.test and maker:
            from trial import on_windows

            work = self._work / "windows"
            trial = on_windows.Trial(self._dist, self._sources, work, maker, self._when)
            for what, test in trial.tests():
                self._try(what, test)

    def _again(self, platform: str, build: Callable[[Path, Path, Path, int], Path]) -> None:
        """Build once more elsewhere, and demand the same bytes."""
        elsewhere = self._work / f"{platform}-second build"
        shutil.rmtree(elsewhere, ignore_errors=True)
        (elsewhere / "dist").mkdir(parents=True)
        shutil.copytree(self._sources, elsewhere / "sources")
        build(elsewhere / "sources", elsewhere, elsewhere / "dist", self._when)
        step("two builds compared")
        print(compare.same(elsewhere / "dist", self._dist))

    def _try(self, what: str, job: Callable[[], None]) -> None:
        """Do a job for which there is time and everything it needs."""
        if elapsed() > self.asked.minutes * 60:
            self.undone.append(f"{what}: {_LATE} ({self.asked.minutes} minutes)")
            return
        try:
            job()
        except Unavailable as error:
            if not self.asked.where_possible:
                raise
            self.undone.append(f"{what}: {error}")


def main(arguments: Sequence[str]) -> int:
    """Build and return the exit status."""
    build = Build(_parse(arguments))
    try:
        build.run()
    except Unavailable as error:
        print(f"\nCANNOT BE DONE HERE: {error}", file=sys.stderr)
        return UNAVAILABLE
    except Failed as error:
        print(f"\nFAILED: {error}", file=sys.stderr)
        return FAILED
    return 0


def _parse(arguments: Sequence[str]) -> Namespace:
    here = "windows" if os.name == "nt" else "linux"
    parser = ArgumentParser(prog="installer/build.py", description="Build the programs.")
    parser.add_argument("platform", choices=("linux", "windows", "all"), nargs="?", default=here)
    parser.add_argument("--test", action="store_true", help="run and use what was built")
    parser.add_argument("--twice", action="store_true", help="build twice and compare every byte")
    parser.add_argument(
        "--where-possible",
        action="store_true",
        help="what this machine lacks the tools for is left out, and that is said",
    )
    parser.add_argument(
        "--minutes", type=float, default=1e9, help="nothing new is begun after so many minutes"
    )
    parser.add_argument("--work", type=Path, default=ROOT / "build", help="for what is in between")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", help="for what is handed out")
    return parser.parse_args(arguments)
