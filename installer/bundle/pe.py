"""What Wine cannot tell of a real Windows: whether every library and function is there."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from bundle.product import NAME, TWIN

_X64 = 0x8664
_OWN = {f"{NAME}.exe", f"{TWIN}.exe"}
_NEVER = {"icuuc.dll", "mscms.dll", "wine_uisettings.dll", "ucrtbase.dll"}
# Windows 10 1809 has these; what begins with api-ms-win- are names for parts of them.
_SYSTEM = (
    "advapi32 authz bcrypt bcryptprimitives cabinet cfgmgr32 comctl32 comdlg32 crypt32 d2d1 d3d11 "
    "d3d12 d3d9 dbghelp dcomp dnsapi dwmapi dwrite dxgi dxguid gdi32 hid imagehlp imm32 iphlpapi "
    "kernel32 mpr mscms msi msvcrt ncrypt netapi32 normaliz ntdll ole32 oleacc oleaut32 opengl32 "
    "pathcch propsys rpcrt4 rstrtmgr secur32 setupapi shcore shell32 shlwapi uiautomationcore "
    "user32 userenv uxtheme version winhttp wininet winmm winspool.drv ws2_32 wsock32 wtsapi32"
)


def check(bundle: Path, python: Path) -> list[str]:
    """Look at every program and library of a bundle.

    Args:
        bundle: The folder of the program.
        python: The Python it was made with.

    Returns:
        What would not load on Windows 10, or comes from nowhere.
    """
    found = {path: pe for path in sorted(bundle.rglob("*")) if (pe := _read(path))}
    exports = {path.name.lower(): _exports(pe) for path, pe in found.items()}
    wrong = [
        complaint for path, pe in found.items() for complaint in _complaints(path, pe, exports)
    ]
    known = {sha256(path.read_bytes()).hexdigest() for path in python.rglob("*") if _is_pe(path)}
    strange = {path.name for path in found if sha256(path.read_bytes()).hexdigest() not in known}
    print(f"{len(found)} programs and libraries")
    return [*wrong, *(f"{name} comes from no wheel" for name in strange - _OWN)]


def _is_pe(path: Path) -> bool:
    return path.suffix.lower() in (".dll", ".pyd", ".exe")


def _read(path: Path) -> Any:
    pefile = import_module("pefile")  # the lock has it for Windows alone
    if not path.is_file() or path.read_bytes()[:2] != b"MZ":
        return None
    every = 1 << 20  # by itself it stops at 8192 names, and QtGui has more
    pe = pefile.PE(str(path), fast_load=True, max_symbol_exports=every)
    names = ("IMPORT", "DELAY_IMPORT", "EXPORT")
    pe.parse_data_directories(
        [pefile.DIRECTORY_ENTRY[f"IMAGE_DIRECTORY_ENTRY_{name}"] for name in names]
    )
    return pe


def _exports(pe: Any) -> set[bytes]:
    table = getattr(pe, "DIRECTORY_ENTRY_EXPORT", None)
    return {entry.name for entry in table.symbols} if table else set()


def _complaints(path: Path, pe: Any, exports: Mapping[str, set[bytes]]) -> Iterator[str]:
    if pe.FILE_HEADER.Machine != _X64:
        yield f"{path.name} is not for 64 bits"
    if path.name.lower() in _NEVER or b"Wine" in path.read_bytes()[0x40:0x60]:
        yield f"{path.name} must not be handed out"
    for kind in ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT"):
        for asked in getattr(pe, kind, ()):
            name = asked.dll.decode().lower()
            if name in exports:
                lacking = [i.name for i in asked.imports if i.name and i.name not in exports[name]]
                if lacking:
                    yield f"{path.name} asks {name} for {lacking[:5]}"
            elif name.removesuffix(".dll") not in _SYSTEM.split() and not name.startswith(
                "api-ms-win-"
            ):
                yield f"{path.name} asks for {name}, which neither the bundle nor Windows has"


if __name__ == "__main__":
    sys.exit("\n".join(check(Path(sys.argv[1]), Path(sys.argv[2]))) or 0)
