"""Archives that are the same byte for byte whenever their content is, and their sums."""

from __future__ import annotations

import lzma
import tarfile
import time
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from bundle.product import NAME, version

SUMS = "SHA256SUMS.txt"


def zip_folder(folder: Path, top: str, target: Path, when: int) -> None:
    """Pack a folder under another name; its times are as UTC."""
    date = time.gmtime(when)[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in _sorted(folder):
            name = f"{top}/{path.relative_to(folder).as_posix()}"
            entry = zipfile.ZipInfo(name + ("/" if path.is_dir() else ""), date)
            entry.create_system = 0
            entry.external_attr = 0x10 if path.is_dir() else 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, b"" if path.is_dir() else path.read_bytes())


def tar_folder(folder: Path, top: str, target: Path, when: int) -> None:
    """Pack a folder under another name, its files owned by nobody in particular."""

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = when
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
        return entry

    with lzma.open(target, "wb", preset=2) as packed, tarfile.open(fileobj=packed, mode="w") as tar:
        for path in _sorted(folder):
            name = f"{top}/{path.relative_to(folder).as_posix()}"
            tar.add(path, name, recursive=False, filter=plain)


def _sorted(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix())


def write_sums(folder: Path) -> None:
    """Write the SHA-256 sums of what is handed out, as ``sha256sum -c`` reads them."""
    files = sorted(folder.glob(f"{NAME}-{version()}-*"))
    lines = [f"{sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (folder / SUMS).write_bytes("".join(lines).encode())
