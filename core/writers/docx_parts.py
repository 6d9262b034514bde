"""The parts of a DOCX package that are the same for every report, made from the style table."""

from __future__ import annotations

from functools import cache

from core.roles import Role
from core.writers.package import OFFICE, XML
from core.writers.style import (
    FANG_SONG,
    FONTS,
    KAI,
    LANGUAGE,
    LATIN_LANGUAGE,
    LEADING,
    PAGE,
    PAGE_NUMBER_INDENT,
    POINTS_PER_MM,
    STYLES,
    Align,
    Font,
    TextStyle,
)

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}/relationships"'
LEAD_STYLE = "LeadIn"
_JUSTIFICATION = {Align.JUSTIFIED: "both"}


def style_id(role: Role) -> str:
    """What paragraphs refer to the style of a role by."""
    return role.name.title().replace("_", "")


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * POINTS_PER_MM * 20)


def font_slots(font: Font) -> str:
    """``w:rFonts`` with every script slot set by name, so that no theme can interfere."""
    slots = " ".join(f'w:{slot}="{font.name}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f"<w:rFonts {slots}/>"


def justification(align: Align) -> str:
    """``w:jc``."""
    return f'<w:jc w:val="{_JUSTIFICATION.get(align, align.value)}"/>'


def indent(side: str, characters: float, size: float) -> str:
    """``w:ind`` in characters, with its length at type size ``size`` for readers without them."""
    length = round(characters * size * 20)
    return f'<w:ind w:{side}Chars="{round(characters * 100)}" w:{side}="{length}"/>'


@cache
def styles() -> str:
    """``word/styles.xml``.

    Latin letters and digits carry the language Chinese Word itself gives them: taken for
    Chinese, they would be broken between any two digits by programs that break lines by
    language.
    """
    language = f'<w:lang w:val="{LATIN_LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="{LANGUAGE}"/>'
    body = STYLES[Role.BODY]
    return (
        f"{XML}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f"{font_slots(FANG_SONG)}{_sizes(body.size)}{language}"
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:widowControl w:val="0"/></w:pPr>'
        f"<w:rPr>{font_slots(body.font)}{_sizes(body.size)}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        "</w:tblPr></w:style>"
        + "".join(_paragraph_style(role, style) for role, style in STYLES.items())
        + f'<w:style w:type="character" w:customStyle="1" w:styleId="{LEAD_STYLE}">'
        f'<w:name w:val="段首标题"/><w:rPr>{font_slots(KAI)}</w:rPr></w:style></w:styles>'
    )


def _paragraph_style(role: Role, style: TextStyle) -> str:
    following = (
        "" if style.level is None and role is not Role.TITLE else '<w:next w:val="BodyText"/>'
    )
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(role)}">'
        f'<w:name w:val="{role}"/><w:basedOn w:val="Normal"/>{following}<w:qFormat/>'
        f"<w:pPr>{_paragraph_look(style)}</w:pPr>"
        f"<w:rPr>{font_slots(style.font)}{_tracking(style)}{_sizes(style.size)}</w:rPr></w:style>"
    )


def _paragraph_look(style: TextStyle) -> str:
    """Elements of ``w:pPr`` in the order of the schema; only the text itself keeps to the grid."""
    line, rule = (240, "auto") if style.leading is None else (round(style.leading * 20), "exact")
    return (
        ("<w:keepNext/>" if style.keep_next else "")
        + ('<w:snapToGrid w:val="0"/>' if style.leading != LEADING else "")
        + f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}"'
        f' w:line="{line}" w:lineRule="{rule}"/>'
        + (indent("firstLine", style.first_line, style.size) if style.first_line else "")
        + justification(style.align)
        + ("" if style.level is None else f'<w:outlineLvl w:val="{style.level - 1}"/>')
    )


def _tracking(style: TextStyle) -> str:
    return f'<w:spacing w:val="{round(style.tracking * 20)}"/>' if style.tracking else ""


def _sizes(size: float) -> str:
    return f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'


@cache
def settings() -> str:
    """``word/settings.xml``: Chinese throughout, left and right pages apart, Word 2013."""
    return (
        f"{XML}<w:settings {NAMESPACES}><w:evenAndOddHeaders/>"
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
        "<w:balanceSingleByteDoubleByteWidth/><w:doNotExpandShiftReturn/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}"/></w:settings>'
    )


@cache
def font_table() -> str:
    """``word/fontTable.xml``: every font with its other names, as a Chinese font."""
    return (
        f"{XML}<w:fonts {NAMESPACES}>"
        + "".join(
            f'<w:font w:name="{font.name}"><w:altName w:val="{",".join(font.alternatives)}"/>'
            f'<w:charset w:val="86"/><w:family w:val="{"roman" if font.serif else "swiss"}"/>'
            '<w:pitch w:val="auto"/></w:font>'
            for font in FONTS
        )
        + "</w:fonts>"
    )


@cache
def footer(*, left_page: bool) -> str:
    """A page's foot: its number between dashes, one character in from the outer edge."""
    style = STYLES[Role.PAGE_NUMBER]
    side = "left" if left_page else "right"
    align = Align.LEFT if left_page else Align.RIGHT
    dash = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    return (
        f"{XML}<w:ftr {NAMESPACES}><w:p><w:pPr>"
        f'<w:pStyle w:val="{style_id(Role.PAGE_NUMBER)}"/>'
        f"{indent(side, PAGE_NUMBER_INDENT, style.size)}{justification(align)}</w:pPr>"
        f'<w:r>{dash}<w:t xml:space="preserve">— </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f'<w:r>{dash}<w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    )


@cache
def page_setup() -> str:
    """``w:sectPr``: paper, margins and a grid of 22 lines."""
    number_top = PAGE.bottom - PAGE.number_drop
    number_bottom = number_top - STYLES[Role.PAGE_NUMBER].size / POINTS_PER_MM / 2
    margins = {
        "top": PAGE.top,
        "right": PAGE.right,
        "bottom": PAGE.bottom,
        "left": PAGE.left,
        "header": PAGE.top / 2,
        "footer": number_bottom,
        "gutter": 0.0,
    }
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{twips(PAGE.width)}" w:h="{twips(PAGE.height)}"/><w:pgMar '
        + " ".join(f'w:{side}="{twips(length)}"' for side, length in margins.items())
        + f'/><w:docGrid w:type="lines" w:linePitch="{round(LEADING * 20)}"/></w:sectPr>'
    )
