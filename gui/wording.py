"""Qt's own dialogs and menus in Chinese, in the words of Chinese offices."""

from __future__ import annotations

import re
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

_BETTER = MappingProxyType(
    {
        "撤消": "撤销",
        "丢弃": "不保存",
        "父目录": "上一级文件夹",
        "详情视图": "详细信息",
        "体积": "大小",
        "灰阶": "黑白",
        "窗体": "打印设置",
        "您想要替换它吗": "要替换它吗",
    }
)
_WORSE = re.compile("|".join(_BETTER))


class Wording(QTranslator):
    """Qt's own translation, some of its words replaced.

    None, which Qt's stubs do not know, is the null string: nothing to say, the source stands.
    """

    def translate(  # type: ignore[override]
        self, context: str, source: str, disambiguation: str | None = None, number: int = -1
    ) -> str | None:
        found = super().translate(context, source, disambiguation, number)
        return _WORSE.sub(_better, found) if found else None


def _better(found: re.Match[str]) -> str:
    return _BETTER[found[0]]


def install(app: QCoreApplication) -> bool:
    """Translate what Qt itself says; False where its translations are not installed."""
    wording = Wording(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return wording.load("qtbase_zh_CN", folder) and app.installTranslator(wording)
