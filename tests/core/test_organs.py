"""What the name of an organ tells."""

from __future__ import annotations

import pytest

from core.organs import is_below_city, is_internal, may_make_regulations


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("河东省人民政府", True),
        ("河东省人民政府办公厅", True),
        ("柳溪自治区人民政府", True),
        ("柳溪族自治州人民政府", True),
        ("国家税务总局", True),
        ("海关总署", True),
        ("国家发展和改革委员会", True),
        ("国家税务总局柳溪县税务局", False),
        ("河东省财政厅", False),
        ("柳溪县人民政府", False),
        ("柳溪区人民政府办公室", False),
        ("柳溪镇人民政府", False),
        ("柳溪 镇", False),
        ("柳溪街道办事处", False),
        ("柳溪镇党政办公室", False),
        ("柳城市公安局", False),
        ("柳城市人民政府", None),
        ("柳城市人民政府办公室", None),
        ("柳溪盟行政公署", None),
        ("柳溪公司", None),
        (None, None),
    ],
)
def test_power_to_make_regulations(name: str | None, allowed: bool | None) -> None:
    assert may_make_regulations(name) is allowed


@pytest.mark.parametrize(
    ("name", "internal"),
    [
        ("柳溪镇党政办", True),
        ("柳溪镇党政综合办公室", True),
        ("柳溪县政务公开领导小组办公室", True),
        ("柳溪县防汛抗旱指挥部", True),
        ("柳溪县水务局法规科", True),
        ("柳溪县人民政府办公室", False),
        ("柳溪县地方志研究室", False),
        ("柳溪县水务局", False),
        ("柳溪镇人民政府", False),
        (None, False),
    ],
)
def test_offices_inside_an_organ(name: str | None, internal: bool) -> None:
    assert is_internal(name) is internal


@pytest.mark.parametrize(
    ("name", "below"),
    [
        ("柳溪镇人民政府", True),
        ("柳溪县财政局", True),
        ("柳城市财政局", False),
        ("柳溪自治区财政厅", False),
    ],
)
def test_bodies_below_the_city(name: str, below: bool) -> None:
    assert is_below_city(name) is below
