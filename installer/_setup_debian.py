"""What Qt needs from Debian and its kin: looked for, and installed where we may."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from _setup_error import SetupError

# Library that PySide6 or one of its platform plug-ins loads → package that holds it.
LIBRARIES = (
    ("libGL.so.1", "libgl1"),
    ("libEGL.so.1", "libegl1"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-randr.so.0", "libxcb-randr0"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-xinerama.so.0", "libxcb-xinerama0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
)
CJK_FONT = "fonts-noto-cjk"


def ensure_qt_packages() -> None:
    """Install what Qt lacks, or print the command that does; never fail."""
    if shutil.which("apt-get") is None:
        return
    missing = missing_packages(can_load, has_chinese_font)
    if missing:
        try:
            install(missing)
        except SetupError as error:
            print(error, file=sys.stderr)


def missing_packages(loads: Callable[[str], bool], has_font: Callable[[], bool]) -> list[str]:
    """The Debian packages still needed by Qt."""
    packages = [package for library, package in LIBRARIES if not loads(library)]
    return packages if has_font() else [*packages, CJK_FONT]


def can_load(library: str) -> bool:
    """Whether the dynamic linker finds the library and all it needs itself."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_chinese_font() -> bool:
    """Whether fontconfig, or else the usual folder, knows a font for simplified Chinese."""
    if shutil.which("fc-list"):
        listing = ["fc-list", ":lang=zh-cn", "file"]
        return bool(subprocess.run(listing, capture_output=True, check=False).stdout)
    return any(Path("/usr/share/fonts").rglob("Noto*CJK*"))


def install(packages: Iterable[str]) -> None:
    """Install Debian packages as root; anyone else is told the command."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    by_hand = "sudo " + " ".join(command)
    if not _may_install():
        raise SetupError(f"系统还缺少：{' '.join(packages)}。请运行：{by_hand}")
    print(f"正在安装系统组件：{' '.join(packages)}……", file=sys.stderr)
    if not (_apt(command) or (_apt(["apt-get", "update"]) and _apt(command))):
        raise SetupError(f"系统组件没有装好，请检查网络后运行：{by_hand}")


def _may_install() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt(command: list[str]) -> bool:
    """Run apt-get without questions and without its chatter."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        check=False,
    )
    return done.returncode == 0
