"""What Word documents hide by styles, tables, places, fields and alternatives, and what only looks as if it were."""

from __future__ import annotations

import time

import pytest

from summarizer.errors import SourceTooLargeError
from summarizer.loading.formats import DOCX
from summarizer.loading.raw import Raw
from tests.loading.bare_word import (
    SPACES,
    bare,
    drawn,
    either,
    field,
    in_run,
    older,
    paragraph,
    run,
    style,
    table,
)  # fmt: skip
from tests.loading.word_files import CANARY, SEEN

pytest.importorskip("mammoth", reason="the extra `docx` is not installed")

from summarizer.loading.word.docx import read_docx

WHITE, BLACK, VANISH = '<w:color w:val="FFFFFF"/>', '<w:color w:val="000000"/>', "<w:rPr><w:vanish/></w:rPr>"
DARK = '<w:shd w:val="clear" w:fill="1F3864"/>'
STYLED, OF_STYLE = '<w:tblStyle w:val="S"/>', '<w:pStyle w:val="S"/>'
LETTERS = f"<w:rPr>{WHITE}</w:rPr>"


def of_part(part: str, inner: str) -> str:
    """Return a table style that says something of one part of a table."""
    return style("table", f'<w:tblStylePr w:type="{part}">{inner}</w:tblStylePr>')


def in_table(*, look: str = "", styles: str = "", **told: str) -> bytes:
    """Return a document with a styled table."""
    return bare(table(paragraph(**told), properties=STYLED + look), styles=styles)


def in_fill(fill: str, **told: str) -> bytes:
    """Return a document with a text box filled so."""
    return bare(in_run(drawn(paragraph(**told), of_shape=f"<wps:spPr>{fill}</wps:spPr>")))


def with_run(properties: str) -> bytes:
    """Return a document with a run of those properties."""
    return bare(paragraph(of_run=properties))


THEME = (
    f"<a:theme {SPACES}><a:themeElements><a:clrScheme>"
    '<a:accent1><a:srgbClr val="FEFEFE"/></a:accent1></a:clrScheme></a:themeElements></a:theme>'
)
FILL = '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="{}">{}</w14:srgbClr></w14:solidFill></w14:textFill>'
HEAD = f"<w:hdr {SPACES}>{paragraph()}</w:hdr>"
NOTE = f'<w:footnotes {SPACES}><w:footnote w:id="3">{paragraph()}</w:footnote></w:footnotes>'

HIDDEN = {
    "table style, vanish": in_table(styles=style("table", VANISH)),
    "table style, white": in_table(styles=style("table", LETTERS)),
    "table style that another is based on": in_table(
        styles=style("table", LETTERS, "B") + style("table", '<w:basedOn w:val="B"/>')
    ),
    "table style that is the usual one": bare(table(paragraph()), styles=style("table", LETTERS, "T", 'w:default="1"')),
    "first row": in_table(look='<w:tblLook w:val="0020"/>', styles=of_part("firstRow", LETTERS)),
    "first row, as usual": in_table(styles=of_part("firstRow", VANISH)),
    "last row": in_table(look='<w:tblLook w:lastRow="1"/>', styles=of_part("lastRow", LETTERS)),
    "first column": in_table(look='<w:tblLook w:val="0080"/>', styles=of_part("firstCol", LETTERS)),
    "corner": in_table(look='<w:tblLook w:val="00A0"/>', styles=of_part("nwCell", LETTERS)),
    "band": in_table(look='<w:tblLook w:val="0400"/>', styles=of_part("band1Horz", LETTERS)),
    "shading of a table's style": in_table(styles=style("table", f"<w:tcPr>{DARK}</w:tcPr>"),
                                           of_run='<w:color w:val="1F3864"/>'),
    "shading of a table": bare(
        table(paragraph(of_run=BLACK), properties='<w:shd w:val="clear" w:fill="000000"/>')
    ),
    "shading of the theme": bare(
        table(paragraph(of_run=BLACK), of_cell='<w:shd w:val="clear" w:fill="auto" w:themeFill="text1"/>')
    ),
    "shading of a paragraph's style": bare(
        paragraph(OF_STYLE, BLACK), styles=style("paragraph", '<w:pPr><w:shd w:val="solid" w:color="000000"/></w:pPr>')
    ),
    "shading taken back": bare(
        paragraph(OF_STYLE + '<w:shd w:val="clear" w:fill="auto"/>', WHITE),
        styles=style("paragraph", f"<w:pPr>{DARK}</w:pPr>"),
    ),
    "white page": bare(paragraph(of_run=WHITE), before='<w:background w:color="000000"/>'),
    "black page": bare(paragraph(of_run='<w:color w:val="101010"/>'), before='<w:background w:color="000000"/>',
                       settings="<w:displayBackgroundShape/>"),
    "marker": with_run('<w:color w:val="808000"/><w:highlight w:val="darkYellow"/>'),
    "colour of the document's theme": bare(
        paragraph(of_run='<w:color w:val="auto" w:themeColor="accent1"/>'), parts={"th": ("theme", THEME)}
    ),
    "theme's black, lightened to white": with_run('<w:color w:val="auto" w:themeColor="text1" w:themeTint="00"/>'),
    "white beside a name": with_run('<w:color w:val="FFFFFF" w:themeColor="text1"/>'),
    "letters without fill": with_run("<w14:textFill><w14:noFill/></w14:textFill>"),
    "letters filled white": with_run(FILL.format("FFFFFF", "")),
    "letters that let all through": with_run(FILL.format("000000", '<w14:alpha w14:val="100000"/>')),
    "a point and a unit": with_run('<w:sz w:val="1pt"/>'),
    "a size with a fraction": with_run('<w:sz w:val="2.0"/>'),
    "small complex letters": with_run('<w:rtl/><w:szCs w:val="2"/>'),
    "letters without width": with_run('<w:w w:val="1"/>'),
    "far below the line": with_run('<w:position w:val="-3000"/>'),
    "line without height": bare(paragraph('<w:spacing w:line="1" w:lineRule="exact"/>')),
    "indent": bare(paragraph('<w:ind w:left="-30000" w:right="30000"/>')),
    "indent of a style": bare(
        paragraph(OF_STYLE), styles=style("paragraph", '<w:pPr><w:ind w:start="-30000"/></w:pPr>')
    ),
    "indent from the right": bare(paragraph('<w:ind w:right="-30000"/><w:jc w:val="right"/>')),
    "indent of the first line": bare(paragraph('<w:ind w:hanging="30000"/>')),
    "frame off the page": bare(paragraph('<w:framePr w:w="100" w:x="-20000" w:y="-20000" w:hAnchor="page"/>')),
    "frame without height": bare(paragraph('<w:framePr w:w="1" w:h="1" w:hRule="exact"/>')),
    "row without height": bare(table(paragraph(), of_row='<w:trHeight w:val="1" w:hRule="exact"/>')),
    "table off the page": bare(table(paragraph(), properties='<w:tblInd w:w="-30000" w:type="dxa"/>')),
    "floating table off the page": bare(table(paragraph(), properties='<w:tblpPr w:tblpX="-30000"/>')),
    "far from the edge of its cell": bare(
        table(paragraph(), properties='<w:tblCellMar><w:left w:w="32000"/></w:tblCellMar>')
    ),
    "deleted cell": bare(table(paragraph(), of_cell='<w:cellDel w:id="1"/>')),
    "box of no size": bare(in_run(drawn(paragraph(), size=0))),
    "box off the page": bare(in_run(drawn(paragraph(), offset=-99_999_999))),
    "box beyond the page": bare(
        f'{in_run(drawn(paragraph(), offset=8_000_000))}<w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'
    ),
    "box that is all margin": bare(
        in_run(drawn(paragraph(), of_shape='<wps:bodyPr lIns="2000000" rIns="2000000"/>'))
    ),
    "hidden box": bare(in_run(drawn(paragraph(), entries='hidden="1"'))),
    "black in a black box": in_fill('<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>', of_run=BLACK),
    "white in a box without fill": in_fill("<a:noFill/>", of_run=WHITE),
    "older box, hidden": bare(in_run(older(paragraph(), style="visibility:hidden;width:100pt"))),
    "older box, off the page": bare(in_run(older(paragraph(), style="margin-left:-900pt;width:100pt"))),
    "older box, in its colour": bare(in_run(older(paragraph(of_run=BLACK), fillcolor="black"))),
    "code of a field": bare(field("begin", run(), "separate", run(words="Page"), "end")),
    "field without a result": bare(field("begin", run(), "end")),
    "field in a code": bare(field("begin", "begin", "separate", run(), "end", "separate", run(words="Page"), "end")),
    "instead of what is shown": bare(in_run(either("<w:t>Eels</w:t>", f"<w:t>{CANARY}</w:t>", "w14"))),
    "what no program knows": bare(f"<w:p>{either(run(), run(words='Eels'), 'new')}</w:p>"),
    "head of no page": bare("", parts={"h": ("header", HEAD)}),
    "head of a first page that is like the others": bare(
        '<w:sectPr><w:headerReference r:id="h" w:type="first"/></w:sectPr>', parts={"h": ("header", HEAD)}
    ),
    "note to nothing": bare("", parts={"n": ("footnotes", NOTE)}),
    "out of place": bare(f"<w:p><w:r><w:rPr><w:t>{CANARY}</w:t></w:rPr></w:r></w:p>"),
}  # fmt: skip


def read(data: bytes):
    """Return the document of a Word file."""
    (document,) = read_docx(Raw("a.docx", "a.docx", "a", DOCX, data))
    return document


@pytest.mark.parametrize("way", HIDDEN)
def test_what_is_not_seen_is_no_text(way):
    """What programs do not show is not in the text, its presence is told once, and all else stays."""
    document = read(HIDDEN[way])
    assert "Zanzibar" not in document.model_dump_json()
    assert all(words in document.text for words in SEEN)
    assert "1 piece" in document.notices[0]


VISIBLE = {
    "plain": bare(paragraph()),
    "row that is said to be seen": bare(table(paragraph(), of_row='<w:hidden w:val="0"/>')),
    "low row": bare(table(paragraph(), of_row='<w:trHeight w:val="240" w:hRule="exact"/>')),
    "row that grows": bare(table(paragraph(), of_row='<w:trHeight w:val="1" w:hRule="atLeast"/>')),
    "white in a dark table": in_table(styles=style("table", f"<w:tcPr>{DARK}</w:tcPr>"), of_run=WHITE),
    "white in a dark first row": in_table(styles=of_part("firstRow", f"{LETTERS}<w:tcPr>{DARK}</w:tcPr>")),
    "white on the dark ground of a paragraph's style": bare(
        paragraph(OF_STYLE, WHITE), styles=style("paragraph", f"<w:pPr>{DARK}</w:pPr>")
    ),
    "white on the theme's colour": bare(
        table(paragraph(of_run=WHITE), of_cell='<w:shd w:val="clear" w:fill="auto" w:themeFill="accent1"/>')
    ),
    "first row of a table that asks for none": in_table(
        look='<w:tblLook w:val="0600"/>', styles=of_part("firstRow", LETTERS)
    ),
    "style of a part that the cell is not in": in_table(styles=of_part("lastCol", LETTERS)),
    "colour over a table's style": in_table(
        styles=style("table", LETTERS), of_run='<w:color w:val="333333"/>'
    ),
    "white on a black page": bare(
        paragraph(of_run=WHITE),
        before='<w:background w:color="000000"/>',
        settings="<w:displayBackgroundShape/>",
        styles=style("paragraph", LETTERS, "N", 'w:default="1"'),
    ),
    "automatic letters on a dark ground": bare(paragraph('<w:shd w:val="clear" w:fill="000000"/>')),
    "small indent": bare(paragraph('<w:ind w:left="-720" w:hanging="360"/>')),
    "hanging from an indent": bare(paragraph('<w:ind w:left="9000" w:hanging="9000"/>')),
    "frame": bare(paragraph('<w:framePr w:w="4000" w:h="900" w:hRule="exact" w:x="1000" w:y="1000"/>')),
    "raised": with_run('<w:position w:val="6"/>'),
    "narrow": with_run('<w:w w:val="66"/>'),
    "fixed line": bare(paragraph('<w:spacing w:line="240" w:lineRule="exact"/>')),
    "filled letters": with_run(FILL.format("C00000", "")),
    "box": bare(in_run(drawn(paragraph()))),
    "low box that grows": bare(
        in_run(drawn(paragraph(), size=60_000, of_shape="<wps:bodyPr><a:spAutoFit/></wps:bodyPr>"))
    ),
    "box and its older form": bare(in_run(either(drawn(paragraph()), older(paragraph())))),
    "white in a dark box": in_fill('<a:solidFill><a:srgbClr val="000000"/></a:solidFill>', of_run=WHITE),
    "white in a box with a run of colours": in_fill("<a:gradFill/>", of_run=WHITE),
    "white in an older dark box": bare(in_run(older(paragraph(of_run=WHITE), fillcolor="#1f3864"))),
    "result of a field": bare(field("begin", "<w:r><w:instrText>X</w:instrText></w:r>", "separate", run(), "end")),
    "behind a field": bare(field("begin", "end", run())),
    "field that never ends": bare(field("begin", run())),
    "instead of what no program knows": bare(f"<w:p>{either('<w:r/>', run(), 'new')}</w:p>"),
    "in a direction": bare(f'<w:p><w:dir w:val="ltr">{run()}</w:dir></w:p>'),
    "content control": bare(f"<w:sdt><w:sdtContent>{paragraph()}</w:sdtContent></w:sdt>"),
    "head of the pages": bare(
        '<w:sectPr><w:headerReference r:id="h" w:type="default"/></w:sectPr>', parts={"h": ("header", HEAD)}
    ),
    "foot of the first page": bare(
        '<w:sectPr><w:footerReference r:id="h" w:type="first"/><w:titlePg/></w:sectPr>', parts={"h": ("footer", HEAD)}
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", VISIBLE)
def test_what_is_seen_is_text(way):
    """What only looks as if it were hidden is read, once, and nothing is told."""
    document = read(VISIBLE[way])
    assert document.text.count(CANARY) == 1
    assert document.notices == ()


def of_math(inner: str) -> str:
    """Return the text of a document whose last paragraph is a formula."""
    document = read(bare(f"<w:p><m:oMathPara><m:oMath>{inner}</m:oMath></m:oMathPara></w:p>"))
    return str(document.text).rpartition("\n\n")[2]


def test_formulas_stand_in_one_line():
    """What is raised or stands below a line has a mark: no two numbers become one."""
    a, b, c = (f"<m:r><m:t>{words}</m:t></m:r>" for words in ("12", "34", "x+y"))
    assert of_math(f"<m:f><m:num>{a}</m:num><m:den>{b}</m:den></m:f>") == "12/34"
    assert of_math(f"<m:f><m:num>{a}</m:num><m:den>{c}</m:den></m:f>") == "12/(x+y)"
    assert of_math(f"<m:sSup><m:e>{a}</m:e><m:sup>{b}</m:sup></m:sSup>") == "12^34"
    assert of_math(f"<m:d><m:e>{a}</m:e><m:e>{b}</m:e></m:d>") == "(12 34)"
    assert of_math(f"<m:rad><m:deg/><m:e>{a}</m:e></m:rad>") == "√(12)"
    assert of_math(f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e>{a}</m:e></m:nary>') == "∑12"


def test_a_reading_stands_behind_its_words():
    """Of words with a reading over them the words are text, and the reading follows in brackets."""
    ruby = f"<w:ruby><w:rt>{run(words='おおさか')}</w:rt><w:rubyBase>{run(words='大阪')}</w:rubyBase></w:ruby>"
    assert read(bare(f"<w:p><w:r>{ruby}</w:r></w:p>")).text.endswith("\n\n大阪(おおさか)")


def test_page_numbers_are_no_text():
    """Of the heads and feet of pages, numbers of pages are left out, and what two of them say is told once."""
    number = f"<w:p>{run(words='Page ')}<w:fldSimple w:instr=' PAGE '>{run(words='3')}</w:fldSimple></w:p>"
    head = f"<w:hdr {SPACES}>{paragraph(words='Fish and Markets')}{number}</w:hdr>"
    section = '<w:sectPr><w:headerReference r:id="{}"/></w:sectPr>'
    body = f"<w:p><w:pPr>{section.format('h')}</w:pPr></w:p>{section.format('k')}"
    document = read(bare(body, parts={"h": ("header", head), "k": ("header", head)}))
    assert document.text.endswith(f"{SEEN[-1]}\n\nFish and Markets")
    assert document.notices == ()


def test_what_a_document_takes_in_is_told():
    """A file of another kind that is shown as part of the document is not read, and that is told."""
    (notice,) = read(bare('<w:altChunk r:id="x"/>', parts={"x": ("aFChunk", "")})).notices
    assert "was not read" in notice


def test_many_cells_and_fields_take_linear_time():
    """Tables of many rows in parts of their own, and fields in fields, are read in the time of their length."""
    row = f"<w:tr>{'<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>' * 10}</w:tr>"
    look = '<w:tblLook w:val="01E0"/>'
    body = f"<w:tbl><w:tblPr>{STYLED}{look}</w:tblPr>{row * 600}</w:tbl>"
    marks = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' * 3_000 for kind in ("begin", "end"))
    started = time.monotonic()
    read(bare(f"{body}<w:p>{marks}</w:p>", styles=of_part("firstRow", LETTERS)))
    assert time.monotonic() - started < 20


def test_alternatives_within_each_other_take_linear_time():
    """Each alternative is compared with what is shown in its place, however much else that holds."""
    shown = f"<w:t>{'eels ' * 200_000}</w:t>"
    for _ in range(80):
        shown = either(shown, "<w:t>smoked</w:t>")
    started = time.monotonic()
    document = read(bare(in_run(shown)))
    assert time.monotonic() - started < 10  # seconds; less than one where nothing else runs
    assert "alternative 80" in document.notices[0]


def test_heads_without_end_are_refused():
    """So many heads of pages that they are a bomb are refused as too large."""
    head = f"<w:hdr {SPACES}>{'<w:p/>' * 150_000}</w:hdr>"
    with pytest.raises(SourceTooLargeError):
        read(bare("", parts={f"h{number}": ("header", head) for number in range(9)}))
