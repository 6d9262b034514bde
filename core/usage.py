"""The command line's grammar: what may be asked, and what is said when it is asked wrongly."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

HELP = """\
用法：nianbao [文件]                打开窗口
      nianbao check 文件… [--previous 上年报告] [--rules 检查项设置] [--json]
                                    检查报告
      nianbao export 文件 输出文件 [--to-2021] [--public 或 --annotate]
                                    另存为 .docx、.pdf、.xlsx、.html 或 .json；旧表样加 --to-2021，
                                    公开稿加 --public，问题写成 .docx 里的批注加 --annotate
      nianbao new 输出文件 --organ 机关全称 --year 年份
                                    新建空白报告
      nianbao dump 文件             以 JSON 显示读到的内容
      nianbao claims 文件           以 JSON 显示正文里说到的表内数字
      nianbao rules [编号]          列出检查项，或说明其中一项
      nianbao --self-check          看程序自己的文件有没有缺损
"""


class UsageError(Exception):
    """The command line is wrong; the text is one Chinese line."""


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(_in_chinese(message))


_SENTENCES = (
    (r"the following arguments are required: (.*)", "还缺少：{}"),
    (r"unrecognized arguments: (.*)", "不认识“{}”"),
    (r"argument (\S+): expected .*", "“{}”后面要跟一个值"),
    (r"argument (\S+): invalid .*", "“{}”的值不对"),
    (r"argument (\S+): not allowed with .*", "“{}”不能和前面的选项一起用"),
    (r"ambiguous option: (\S+).*", "“{}”不完整"),
)
_NAMES = {"file": "文件", "files": "文件", "out": "输出文件"}


def _in_chinese(message: str) -> str:
    for pattern, sentence in _SENTENCES:
        if match := re.match(pattern, message):
            words = [_NAMES.get(word, word) for word in re.split(r",? ", match[1])]
            return sentence.format("、".join(words))
    return "命令写得不对"


COMMANDS = ("new", "dump", "claims", "check", "export", "rules")


def asks_for_window(arguments: Sequence[str]) -> bool:
    """Whether the window is wanted: nothing is asked for, or only a file is named."""
    if not arguments:
        return True
    return len(arguments) == 1 and arguments[0] not in COMMANDS and arguments[0][:1] != "-"


def parse(arguments: Sequence[str]) -> Namespace:
    """The command and its arguments.

    Raises:
        UsageError: They are no command of this program.
    """
    command, rest = arguments[0], arguments[1:]
    if command not in COMMANDS:
        raise UsageError(f"没有“{command}”这个命令")
    parser = _Parser(prog="nianbao", add_help=False, allow_abbrev=False)
    _declare(parser, command)
    found = parser.parse_args(rest)
    if command == "export" and found.annotate and found.out.suffix.lower() != ".docx":
        raise UsageError("“--annotate”只能用于 .docx")
    found.command = command
    return found


def _declare(parser: ArgumentParser, command: str) -> None:
    match command:
        case "new":
            parser.add_argument("out", type=Path)
            parser.add_argument("--organ", required=True)
            parser.add_argument("--year", type=_year, required=True)
        case "dump" | "claims":
            parser.add_argument("file", type=Path)
        case "check":
            parser.add_argument("files", type=Path, nargs="+")
            parser.add_argument("--previous", type=Path)
            parser.add_argument("--rules", type=Path)
            parser.add_argument("--json", action="store_true")
        case "export":
            parser.add_argument("file", type=Path)
            parser.add_argument("out", type=Path)
            parser.add_argument("--to-2021", action="store_true", dest="convert")
            either = parser.add_mutually_exclusive_group()
            either.add_argument("--public", action="store_true")
            either.add_argument("--annotate", action="store_true")
        case "rules":
            parser.add_argument("code", nargs="?")


def _year(text: str) -> int:
    year = int(text)
    if not 2019 <= year <= 2099:
        raise ValueError(text)
    return year
