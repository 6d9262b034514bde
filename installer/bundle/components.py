"""What the bundle consists of: whose each part is, its version, its licence, its licence's text."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path
from urllib.parse import quote

from bundle.freezing import Runner
from bundle.product import NAME, ROOT, version

TEXTS = ROOT / "installer" / "licences"
_LGPL = ("LGPL-3.txt", "GPL-3.txt")
_ASK = """
import json, platform, lxml.etree as x, PySide6.QtCore as q
dotted = lambda v: '.'.join(map(str, v))
print(json.dumps({'CPython': platform.python_version(), 'Qt': q.qVersion(),
    'libxml2': dotted(x.LIBXML_VERSION), 'libxslt': dotted(x.LIBXSLT_VERSION)}))
"""


@dataclass(frozen=True)
class Component:
    """A part of the bundle that has an author, a version and a licence of its own."""

    name: str
    version: str
    licence: str
    purl: str
    texts: tuple[Path, ...] = ()


# Distribution → licence, texts that its wheel lacks.
_WHEELS = {
    "PySide6_Essentials": ("LGPL-3.0-only", _LGPL),
    "shiboken6": ("LGPL-3.0-only", _LGPL),
    "lxml": ("BSD-3-Clause", ()),
    "pyinstaller": ("GPL-2.0-or-later WITH Bootloader-exception", ()),
    "pyinstaller-hooks-contrib": ("Apache-2.0 AND GPL-2.0-or-later", ()),
}
_INSIDE = {
    "CPython": ("PSF-2.0", "pkg:generic/cpython@{}", ("libraries.txt",)),
    "Qt": ("LGPL-3.0-only", "pkg:generic/qt@{}", (*_LGPL, "Qt-third-party.txt")),
    "libxml2": ("MIT", "pkg:generic/libxml2@{}", ("libraries.txt",)),
    "libxslt": ("MIT", "pkg:generic/libxslt@{}", ("libraries.txt",)),
}


def components(
    contents: Iterable[tuple[str, str]],
    packages: Path,
    python_licence: Path,
    run: Runner,
    log: Path,
) -> list[Component]:
    """The parts of a bundle, the program itself first.

    Args:
        contents: Places in the bundle, and where each file was.
        packages: The ``site-packages`` it was made of.
        python_licence: The licence of that Python.
        run: Runs that Python.
        log: Where its answer is kept.
    """
    files = list(contents)
    own = Component(NAME, version(), "MIT", f"pkg:generic/{NAME}@{version()}", (ROOT / "LICENSE",))
    inside = json.loads(run(["-c", _ASK], {}, log).splitlines()[-1])
    return [
        own,
        *(_inside(name, found, python_licence) for name, found in inside.items()),
        *sorted(_wheels(files, packages), key=lambda part: part.name),
        *_microsoft(files),
        *_debian(where for _, where in files),
    ]


def _inside(name: str, found: str, python_licence: Path) -> Component:
    licence, purl, names = _INSIDE[name]
    first = (python_licence,) if name == "CPython" else ()
    texts = (*first, *(TEXTS / text for text in names))
    return Component(name, found, licence, purl.format(found), texts)


def _wheels(files: list[tuple[str, str]], packages: Path) -> Iterator[Component]:
    """PyInstaller is in every bundle; others are there if a file of theirs is.

    Raises:
        KeyError: One whose licence nobody has looked at.
    """
    tops = {where.partition("/site-packages/")[2].split("/")[0] for _, where in files}
    for wheel in distributions(path=[str(packages)]):
        name = str(wheel.metadata["Name"])
        if name.startswith("pyinstaller") or tops & _folders(wheel):
            licence, texts = _WHEELS[name]
            found = (*_texts(wheel), *(TEXTS / text for text in texts))
            purl = f"pkg:pypi/{re.sub('[-_.]+', '-', name).lower()}@{wheel.version}"
            yield Component(name, wheel.version, licence, purl, found)


def _folders(wheel: Distribution) -> set[str]:
    names = {file.parts[0] for file in wheel.files or () if len(file.parts) > 1}
    return {name for name in names if not name.endswith((".dist-info", ".data", ".."))}


def _texts(wheel: Distribution) -> tuple[Path, ...]:
    """The licences in a wheel; not those for customers of The Qt Company."""
    named = re.compile(r"(LICEN[CS]E|COPYING|NOTICE)[^/]*$", re.I)
    paths = [
        Path(str(wheel.locate_file(file))) for file in wheel.files or () if named.search(str(file))
    ]
    return tuple(
        path for path in paths if ".dist-info" in str(path) and "Commercial" not in path.name
    )


def _microsoft(files: list[tuple[str, str]]) -> Iterator[Component]:
    if any(place.lower().startswith("vcruntime140") for place, _ in files):
        text = TEXTS / "microsoft-runtime.txt"
        licence = "LicenseRef-Microsoft-Visual-Studio-Distributable-Code"
        yield Component(
            "Microsoft Visual C++ Runtime", "14", licence, "pkg:generic/vcruntime@14", (text,)
        )


def _debian(paths: Iterable[str]) -> Iterator[Component]:
    """Libraries of the system: whose package each is."""
    system = sorted({path for path in paths if path.startswith(("/lib/", "/usr/lib/"))})
    shared = [path for path in system if ".so" in Path(path).name]
    if shared and shutil.which("dpkg") is None:
        print("NOT DONE HERE: licences of the system's libraries; this system has no dpkg")
        return
    packages = sorted({package for path in shared for package in _packages(path)})
    for package in packages:
        asked = ["dpkg-query", "-W", "-f", "${Version}", package]
        found = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        text = Path("/usr/share/doc") / package.split(":")[0] / "copyright"
        plain = package.split(":")[0]
        purl = f"pkg:deb/debian/{plain}@{quote(found)}"
        yield Component(plain, found, "LicenseRef-see-text", purl, (text,) if text.exists() else ())


def _packages(path: str) -> list[str]:
    """The package of a library, which may be known by its place before /usr was one."""
    for name in dict.fromkeys((path, str(Path(path).resolve()), path.removeprefix("/usr"))):
        found = subprocess.run(["dpkg", "-S", name], capture_output=True, text=True, check=False)
        if found.returncode == 0:
            return [found.stdout.split(": ")[0].split(",")[0]]
    return []
