"""When a report is due."""

from __future__ import annotations

from datetime import date

import pytest

from core.deadline import due, legal_deadline

JANUARY, MARCH = date(2025, 1, 31), date(2025, 3, 31)


@pytest.mark.parametrize(
    ("organ", "day"),
    [
        ("柳溪县自然资源局", JANUARY),
        ("柳溪县住房和城乡建设局", JANUARY),
        ("柳溪县乡村振兴局", JANUARY),
        ("柳溪县人民政府办公室", JANUARY),
        ("某省教育厅", JANUARY),
        ("国家统计局", JANUARY),
        ("柳溪县发展和改革委员会", JANUARY),
        ("柳溪县人民政府", MARCH),
        ("石桥市人民政府", MARCH),
        ("柳溪镇人民政府", None),
        ("柳溪镇人民政府办公室", None),
        ("东门街道办事处", None),
        ("柳溪镇党政办公室", None),
        ("柳溪县公安局东门分局", None),
        ("石桥经济开发区管理委员会", None),
        ("柳溪县供水中心", None),
        ("", None),
        (None, None),
    ],
)
def test_only_the_organs_that_the_law_names_have_a_day(organ: str | None, day: date | None) -> None:
    assert legal_deadline(organ, 2024) == day


@pytest.mark.parametrize(
    ("organ", "today", "words"),
    [
        ("柳溪县自然资源局", date(2025, 1, 19), "法定期限1月31日，还有12天"),
        ("柳溪县自然资源局", date(2025, 1, 31), "法定期限1月31日，就是今天"),
        ("柳溪县自然资源局", date(2025, 2, 3), "法定期限1月31日，已过3天"),
        ("柳溪县人民政府", date(2025, 3, 1), "法定期限3月31日，还有30天"),
        ("柳溪镇人民政府", date(2025, 1, 19), "公布时间按上级通知"),
        ("柳溪县自然资源局", date(2025, 4, 1), ""),
        ("柳溪县自然资源局", date(2024, 12, 31), ""),
        (None, date(2025, 1, 19), ""),
    ],
)
def test_it_is_said_in_season(organ: str | None, today: date, words: str) -> None:
    assert due(organ, 2024, today) == words


def test_a_report_without_a_year_has_no_day() -> None:
    assert due("柳溪县自然资源局", None, date(2025, 1, 19)) == ""
