"""Windows programs under Wine, in a Windows of their own.

What looks odd here is owed to Wine 8: a program may not inherit a regular file as a standard
stream; a new Windows is Windows 7; folders such as the desktop are links to the real home; Qt
from 6.5 on needs a WinRT class that Wine lacks and the tests bring, see ``wine_uisettings.c``.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bundle.running import run
from bundle.tools import search_path

_REGISTRY = """\
REGEDIT4

[HKEY_LOCAL_MACHINE\\Software\\Microsoft\\WindowsRuntime\\ActivatableClassId\\Windows.UI.ViewManagement.UISettings]
"DllPath"="C:\\\\windows\\\\system32\\\\wine_uisettings.dll"
"ActivationType"=dword:00000000

[HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion\\AeDebug]
"Auto"="0"

[HKEY_CURRENT_USER\\Software\\Wine\\WineDbg]
"ShowCrashDialog"=dword:00000000

[HKEY_CURRENT_USER\\Software\\Wine\\Printing\\Spooler]
"LPT1:"="|cat > \\"$WINEPREFIX/printed.ps\\""

[HKEY_CURRENT_USER\\Software\\Wine\\Fonts\\Replacements]
"""
_PRINTER = ("nianbao", "LPT1:")
_FONTS = "Microsoft YaHei,Microsoft YaHei UI,SimSun,MS Shell Dlg,MS Shell Dlg 2,Segoe UI,Tahoma"


def windows_path(path: Path) -> str:
    """A path as Windows programs under Wine have it."""
    return "Z:" + str(path).replace("/", "\\")


class Windows:
    """A Windows under Wine: a folder with its drives and its registry."""

    def __init__(self, folder: Path, display: str = "") -> None:
        self.folder = folder
        self.display = display
        self.drive = folder / "drive_c"

    def create(self, shim: Path) -> None:
        """Make it anew, with a Chinese font under the names of Windows' own."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self("wineboot", "-i", limit=300)
        self.settle()
        for link in (self.drive / "users").glob("*/*"):
            if link.is_symlink():
                link.unlink()
                link.mkdir()
        self("winecfg", "-v", "win10", limit=120)
        shutil.copy2(shim, self.drive / "windows" / "system32")
        fonts = "".join(f'"{name}"="Noto Sans CJK SC"\n' for name in _FONTS.split(","))
        registry = self.folder / "nianbao.reg"
        registry.write_text(_REGISTRY + fonts, encoding="ascii")
        self("regedit", "/S", registry, limit=120)
        self.stop()

    def add_printer(self, python: Path, script: Path, description: Path) -> None:
        """Give it a printer; what is sent there becomes :attr:`printed`."""
        self(python, script, *_PRINTER, description)
        self.stop()

    @property
    def printed(self) -> Path:
        """What was last printed."""
        return self.folder / "printed.ps"

    def copy(self, folder: Path, display: str = "") -> Windows:
        """The same in another folder; this one must be stopped."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder, symlinks=True)
        return Windows(folder, display)

    def on_drive(self, path: Path) -> str:
        """A path on its drive as its programs have it: some know no other drive."""
        return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")

    @property
    def home(self) -> Path:
        """The folder of its user."""
        public = "Public"
        users = (self.drive / "users").iterdir()
        return next(user for user in sorted(users) if user.name != public)

    def __call__(  # noqa: PLR0913 — all but the program are named where it is called
        self,
        program: str | Path,
        *arguments: str | Path,
        limit: float = 120,
        env: Mapping[str, str | Path] | None = None,
        cwd: Path | None = None,
        ok: Sequence[int] = (0,),
        log: Path | None = None,
    ) -> str:
        """Run a program to its end; paths among the arguments become those of Windows.

        Raises:
            Failed: It took too long or ended with another status.
        """
        return run(
            self.command(program, arguments),
            limit=limit,
            cwd=cwd,
            env=self.environment(env),
            ok=ok,
            log=log,
        )

    def start(
        self, program: str | Path, *arguments: str | Path, cwd: Path | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a program and do not wait for it."""
        return subprocess.Popen(
            self.command(program, arguments),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=cwd,
            env={**os.environ, **self.environment()},
        )

    def command(self, program: str | Path, arguments: Sequence[str | Path]) -> list[str]:
        """What runs a program under Wine."""
        return ["wine", str(program), *(_windows(argument) for argument in arguments)]

    def environment(self, env: Mapping[str, str | Path] | None = None) -> dict[str, str]:
        """The variables of Wine. In the Chinese locale the code page is 936."""
        return {
            "PATH": search_path(),
            "WINEPREFIX": str(self.folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=d",
            "LANG": "zh_CN.UTF-8",
            "LC_ALL": "zh_CN.UTF-8",
            "DISPLAY": self.display,
            **{name: _windows(value) for name, value in (env or {}).items()},
        }

    def settle(self) -> None:
        """Wait until nothing runs any longer."""
        self._server("-w", limit=120)

    def stop(self) -> None:
        """End everything that runs in it, and nothing else."""
        self._server("-k", limit=30)
        self._server("-w", limit=60)

    def _server(self, argument: str, limit: float) -> None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(
                ["wineserver", argument],
                env={**os.environ, **self.environment()},
                timeout=limit,
                check=False,
                capture_output=True,
            )

    @contextlib.contextmanager
    def running(self) -> Iterator[Windows]:
        """Stop it at the end, come what may."""
        try:
            yield self
        finally:
            self.stop()


def _windows(value: str | Path) -> str:
    return windows_path(value) if isinstance(value, Path) else value
