"""Getting an environment ready and starting a program inside it."""

import contextlib
import os
import sys
from collections.abc import Mapping, Sequence

from _setup_env import Environment, ensure
from _setup_error import SetupError
from _setup_python import UNAVAILABLE

INTERRUPTED = 130


def prepare(env: Environment, needs_qt: bool) -> None:
    """Make the environment if need be, and see to what Qt needs from the system.

    The system is looked at with a new environment, and after that only when Qt is about to be
    used and the last look found something missing.
    """
    try:
        made = ensure(env)
        if sys.platform == "linux" and (made or needs_qt) and not env.system_stamp.exists():
            _see_to_qt(env, needs_qt)
    except SetupError as error:
        print(error, file=sys.stderr)
        sys.exit(UNAVAILABLE)
    except KeyboardInterrupt:
        print("安装已中断，再运行同一条命令会从头安装。", file=sys.stderr)
        sys.exit(INTERRUPTED)


def _see_to_qt(env: Environment, needs_qt: bool) -> None:
    """Get what Qt needs from the system; what cannot be had only stops a job that needs it."""
    import _setup_debian

    try:
        _setup_debian.ensure_qt_packages()
    except SetupError as error:
        if needs_qt and not _qt_loads(env):
            raise
        print(error, file=sys.stderr)
    else:
        with contextlib.suppress(OSError):  # someone else's checkout: look again next time
            env.system_stamp.touch()


def _qt_loads(env: Environment) -> bool:
    import subprocess

    load = [str(env.python), "-c", "import PySide6.QtWidgets"]
    return subprocess.call(load, stderr=subprocess.DEVNULL) == 0


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether a window can be shown."""
    if platform == "linux":
        return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
    return True


def become(env: Environment, arguments: Sequence[str]) -> int:
    """Run the environment's Python in place of this one and answer with its exit code."""
    command = [str(env.python), *arguments]
    if os.name != "nt":
        os.execv(command[0], command)
    import signal
    import subprocess

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the child to answer
    return subprocess.call(command)
