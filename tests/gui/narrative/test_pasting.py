"""What comes from Word and the web arrives as words and bold."""

import pytest
from PySide6.QtCore import QMimeData

from core.report import Paragraph
from gui.narrative.pasting import pasted

pytestmark = pytest.mark.usefixtures("qapp")

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>
p.MsoNormal {mso-style-parent:""; font-size:16.0pt; text-indent:32.0pt}</style></head><body>
<!--StartFragment--><p class=MsoNormal style='text-indent:32.0pt'><b>一是</b><span
style='font-family:仿宋'>加强培训。</span><o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>&nbsp;&nbsp;二是完善\u200b制度。</p><!--EndFragment--></body></html>"""


@pytest.mark.parametrize(
    ("html", "text", "expected"),
    [
        (WORD, "", (Paragraph("一是加强培训。", ((0, 2),)), Paragraph("二是完善制度。"))),
        (
            "",
            "　　一、甲\r\n\r\n\xa0\xa0乙\u200b丙\ufeff\t",
            (Paragraph("一、甲"), Paragraph("乙丙")),
        ),
        ("<p>甲<br>乙</p>", "", (Paragraph("甲"), Paragraph("乙"))),
        ("<ol><li>甲</li><li>乙</li></ol>", "", (Paragraph("1.甲"), Paragraph("2.乙"))),
        ("<p><img src='x.png'></p>", "只有图片时的文字", (Paragraph("只有图片时的文字"),)),
        ("<table><tr><td>甲</td><td>乙</td></tr></table>", "", (Paragraph("甲"), Paragraph("乙"))),
        ("", "甲\x07\x00乙", (Paragraph("甲乙"),)),
        ("", "", ()),
    ],
)
def test_paste_keeps_words_and_bold_only(html, text, expected):
    source = QMimeData()
    if html:
        source.setHtml(html)
    if text:
        source.setText(text)
    assert pasted(source) == expected
