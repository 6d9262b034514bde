"""The one check that any Python 3 must be able to read: is this Python supported?"""

import sys

OLDEST = (3, 11)
TOO_NEW = (3, 14)
UNAVAILABLE = 69  # EX_UNAVAILABLE: something the program needs is not there


def refusal(major: int, minor: int) -> "str | None":
    """Say in one sentence why a Python version cannot run the program; None if it can."""
    if OLDEST <= (major, minor) < TOO_NEW:
        return None
    return (
        f"本程序需要 Python 3.11、3.12 或 3.13，现在用的是 {major}.{minor}。"
        "请安装其中一个，再用它运行同一条命令，例如：python3.11 installer/run.py"
    )


def require_supported() -> None:
    """End with the refusal if this Python cannot run the program."""
    sentence = refusal(*sys.version_info[:2])
    if sentence:
        print(sentence, file=sys.stderr)
        sys.exit(UNAVAILABLE)
