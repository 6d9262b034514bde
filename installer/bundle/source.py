"""The sources a bundle is made of: those last committed, where there is a repository."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from pathlib import Path

from bundle.product import ROOT

_NOT_SOURCES = (".*", "build", "dist", "__pycache__", "*.egg-info")
_UNKNOWN = 1_700_000_000


def export(target: Path) -> int:
    """Put the sources into an empty folder and return when they were committed.

    Returns:
        Seconds since 1970; every file of the bundle bears this time.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    commit = _git("log", "-1", "--format=%h %ct")
    if not commit:
        print("no repository here: the sources as they lie here are taken")
        ignored = shutil.ignore_patterns(*_NOT_SOURCES)
        shutil.copytree(ROOT, target, ignore=ignored, dirs_exist_ok=True)
        return _UNKNOWN
    name, _, seconds = commit.decode().strip().partition(" ")
    changed = b"" if _git("status", "--porcelain") == b"" else b" (changes since are left out)"
    print(f"sources of commit {name}{changed.decode()}")
    with tarfile.open(fileobj=io.BytesIO(_git("archive", "HEAD"))) as archive:
        archive.extractall(target, filter="data")
    return int(seconds)


def _git(*arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=False)
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""
