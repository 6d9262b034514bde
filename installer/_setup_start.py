"""Getting an environment ready and starting a program inside it."""

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
            import _setup_debian

            if _setup_debian.ensure_qt_packages():
                env.system_stamp.touch()
    except SetupError as error:
        print(error, file=sys.stderr)
        sys.exit(UNAVAILABLE)
    except KeyboardInterrupt:
        print("安装已中断，再运行同一条命令会从头安装。", file=sys.stderr)
        sys.exit(INTERRUPTED)


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
