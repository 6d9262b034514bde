"""What the layout and publication rules must and must not find in five real reports.

The reports stand beside the checkout, not in it; without them there is nothing to test.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from core.checks.layout import LAYOUT
from core.checks.publication import PUBLICATION
from core.checks.subject import Subject
from core.opening import open_report

REPORTS = Path(__file__).parents[5] / "shared" / "reports"
FOUND = {
    "000": set(),
    "001": {"F11", "F18"},
    "002": {"F17"},
    "003": {"F11"},
    "004": {"F11"},
}


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the sample reports are not part of the project")
@pytest.mark.parametrize("sample", sorted(FOUND))
def test_sample(sample: str) -> None:
    (path,) = REPORTS.glob(f"{sample}_*.txt")
    subject = Subject(open_report(path))
    rules = (*LAYOUT, *PUBLICATION)
    assert {rule.code for rule in rules if any(rule.check(subject))} == FOUND[sample]
