"""What of a message may stand on the sheet that is handed in."""

from __future__ import annotations

import re

import pytest

from core.statement import statement
from tests.core.checks.test_cases import LOADED, RULES, described, found


@pytest.mark.parametrize(
    ("message", "fact"),
    [
        ("正文说“收到5件”，表三是6。改正文，还是改表？", "正文说“收到5件”，表三是6。"),
        ("加起来是9，总计写的是8。请看是总计写错，还是多填了一项。", "加起来是9，总计写的是8。"),
        ("“公开条”像是漏写了数，请补上；没有的写0。", "“公开条”像是漏写了数。"),
        ("没找到去年那家；改名、合并的，请在正文写一句。", "没找到去年那家。"),
        ("正文没写收到几件申请。", "正文没写收到几件申请。"),
        ("引言里请人来联系，却没有写电话，请补上。", "引言里请人来联系，却没有写电话。"),
        ("还留着“请在此填写？”，应删去。", "还留着“请在此填写？”，应删去。"),
        ("写的是“称‘甲“乙。请看’”丙”，不对。请核对。", "写的是“称‘甲“乙。请看’”丙”，不对。"),
        ("差1件。可能是转换造成的，请对照原件。", "差1件。可能是转换造成的。"),
        ("请对照原件。", "请对照原件。"),
    ],
)
def test_the_fact_stays_and_the_request_goes(message, fact):
    assert statement(message) == fact


@pytest.mark.parametrize("code", sorted(LOADED))
def test_every_message_states_something_and_asks_nothing(code):
    for case in LOADED[code].get("fail", []):
        for hit in found(RULES[code], described(case)):
            spoken = re.sub("“[^“”]*”", "", statement(hit.message))
            assert spoken.endswith(("。", "）")), hit.message
            assert "？" not in spoken, hit.message
            assert not re.search("(?:^|[，；。])请", spoken), hit.message
