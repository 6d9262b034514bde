"""The look: readable in light and dark, meaning never by colour alone, one Chinese font."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QMenu,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)

from core.checks.rule import Severity
from core.opening import open_report
from core.report import with_cells
from gui import look
from gui.document import Document
from gui.files import SAMPLE
from gui.findings_help import FindingHelp
from gui.look_icons import ICONS, drawing, recoloured
from gui.outline import Outline
from gui.rules.choices import RuleChoices
from gui.rules.tree import RulesTree
from gui.settings import Settings
from tests.gui.life.acts import LICENCES

THEMES = {"light": look.LIGHT, "dark": look.DARK}
GROUNDS = ("window", "base", "raised")
CELLS = (*GROUNDS, "cross", "header", "locked", "soft")
PAIRS = [
    *(("text", ground) for ground in (*CELLS, "mark")),
    *(("muted", ground) for ground in GROUNDS),
    *(("zero", ground) for ground in ("base", "cross", "locked")),
    *(("accent", ground) for ground in GROUNDS),
    ("on_selection", "selection"),
    *((name, ground) for name in ("error", "warning", "hint", "done") for ground in GROUNDS),
    *((name, f"{name}_ground") for name in ("error", "warning", "hint")),
    *(("text", f"{name}_ground") for name in ("error", "warning", "hint")),
]


@pytest.fixture
def styled(qapp: QApplication):
    before = qapp.font(), qapp.palette(), qapp.style().name()
    yield look.apply(qapp)
    qapp.setFont(before[0])
    qapp.setPalette(before[1])
    qapp.setStyle(before[2])


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "ground"), PAIRS)
def test_everything_to_be_read_has_contrast(theme, front, ground):
    of = THEMES[theme]
    assert contrast(getattr(of, front), getattr(of, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["error", "warning", "hint", "accent", "text"])
def test_what_icons_are_drawn_in_stands_out(theme, name):
    of = THEMES[theme]
    assert contrast(getattr(of, name), of.window) >= 3


def test_each_severity_has_a_sign_a_name_and_colours_of_its_own():
    for values in (look.SIGNS, look.SEVERITY_NAMES):
        assert set(values) == set(Severity)
        assert len(set(values.values())) == len(Severity)
    for of in THEMES.values():
        assert len({of.severity(severity) for severity in Severity}) == len(Severity)
        assert len({of.severity_ground(severity) for severity in Severity}) == len(Severity)


def test_the_desktop_going_dark_changes_palette_menus_and_colours_at_once(styled, qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.show()
    for scheme, of in ((Qt.ColorScheme.Dark, look.DARK), (Qt.ColorScheme.Light, look.LIGHT)):
        styled.set_scheme(scheme)
        assert look.tokens() is of
        assert look.colour("base") == QColor(of.base)
        assert QApplication.palette().text().color().name() == of.text
        qtbot.waitUntil(lambda ground=of.soft: menu.palette().highlight().color().name() == ground)


def test_large_type_is_larger_everywhere_and_back(styled):
    sizes = [font().pointSizeF() for font in (look.ui_font, look.body_font, look.figure_font)]
    assert sizes == [11.0, 14.0, 11.0]
    styled.set_large(True)
    assert [
        font().pointSizeF() for font in (look.ui_font, look.body_font, look.figure_font)
    ] == pytest.approx([size * 1.25 for size in sizes])
    styled.set_large(False)
    assert look.ui_font().pointSizeF() == 11.0


@pytest.mark.usefixtures("styled")
def test_figures_are_of_one_width():
    metrics = QFontMetricsF(look.figure_font())
    assert len({metrics.horizontalAdvance(figure * 10) for figure in "0123456789"}) == 1


NAMES = sorted(path.stem for path in ICONS.glob("*.svg"))
SIGNS = {"error", "warning", "hint", "done"}


@pytest.mark.parametrize("name", NAMES)
def test_icons_are_of_one_hand(name):
    root = ElementTree.fromstring(drawing(name))
    side = "256" if name == "nianbao" else "24"
    assert root.get("viewBox") == f"0 0 {side} {side}"
    if name not in {*SIGNS, "nianbao"}:
        used = set(re.findall("#[0-9a-f]{6}", drawing(name)))
        light = look.LIGHT
        assert used <= {light.text, light.accent, light.soft, light.base}
        widths = {float(width) for width in re.findall('stroke-width="([^"]+)"', drawing(name))}
        assert all(1.5 <= width <= 2.5 for width in widths)


@pytest.mark.parametrize("name", NAMES)
def test_icons_show_in_light_and_dark_and_pale_when_disabled(name, styled):
    shown = look.icon(name)
    assert not shown.isNull()
    pictures = []
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
        styled.set_scheme(scheme)
        pictures += [
            shown.pixmap(QSize(24, 24), 1.0, mode).toImage()
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
        ]
    assert all(picture.size() == QSize(24, 24) for picture in pictures)
    blank = pictures[0].copy()
    blank.fill(Qt.GlobalColor.transparent)
    assert blank not in pictures
    if name != "nianbao":
        assert len({bytes(picture.constBits()) for picture in pictures}) == 4


@pytest.mark.usefixtures("styled")
def test_icons_are_sharp_on_a_dense_screen():
    picture = look.icon("save").pixmap(QSize(24, 24), 1.5)
    assert (picture.width(), picture.devicePixelRatio()) == (36, 1.5)


def test_an_icon_on_a_button_follows_the_desktop(styled, qtbot):
    button = QToolButton()
    button.setIcon(look.icon("open"))
    qtbot.addWidget(button)
    pictures = []
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
        styled.set_scheme(scheme)
        QApplication.processEvents()
        pictures.append(button.grab().toImage())
    assert pictures[0] != pictures[1]


@pytest.mark.usefixtures("styled")
def test_a_name_without_an_icon_is_said_at_once():
    with pytest.raises(FileNotFoundError):
        look.icon("no such icon")


def test_the_programs_own_icon_is_there_in_every_size():
    data = (ICONS / "nianbao.ico").read_bytes()
    count = int.from_bytes(data[4:6], "little")
    sizes = {data[6 + 16 * number] or 256 for number in range(count)}
    assert sizes == {16, 20, 24, 32, 40, 48, 64, 256}
    assert (ICONS / "nianbao.png").read_bytes().startswith(b"\x89PNG")


def test_dark_drawings_keep_no_light_ink():
    for path in ICONS.glob("*.svg"):
        dark = recoloured(Path(path).read_text(encoding="utf-8"), look.DARK)
        assert look.LIGHT.text not in dark


def outline_of(widget: QWidget, box: QRect) -> float:
    """How well the sides of a box contrast with what they stand on."""
    image = widget.grab().toImage()
    row = box.center().y()
    ground = image.pixelColor(box.left() - 1, row).name()
    sides = (range(box.left(), box.left() + 3), range(box.right() - 2, box.right() + 1))
    return min(
        max(contrast(image.pixelColor(at, row).name(), ground) for at in side) for side in sides
    )


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
@pytest.mark.parametrize(
    ("kind", "element"),
    [
        (QCheckBox, QStyle.SubElement.SE_CheckBoxIndicator),
        (QRadioButton, QStyle.SubElement.SE_RadioButtonIndicator),
    ],
)
def test_boxes_to_tick_have_an_outline(qtbot, styled, scheme, kind, element):
    styled.set_scheme(scheme)
    page = QWidget()
    qtbot.addWidget(page)
    button = kind("查", page)
    button.move(20, 20)
    option = QStyleOptionButton()
    button.initStyleOption(option)
    box = button.style().subElementRect(element, option, button)
    assert outline_of(page, box.translated(20, 20)) >= 3


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_the_boxes_of_the_rules_have_an_outline(qtbot, styled, scheme, tmp_path):
    styled.set_scheme(scheme)
    tree = RulesTree(RuleChoices(Settings(tmp_path)))
    qtbot.addWidget(tree)
    tree.show_rule("S01")
    item = tree.item_of("S03")
    line = tree.visualItemRect(item)
    image = tree.viewport().grab().toImage()
    ground = look.colour("base").name()
    row = line.center().y()
    shades = [image.pixelColor(line.left() + at, row).name() for at in range(1, 8)]
    assert max(contrast(shade, ground) for shade in shades) >= 3


def test_what_is_said_of_a_finding_follows_the_desktop(qtbot, styled):
    report = with_cells(open_report(SAMPLE), {LICENCES: "九十九"})
    finding = Document(report).findings[0]
    shown = FindingHelp()
    qtbot.addWidget(shown)
    shown.show_finding(finding)
    for scheme, colours in ((Qt.ColorScheme.Dark, look.DARK), (Qt.ColorScheme.Light, look.LIGHT)):
        styled.set_scheme(scheme)
        QApplication.processEvents()
        ink = shown.message.palette().windowText().color().name()
        assert ink == colours.severity(finding.severity)


def test_the_outline_of_a_report_follows_the_desktop(qtbot, styled):
    outline = Outline(Document(open_report(SAMPLE)))
    qtbot.addWidget(outline)
    outline.show()
    for scheme, colours in ((Qt.ColorScheme.Dark, look.DARK), (Qt.ColorScheme.Light, look.LIGHT)):
        styled.set_scheme(scheme)
        QApplication.processEvents()
        assert outline.topLevelItem(0).foreground(0).color().name() == colours.done
