"""Putting a finished file in its place: all of it or nothing."""

from __future__ import annotations

import errno
import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

_TRIES = 10
_PAUSE = 0.05
"""Seconds between tries: virus scanners and indexers hold a file for some tenths of one."""

_REASONS = {
    errno.ENOSPC: "磁盘已满，请腾出空间后再保存",
    errno.EDQUOT: "磁盘配额已用完，请腾出空间后再保存",
    errno.EROFS: "这个磁盘是只读的，请换一个位置保存",
    errno.ENAMETOOLONG: "文件名太长，请改短后再保存",
    errno.EINVAL: "文件名中有不能使用的字符，请改名后再保存",
}


class UnwritableFile(Exception):
    """The file cannot be written; its text is a Chinese sentence for the user."""


def replace_file(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``, whatever stood there staying whole until all is written.

    Raises:
        UnwritableFile: The folder is missing, writing is not allowed, another program
            holds the file, or the disk is full.
    """
    target = path.resolve() if path.is_symlink() else path
    _check(target)
    draft = target.with_name(f".~{os.urandom(8).hex()}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, draft)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise UnwritableFile(_sentence(target, error)) from error
    _move(draft, target)


def _check(target: Path) -> None:
    if not target.parent.is_dir():
        raise UnwritableFile(f"无法保存“{target.name}”：文件夹“{target.parent}”不存在")
    if target.is_dir():
        raise UnwritableFile(f"无法保存“{target.name}”：已有同名的文件夹，请换一个文件名")
    if target.exists() and not os.access(target, os.W_OK):
        raise UnwritableFile(f"无法保存“{target.name}”：原文件是只读的，请换一个文件名")


def _move(draft: Path, target: Path) -> None:
    try:
        for tries_left in reversed(range(_TRIES)):
            try:
                draft.replace(target)
                return
            except PermissionError:
                if not tries_left:
                    raise
                time.sleep(_PAUSE)
    except PermissionError as error:
        raise UnwritableFile(
            f"无法保存“{target.name}”：文件正被其他程序（如 Word、WPS）打开，请关闭后再保存"
        ) from error
    except OSError as error:
        raise UnwritableFile(_sentence(target, error)) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _sentence(target: Path, error: OSError) -> str:
    if isinstance(error, PermissionError):
        reason = f"没有写入文件夹“{target.parent}”的权限，请换一个位置保存"
    else:
        reason = _REASONS.get(error.errno or 0, f"写入时出错（{error.strerror or error}）")
    return f"无法保存“{target.name}”：{reason}"
