"""What is remembered is there the next time, and nonsense in the file does no harm."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QByteArray

from gui.settings import LARGE, PANES, RECENT, Settings, data_folder


def test_everything_comes_back(tmp_path):
    settings = Settings(tmp_path)
    settings.set_large(True)
    settings.set_geometry(QByteArray(b"\x00\xff geometry"))
    settings.set(PANES, ("0.5 0.5|1 0", "a,b|"))
    paths = [tmp_path / name for name in ("甲 ，乙.docx", "b=c;d.docx", "%41.docx")]
    for path in paths:
        settings.add_recent(path)
    settings.sync()
    again = Settings(tmp_path)
    assert again.large() is True
    assert again.geometry() == b"\x00\xff geometry"
    assert again.get(PANES) == ("0.5 0.5|1 0", "a,b|")
    assert again.recent() == tuple(reversed(paths))
    assert again.last_folder() == tmp_path


def test_nothing_remembered_gives_the_defaults(tmp_path):
    settings = Settings(tmp_path)
    assert settings.large() is False
    assert settings.geometry().isEmpty()
    assert settings.get(PANES) == ()
    assert settings.recent() == ()
    assert settings.last_folder().is_absolute()


def test_nonsense_in_the_file_gives_the_defaults(tmp_path):
    text = (
        "[window]\ngeometry=???\npanes=@Variant(x)\n[look]\nlarge=perhaps\n[files]\nrecent=a, b\n"
    )
    (tmp_path / "nianbao.ini").write_text(text, encoding="utf-8")
    settings = Settings(tmp_path)
    assert settings.geometry().isEmpty()
    assert settings.get(LARGE) is False
    assert settings.get(RECENT) == ()


def test_the_latest_report_comes_first_and_only_once(tmp_path):
    settings = Settings(tmp_path)
    paths = [tmp_path / f"{number}.docx" for number in range(12)]
    for path in [*paths, paths[8]]:
        settings.add_recent(path)
    recent = settings.recent()
    assert recent[:2] == (paths[8], paths[11])
    assert len(recent) == len(set(recent)) == 8
    settings.drop_recent(paths[11])
    assert paths[11] not in settings.recent()


@pytest.mark.parametrize("writable", [True, False])
def test_a_data_folder_beside_the_program_makes_it_portable(tmp_path, monkeypatch, writable):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nianbao.exe"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    data = tmp_path / "data"
    data.mkdir() if writable else data.touch()
    assert (data_folder() == data) is writable
    assert not writable or not list(data.iterdir())
