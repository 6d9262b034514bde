import pytest

from core.readers import read_bytes
from core.readers.raw import RawParagraph, RawPicture
from tests.core.readers.build import (
    NAMESPACES,
    PNG,
    archive,
    cell,
    docx,
    main_part,
    para,
    paragraphs,
    read_docx,
    relationships_part,
    row,
    run,
    styles_part,
    table,
    texts,
)

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    "{inside}"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = "<w:txbxContent><w:p><w:r><w:t>框中</w:t></w:r></w:p></w:txbxContent>"

SHOWN = {
    "runs joined": (run("一、") + run("总体情况"), "一、总体情况"),
    "content control": (
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>",
        "甲",
    ),
    "insertion": (f"前<w:ins>{run('插')}</w:ins>", "插"),
    "moved here": (f"<w:moveTo>{run('移')}</w:moveTo>", "移"),
    "smart tag": (f"<w:smartTag>{run('甲')}</w:smartTag>", "甲"),
    "simple field": (f'<w:fldSimple w:instr="DATE">{run("2025")}</w:fldSimple>', "2025"),
    "hyperlink": (f'<w:hyperlink r:id="x">{run("链接")}</w:hyperlink>', "链接"),
    "field": (run("第") + FIELD.format(inside="") + run("页"), "第3页"),
    "field in an instruction": (run("第") + FIELD.format(inside=FIELD.format(inside="")), "第3"),
    "tab, break, hyphen": (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>"
        "<w:noBreakHyphen/><w:softHyphen/><w:t>d</w:t></w:r>",
        "a\tb\nc-d",
    ),
    "symbol": (
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t><w:sym w:char="25A1"/></w:r>',
        "☑是□",
    ),
    "ruby": (
        f"<w:r><w:ruby><w:rt>{run('nián')}</w:rt><w:rubyBase>{run('年')}</w:rubyBase></w:ruby></w:r>",
        "年",
    ),
    "formula": ("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", "x+1"),
    "unknown wrapper": (f"<w:dir>{run('甲')}</w:dir>", "甲"),
    "footnote mark": (run("甲") + '<w:r><w:footnoteReference w:id="2"/></w:r>', "甲"),
    "field that never ends": (
        run("甲") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("乙"),
        "甲乙",
    ),
    "white space around": (run("\u3000\u3000甲 乙 "), "甲 乙"),
}


@pytest.mark.parametrize(("runs", "shown"), SHOWN.values(), ids=SHOWN)
def test_shows_what_word_shows(runs: str, shown: str) -> None:
    assert texts(read_docx(para(runs=runs))) == [shown]


LEFT_OUT = {
    "deletion": (f"<w:del><w:r><w:delText>删</w:delText></w:r>{run('也删')}</w:del>", "deletions"),
    "moved away": (f"<w:moveFrom>{run('移')}</w:moveFrom>", "deletions"),
    "hidden run": (run("藏", "<w:vanish/>"), "hidden"),
    "hidden by style": (run("藏", '<w:rStyle w:val="H"/>'), "hidden"),
}


@pytest.mark.parametrize(("runs", "counted"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_leaves_out_and_counts(runs: str, counted: str) -> None:
    styles = '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    document = read_docx(para("甲", runs=runs), styles=styles_part(styles))
    assert texts(document) == ["甲"]
    assert document.counts == {counted: 1}


def test_counts_insertions_and_comments() -> None:
    comments = f"<w:comments {NAMESPACES}><w:comment w:id='1'/><w:comment w:id='2'/></w:comments>"
    document = read_docx(para(runs=f"<w:ins>{run('插')}</w:ins>"), comments=comments)
    assert document.counts == {"insertions": 1, "comments": 2}


def test_empty_paragraphs_are_left_out() -> None:
    assert texts(read_docx(para() + para("甲") + para(" \u3000"))) == ["甲"]


@pytest.mark.parametrize("wrapper", ["w:sdt><w:sdtContent", "w:customXml><w:x", "w:ins><w:x"])
def test_paragraphs_and_tables_in_wrappers(wrapper: str) -> None:
    outer, inner = wrapper.split("><")
    inside = para("甲") + table(row(cell("乙")))
    document = read_docx(f"<{outer}><{inner}>{inside}</{inner}></{outer}>")
    assert len(document.blocks) == 2


BOXES = {
    "drawing": f"<w:r><w:drawing>{BOX}</w:drawing></w:r>",
    "vml": f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>",
    "both": (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{BOX}</mc:Choice>"
        f"<mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "fallback": (
        f"<w:r><mc:AlternateContent><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>"
    ),
}


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_the_text_of_a_box_stands_once_after_its_paragraph(box: str) -> None:
    document = read_docx(para("甲", runs=box + run("乙")) + para("丙"))
    assert texts(document) == ["甲乙", "框中", "丙"]
    assert document.counts == {"text_boxes": 1}


STYLES = styles_part(
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
    "<w:pPr><w:outlineLvl w:val='0'/><w:jc w:val='center'/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="年报一级标题"/>'
    '<w:basedOn w:val="1"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/>'
    "<w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="标题 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="l1"><w:basedOn w:val="l2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="l2"><w:basedOn w:val="l1"/></w:style>'
    '<w:style w:type="character" w:styleId="b"><w:name w:val="Strong"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="table" w:styleId="tab"><w:name w:val="heading 9"/></w:style>'
)

LEVELS = {
    "style": ('<w:pStyle w:val="1"/>', 1, True, "heading 1"),
    "style based on it": ('<w:pStyle w:val="own"/>', 1, True, "年报一级标题"),
    "title": ('<w:pStyle w:val="t"/>', 0, False, "Title"),
    "by the style's name": ('<w:pStyle w:val="h2"/>', 2, False, "标题 2"),
    "own level": ('<w:outlineLvl w:val="2"/>', 3, False, "Normal"),
    "own body level": ('<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', None, True, "heading 1"),
    "own alignment": ('<w:pStyle w:val="1"/><w:jc w:val="left"/>', 1, False, "heading 1"),
    "unknown style": ('<w:pStyle w:val="?"/>', None, False, ""),
    "styles that rest on each other": ('<w:pStyle w:val="l1"/>', None, False, ""),
}


@pytest.mark.parametrize(("properties", "level", "centred", "style"), LEVELS.values(), ids=LEVELS)
def test_headings(properties: str, level: int | None, centred: bool, style: str) -> None:
    (found,) = paragraphs(read_docx(para("甲", properties), styles=STYLES))
    assert (found.level, found.centred, found.style) == (level, centred, style)


BOLD = {
    "run": ("", run("甲", "<w:b/>") + run("乙"), ((0, 1),)),
    "joined": ("", run("甲", "<w:b/>") + run("乙", "<w:b w:val='1'/>"), ((0, 2),)),
    "switched off": ("", run("甲", "<w:b w:val='false'/>"), ()),
    "paragraph style": ('<w:pStyle w:val="1"/>', run("甲乙"), ((0, 2),)),
    "off in the style above": ('<w:pStyle w:val="own"/>', run("甲"), ()),
    "character style": ("", run("甲") + run("乙", '<w:rStyle w:val="b"/>'), ((1, 2),)),
    "bold on bold": ('<w:pStyle w:val="1"/>', run("甲", '<w:rStyle w:val="b"/>'), ()),
    "stripped": ("", run(" 甲 ", "<w:b/>") + run("乙"), ((0, 2),)),
}


@pytest.mark.parametrize(("properties", "runs", "bold"), BOLD.values(), ids=BOLD)
def test_bold(properties: str, runs: str, bold: tuple[tuple[int, int], ...]) -> None:
    (found,) = paragraphs(read_docx(para(properties=properties, runs=runs), styles=STYLES))
    assert found.bold == bold


CONTENTS = {
    "style": para("一、总体情况", '<w:pStyle w:val="toc"/>'),
    "control": '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
    f"</w:docPartObj></w:sdtPr><w:sdtContent>{para('一、总体情况')}</w:sdtContent></w:sdt>",
    "link": para(runs=f'<w:hyperlink w:anchor="_Toc12">{run("一、总体情况")}</w:hyperlink>'),
}


@pytest.mark.parametrize("body", CONTENTS.values(), ids=CONTENTS)
def test_a_table_of_contents_is_told_apart(body: str) -> None:
    listed, real = paragraphs(read_docx(body + para("一、总体情况"), styles=STYLES))
    assert "toc" in listed.marks
    assert listed.level is None
    assert "toc" not in real.marks


IMAGE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="720000"/>{}'
    "</wp:inline></w:drawing></w:r>"
)
RELATIONS = relationships_part(
    ("rId1", "image", "media/a.png", ""),
    ("rId2", "image", "http://x.invalid/a.png", 'TargetMode="External"'),
    ("rId3", "image", "../../../etc/passwd", ""),
)


def _pictured(inner: str) -> bytes:
    return archive(
        {
            "word/document.xml": main_part(para("甲", runs=IMAGE.format(inner))),
            "word/_rels/document.xml.rels": RELATIONS,
            "word/media/a.png": PNG,
        }
    )


def test_a_picture_comes_with_its_size() -> None:
    document = read_bytes(_pictured('<a:blip r:embed="rId1"/>'))
    assert document.blocks == (RawParagraph("甲"), RawPicture(PNG, "image/png", 10.0, 20.0))


def test_a_picture_of_old_documents() -> None:
    runs = (
        '<w:r><w:pict><v:shape style="width:72pt;height:36pt">'
        '<v:imagedata r:id="rId1"/></v:shape></w:pict></w:r>'
    )
    parts: dict[str, str | bytes] = {
        "word/document.xml": main_part(para(runs=runs)),
        "word/_rels/document.xml.rels": RELATIONS,
        "word/media/a.png": PNG,
    }
    assert read_bytes(archive(parts)).blocks == (RawPicture(PNG, "image/png", 25.4, 12.7),)


@pytest.mark.parametrize("blip", ['<a:blip r:embed="rId2"/>', '<a:blip r:link="rId2"/>'])
def test_a_picture_elsewhere_is_only_counted(blip: str) -> None:
    document = read_bytes(_pictured(blip))
    assert document.blocks == (RawParagraph("甲"),)
    assert document.counts == {"links_to_pictures": 1}


@pytest.mark.parametrize("key", ["rId3", "rId9"])
def test_a_picture_that_the_file_lacks_is_remarked(key: str) -> None:
    document = read_bytes(_pictured(f'<a:blip r:embed="{key}"/>'))
    assert document.blocks == (RawParagraph("甲"),)
    assert "1张图片" in document.remarks[0]


def test_charts_and_foreign_documents_are_remarked() -> None:
    chart = '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'
    document = read_docx(para("甲", runs=f"<w:r>{chart}</w:r>") + '<w:altChunk r:id="x"/>')
    assert texts(document) == ["甲"]
    assert ["图表" in document.remarks[0], "外部文档" in document.remarks[1]] == [True, True]


def test_strict_documents() -> None:
    strict = docx(para("甲", '<w:outlineLvl w:val="0"/>') + table(row(cell("乙"))))
    body = main_part(para("甲", '<w:outlineLvl w:val="0"/>') + table(row(cell("乙"))))
    body = body.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read_bytes(archive({"word/document.xml": body})) == read_bytes(strict)


def test_a_main_part_of_another_name() -> None:
    parts = {
        "_rels/.rels": relationships_part(("r1", "officeDocument", "/word/document2.xml", "")),
        "word/document2.xml": main_part(para("甲")),
        "word/styles.xml": STYLES,
    }
    assert texts(read_bytes(archive(parts))) == ["甲"]
