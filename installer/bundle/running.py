"""Running other programs, each within its time, and saying what is being done."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

_START = time.monotonic()


class Failed(Exception):
    """The build or a test of it went wrong."""


class Unavailable(Exception):
    """Something needed is not on this machine and cannot be had; nothing is wrong with the code."""


def step(title: str) -> None:
    """Say what comes next and how long everything has taken so far."""
    clock = time.strftime("%H:%M:%S")
    print(f"\n### {title}  [{clock}, {elapsed():.0f} s]", flush=True)


def elapsed() -> float:
    """Seconds since the build began."""
    return time.monotonic() - _START


def run(  # noqa: PLR0913 — all but the command are named where it is called
    command: Sequence[str | Path],
    *,
    limit: float,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    ok: Sequence[int] = (0,),
    log: Path | None = None,
) -> str:
    """What a program prints on both streams.

    Args:
        command: The program and its arguments.
        limit: Seconds it may take.
        cwd: Where it runs.
        env: Variables set in addition.
        ok: The exit statuses that are no failure.
        log: Where its output is kept, too.

    Raises:
        Failed: It took too long or ended otherwise.
    """
    with subprocess.Popen(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=cwd,
        env={**os.environ, **(env or {})},
    ) as process:
        try:
            printed = process.communicate(timeout=limit)[0]
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise Failed(f"took more than {limit:.0f} s: {_shown(command)}") from error
    text = _decoded(printed)
    if log:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(text, encoding="utf-8")
    if process.returncode not in ok:
        print(text[-4000:], file=sys.stderr)
        raise Failed(f"ended with {process.returncode}: {_shown(command)}")
    return text


def _decoded(printed: bytes) -> str:
    """What was printed: in UTF-8, or by a console of Windows in its code page."""
    try:
        return printed.decode("utf-8")
    except UnicodeDecodeError:
        return printed.decode("gb18030", errors="replace")


def _shown(command: Sequence[str | Path]) -> str:
    return " ".join(str(part) for part in command)
