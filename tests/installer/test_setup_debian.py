"""What Qt needs from Debian, and the words for those who must install it themselves."""

import sys

import pytest
from _setup_debian import LIBRARIES, can_load, command_by_hand, missing_packages

EVERY_PACKAGE = [package for _, package in LIBRARIES]


def test_nothing_is_missing_where_all_is_there():
    assert missing_packages(lambda _: True, lambda: True) == []


def test_only_what_is_missing_is_asked_for():
    assert missing_packages(lambda library: library != "libxcb-cursor.so.0", lambda: True) == [
        "libxcb-cursor0"
    ]


def test_a_bare_system_lacks_every_library_and_a_chinese_font():
    assert missing_packages(lambda _: False, lambda: False) == [*EVERY_PACKAGE, "fonts-noto-cjk"]


def test_no_package_is_named_twice():
    assert len(set(EVERY_PACKAGE)) == len(EVERY_PACKAGE)


@pytest.mark.skipif(sys.platform != "linux", reason="loads Linux libraries")
def test_a_library_counts_when_the_linker_finds_it():
    assert can_load("libc.so.6")
    assert not can_load("libnianbao-none.so.1")


def test_the_command_for_the_user_is_one_line_that_works_without_package_lists():
    assert command_by_hand(["libgl1", "libegl1"]) == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1 libegl1"
    )
