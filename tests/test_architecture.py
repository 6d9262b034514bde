"""What keeps the program small: who may import whom, where labels may stand, how long a file is."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from core.form import FORMS
from core.form.spec import Heading

ROOT = Path(__file__).parent.parent
SOURCES = sorted(
    p for folder in ("core", "gui", "installer") for p in (ROOT / folder).rglob("*.py")
)
RANKS = {
    "form": 0,
    "numbers": 0,
    "periods": 0,
    "roles": 0,
    "typesetting": 0,
    "place": 1,
    "answers": 1,
    "origin": 1,
    "organs": 1,
    "report": 2,
}
UPPER = 3


def imported(path: Path) -> set[str]:
    """Every module a file imports, wherever in the file it does."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def family(module: str) -> str:
    return module.split(".")[1] if module.startswith("core.") else ""


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_does_two_jobs(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize(
    "path", sorted((ROOT / "core").rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT))
)
def test_core_imports_point_one_way(path):
    names = imported(path)
    assert not {name for name in names if name.split(".")[0] in {"PySide6", "shiboken6", "gui"}}
    parts = path.relative_to(ROOT / "core").with_suffix("").parts
    own, others = parts[0], {family(name) for name in names} - {""}
    rank = RANKS.get(own, UPPER)
    assert not {other for other in others if other != own and RANKS.get(other, UPPER) > rank}
    if own in {"checks", "recognise", "writers", "readers"}:
        assert not others & (
            {"checks", "recognise", "writers", "cli", "commands", "opening"} - {own}
        )
    if own == "readers":
        assert not others & {"form", "report", "checks"}


def labels(headings: tuple[Heading, ...]) -> set[str]:
    found: set[str] = set()
    for heading in headings:
        found |= {heading.label} | labels(heading.children)
    return found


LABELS = {
    label
    for form in FORMS.values()
    for table in form.tables
    for block in table.blocks
    for label in (*labels(block.rows), *labels(block.columns), block.banner, block.corner)
    if len(label) >= 6
} | {title for form in FORMS.values() for title in form.sections if len(title) >= 6}


@pytest.mark.parametrize(
    "path",
    [p for p in SOURCES if ROOT / "core" / "form" not in p.parents],
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_form_labels_stand_in_the_form_alone(path):
    texts = {
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not texts & LABELS


def modules_after(command: str) -> set[str]:
    code = f"import sys; sys.argv = ['nianbao']; {command}; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(ran.stdout.split())


def test_checking_loads_neither_qt_nor_openpyxl_nor_python_docx(tmp_path):
    sample = tmp_path / "sample.docx"
    exported = f"main(['export', {str(ROOT / 'resources' / 'sample.json')!r}, {str(sample)!r}])"
    assert not modules_after(f"from core.cli import main; {exported}") & {
        "PySide6",
        "openpyxl",
        "docx",
    }
    loaded = modules_after(f"from core.cli import main; main(['check', {str(sample)!r}, '--json'])")
    assert "core.recognise" in loaded
    assert not loaded & {"PySide6", "openpyxl", "docx", "lxml.html"}
