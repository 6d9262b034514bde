"""The headless main job: check the sample report and export it."""

import io
import subprocess
import sys
from pathlib import Path

from _setup_env import Environment

EXPORT = Path("nianbao-sample.docx")


def check_and_export_sample(env: Environment) -> int:
    """Print the findings of the sample report and the path of its export."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # as the program itself writes everywhere
    sample = env.root / "resources" / "sample.json"
    print(f"检查样例报告 {sample}", flush=True)
    checked = _nianbao(env, "check", sample)
    if checked not in (0, 1):  # 1 says that there are findings
        return checked
    exported = _nianbao(env, "export", sample, EXPORT)
    if exported == 0:
        print(f"已导出到 {EXPORT.resolve()}")
    return exported


def _nianbao(env: Environment, *arguments: str | Path) -> int:
    return subprocess.call([env.python, "-P", "-m", "gui", *arguments], stdin=subprocess.DEVNULL)
