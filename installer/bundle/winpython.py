"""A Windows Python put together on Debian, for building and testing under Wine.

CPython's own signed libraries come in a wheel that carries them for its users, the library in pure
Python from the CPython 3.11 of this machine, packages from the lock of the project.
"""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from bundle.product import ROOT
from bundle.running import Failed, Unavailable, run

C_SOURCES = ROOT / "installer" / "windows"
LOCK = ROOT / "requirements" / "dev.txt"
LIBRARIES_LOCK = ROOT / "requirements" / "windows.txt"
_VERSION = "3.11"
_NOT_FOR_WINDOWS = (
    "macholib",
    "mypy",
    "ruff",
    "coverage",
    "librt",
    "ast-serialize",
    "lxml-stubs",
    "types-",
)
_LEFT_OUT = (
    *("site-packages", "dist-packages", "lib-dynload", "config-*", "test", "idlelib", "tkinter"),
    *("turtledemo", "lib2to3", "ensurepip", "_sysconfigdata*", "sitecustomize.py", "__pycache__"),
    "EXTERNALLY-MANAGED",
)
_CC = "x86_64-w64-mingw32-gcc"
_FIXED = ("-Wl,--no-insert-timestamp",)
_SIGNER = "CN=Python Software Foundation"


class WindowsPython:
    """The Python in a folder, made once for each state of the locks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.exe = folder / "python.exe"
        self.packages = folder / "Lib" / "site-packages"
        self.shim = folder / "for-wine" / "wine_uisettings.dll"
        self._stamp = folder / "made.txt"

    @property
    def licence(self) -> Path:
        """CPython's licence."""
        return self.folder / "LICENSE.txt"

    def ensure(self) -> None:
        """Make it unless it is there.

        Raises:
            Unavailable: There is no CPython 3.11 here, or the packages cannot be had.
        """
        state = _state()
        if self._stamp.exists() and self._stamp.read_text(encoding="utf-8") == state:
            return
        library = _standard_library()
        shutil.rmtree(self.folder, ignore_errors=True)
        wheels = self.folder / "wheels"
        wheels.mkdir(parents=True)
        _download(wheels)
        carrier = next(wheels.glob("panda3d-*.whl"))
        self._libraries(carrier)
        self._standard_library(library)
        for wheel in wheels.glob("*.whl"):
            if wheel != carrier:
                zipfile.ZipFile(wheel).extractall(self.packages)
        self._runtime()
        self._compiled()
        self._stamp.write_text(state, encoding="utf-8")

    def _libraries(self, carrier: Path) -> None:
        """CPython's own libraries, each with a valid signature of its makers."""
        modules = self.folder / "DLLs"
        modules.mkdir()
        with zipfile.ZipFile(carrier) as archive:
            for name in archive.namelist():
                folder, _, file = name.rpartition("/")
                if folder != "deploy_libs" or not _is_cpython(file):
                    continue
                place = self.folder if file == "python311.dll" else modules
                (place / file).write_bytes(archive.read(name))
                _demand_signature(place / file)

    def _standard_library(self, source: Path) -> None:
        library = self.folder / "Lib"
        shutil.copytree(source, library, ignore=shutil.ignore_patterns(*_LEFT_OUT))
        self.packages.mkdir()
        licence = next(
            path
            for path in (source / "LICENSE.txt", Path("/usr/share/doc/python3.11/copyright"))
            if path.exists()
        )
        shutil.copy2(licence, self.licence)
        # 3.11.9's importlib calls this on the class; until 3.11.8 the library has a plain method.
        metadata = library / "importlib" / "metadata" / "__init__.py"
        text = metadata.read_text(encoding="utf-8")
        plain = r"(?<!@classmethod\n)    def invalidate_caches\(cls\)"
        text = re.sub(plain, "    @classmethod\n    def invalidate_caches(cls)", text)
        metadata.write_text(text, encoding="utf-8")

    def _runtime(self) -> None:
        """The newest C runtime among the wheels; modules need one no older than themselves."""
        for name in ("vcruntime140.dll", "vcruntime140_1.dll"):
            shutil.copy2(self.packages / "shiboken6" / name, self.folder)

    def _compiled(self) -> None:
        """python.exe, python3.dll, and what Wine lacks."""
        scratch = self.folder / "for-wine"
        scratch.mkdir()
        exports = _text(["gendef", "-", self.folder / "python311.dll"])
        (scratch / "python311.def").write_text(exports, encoding="ascii")
        _tool(scratch, "x86_64-w64-mingw32-dlltool", "-d", "python311.def", "-l", "libpython311.a")
        source = C_SOURCES / "python.c"
        _tool(scratch, _CC, "-O2", "-s", "-municode", source, "-L.", "-lpython311", "-o", self.exe)
        (scratch / "python3.def").write_text(_forwarders(exports), encoding="ascii")
        _tool(scratch, "x86_64-w64-mingw32-windres", C_SOURCES / "python3.rc", "python3.res.o")
        entry = ("-shared", "-s", "-nostdlib", "-Wl,--entry=DllMain", *_FIXED)
        base = "-Wl,--image-base,0x180000000"
        sources = (C_SOURCES / "python3.c", "python3.res.o", "python3.def")
        _tool(scratch, _CC, *entry, base, *sources, "-o", self.folder / "python3.dll")
        shim = C_SOURCES / "wine_uisettings.c"
        _tool(scratch, _CC, "-O2", "-shared", "-s", *_FIXED, shim, "-o", self.shim)


def _state() -> str:
    """Everything it is made of."""
    files = (LOCK, LIBRARIES_LOCK, Path(__file__), *sorted(C_SOURCES.iterdir()))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _standard_library() -> Path:
    if platform.python_version().startswith(f"{_VERSION}."):
        return Path(sysconfig.get_path("stdlib"))
    other = shutil.which(f"python{_VERSION}")
    if other is None:
        raise Unavailable(f"a CPython {_VERSION} is needed for its standard library")
    code = "import sysconfig; print(sysconfig.get_path('stdlib'))"
    return Path(_text([other, "-c", code]).strip())


def requirements() -> Iterator[str]:
    """The locked packages for Windows, their markers taken off: pip would ask them of Linux."""
    blocks = re.split(r"\n(?=\S)", LOCK.read_text(encoding="utf-8"))
    for block in (*blocks, *re.split(r"\n(?=\S)", LIBRARIES_LOCK.read_text(encoding="utf-8"))):
        name = block.partition("==")[0].strip()
        if "==" in block and not block.startswith("#") and not name.startswith(_NOT_FOR_WINDOWS):
            yield re.sub(r" ; [^\n\\]*(?=\\)", " ", block)


def _download(wheels: Path) -> None:
    wanted = wheels / "wanted.txt"
    wanted.write_text("\n".join(requirements()) + "\n", encoding="utf-8")
    pip = [str(Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}"), "-m", "pip"]
    platform = ("--platform", "win_amd64", "--python-version", _VERSION, "--implementation", "cp")
    files = ("--no-deps", "--only-binary=:all:", "--require-hashes", "-r", wanted, "-d", wheels)
    log = wheels.parent / "pip.log"
    try:
        run([*pip, "download", "--quiet", "--no-input", *platform, *files], limit=600, log=log)
    except Failed as error:
        if "DO NOT MATCH THE HASHES" in log.read_text(encoding="utf-8"):
            raise
        raise Unavailable(f"the packages for Windows cannot be had: {error}") from error


def _is_cpython(file: str) -> bool:
    wanted = file.endswith(".pyd") or file in ("python311.dll", "libffi-8.dll")
    return wanted and file not in ("_tkinter.pyd", "_msi.pyd", "_ssl.pyd", "_hashlib.pyd")


def _demand_signature(file: Path) -> None:
    ignoring = (
        ["-ignore-crl"] if "ignore-crl" in _text(["osslsigncode", "verify", "--help"]) else []
    )
    said = _text(["osslsigncode", "verify", *ignoring, "-in", file])
    if not re.search(r"^Signature verification: ok", said, re.M) or _SIGNER not in said:
        raise Failed(f"{file.name} is not signed by the Python Software Foundation")


def _forwarders(exports: str) -> str:
    """A library whose every name is that of python311.dll."""
    lines = ['LIBRARY "python3.dll"', "EXPORTS"]
    for line in exports.partition("EXPORTS")[2].split("\n"):
        name, _, kind = line.strip().partition(" ")
        if name:
            lines.append(f"{name} = python311.{name}{' DATA' if kind == 'DATA' else ''}")
    return "\n".join(lines) + "\n"


def _tool(folder: Path, *command: str | Path) -> None:
    run(command, cwd=folder, limit=120)


def _text(command: list[str | Path]) -> str:
    """What a program prints, whatever it thinks of it."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    return done.stdout.decode("utf-8", errors="replace")
