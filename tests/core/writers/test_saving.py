"""Putting files in their place, and saying in Chinese why not."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from core.report import absent_grid
from core.writers import UnwritableFile, blanked, replace_file, save
from core.writers import saving as module
from tests.core.writers.sample import full_report

SUFFIXES = [".docx", ".xlsx", ".html", ".htm", ".DOCX"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_each_suffix_is_written_the_same_way_twice(tmp_path: Path, suffix: str) -> None:
    first, second = tmp_path / f"一{suffix}", tmp_path / f"二{suffix}"
    save(full_report(), first)
    save(full_report(), second)
    assert first.read_bytes() == second.read_bytes() != b""
    assert sorted(tmp_path.iterdir()) == sorted([first, second])


def test_an_unknown_suffix_names_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match=r"“年报\.odt”.*\.docx、\.xlsx"):
        save(full_report(), tmp_path / "年报.odt")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match=r"文件夹“.*没有的”不存在"):
        replace_file(tmp_path / "没有的" / "年报.docx", b"x")


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "年报.docx").mkdir()
    with pytest.raises(UnwritableFile, match="已有同名的文件夹"):
        replace_file(tmp_path / "年报.docx", b"x")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EACCES, "没有写入文件夹.*的权限"),
        (errno.EROFS, "只读"),
        (errno.EIO, "写入时出错"),
    ],
)
def test_a_failed_write_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    target = tmp_path / "年报.docx"
    target.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UnwritableFile, match=sentence):
        replace_file(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def held(monkeypatch: pytest.MonkeyPatch, times: int) -> list[Path]:
    """Let replacing fail as it does under Windows while another program holds the file."""
    real, tried = Path.replace, []

    def replace(self: Path, target: Path) -> Path:
        tried.append(self)
        if len(tried) <= times:
            raise PermissionError(errno.EACCES, "held")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(module, "_PAUSE", 0)
    return tried


def test_a_file_held_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = held(monkeypatch, 3)
    replace_file(tmp_path / "年报.docx", b"new")
    assert len(tried) == 4
    assert (tmp_path / "年报.docx").read_bytes() == b"new"


def test_a_file_open_elsewhere_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "年报.docx"
    target.write_bytes(b"old")
    held(monkeypatch, 99)
    with pytest.raises(UnwritableFile, match="Word、WPS"):
        replace_file(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_read_only_file_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "年报.docx"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(UnwritableFile, match="只读"):
        replace_file(target, b"new")
    assert target.read_bytes() == b"old"


def test_rows_the_source_lacks_are_named() -> None:
    report = full_report()
    tables = dict(report.tables)
    tables["review"] = absent_grid(report.form.table("review"))
    grid = list(tables["applications"])
    grid[3] = (None,) * 7
    tables["applications"] = tuple(grid)
    changed = type(report)(report.edition, report.title, report.sections, tables)
    assert blanked(changed) == ("表三·部分公开", "表四")
    assert blanked(report) == ()
