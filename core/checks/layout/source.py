"""How the source file is set, against 公文版式; export sets all of it afresh.

A unit's own style counts as right: any 仿宋, line spacing of 28 to 30 points, a centred page
number, headings （一） in bold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from core.checks.rule import Hit, Rule, Severity, rule
from core.checks.subject import Subject
from core.place import Part, Place
from core.typesetting import Layout, Look, Sheet

_FILE = Place(part=Part.FILE)
_EMPTY = Layout()
_A4 = (210.0, 297.0)
_PAPER_TOLERANCE, _MARGIN_TOLERANCE = 2.0, 1.5
_MARGINS = ((37.0, 35.0, 28.0, 26.0), (34.58, 32.58, 28.0, 26.0))
"""Top, bottom, left, right by GB/T 9704, and as GB/T 33476.2 counts them."""

_BODY_SIZE, _TITLE_SIZE = 16.0, 22.0
_LEAST_LEADING, _MOST_LEADING = 27.9, 30.1
_CELL_MARGINS = 5.0
"""By how much tables jut out anyway: Word sets their text, not their lines, to the margin."""

_LONG_TABLE = 20
"""Rows from which a table is likely to reach a second page."""

_POSITIONED = 4
"""Spaces from which they are there to push a text to the right."""

_SIZE_NAMES = {
    42.0: "初号", 36.0: "小初", 26.0: "一号", 24.0: "小一", 22.0: "二号", 18.0: "小二",
    16.0: "三号", 15.0: "小三", 14.0: "四号", 12.0: "小四", 10.5: "五号", 9.0: "小五",
}  # fmt: skip
_FACES = (
    ("标宋", ("小标宋", "中宋", "标宋", "zhongsong")),
    ("仿宋", ("仿宋", "fangsong")),
    ("楷体", ("楷", "kai")),
    ("", ("雅黑",)),
    ("黑体", ("黑", "hei")),
)


def _layout(subject: Subject) -> Layout:
    return subject.report.origin.layout or _EMPTY


def _face(font: str) -> str:
    """The face of official documents that a font is a cut of, else an empty text."""
    plain = font.lower()
    return next((face for face, words in _FACES if any(word in plain for word in words)), "")


def _strays(look: Look, faces: tuple[str, ...], size: float) -> bool:
    """Whether a look names another face or size."""
    other_face = bool(look.font) and _face(look.font) not in faces
    return other_face or (look.size is not None and abs(look.size - size) > 0.1)


def _named(looks: list[Look]) -> str:
    """What most of some looks are set in."""
    (font, size), _ = Counter((look.font, look.size) for look in looks).most_common(1)[0]
    points = "" if size is None else _SIZE_NAMES.get(size, f"{size:g}磅")
    return f"{font}{points}"


@rule("F01", "纸型", Severity.HINT, counted=False)
def paper(subject: Subject) -> Iterator[Hit]:
    """纸型用A4，210毫米宽、297毫米长。

    依据：GB/T 9704—2012 第5.1条。
    改法：导出时自动设为A4。
    """
    for sheet in _layout(subject).sheets:
        if sheet.width and sheet.height:
            sides = sorted((sheet.width, sheet.height))
            if any(abs(a - b) > _PAPER_TOLERANCE for a, b in zip(sides, _A4, strict=True)):
                size = f"{sheet.width:.0f}×{sheet.height:.0f}毫米"
                yield Hit(f"原文件的纸是{size}，应为A4（210×297毫米）。", (_FILE,), actual=size)
                return


@rule("F02", "页边距", Severity.HINT, counted=False)
def margins(subject: Subject) -> Iterator[Hit]:
    """页边距上37、下35、左28、右26毫米，版心156×225毫米；横放的页不查。

    依据：GB/T 9704—2012 第5.2.1条；按 GB/T 33476.2 折算的上34.58、下32.58毫米也可以。
    改法：导出时自动设好。
    """
    for sheet in _layout(subject).sheets:
        sides = _sides(sheet)
        if sides and not any(_near(sides, wanted) for wanted in _MARGINS):
            top, bottom, left, right = (f"{side:.0f}" for side in sides)
            yield Hit(
                f"原文件页边距上{top}、下{bottom}、左{left}、右{right}毫米，"
                "应为上37、下35、左28、右26毫米。",
                (_FILE,),
            )
            return


def _sides(sheet: Sheet) -> tuple[float, float, float, float] | None:
    """The margins of an upright sheet that says them all."""
    if sheet.width and sheet.height and sheet.width > sheet.height:
        return None
    top, bottom, left, right = sheet.top, sheet.bottom, sheet.left, sheet.right
    if top is None or bottom is None or left is None or right is None:
        return None
    return top, bottom, left, right


def _near(sides: tuple[float, ...], wanted: tuple[float, ...]) -> bool:
    return all(abs(a - b) <= _MARGIN_TOLERANCE for a, b in zip(sides, wanted, strict=True))


@rule("F03", "正文字体字号", Severity.HINT, counted=False)
def body_type(subject: Subject) -> Iterator[Hit]:
    """正文用3号仿宋，各种仿宋字体都可以。

    依据：GB/T 9704—2012 第5.2.2条、第7.3.3条。
    改法：导出时自动设好。
    """
    wrong = [look for look in _layout(subject).body if _strays(look, ("仿宋",), _BODY_SIZE)]
    if wrong:
        yield Hit(f"原文件正文有{len(wrong)}段是{_named(wrong)}，应为3号仿宋。", (_FILE,))


@rule("F04", "标题字体字号", Severity.HINT, counted=False)
def title_type(subject: Subject) -> Iterator[Hit]:
    """报告标题用2号小标宋，居中。

    依据：GB/T 9704—2012 第7.3.1条。
    改法：导出时自动设好。
    """
    looks = list(_layout(subject).title)
    wrong = [look for look in looks if _strays(look, ("标宋",), _TITLE_SIZE)]
    told = [f"是{_named(wrong)}"] if wrong else []
    told += ["没有居中"] if any(look.align != "center" for look in looks) else []
    if told:
        place = Place(part=Part.TITLE)
        yield Hit(f"原文件的标题{'，'.join(told)}，应为2号小标宋居中。", (place,))


@rule("F05", "层次标题字体", Severity.HINT, counted=False)
def heading_type(subject: Subject) -> Iterator[Hit]:
    """六个部分的标题用3号黑体，（一）一级的标题用3号楷体。

    本地规定用别的公文字体（仿宋、楷体、黑体）或者加粗的，不提示。

    依据：GB/T 9704—2012 第7.3.3条。
    改法：导出时自动设好。
    """
    official = ("黑体", "楷体", "仿宋", "标宋")
    for looks, name, wanted in (
        (_layout(subject).headings, "六个部分的标题", "3号黑体"),
        (_layout(subject).subheadings, "（一）一级的标题", "3号楷体"),
    ):
        wrong = [look for look in looks if look.font and _face(look.font) not in official]
        if wrong:
            yield Hit(f"原文件{name}有{len(wrong)}个是{_named(wrong)}，应为{wanted}。", (_FILE,))


@rule("F06", "行距", Severity.HINT, counted=False)
def line_spacing(subject: Subject) -> Iterator[Hit]:
    """每页22行，正文行距固定值28到30磅。

    依据：GB/T 9704—2012 第5.2.3条。
    改法：导出时自动设为28.95磅。
    """
    layout = _layout(subject)
    if not layout.body or not layout.sheets:
        return
    look, _ = Counter((each.leading, each.multiple) for each in layout.body).most_common(1)[0]
    leading, multiple = look
    pitch = layout.sheets[0].pitch
    real = leading or (pitch if multiple == 1 else None)
    if real is None or not _LEAST_LEADING <= real <= _MOST_LEADING:
        now = f"{leading:g}磅" if leading else f"{multiple:g}倍"
        yield Hit(f"原文件正文行距是{now}，每页22行应为28到30磅。", (_FILE,))


@rule("F08", "页码", Severity.HINT, counted=False)
def page_numbers(subject: Subject) -> Iterator[Hit]:
    """页码写作“— 1 —”，居中或者单页居右、双页居左都可以。

    依据：GB/T 9704—2012 第7.5条。
    改法：导出时自动设好。
    """
    layout = _layout(subject)
    if not layout.sheets:
        return
    if not layout.numbering:
        yield Hit("原文件没有页码，应有“— 1 —”这样的页码。", (_FILE,))
    elif not any(sign in layout.numbering for sign in "—–－-"):
        shown = layout.numbering.replace("#", "1")[:20]
        yield Hit(f"原文件的页码写作“{shown}”，应写作“— 1 —”。", (_FILE,))


@rule("F12", "表格超出版心或跨页断开", Severity.HINT, counted=False)
def table_fit(subject: Subject) -> Iterator[Hit]:
    """表格不宽于版心；长表的一行不分在两页，表头每页重复。

    依据：GB/T 9704—2012 第5.2.1条的版心；统计表要能看清。
    改法：导出时自动按版心排好。
    """
    layout = _layout(subject)
    rooms = [sheet.text_width for sheet in layout.sheets if sheet.text_width]
    told = []
    for number, table in enumerate(layout.tables, 1):
        beyond = table.width - max(rooms) if table.width and rooms else 0.0
        if beyond > _CELL_MARGINS:
            told.append(f"第{number}张表比版心宽{beyond:.0f}毫米")
        if table.rows > _LONG_TABLE and (table.splits or not table.repeats):
            lacking = ["会有一行分在两页"] if table.splits else []
            lacking += [] if table.repeats else ["没有设表头每页重复"]
            told.append(f"第{number}张表{'、'.join(lacking)}")
    if told:
        yield Hit(f"原文件{'，'.join(told[:4])}。", (_FILE,))


@rule("F13", "表内字号过小", Severity.HINT, counted=False)
def table_type(subject: Subject) -> Iterator[Hit]:
    """表里的字不小于小五号（9磅）。

    依据：公文一般要求，表格要能看清。
    改法：导出时自动设为小五到五号。
    """
    sizes = [table.size for table in _layout(subject).tables if table.size]
    if sizes:
        yield Hit(f"原文件表里有{min(sizes):g}磅的字，不应小于小五号（9磅）。", (_FILE,))


@rule("F19", "落款位置", Severity.HINT, counted=False)
def signature_place(subject: Subject) -> Iterator[Hit]:
    """落款靠右排，用段落格式设置，不居中，不用空格推过去。

    依据：GB/T 9704—2012 第7.3.5条。
    改法：导出时自动排好。
    """
    looks = _layout(subject).signature
    told = ["居中排的"] if any(look.align == "center" for look in looks) else []
    pushed = any(look.spaces >= _POSITIONED and look.align != "right" for look in looks)
    told += ["用空格推到右边的"] if pushed else []
    if told:
        place = Place(part=Part.SIGNATURE)
        yield Hit(f"原文件的落款是{'、'.join(told)}，应按格式靠右排。", (place,))


SOURCE: tuple[Rule, ...] = (
    paper,
    margins,
    body_type,
    title_type,
    heading_type,
    line_spacing,
    page_numbers,
    table_fit,
    table_type,
    signature_place,
)
