"""What is handed out for Windows: the folder to unpack, and the set-up program."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from bundle.archive import zip_folder
from bundle.freezing import date
from bundle.product import NAME, ROOT, version
from bundle.running import run

_PORTABLE = ROOT / "installer" / "portable"
_SCRIPT = ROOT / "installer" / "setup.nsi"
DATA = "data"
EVERYWHERE, RUNS_UNDER_WINE = "x86-unicode", "amd64-unicode"


def zip_for_stick(bundle: Path, work: Path, target: Path, when: int) -> None:
    """Pack the program with what one needs to know, its settings to stay in its own folder."""
    folder = work / "stick"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(bundle, folder)
    (folder / DATA).mkdir()
    for name, encoding in (("先读我.txt", "utf-8-sig"), ("启动.cmd", "gb18030")):
        text = (_PORTABLE / name).read_text(encoding="utf-8")
        (folder / name).write_bytes(text.replace("\n", "\r\n").encode(encoding))
    zip_folder(folder, f"{NAME}-{version()}", target, when)


def set_up_program(bundle: Path, work: Path, target: Path, when: int, arch: str) -> None:
    """Make the set-up program.

    Args:
        bundle: The folder of the program.
        work: Where the list of what an uninstall removes is put.
        target: The set-up program.
        when: The time of every file.
        arch: What starts it: ``x86-unicode`` on every Windows; ``amd64-unicode`` on 64 bits, only
            for a trial, packed quickly.
    """
    date(bundle, when)
    remove = work / "remove.nsh"
    remove.write_text("\n".join(_removals(bundle)) + "\n", encoding="utf-8-sig")
    defined: dict[str, str | Path] = {
        "ARCH": arch,
        "BUNDLE": bundle,
        "OUT": target,
        "VERSION": version(),
        "REMOVE": remove,
    }
    if arch != EVERYWHERE:
        defined["QUICK"] = "1"
    definitions = [f"-D{name}={value}" for name, value in defined.items()]
    command: list[str | Path] = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *definitions, _SCRIPT]
    run(command, limit=600, env={"LC_ALL": "C.UTF-8"}, log=work / f"nsis-{arch}.log")


def _removals(bundle: Path) -> Iterator[str]:
    """Delete what was installed, files first, then folders if they are empty."""
    paths = sorted(path.relative_to(bundle) for path in bundle.rglob("*"))
    for path in paths:
        if (bundle / path).is_file():
            yield f'Delete "$INSTDIR\\{_backslashed(path)}"'
    for path in reversed(paths):
        if (bundle / path).is_dir():
            yield f'RMDir "$INSTDIR\\{_backslashed(path)}"'


def _backslashed(path: Path) -> str:
    return path.as_posix().replace("/", "\\")
