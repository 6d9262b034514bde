"""A checkout of the test's own, with the real set-up code and tiny stand-ins for the rest."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

INSTALLER = Path(__file__).resolve().parents[2] / "installer"
BASE = Path(sys.base_prefix)
BASE_PYTHON = BASE / ("python.exe" if os.name == "nt" else f"bin/python3.{sys.version_info.minor}")

GUI = """\
import os, sys
import tiny
print("gui", sys.argv[1:], tiny.VERSION, flush=True)
if sys.argv[1:2] == ["export"]:
    open(sys.argv[3], "w").close()
sys.exit(int(os.environ.get("GUI_EXIT", "0")) if sys.argv[1:2] != ["export"] else 0)
"""


class Checkout:
    """A folder that looks like the checkout, run with the Python below the test environment."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.elsewhere = root.parent / "elsewhere"
        self.elsewhere.mkdir()
        shutil.copytree(INSTALLER, root / "installer", ignore=shutil.ignore_patterns("__pycache__"))
        (root / "requirements").mkdir()
        (root / "gui").mkdir()
        (root / "gui" / "__main__.py").write_text(GUI, encoding="utf-8")

    def lock(self, name: str, package: str, **modules: str) -> Path:
        """Lock one wheel made of the given modules; no network is needed to install it."""
        wheel = self.root.parent / f"{package}-1-py3-none-any.whl"
        info = f"{package}-1.dist-info"
        with zipfile.ZipFile(wheel, "w") as archive:
            for module, text in modules.items():
                archive.writestr(f"{package}/{module}.py", text)
            archive.writestr(
                f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: 1"
            )
            archive.writestr(
                f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any"
            )
            archive.writestr(f"{info}/RECORD", "")
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        path = self.root / "requirements" / name
        path.write_text(f"{package} @ {wheel.as_uri()} --hash=sha256:{digest}\n", encoding="utf-8")
        return path

    def start(
        self, script: str, *arguments: str, **environ: str
    ) -> subprocess.CompletedProcess[str]:
        """Start a set-up command from another folder, with neither display nor apt-get in reach."""
        hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        inherited = {name: value for name, value in os.environ.items() if name not in hidden}
        return subprocess.run(
            [BASE_PYTHON, self.root / "installer" / script, *arguments],
            cwd=self.elsewhere,
            env={**inherited, "PATH": "", "PIP_NO_INDEX": "1", "PYTHONUTF8": "1", **environ},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "年报 检出")


@pytest.fixture
def locked(checkout: Checkout) -> Checkout:
    checkout.lock("run.txt", "tiny", __init__="VERSION = 1")
    return checkout
