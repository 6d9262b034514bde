"""The findings about texts that five real reports must and must not have.

The reports stand beside the checkout, not in it; without them there is nothing to test. The
layout of those reports has a list of its own.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from core.checks import check
from core.opening import open_report

REPORTS = Path(__file__).parents[4] / "shared" / "reports"
MUST = {
    "000": "S01 S20 N03 N13 N15 N38",
    "001": "S06 S13 S14 S14 S14 S22 S24 S29 N36 N39 N40 N42",
    "002": "N37",
    "003": "S07 S14 S14 S24 S29 N36 N40 N42",
    "004": "N37 N38 N41",
}
MUST_NOT = {
    "000": "S02 S05 S08 S14 S16 S17 S19 S21 S22 S28 S32 S33 S34 S38 "
    "N01 N22 N23 N24 N41 N42 N43 P02 F14",
    "001": "S05 S11 S16 S21 S28 S30 S35 S36 S38 N01 N13 N27 N37 P02",
    "002": "S01 S02 S14 S15 S17 S19 S20 S21 S22 S24 N01 N13 N14 N20 N27 N42",
    "003": "S10 S11 S16 S17 S19 S21 S22 S30 S32 S33 S34 N01 N13 N14",
    "004": "S14 S15 S17 S18 S19 S22 S23 S24 S27 N01 N05 N07 N08 N16 N18 N19 N21 N24 N36 N42 F14",
}
ABOVE_HINT = {
    "000": "S01 S15 S20 N03 N13 N15 N48",
    "001": "S06 S14 S15 S22 S24 N42 N48",
    "002": "N37",
    "003": "S07 S14 S15 N42",
    "004": "N37",
}
"""Everything that may be graded an error or a warning."""


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the sample reports are not part of the project")
@pytest.mark.parametrize("sample", sorted(MUST))
def test_sample(sample: str) -> None:
    (path,) = REPORTS.glob(f"{sample}_*.txt")
    told = [finding for finding in check(open_report(path)) if finding.code[0] != "T"]
    found = Counter(finding.code for finding in told)
    assert Counter(MUST[sample].split()) - found == Counter()
    assert found.keys() & set(MUST_NOT[sample].split()) == set()
    grave = {finding.code for finding in told if finding.severity != "hint"}
    assert grave <= set(ABOVE_HINT[sample].split())
