"""One text in several formats: the same brief, with the same quotes, whatever it came in."""

from __future__ import annotations

import io
from html import escape

import pytest

from summarizer import summarize
from summarizer.loading import load
from tests.loading.books import book

#: Paragraphs and headings, which begin with a hash; no layout but what all formats have.
TEXT = (
    "# The ferry to Vesterland\n\n"
    "The shipping office of Vesterland closed the ferry on Monday after an inspector found rust in "
    "both hulls. Karla Dahl, the harbour master, said that nobody had been hurt.\n\n"
    "“We cannot send families across the sound in a boat like that,” Dahl told the island council.\n\n"
    "# What the island wants\n\n"
    "The Island Council proposed to hire a second ferry from the mainland until June. The owner, "
    "Nordsund Lines, opposes the plan and warns that it could lose nine million crowns.\n\n"
    "Erik Moe, who speaks for the Farmers' Union, said that the milk may spoil if the ships stay away "
    "for more than two days.\n\n"
    "# What is not known\n\n"
    "Who will pay for the repairs? The ministry has yet to say whether the state insures the hulls. "
    "The council asked the Ministry of Transport to answer by Friday.\n\n"
)

BLOCKS = [block.removeprefix("# ") for block in TEXT.strip().split("\n\n")]
HEADINGS = {block.removeprefix("# ") for block in TEXT.split("\n\n") if block.startswith("# ")}


def as_html() -> bytes:
    body = "".join(f"<h2>{escape(b)}</h2>" if b in HEADINGS else f"<p>{escape(b)}</p>" for b in BLOCKS)
    menu = "<nav><a href=/>Home</a><a href=/sport>Sport</a></nav>"
    hidden = "<p hidden>The minister promised to pay for everything.</p>"
    return (
        f"<!DOCTYPE html><title>{BLOCKS[0]}</title>{menu}<main>{body}{hidden}</main><footer>Imprint</footer>".encode()
    )


def as_docx() -> bytes:
    docx = pytest.importorskip("docx", reason="python-docx, which makes the documents, is not installed")
    document = docx.Document()
    for block in BLOCKS:
        if block in HEADINGS:
            document.add_heading(block, 2)
        else:
            document.add_paragraph(block)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_epub() -> bytes:
    body = "".join(f"<h2>{escape(b)}</h2>" if b in HEADINGS else f"<p>{escape(b)}</p>" for b in BLOCKS)
    return book({"all.xhtml": body})


def said(path) -> tuple[str, list[tuple[str, str, tuple[str, ...]]]]:
    """Return the text that a file is read as, and the items of its brief with their quotes."""
    (document,) = load(path)
    report = summarize(document)
    for finding in report.findings:
        for evidence in finding.evidence:
            assert evidence.quote == evidence.span.of(document.text)
    items = [
        (finding.section, finding.item.statement, tuple(evidence.quote for evidence in finding.evidence))
        for finding in report.findings
    ]
    return document.text, items


@pytest.mark.parametrize(
    ("name", "needed", "written"),
    [("a.html", ["trafilatura"], as_html), ("a.docx", ["mammoth"], as_docx), ("a.epub", [], as_epub)],
)
def test_the_same_items_and_quotes_in_each_format(tmp_path, name, needed, written):
    """A page, a Word document and a book of one text give the brief that the text itself gives, quote by quote."""
    for package in needed:
        pytest.importorskip(package, reason="its extra is not installed")
    plain, rendered = tmp_path / "a.md", tmp_path / name
    plain.write_text(TEXT, encoding="utf-8")
    rendered.write_bytes(written())
    _, expected = said(plain)
    text, found = said(rendered)
    assert text == "\n\n".join(BLOCKS)
    assert len({section for section, _, _ in expected}) == 4
    assert found == expected
