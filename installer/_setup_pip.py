"""Filling an environment with the pip of the Python that runs the set-up."""

import importlib.metadata
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import _setup_debian
from _setup_error import SetupError

OLDEST_PIP = (22, 3)  # the first with --python

OFFLINE = "多半是连不上软件源，请检查网络"
# What pip says when it fails → what the user is told, the first match counting.
FAILURES = (
    ("No space left on device", "磁盘空间不足，请腾出至少 1 GB"),
    ("DO NOT MATCH THE HASHES", "下载到的文件与清单的校验值不符，请换一个可信的软件源"),
    ("Retrying (", OFFLINE),
    ("No matching distribution", "软件源里没有所需的版本，请检查网络，或换一个完整的软件源"),
)


def ensure_pip() -> None:
    """Get pip on Debian if we may; otherwise say how the user gets it."""
    if importlib.util.find_spec("pip") is None:
        if os.name == "nt":
            raise SetupError(
                "这个 Python 没有 pip。请先运行：python -m ensurepip，再运行同一条命令。"
            )
        _setup_debian.install(["python3-pip"])
        importlib.invalidate_caches()
    version = importlib.metadata.version("pip")
    if tuple(int(part) for part in re.findall(r"\d+", version)[:2]) < OLDEST_PIP:
        raise SetupError(
            f"pip {version} 太旧，需要 22.3 或更新的版本。"
            "请先运行：python3 -m pip install --upgrade pip，再运行同一条命令。"
        )


def install(python: Path, lock: Path, log: Path) -> None:
    """Install exactly what the lock names, each file checked against its hash."""
    print("正在下载并安装所需组件（仅第一次，约需几分钟）……", file=sys.stderr)
    command = [sys.executable, "-m", "pip", "--python", str(python), "--no-input"]
    command += ["install", "--disable-pip-version-check", "--progress-bar", "off", "--no-user"]
    command += ["--require-hashes", "--only-binary", ":all:", "-r", str(lock)]
    if _run(command, log) != 0:
        reason = why_pip_failed(log.read_text(encoding="utf-8"))
        raise SetupError(f"组件没有装好：{reason}，再运行同一条命令；详细记录在 {log}。")


def why_pip_failed(output: str) -> str:
    """The likeliest cause of a failure and what to do, from what pip printed."""
    return next((reason for sign, reason in FAILURES if sign in output), OFFLINE)


def _run(command: list[str], log: Path) -> int:
    """Run pip, its output going to the log and the names of the downloads to the user."""
    with (
        log.open("w", encoding="utf-8") as record,
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"},
        ) as pip,
    ):
        for line in pip.stdout or ():
            record.write(line)
            verb, _, what = line.strip().partition(" ")
            if verb == "Downloading":
                print(f"  下载 {what.rpartition('/')[2]}", file=sys.stderr)
    return pip.returncode
