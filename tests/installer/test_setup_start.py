"""Whether there is a display."""

import pytest
from _setup_start import has_display


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
    ],
)
def test_a_display_is_what_the_system_says_it_is(platform, environ, expected):
    assert has_display(platform, environ) is expected
