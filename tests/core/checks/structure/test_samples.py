"""The structure findings that five real reports must and must not have.

The reports stand beside the checkout, not in it; without them there is nothing to test.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from core.checks.rule import Subject
from core.checks.structure import STRUCTURE
from core.opening import open_report

REPORTS = Path(__file__).parents[5] / "shared" / "reports"
MUST = {
    "000": "S01 S20",
    "001": "S06 S13 S14 S14 S14 S22 S24 S29",
    "002": "",
    "003": "S07 S14 S14 S24 S29",
    "004": "",
}
MUST_NOT = {
    "000": "S02 S05 S08 S14 S16 S17 S19 S21 S22 S28 S32 S33 S34 S38",
    "001": "S05 S11 S16 S21 S28 S30 S35 S36 S38",
    "002": "S01 S02 S14 S15 S17 S19 S20 S21 S22 S24",
    "003": "S10 S11 S16 S17 S19 S21 S22 S30 S32 S33 S34",
    "004": "S14 S15 S17 S18 S19 S22 S23 S24 S27",
}


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the sample reports are not part of the project")
@pytest.mark.parametrize("sample", sorted(MUST))
def test_sample(sample: str) -> None:
    (path,) = REPORTS.glob(f"{sample}_*.txt")
    subject = Subject(open_report(path))
    found = Counter(rule.code for rule in STRUCTURE if rule.on for _ in rule.check(subject))
    assert Counter(MUST[sample].split()) - found == Counter()
    assert found.keys() & set(MUST_NOT[sample].split()) == set()
