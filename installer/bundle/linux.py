"""The program for Linux, made on this machine and no younger than it."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

from bundle import freezing, papers, tools
from bundle.archive import tar_folder
from bundle.components import components
from bundle.freezing import date
from bundle.product import LIBRARIES, NAME, version
from bundle.running import run, step
from core.installation import LIST, write_list

PLATFORM = "linux-x86_64"


def python(arguments: Sequence[str | Path], env: dict[str, str | Path], log: Path) -> str:
    """Run this Python."""
    variables = {name: str(value) for name, value in env.items()}
    return run([sys.executable, *arguments], limit=900, env=variables, log=log)


def build(source: Path, work: Path, dist: Path, when: int) -> Path:
    """Make the folder of the program and pack it; return the folder."""
    tools.ensure(tools.LINUX)
    step("Linux: PyInstaller")
    bundle = freezing.freeze(source, work, when, python)
    step("Linux: papers, list of files, archive")
    packages = Path(sysconfig.get_path("purelib"))
    licence = _python_licence()
    contents = freezing.contents(work)
    parts = components(contents, packages, licence, python, work / "versions.log")
    papers.write_licences(bundle, parts)
    write_list(bundle, bundle / LIBRARIES / LIST)
    date(bundle, when)
    name = f"{NAME}-{version()}-{PLATFORM}"
    papers.write_bill(dist / f"{name}.cdx.json", parts, bundle, when)
    tar_folder(bundle, f"{NAME}-{version()}", dist / f"{name}.tar.xz", when)
    print(f"needs glibc {glibc_floor(bundle)} or younger")
    return bundle


def _python_licence() -> Path:
    library = Path(sysconfig.get_path("stdlib"))
    packaged = Path("/usr/share/doc") / library.name / "copyright"
    return next(path for path in (library / "LICENSE.txt", packaged) if path.exists())


def glibc_floor(bundle: Path) -> str:
    """The oldest glibc on which every file of the bundle loads."""
    found = {(2, 0)}
    for path in (bundle / NAME, *bundle.rglob("*.so*")):
        asked = subprocess.run(["objdump", "-T", path], capture_output=True, check=False).stdout
        found |= {(int(a), int(b)) for a, b in re.findall(rb"GLIBC_(\d+)\.(\d+)", asked)}
    return ".".join(map(str, max(found)))
