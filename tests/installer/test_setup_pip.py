"""What the user is told when pip fails."""

import pytest
from _setup_pip import OFFLINE, why_pip_failed

NO_MATCH = "ERROR: No matching distribution found for lxml==6.1.3"
RETRY = "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError'"


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("ERROR: [Errno 28] No space left on device", "磁盘空间不足"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "校验值不符"),
        (NO_MATCH, "没有所需的版本"),
        (f"{RETRY}\n{NO_MATCH}", OFFLINE),
        ("something new", OFFLINE),
    ],
)
def test_the_cause_is_told_from_what_pip_printed(output, words):
    assert words in why_pip_failed(output)
