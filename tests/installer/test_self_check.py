"""``--self-check`` from the sources, and the start of a packaged program that lacks something."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from core.installation import LIST, write_list

ROOT = Path(__file__).resolve().parents[2]
PACKAGED = """
import sys
sys.path[:0] = [{root!r}, {root!r} + "/installer"]
sys.frozen, sys.executable, sys.prefix = True, {program!r}, {libraries!r}
sys.argv[1:] = {arguments!r}
from start import main
sys.exit(main())
"""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )


def test_the_sources_are_whole():
    checked = run("-m", "gui", "--self-check")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith("程序完整。从源码运行")
    assert "Qt 6" in checked.stdout


@pytest.fixture
def program(tmp_path):
    libraries = tmp_path / "年报 助手" / "_internal"
    libraries.mkdir(parents=True)
    (libraries.parent / "nianbao").write_bytes(b"program")
    (libraries / "库.so").write_bytes(b"library")
    write_list(libraries.parent, libraries / LIST)

    def start(*arguments: str) -> subprocess.CompletedProcess[str]:
        code = PACKAGED.format(
            root=str(ROOT),
            program=str(libraries.parent / "nianbao"),
            libraries=str(libraries),
            arguments=arguments,
        )
        return run("-c", code)

    start.libraries = libraries
    return start


def test_a_packaged_program_says_that_it_is_whole(program):
    checked = program("--self-check")
    assert checked.returncode == 0, checked.stderr
    assert "2 个文件与清单一致" in checked.stdout


@pytest.mark.parametrize("arguments", [(), ("rules",), ("--self-check",)])
def test_whatever_it_is_asked_it_names_what_it_lacks(program, arguments):
    (program.libraries / "库.so").unlink()
    started = program(*arguments)
    assert (started.returncode, started.stdout) == (70, "")
    assert "缺少 _internal/库.so" in started.stderr
    assert "重新安装" in started.stderr


def test_a_changed_file_is_named_by_the_self_check_alone(program):
    (program.libraries / "库.so").write_bytes(b"l1brary")
    assert program("rules", "T301").returncode == 0
    checked = program("--self-check")
    assert checked.returncode == 70
    assert "内容不对 _internal/库.so" in checked.stderr


def test_a_program_without_its_list_does_not_start(program):
    (program.libraries / LIST).unlink()
    started = program("rules")
    assert started.returncode == 70
    assert LIST in started.stderr
