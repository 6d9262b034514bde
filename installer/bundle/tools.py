"""The tools of Debian that a build needs: looked for, and installed where we may."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from types import MappingProxyType

import _setup_debian
from _setup_error import SetupError

from bundle.running import Unavailable

LINUX = MappingProxyType({"objcopy": "binutils", "ldd": "libc-bin"})
WINDOWS = MappingProxyType(
    {
        "wine": "wine",
        "wineserver": "wine64",
        "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
        "gendef": "mingw-w64-tools",
        "osslsigncode": "osslsigncode",
        "makensis": "nsis",
        "localedef": "locales",
    }
)
SCREEN = MappingProxyType({"Xvfb": "xvfb", "xdotool": "xdotool", "import": "imagemagick"})
TRACE = MappingProxyType({"strace": "strace"})


def ensure(tools: Mapping[str, str]) -> None:
    """Have all the tools at hand.

    Raises:
        Unavailable: One is missing and cannot be installed here.
    """
    packages = sorted({package for tool, package in tools.items() if not _found(tool)})
    if not packages:
        return
    try:
        _setup_debian.install(packages)
    except SetupError as error:
        raise Unavailable(str(error)) from error
    missing = [tool for tool in tools if not _found(tool)]
    if missing:
        raise Unavailable(f"not to be had on this machine: {', '.join(missing)}")


def _found(tool: str) -> bool:
    """Debian keeps the server of Wine off the path."""
    return bool(shutil.which(tool, path=search_path()))


def search_path() -> str:
    """Where tools are looked for."""
    return os.pathsep.join((os.environ.get("PATH", ""), "/usr/lib/wine", "/usr/sbin"))
