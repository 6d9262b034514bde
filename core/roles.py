"""Names of the paragraph styles our writers use, by which our own files are read back exactly."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a paragraph is in the report; the value is the style's name in Word and WPS."""

    TITLE = "年报标题"
    HEADING = "年报一级标题"
    SUBHEADING = "年报二级标题"
    POINT = "年报三级标题"
    BODY = "年报正文"
    ORGAN = "年报署名"
    DATE = "年报日期"
    CLOSING = "年报附注"
    PICTURE = "年报图片"
    CELL = "年报表格文字"
    SMALL_CELL = "年报表格小字"
    PAGE_NUMBER = "年报页码"
