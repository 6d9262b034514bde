"""Virtual environments inside the checkout, each made from one lock and kept in step with it."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from _setup_error import SetupError

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = os.name == "nt"


class Environment(NamedTuple):
    """A virtual environment of a checkout and the lock file that says what is in it."""

    root: Path
    folder: Path
    lock: Path

    @property
    def python(self) -> Path:
        """The interpreter inside the environment."""
        return self.folder / ("Scripts/python.exe" if WINDOWS else "bin/python")

    @property
    def stamp(self) -> Path:
        """Written last of all, so that a half-made environment has none."""
        return self.folder / "nianbao-stamp.txt"

    @property
    def system_stamp(self) -> Path:
        """There once the system was found to have all that Qt needs."""
        return self.folder / "nianbao-qt-packages-present"


RUN = Environment(ROOT, ROOT / ".venv", ROOT / "requirements" / "run.txt")
DEVELOP = Environment(ROOT, ROOT / ".venv-dev", ROOT / "requirements" / "dev.txt")


def wanted_stamp(env: Environment) -> str:
    """Everything the environment depends on; when it changes, the environment is made anew."""
    version = "{}.{}".format(*sys.version_info)
    return f"Python {version}\n{env.root!a}\n{env.lock.read_text(encoding='utf-8')}"


def is_ready(env: Environment) -> bool:
    """Whether the environment is whole and in step with its lock."""
    if not env.python.exists():
        return False
    try:
        return env.stamp.read_text(encoding="utf-8") == wanted_stamp(env)
    except FileNotFoundError:
        return False


def ensure(env: Environment) -> bool:
    """Make the environment unless it is ready; return whether it had to be made."""
    if is_ready(env):
        return False
    try:
        with exclusively(env.folder.with_name(env.folder.name + ".lock")):
            if is_ready(env):  # another start made it while this one waited
                return False
            _make(env)
    except OSError as error:
        raise SetupError(
            f"在 {env.folder} 里建立运行环境时出错：{error}。"
            "请确认磁盘有空间、该文件夹可写、本程序没有在运行，再运行同一条命令。"
        ) from error
    return True


def _make(env: Environment) -> None:
    import venv

    import _setup_pip

    _setup_pip.ensure_pip()
    env.stamp.unlink(missing_ok=True)
    venv.EnvBuilder(clear=True, symlinks=not WINDOWS).create(env.folder)
    _setup_pip.install(env.python, env.lock, log=env.folder / "setup.log")
    write_pth(site_packages(env), env.root)
    env.stamp.write_text(wanted_stamp(env), encoding="utf-8")


def site_packages(env: Environment) -> Path:
    """The folder of the environment that holds the installed packages."""
    library = "Lib" if WINDOWS else "lib/python{}.{}".format(*sys.version_info)
    return env.folder / library / "site-packages"


def write_pth(folder: Path, root: Path) -> None:
    r"""Put the checkout on the path of every Python that reads the given site-packages.

    A .pth file is decoded by the locale of the moment up to Python 3.12 and as UTF-8 from 3.13
    on. A line of code in pure ASCII means the same to all of them, also for a path such as
    ``D:\年报``.
    """
    line = f"import os, sys; sys.path.append(os.fsdecode({os.fsencode(root)!r}))\n"
    (folder / "nianbao.pth").write_text(line, encoding="ascii")


@contextlib.contextmanager
def exclusively(path: Path) -> Iterator[None]:
    """Hold a file lock; the system lets go of it should the process die."""
    with path.open("a+b") as file:
        _wait_for_lock(file)
        yield


if sys.platform == "win32":
    import msvcrt
    import time

    def _wait_for_lock(file: BinaryIO) -> None:
        file.seek(0)
        while True:
            try:
                return msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            except OSError:
                time.sleep(0.5)
else:
    import fcntl

    def _wait_for_lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)
