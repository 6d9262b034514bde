"""A packaged program names what of it is missing or damaged."""

from __future__ import annotations

import pytest

from core.installation import LIST, incomplete, read_installation, write_list


@pytest.fixture
def program(tmp_path):
    folder = tmp_path / "年报 助手 (新)"
    (folder / "_internal").mkdir(parents=True)
    (folder / "nianbao.exe").write_bytes(b"MZ program")
    (folder / "_internal" / "库.dll").write_bytes(b"MZ library")
    write_list(folder, folder / "_internal" / LIST)
    return folder


def wrong(program):
    installation = read_installation(program, program / "_internal" / LIST)
    return list(installation.missing()), list(installation.damaged())


def test_a_whole_program_has_nothing_wrong(program):
    assert wrong(program) == ([], [])


def test_what_users_put_beside_it_is_no_fault(program):
    (program / "data").mkdir()
    (program / "data" / "nianbao.ini").write_text("[look]", encoding="utf-8")
    assert wrong(program) == ([], [])


def test_a_missing_file_is_seen_at_a_glance(program):
    (program / "_internal" / "库.dll").unlink()
    assert wrong(program) == (["缺少 _internal/库.dll"], ["缺少 _internal/库.dll"])


def test_a_cut_file_is_seen_at_a_glance(program):
    (program / "nianbao.exe").write_bytes(b"MZ")
    assert wrong(program) == (["大小不对 nianbao.exe"], ["大小不对 nianbao.exe"])


def test_a_changed_byte_is_seen_by_reading(program):
    (program / "nianbao.exe").write_bytes(b"MZ pr0gram")
    assert wrong(program) == ([], ["内容不对 nianbao.exe"])


@pytest.mark.parametrize("content", [None, b"", b"[1]", b"{}", b'[["a"]]', b"\xff\xfe"])
def test_a_list_that_cannot_be_read_is_named(program, content):
    files = program / "_internal" / LIST
    if content is None:
        files.unlink()
    else:
        files.write_bytes(content)
    with pytest.raises(ValueError, match=LIST):
        read_installation(program, files)


def test_the_user_is_told_what_to_do():
    told = incomplete(["缺少 a.dll"])
    assert "缺少 a.dll" in told
    assert "重新安装" in told
