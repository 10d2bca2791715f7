"""What files for other programs hold: Word, annotations, JSON Lines, CSV; and what a notebook shows."""

from __future__ import annotations

import csv
import io
import re
import sys
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.text import WD_UNDERLINE
from lxml import etree

from summarizer import render
from summarizer.brief import Item
from summarizer.errors import UsageError
from summarizer.rendering.csv_table import harmless, plain
from summarizer.rendering.json_lines import ItemLine
from summarizer.report import LeftOut, Refusal
from tests.rendering.full import full_report
from tests.rendering.readers import READERS
from tests.samples import empty_report, sample_report

if TYPE_CHECKING:
    from summarizer.report import Report

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(report: Report) -> docx.document.Document:
    return docx.Document(io.BytesIO(render(report, "docx")))


def part(report: Report, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(render(report, "docx"))) as archive:
        return etree.fromstring(archive.read(name))


def test_a_word_file_has_real_headings():
    """Its outline is the brief's, under its title."""
    styled = [(p.style.name if p.style else "", p.text) for p in opened(sample_report()).paragraphs]
    told = [(style, text) for style, text in styled if style.startswith(("Heading", "Title"))]
    titles = "Bottom line,Key actors,Proposals,Risks,Open questions,Left out (7),Failed (2),Sources".split(",")
    assert told == [("Title", "The second dredging of Port Ansel"), *(("Heading 1", title) for title in titles)]


def test_a_word_file_has_one_colour_and_its_headings_none():
    """Besides greys, in all styles that it uses; none is left to the template's theme, which is blue."""
    report = full_report()
    used = {
        element.get(f"{WORD}val")
        for name in ("document", "footnotes")
        for element in part(report, f"word/{name}.xml").iter(f"{WORD}pStyle", f"{WORD}rStyle")
    }
    styles = [one for one in part(report, "word/styles.xml") if one.get(f"{WORD}styleId") in used]
    assert len(styles) == len(used) > 8
    colours = set()
    for style in styles:
        assert not style.xpath(".//@*[contains(local-name(), 'heme')]")
        told = style.xpath(".//w:rPr/w:color/@w:val | .//w:pBdr/*/@w:color", namespaces={"w": WORD[1:-1]})
        assert not (told and style.get(f"{WORD}styleId") == "Title")
        colours.update(told)
    assert colours == {"9D2F17", "625A50", "DDD4C5"}


def test_ids_of_lines_are_of_one_look_where_they_lead_there():
    """Where they stand and where they are referred to; an id without a line leads nowhere, and looks so."""
    report = sample_report()
    lost = report.bottom_line[0].model_copy(update={"findings": ("P1", "P99")})
    runs = part(report.model_copy(update={"bottom_line": (lost,)}), "word/document.xml").iter(f"{WORD}r")
    looks = {("".join(run.itertext()), *run.xpath("*/*/@*"), run.getparent().tag == f"{WORD}hyperlink") for run in runs}
    assert {look for look in looks if look[0] in ("P1", "P99")} == {
        ("P1", "Line", False),
        ("P1", "LineReference", True),
        ("P99", False),
    }


def test_a_word_file_has_a_footnote_for_each_quote():
    """Each is referred to once, in order, and says where its words stand."""
    report = full_report()
    evidence = [one for finding in report.findings for one in finding.evidence]
    references = [
        element.get(f"{WORD}id") for element in part(report, "word/document.xml").iter(f"{WORD}footnoteReference")
    ]
    assert references == [str(number) for number in range(1, len(evidence) + 1)]
    notes = {note.get(f"{WORD}id"): "".join(note.itertext()) for note in part(report, "word/footnotes.xml")}
    assert set(notes) == {"-1", "0", *references}
    place = "Port Ansel weighs a second dredging, Morning edition, page 1, p4"
    assert notes["1"] == f" {place}: “Mara Lind, the harbour engineer, drew up the plan.”"


def test_marks_of_footnotes_are_told_apart():
    """Where two stand together there is a blank between them: 2 and 3 are not 23."""
    bullets = [p for p in opened(sample_report()).paragraphs if p.style and p.style.name == "List Bullet"]
    first = bullets[0]
    raised = [run for run in first.runs if run.style.name == "Footnote Reference"]
    assert [bool(run._r.xpath("w:footnoteReference")) for run in raised] == [True, False, True]
    assert raised[1].text == "\xa0"


def test_paragraphs_of_a_word_file_run_as_their_text_does():
    """Arabic runs from the right, in the title as in a line; all else from the left."""
    report = sample_report()
    arabic = "قال رئيس البلدية إن المجلس يدرس توسيع الميناء."
    item = report.findings[3].item.model_copy(update={"statement": arabic})
    finding = report.findings[3].model_copy(update={"item": item})
    document = opened(report.model_copy(update={"title": "الميناء", "findings": (*report.findings[:3], finding)}))
    from_right = [p.text for p in document.paragraphs if p._p.xpath("w:pPr/w:bidi")]
    assert from_right[0] == "الميناء"
    assert [arabic in text for text in from_right] == [False, True]


def test_words_of_ours_run_from_the_left_in_a_word_file():
    """An English reason that begins with Arabic does; the Arabic in it is marked as running from the right."""
    reason = Refusal(code="numbers", note="“58 مليون” is not in the source", nearest="38 مليون")
    omitted = LeftOut(section="risks", item=Item(statement="غرق 58.", citations=()), reasons=(reason,))
    report = sample_report()
    quoted = report.findings[0].evidence[0].model_copy(update={"quote": "غرق قارب"})
    finding = report.findings[0].model_copy(update={"evidence": (quoted,)})
    report = report.model_copy(update={"left_out": (omitted,), "findings": (finding,)})
    paragraphs = opened(report).paragraphs
    (told,) = [p for p in paragraphs if "is not in the source" in p.text]
    (statement,) = [p for p in paragraphs if p.text == "Risks: غرق 58."]
    assert not told._p.xpath("w:pPr/w:bidi")
    assert [run.text for run in told.runs if run.font.rtl] == ["58 مليون", "38 مليون"]
    assert statement._p.xpath("w:pPr/w:bidi")
    assert [run.text for run in statement.runs if run.font.rtl] == [": غرق 58."]
    notes = part(report, "word/footnotes.xml")
    assert [
        "".join(run.itertext()) for run in notes.iter(f"{WORD}r") if run.find(f"{WORD}rPr/{WORD}rtl") is not None
    ] == ["غرق قارب"]


def test_a_word_file_marks_what_is_in_doubt():
    """Doubtful words stand under a wavy line, and no others."""
    wavy = [
        run.text
        for paragraph in opened(sample_report()).paragraphs
        for run in paragraph.runs
        if run.underline is WD_UNDERLINE.WAVY
    ]
    assert wavy == ["a third"]


def test_the_bottom_line_of_a_word_file_leads_to_its_findings():
    """Each id is a link to the bookmark at the finding, as are those of what is in doubt, above it."""
    document = part(sample_report(), "word/document.xml")
    marks = [mark.get(f"{WORD}name") for mark in document.iter(f"{WORD}bookmarkStart")]
    links = [("".join(link.itertext()), link.get(f"{WORD}anchor")) for link in document.iter(f"{WORD}hyperlink")]
    assert marks == [f"finding{number}" for number in range(1, 8)]
    assert links == [("P1", "finding3"), ("P1", "finding3"), ("A2", "finding2"), ("R1", "finding5"), ("Q1", "finding6")]


def test_a_word_file_of_an_empty_report_says_so():
    """It has its sections, each with none, and a list of sources; with coverage, that too."""
    told = [p.text for p in opened(empty_report()).paragraphs]
    assert told.count("None found in this source.") == 4
    assert "Nothing could be summed up." in told
    assert "Coverage" not in told
    covered = docx.Document(io.BytesIO(render(full_report(), "docx", coverage=True)))
    assert "Coverage" in [p.text for p in covered.paragraphs]


def test_a_word_file_says_when_its_brief_was_written():
    """As the report does, if that is a time at all; a template's own date and author would be others."""
    properties = opened(sample_report()).core_properties
    assert (properties.title, properties.author) == ("The second dredging of Port Ansel", "summarizer")
    assert properties.created == properties.modified == datetime(2031, 3, 4, 5, 6, 7, tzinfo=UTC)
    report = sample_report()
    for started in ("then", "0001-01-01T00:00:00+14:00"):
        assert opened(report.model_copy(update={"run": report.run.model_copy(update={"started": started})})).paragraphs


def test_without_python_docx_the_extra_is_named(monkeypatch: pytest.MonkeyPatch):
    """The error says what installs it."""
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(UsageError, match=r"python-docx, which is not installed: pip install 'summarizer\[docx\]'"):
        render(sample_report(), "docx")


def test_a_line_of_json_lines_needs_no_other():
    """Proved items first, then those left out with their reasons; each validates as what its schema describes."""
    report = full_report()
    lines = [ItemLine.model_validate_json(line) for line in render(report, "jsonl").splitlines()]
    assert [line.id for line in lines] == [finding.id for finding in report.findings] + [""] * len(report.left_out)
    assert [line.proved for line in lines] == [True] * len(report.findings) + [False] * len(report.left_out)
    assert all(line.evidence if line.proved else line.reasons for line in lines)
    (claim,) = [line for line in lines if line.id == "C1"]
    assert claim.evidence[0].link == "https://ansel.example/letter?page=1#:~:text=the%20tar%20lies"
    assert claim.evidence[0].title == "A letter"
    stray = report.findings[0].evidence[0].model_copy(update={"document_id": "none"})
    alone = report.findings[0].model_copy(update={"evidence": (stray,)})
    (line, *_) = render(report.model_copy(update={"findings": (alone,)}), "jsonl").splitlines()
    assert ItemLine.model_validate_json(line).evidence[0].source == ""


def test_rows_of_a_table_have_what_belongs_together_line_by_line():
    """Quotes, their speakers, sources and places have as many lines each."""
    rows = list(csv.DictReader(io.StringIO(render(sample_report(), "csv"), newline="")))
    (first, *_) = rows
    assert [first[name].split("\n") for name in ("quotes", "speakers", "sources", "places")] == [
        ["Mara Lind, the harbour engineer, drew up the plan.", "Then we stop. That I can promise."],
        ["", "Lind"],
        ["news/ansel.txt", "talk.md"],
        ["Morning edition, page 1, p4", "Lind, p9"],
    ]
    assert [row["proved"] for row in rows] == ["yes"] * 7 + ["no"] * 7
    assert (
        rows[0]["details"]
        == "person, harbour engineer; also Lind, the engineer · stance: for the dredging, behind curtains of felt"
    )
    (claim,) = [
        row for row in csv.DictReader(io.StringIO(render(full_report(), "csv"), newline="")) if row["id"] == "C1"
    ]
    assert claim["attributed_to"] == "Brask, citing divers"
    assert rows[7]["reasons"].startswith("the quote is not in the source; offered as proof")


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        (" -5 %", " '-5 %"),
        ("＝1+1", "'＝1+1"),
        ('"=1', "\"'=1"),
        ("a;@b", "a;'@b"),
        ("a, - b", "a, '- b"),
        ("'=1", "''=1"),
        ("a = b - c", "a = b - c"),
        ("'tis so", "'tis so"),
        ("a@b.example", "a@b.example"),
    ],
)
def test_a_cell_that_could_be_a_formula_is_none(cell: str, written: str):
    """An apostrophe stands before what could begin one, and prose is left alone."""
    assert harmless(cell) == written
    assert plain(written) == cell


def test_a_report_shows_itself_in_a_notebook():
    """As HTML that has nothing to run or fetch, each quote in it; as Markdown where that is all there is."""
    report = full_report()
    shown = report._repr_html_()
    assert shown.count("<blockquote") == 13
    assert "Written by" in shown
    assert re.findall(r'href="([^"]*)"', shown)[0].startswith("https://ansel.example/letter?page=1#:~:text=")
    assert list(READERS["html"](shown, shown, ["https://ansel.example/"])) == []
    assert report._repr_markdown_() == render(report, "markdown")
    assert "None found in this source." in empty_report()._repr_html_()
    assert '<u style="text-decoration: underline wavy">a third</u> of the cost' in shown
