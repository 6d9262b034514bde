"""Every command of the window, as a table: menu, name, key, icon, and the method that does it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QToolBar, QWidget

from gui import look

SEPARATOR = "-"


@dataclass(frozen=True)
class Command:
    """One command.

    Attributes:
        menu: The menu it stands in.
        name: Its text, with a mnemonic.
        slot: The window's method that does it; ``SEPARATOR`` for a line between commands.
        keys: Its shortcut; one in brackets is shown only, the focused view handles it itself.
        icon: Name of its icon.
        needs_report: Whether it makes sense with an open report only.
        checkable: Whether it is switched on and off.
    """

    menu: str
    name: str
    slot: str
    keys: str = ""
    icon: str = ""
    needs_report: bool = True
    checkable: bool = False


FILE, EDIT, VIEW, CHECK, HELP = "文件(&F)", "编辑(&E)", "视图(&V)", "检查(&C)", "帮助(&H)"


def _line(menu: str) -> Command:
    return Command(menu, "", SEPARATOR)


COMMANDS = (
    Command(FILE, "打开(&O)…", "open", "Ctrl+O", "open", needs_report=False),
    Command(FILE, "新建(&N)…", "new", "Ctrl+N", "new", needs_report=False),
    Command(FILE, "保存(&S)", "save", "Ctrl+S", "save"),
    Command(FILE, "另存为(&A)…", "save_as", "Ctrl+Shift+S"),
    _line(FILE),
    Command(FILE, "选上年报告(&L)…", "choose_previous"),
    Command(FILE, "不再对照上年报告(&G)", "drop_previous"),
    _line(FILE),
    Command(FILE, "导出 PDF(&D)…", "export_pdf"),
    Command(FILE, "导出 Excel(&X)…", "export_xlsx"),
    Command(FILE, "导出网页(&H)…", "export_html"),
    Command(FILE, "复制到网站(&W)", "copy_for_website"),
    Command(FILE, "导出公开稿(&U)…", "export_public"),
    _line(FILE),
    Command(FILE, "打印预览(&V)…", "preview", "Ctrl+Shift+P", "preview"),
    Command(FILE, "打印(&P)…", "print_report", "Ctrl+P", "print"),
    Command(FILE, "核查说明(&E)…", "show_explanation"),
    _line(FILE),
    Command(FILE, "关闭报告(&C)", "close_report", "Ctrl+W"),
    Command(FILE, "退出(&Q)", "close", "Ctrl+Q", needs_report=False),
    Command(EDIT, "撤销(&U)", "undo", "Ctrl+Z", "undo"),
    Command(EDIT, "重做(&R)", "redo", "Ctrl+Y", "redo"),
    _line(EDIT),
    Command(EDIT, "剪切(&T)", "cut", "[Ctrl+X]"),
    Command(EDIT, "复制(&C)", "copy", "[Ctrl+C]"),
    Command(EDIT, "粘贴(&P)", "paste", "[Ctrl+V]"),
    Command(EDIT, "清除(&D)", "clear", "[Del]"),
    Command(EDIT, "选中的格填 0(&Z)", "fill_zeros", "Ctrl+0"),
    Command(EDIT, "全选(&A)", "select_all", "[Ctrl+A]"),
    _line(EDIT),
    Command(EDIT, "查找(&F)…", "open_find", "Ctrl+F", "find"),
    Command(EDIT, "查找下一个(&N)", "find_next", "F3"),
    Command(EDIT, "替换(&H)…", "open_replace", "Ctrl+H"),
    _line(EDIT),
    Command(EDIT, "正文和表格里同一个数(&J)", "jump_across", "Ctrl+J"),
    Command(VIEW, "正文和表格并排(&B)", "review_mode", "Ctrl+1", checkable=True),
    Command(VIEW, "只看表格(&T)", "tables_mode", "Ctrl+2", checkable=True),
    Command(VIEW, "只看正文(&X)", "text_mode", "Ctrl+3", checkable=True),
    _line(VIEW),
    Command(VIEW, "目录(&O)", "toggle_outline", "F4", checkable=True),
    Command(VIEW, "问题清单(&F)", "toggle_findings", "Shift+F4", checkable=True),
    Command(VIEW, "上年报告(&Y)", "toggle_last_year", "F7", "history", checkable=True),
    _line(VIEW),
    Command(VIEW, "到下一栏(&N)", "next_pane", "F6"),
    Command(VIEW, "到上一栏(&P)", "previous_pane", "Shift+F6"),
    _line(VIEW),
    Command(VIEW, "放大(&I)", "zoom_in", "Ctrl+="),
    Command(VIEW, "缩小(&S)", "zoom_out", "Ctrl+-"),
    Command(VIEW, "大字(&L)", "toggle_large", "", checkable=True, needs_report=False),
    Command(CHECK, "上一处(&P)", "previous_finding", "Shift+F8", "previous"),
    Command(CHECK, "下一处(&N)", "next_finding", "F8", "next"),
    _line(CHECK),
    Command(CHECK, "全部修正(&A)", "mend_all", "Ctrl+F8", "fix"),
    Command(CHECK, "打开时的说明(&R)…", "show_notes"),
    _line(CHECK),
    Command(CHECK, "检查项设置(&S)…", "set_rules", needs_report=False),
    Command(HELP, "使用手册(&M)", "show_manual", "F1", "help", needs_report=False),
    Command(HELP, "关于(&A)", "show_about", needs_report=False),
)


TOOLBAR = (
    ("open", "new", "save"),
    ("undo", "redo"),
    ("previous_finding", "next_finding"),
    ("preview", "print_report"),
)
"""The commands in the toolbar, by groups."""


def install(window: QWidget, menus: QMenuBar, toolbar: QToolBar) -> dict[str, QAction]:
    """Make every command an action of the window; returns them by their slot's name."""
    made: dict[str, QAction] = {}
    for menu_name in dict.fromkeys(command.menu for command in COMMANDS):
        menu = menus.addMenu(menu_name)
        for command in _of(menu_name):
            if command.slot == SEPARATOR:
                menu.addSeparator()
                continue
            made[command.slot] = _action(command, window)
            menu.addAction(made[command.slot])
    for group in TOOLBAR:
        toolbar.addActions([made[slot] for slot in group])
        toolbar.addSeparator()
    return made


def _of(menu: str) -> Iterable[Command]:
    return (command for command in COMMANDS if command.menu == menu)


def _action(command: Command, window: QWidget) -> QAction:
    action = QAction(command.name, window)
    plain = command.name.replace("…", "").partition("(")[0]
    keys = command.keys.strip("[]")
    action.setToolTip(f"{plain}（{keys}）" if keys else plain)
    action.setIconText(plain)
    if command.keys.startswith("["):
        action.setText(f"{command.name}\t{keys}")
    elif keys:
        action.setShortcut(QKeySequence(keys))
    if command.icon:
        action.setIcon(look.icon(command.icon))
    action.setCheckable(command.checkable)
    action.triggered.connect(getattr(window, command.slot))
    return action
