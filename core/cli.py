"""The command line other programs rely on: ``main`` takes the arguments and returns the status."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING

from core import commands, exporting
from core.usage import COMMANDS, HELP, UsageError, asks_for_window, parse

if TYPE_CHECKING:
    from core.writers import Writer

OK, USAGE, NO_WINDOW, FAULT = 0, 64, 69, 70

_RUN: Mapping[str, Callable[..., int]] = {
    "new": commands.new,
    "dump": commands.dump,
    "claims": commands.claims,
    "check": commands.check_files,
    "export": exporting.export,
    "rules": commands.rules,
}


def main(arguments: Sequence[str], exporters: Mapping[str, Writer] | None = None) -> int:
    """Run one command.

    Args:
        arguments: What follows the program's name.
        exporters: Further writers by suffix, such as PDF, which the window's toolkit brings.

    Returns:
        The exit status: 0 done, 1 findings of severity error, 2 a file unreadable or
        unwritable, 64 a mistake in the command, 69 no window to open, 70 a fault of the program.
    """
    _speak_utf8()
    try:
        if not arguments or arguments[0] not in COMMANDS:
            return _without_command(arguments)
        asked = parse(arguments)
        return _RUN[asked.command](asked, exporters or {})
    except UsageError as error:
        commands.say(f"{error}。用 nianbao --help 看用法")
        return USAGE
    except BrokenPipeError:
        sys.stdout = None
        return OK
    except Exception as error:
        from core.faults import apology

        commands.say(apology(error))
        return FAULT


def _without_command(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] in ("-h", "--help"):
        print(HELP, end="")
        return OK
    if not asks_for_window(arguments):
        option = arguments[0].startswith("-")
        raise UsageError(f"不认识“{arguments[0]}”" if option else f"没有“{arguments[0]}”这个命令")
    commands.say("没有可用的图形界面，窗口打不开。检查报告请用 nianbao check 文件")
    return NO_WINDOW


def _speak_utf8() -> None:
    """UTF-8 on both streams whatever the console's code page is."""
    for output in (sys.stdout, sys.stderr):
        if isinstance(output, TextIOWrapper):
            output.reconfigure(encoding="utf-8", errors="replace")
