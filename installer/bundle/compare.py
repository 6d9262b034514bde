"""Whether two builds are the same, byte for byte."""

from __future__ import annotations

from pathlib import Path

from bundle.product import NAME
from bundle.running import Failed


def same(one: Path, other: Path) -> str:
    """Compare what two builds hand out.

    Returns:
        What was compared, in a line.

    Raises:
        Failed: A file differs.
    """
    names = sorted(path.name for path in one.glob(f"{NAME}-*"))
    differing = [name for name in names if (one / name).read_bytes() != _read(other / name)]
    if differing or not names:
        raise Failed(f"two builds differ in {', '.join(differing) or 'everything'}")
    return f"{len(names)} files are the same byte for byte: {', '.join(names)}"


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""
