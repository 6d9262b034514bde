"""What is left out of a bundle, how it is packed, and which papers go with it."""

from __future__ import annotations

import json
import os
import tarfile
import zipfile
from hashlib import sha256
from importlib.util import find_spec

import pytest
from bundle import product
from bundle.archive import SUMS, tar_folder, write_sums, zip_folder
from bundle.compare import same
from bundle.components import Component
from bundle.handing_out import zip_for_stick
from bundle.papers import write_bill, write_licences
from bundle.running import Failed, run
from bundle.unneeded import MODULES, still_needed, wanted
from bundle.winpython import requirements

WHEN = 1_700_000_000


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt6Core.dll",
        "PySide6/Qt6Network.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6\\plugins\\platforms\\qoffscreen.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/plugins/imageformats/qjpeg.dll",
        "PySide6/translations/qtbase_zh_CN.qm",
        "lxml/etree.cp311-win_amd64.pyd",
        "resources/sample.json",
    ],
)
def test_what_the_program_uses_is_kept(name):
    assert wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/opengl32sw.dll",
        "PySide6/plugins/tls/qopensslbackend.dll",
        "PySide6/plugins/platforms/qdirect2d.dll",
        "PySide6/plugins/imageformats/qtiff.dll",
        "PySide6/Qt/plugins/platforms/libqminimal.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/translations/qtbase_de.qm",
        "PySide6/translations/qt_zh_CN.qm",
        "libcrypto-3.dll",
        "lxml/objectify.cp311-win_amd64.pyd",
    ],
)
def test_what_it_cannot_use_is_left_out(name):
    assert not wanted(name)


def test_modules_are_left_out_by_their_real_names():
    foreign = {"distutils", "docx", "PIL", "numpy", "pkg_resources", "setuptools", "openpyxl"}
    ours = [name for name in MODULES if name.partition(".")[0] not in foreign | {"PySide6"}]
    windows_only = {"_ssl", "_hashlib", "_bz2", "_lzma", "readline", "curses", "tkinter"}
    missing = [name for name in ours if name not in windows_only and find_spec(name) is None]
    assert missing == []


def test_a_library_only_a_left_out_file_asked_for_goes_too():
    entries = [
        ("pkg/module.so", "/a/module.so", "EXTENSION"),
        ("libused.so.1", "/lib/libused.so.1", "BINARY"),
        ("libdeep.so.1", "/lib/libdeep.so.1", "BINARY"),
        ("libgtk.so.3", "/lib/libgtk.so.3", "BINARY"),
        ("libpython3.11.so.1.0", "/lib/libpython3.11.so.1.0", "BINARY"),
    ]
    asked = {
        "/a/module.so": [("libused.so.1", None), ("libc.so.6", "/lib/libc.so.6")],
        "/lib/libused.so.1": [("libdeep.so.1", None)],
        "/lib/libgtk.so.3": [("libdeep.so.1", None)],
    }
    kept = still_needed(entries, lambda path: asked.get(path, []))
    assert [entry[0] for entry in kept] == [
        "pkg/module.so",
        "libused.so.1",
        "libdeep.so.1",
        "libpython3.11.so.1.0",
    ]


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "frozen"
    (made / "_internal").mkdir(parents=True)
    (made / "nianbao").write_bytes(b"program")
    (made / "nianbao").chmod(0o755)
    (made / "_internal" / "数据.json").write_bytes(b"{}")
    return made


def test_archives_do_not_depend_on_when_and_where_they_are_made(folder, tmp_path):
    archives = []
    for number, pack in enumerate((zip_folder, tar_folder, zip_folder, tar_folder)):
        target = tmp_path / f"{number}"
        pack(folder, "nianbao-1", target, WHEN)
        archives.append(target)
        os.utime(folder / "nianbao", (number + 5, number + 5))
    assert archives[0].read_bytes() == archives[2].read_bytes()
    assert archives[1].read_bytes() == archives[3].read_bytes()
    names = {"nianbao-1/nianbao", "nianbao-1/_internal/", "nianbao-1/_internal/数据.json"}
    assert set(zipfile.ZipFile(archives[0]).namelist()) == names
    with tarfile.open(archives[1]) as tar:
        assert tar.getmember("nianbao-1/nianbao").mode == 0o755
        assert tar.getmember("nianbao-1/_internal/数据.json").mtime == WHEN


def test_the_stick_has_a_folder_for_data_and_a_starter_old_windows_can_read(folder, tmp_path):
    target = tmp_path / "stick.zip"
    zip_for_stick(folder, tmp_path, target, WHEN)
    top = f"nianbao-{product.version()}"
    archive = zipfile.ZipFile(target)
    assert f"{top}/data/" in archive.namelist()
    starter = archive.read(f"{top}/启动.cmd")
    assert b"\r\n" in starter
    assert "1809" in starter.decode("gb18030")
    assert archive.read(f"{top}/先读我.txt").startswith(b"\xef\xbb\xbf")


def test_sums_are_those_of_what_is_handed_out(tmp_path):
    handed_out = tmp_path / f"nianbao-{product.version()}-linux-x86_64.tar.xz"
    handed_out.write_bytes(b"archive")
    (tmp_path / "notes.txt").write_bytes(b"not handed out")
    write_sums(tmp_path)
    digest = sha256(b"archive").hexdigest()
    assert (tmp_path / SUMS).read_text(encoding="utf-8") == f"{digest}  {handed_out.name}\n"


def test_two_builds_are_compared_byte_for_byte(tmp_path):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "nianbao-1.zip").write_bytes(b"same")
    assert "nianbao-1.zip" in same(tmp_path / "one", tmp_path / "other")
    (tmp_path / "other" / "nianbao-1.zip").write_bytes(b"Same")
    with pytest.raises(Failed, match=r"nianbao-1\.zip"):
        same(tmp_path / "one", tmp_path / "other")


def test_the_papers_name_every_part_with_version_and_licence(folder, tmp_path):
    text = tmp_path / "COPYING"
    text.write_text("do as you like", encoding="utf-8")
    parts = [
        Component("nianbao", "1.0", "MIT", "pkg:generic/nianbao@1.0", (text,)),
        Component("Qt", "6.8.3", "LGPL-3.0-only", "pkg:generic/qt@6.8.3", (text,)),
        Component("runtime", "14", "LicenseRef-Own", "pkg:generic/runtime@14"),
    ]
    write_licences(folder, parts)
    index = (folder / "licences" / "说明.txt").read_text(encoding="utf-8-sig")
    assert "Qt 6.8.3    LGPL-3.0-only" in index
    assert (folder / "licences" / "Qt" / "COPYING.txt").read_text(encoding="utf-8")

    target = tmp_path / "nianbao-1.0.cdx.json"
    write_bill(target, parts, folder, WHEN)
    first = target.read_bytes()
    write_bill(target, parts, folder, WHEN)
    assert target.read_bytes() == first
    bill = json.loads(first)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    assert bill["metadata"]["component"]["purl"] == "pkg:generic/nianbao@1.0"
    assert [part["name"] for part in bill["components"]] == ["Qt", "runtime"]
    assert bill["components"][0]["licenses"] == [{"expression": "LGPL-3.0-only"}]
    assert bill["components"][1]["licenses"] == [{"license": {"name": "LicenseRef-Own"}}]
    files = {file["name"]: file["hashes"] for file in bill["metadata"]["component"]["components"]}
    digest = sha256(b"program").hexdigest()
    assert files["nianbao/nianbao"] == [{"alg": "SHA-256", "content": digest}]


def test_packages_for_windows_are_locked_with_hashes_and_without_markers():
    blocks = list(requirements())
    names = {block.partition("==")[0] for block in blocks}
    assert names >= {"pyside6-essentials", "shiboken6", "lxml", "pyinstaller", "pefile", "pytest"}
    assert all("--hash=sha256:" in block and "sys_platform" not in block for block in blocks)


def test_a_program_that_fails_or_takes_too_long_is_a_failure(tmp_path):
    log = tmp_path / "log.txt"
    assert run(["echo", "好"], limit=10, log=log) == "好\n"
    assert log.read_text(encoding="utf-8") == "好\n"
    with pytest.raises(Failed, match="ended with 3"):
        run(["sh", "-c", "exit 3"], limit=10)
    with pytest.raises(Failed, match="took more than"):
        run(["sleep", "10"], limit=0.1)
