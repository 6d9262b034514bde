"""What PyInstaller would take along although the program cannot use it, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fnmatch import fnmatch

MODULES = (
    # Of the standard library: what only servers, tests and development need.
    *("tkinter", "unittest", "doctest", "pdb", "pydoc", "pydoc_data", "lib2to3", "distutils"),
    *("asyncio", "curses", "readline", "sqlite3", "importlib.metadata", "_pydecimal"),
    # What only archives in other formats than ZIP need.
    *("tarfile", "bz2", "_bz2", "lzma", "_lzma"),
    # The network: the program has no use for it, and OpenSSL is six megabytes.
    *("xmlrpc", "ftplib", "http", "email", "cgi", "urllib.request", "ssl", "_ssl", "_hashlib"),
    *("setuptools", "pkg_resources", "docx", "openpyxl", "PIL", "numpy"),
    *("lxml.html", "lxml.objectify", "lxml.isoschematron", "lxml.sax", "lxml.builder"),
    *("lxml.doctestcompare", "lxml.ElementInclude", "lxml.cssselect", "lxml.usedoctest"),
    *(f"PySide6.Qt{name}" for name in ("Qml", "Quick", "Pdf", "OpenGL", "OpenGLWidgets", "DBus")),
)

_PLUGINS = "*/plugins"
_FILES = (
    # Drawing by the graphics card and by its substitute, for QtQuick and OpenGL alone.
    *("*opengl32sw.dll", "*d3dcompiler_47.dll"),
    *("*qt6opengl*", "*qt6qml*", "*qt6quick*", "*qt6pdf*", "*qt6virtualkeyboard*", "*qt6eglfs*"),
    *("*qt6wayland*", "*qt6wlshell*"),
    *(f"{_PLUGINS}/{kind}/*" for kind in ("tls", "networkinformation", "generic", "iconengines")),
    *(f"{_PLUGINS}/{kind}/*" for kind in ("egldeviceintegrations", "xcbglintegrations")),
    f"{_PLUGINS}/platformthemes/*gtk3*",
    *(f"{_PLUGINS}/wayland-*", f"{_PLUGINS}/virtualkeyboard/*"),
    *(
        f"{_PLUGINS}/platforms/*q{name}[.-]*"
        for name in ("direct2d", "minimal", "minimalegl", "eglfs", "linuxfb", "vnc")
    ),
    *(f"{_PLUGINS}/platforms/*q{name}*" for name in ("vkkhrdisplay", "wayland")),
    # Documents hold PNG and BMP, which QtGui reads itself, JPEG and GIF.
    *(
        f"{_PLUGINS}/imageformats/*q{name}[.-]*"
        for name in ("icns", "ico", "pdf", "svg", "tga", "tiff", "wbmp", "webp")
    ),
    *("*libcrypto[-.]*", "*libssl[-.]*"),
    *("lxml/isoschematron/*", "lxml/includes/*", "lxml/html/*"),
    *(f"lxml/{name}.*" for name in ("objectify", "sax", "builder")),
)
_TRANSLATIONS = "*/translations/*"
_CHINESE = "*/translations/qtbase_zh_cn.qm"


def wanted(name: str) -> bool:
    """Whether a file belongs into the bundle; ``name`` is its place there."""
    place = name.replace("\\", "/").lower()
    if fnmatch(place, _TRANSLATIONS):
        return fnmatch(place, _CHINESE)
    return not any(fnmatch(place, pattern) for pattern in _FILES)


Entry = tuple[str, str, str]
"""A file for PyInstaller: its place in the bundle, where it is now, its kind."""


def still_needed(
    entries: Iterable[Entry], imports: Callable[[str], Iterable[tuple[str, str | None]]]
) -> list[Entry]:
    """The entries without the system's libraries that only files left out had asked for.

    Args:
        entries: Modules, plug-ins and libraries. A library of the system has its place at the top.
        imports: What a file asks for, as names and paths.
    """
    known = {entry[0]: entry for entry in entries}
    todo = [name for name in known if "/" in name or name.startswith("libpython")]
    found: set[str] = set()
    while todo:
        name = todo.pop()
        if name in known and name not in found:
            found.add(name)
            todo += [asked for asked, _ in imports(known[name][1])]
    return [entry for name, entry in known.items() if name in found]
