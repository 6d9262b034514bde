"""Names of the WordprocessingML elements and attributes the reader looks at."""

from __future__ import annotations

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"


def w(name: str) -> str:
    """The full name of an element or attribute of the main namespace."""
    return _W + name


BODY, P, TBL, TR, TC = w("body"), w("p"), w("tbl"), w("tr"), w("tc")
P_PR, R_PR, TR_PR, TC_PR, SDT_PR = w("pPr"), w("rPr"), w("trPr"), w("tcPr"), w("sdtPr")
R, T, VAL = w("r"), w("t"), w("val")
DEL, MOVE_FROM, INS, MOVE_TO = w("del"), w("moveFrom"), w("ins"), w("moveTo")
SDT, HYPERLINK, TEXT_BOX, ALT_CHUNK = w("sdt"), w("hyperlink"), w("txbxContent"), w("altChunk")
FIELD_CHAR, FIELD_CHAR_TYPE = w("fldChar"), w("fldCharType")
B, VANISH, R_STYLE = w("b"), w("vanish"), w("rStyle")
P_STYLE, OUTLINE, ALIGN, NUM_PR = w("pStyle"), w("outlineLvl"), w("jc"), w("numPr")
ILVL, NUM_ID = w("ilvl"), w("numId")

MATH_TEXT = _M + "t"
ALTERNATE, CHOICE, FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"
DRAWING, VML_IMAGE = w("drawing"), _V + "imagedata"
EXTENT, BLIP, GRAPHIC_DATA = _WP + "extent", _A + "blip", _A + "graphicData"
R_EMBED, R_LINK, R_ID = _R + "embed", _R + "link", _R + "id"

_OFF = frozenset({"0", "false", "off", "none"})


def child_of(element: etree._Element, tag: str) -> etree._Element | None:
    """The first child with a name; four times as fast as ``find`` where it stands in front."""
    for each in element:
        if each.tag == tag:
            return each
    return None


def is_on(element: etree._Element) -> bool:
    """Whether an on-off property is on, which it is without a value."""
    return element.get(VAL, "1") not in _OFF


def number(element: etree._Element | None, attribute: str = VAL) -> int | None:
    """The whole number an attribute holds, None for a missing or senseless one."""
    value = None if element is None else element.get(attribute)
    try:
        return None if value is None else int(value)
    except ValueError:
        return None
