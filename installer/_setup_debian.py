"""What Qt needs from Debian and its kin: looked for, and installed where we may."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from _setup_error import SetupError

# Library that PySide6 or one of its platform plug-ins loads → package that holds it.
LIBRARIES = (
    ("libGL.so.1", "libgl1"),
    ("libEGL.so.1", "libegl1"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libcups.so.2", "libcups2"),
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
INSTALL = ("install", "-y", "--no-install-recommends")


def ensure_qt_packages() -> None:
    """Install what Qt lacks, or fail with the command that does."""
    if shutil.which("apt-get") is None:
        return  # not Debian: its packages have other names, so leave them to the user
    missing = missing_packages(can_load, has_chinese_font)
    if missing:
        install(missing)


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


def install(packages: Sequence[str]) -> None:
    """Install Debian packages as root; anyone else is told the command."""
    names = " ".join(packages)
    if not _may_install():
        raise SetupError(f"系统还缺少 {names}。请运行：{command_by_hand(packages)}")
    print(f"正在安装系统组件 {names}……", file=sys.stderr)
    install_them = [*INSTALL, *packages]
    if not (_apt(install_them) or (_apt(["update"]) and _apt(install_them))):
        raise SetupError(f"系统组件没有装好，请检查网络，再运行：{command_by_hand(packages)}")


def command_by_hand(packages: Sequence[str]) -> str:
    """The one line that installs the packages, also where no package list was ever fetched."""
    return f"sudo apt-get update && sudo apt-get {' '.join([*INSTALL, *packages])}"


def _may_install() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt(arguments: Sequence[str]) -> bool:
    """Run apt-get without questions and without its chatter."""
    done = subprocess.run(
        ["apt-get", "-o", "DPkg::Lock::Timeout=300", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        check=False,
    )
    return done.returncode == 0
