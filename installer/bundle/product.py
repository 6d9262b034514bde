"""What the program is called and which version it has."""

from __future__ import annotations

import tomllib
from pathlib import Path

NAME = "nianbao"
TITLE = "年报助手"
TWIN = "nianbao-cli"
DESCRIPTION = "政府信息公开工作年度报告的填写、检查和导出"
LIBRARIES = "_internal"

ROOT = Path(__file__).resolve().parents[2]


def version() -> str:
    """The version, of which pyproject.toml is the one place."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def numbers() -> tuple[int, int, int, int]:
    """The version as Windows has it."""
    major, minor, patch = (int(part) for part in version().split("."))
    return major, minor, patch, 0
