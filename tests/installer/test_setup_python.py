"""Which Pythons are refused, and that even the refused ones can read the refusal."""

import ast
from pathlib import Path

import pytest
from _setup_python import refusal

INSTALLER = Path(__file__).resolve().parents[2] / "installer"


@pytest.mark.parametrize("minor", [11, 12, 13])
def test_a_supported_python_is_not_refused(minor):
    assert refusal(3, minor) is None


@pytest.mark.parametrize(("major", "minor"), [(3, 6), (3, 10), (3, 14), (4, 0)])
def test_any_other_python_is_refused_in_one_line_that_names_it(major, minor):
    sentence = refusal(major, minor)
    assert f"{major}.{minor}。" in sentence
    assert "3.11" in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("script", ["run.py", "test.py", "_setup_python.py"])
def test_an_old_python_can_read_the_scripts_up_to_the_refusal(script):
    source = (INSTALLER / script).read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
