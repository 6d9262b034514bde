"""The headless main job: check the sample report and export it."""

import subprocess
from pathlib import Path

from _setup_env import Environment

EXPORT = "nianbao-sample.docx"


def check_and_export_sample(env: Environment) -> int:
    """Print the findings of the sample report and the path of its export."""
    sample = env.root / "resources" / "sample.docx"
    print(f"检查样例报告 {sample}：", flush=True)
    checked = _nianbao(env, "check", str(sample))
    if checked not in (0, 1):  # 1 says that there are findings
        return checked
    exported = _nianbao(env, "export", str(sample), EXPORT)
    if exported == 0:
        print(f"已导出到 {Path(EXPORT).resolve()}")
    return exported


def _nianbao(env: Environment, *arguments: str) -> int:
    return subprocess.call([env.python, "-P", "-m", "gui", *arguments], stdin=subprocess.DEVNULL)
