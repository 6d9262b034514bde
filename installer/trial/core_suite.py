"""The tests of core on a Windows Python: code page 936, paths and locks as Windows has them."""

from __future__ import annotations

from pathlib import Path

from bundle.running import Failed, step
from bundle.windows import Maker

_LIMIT = 900


def run_all(maker: Maker, sources: Path, work: Path) -> None:
    """Run them.

    Raises:
        Failed: One did not pass.
    """
    step("Windows: the tests of core on a Windows Python in code page 936")
    # Of screens Qt complains under Wine, whatever is tested. What is sought here is what differs
    # on Windows, so nothing is left to chance.
    options = ["-q", "-p", "no:cacheprovider", "--maxfail=30", "--hypothesis-seed=0"]
    options += ["-o", "qt_log_level_fail=CRITICAL"]
    windows = maker.pristine.copy(work / "core tests")
    with windows.running():
        log = work / "core tests.log"
        said = windows(
            maker.python.exe,
            *("-m", "pytest", *options, "tests/core"),
            cwd=sources,
            env={"PYTHONIOENCODING": "utf-8"},
            limit=_LIMIT,
            ok=(0, 1, 2, 3, 4, 5),
            log=log,
        )
    last = said.strip().splitlines()[-1] if said.strip() else "nothing was printed"
    print(last)
    if " passed" not in last or "failed" in last or "error" in last:
        print(said[-6000:])
        raise Failed(f"tests of core fail on Windows, see {log}")
