"""The version resource that Windows shows in the properties of the program."""

from __future__ import annotations

from bundle import product

_CHINESE, _UNICODE = 0x804, 1200


def of(name: str) -> object:
    """The resource of one of the two programs; only PyInstaller on Windows can make it."""
    from PyInstaller.utils.win32 import versioninfo as v  # type: ignore[import-untyped]

    console = "（命令行）" if name == product.TWIN else ""
    texts = {
        "CompanyName": "nianbao contributors",
        "FileDescription": f"{product.TITLE}{console}",
        "FileVersion": product.version(),
        "InternalName": name,
        "LegalCopyright": "MIT 许可",
        "OriginalFilename": f"{name}.exe",
        "ProductName": product.TITLE,
        "ProductVersion": product.version(),
        "Comments": product.DESCRIPTION,
    }
    table = v.StringTable(
        f"{_CHINESE:04x}{_UNICODE:04x}", [v.StringStruct(*text) for text in texts.items()]
    )
    return v.VSVersionInfo(
        ffi=v.FixedFileInfo(filevers=product.numbers(), prodvers=product.numbers(), mask=0x3F),
        kids=[
            v.StringFileInfo([table]),
            v.VarFileInfo([v.VarStruct("Translation", [_CHINESE, _UNICODE])]),
        ],
    )
