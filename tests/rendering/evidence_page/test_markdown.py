"""A source in Markdown on the page: set as its marks say, which stand in the text, but not in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summarizer.document import Document, Span
from summarizer.rendering import render
from summarizer.report import Evidence, Report
from tests.rendering.evidence_page.browsers import NARROW, missing
from tests.rendering.evidence_page.reading import read
from tests.rendering.evidence_page.using import lit, of_quotes
from tests.rendering.hostile import HOSTILE

if TYPE_CHECKING:
    from tests.rendering.evidence_page.browsers import Opener

TEXT = (
    "## The **salt** harbour\n\n"
    "The *board* warned that a **winter storm** could bring down [the wall](https://example.org/a/long/address).\n\n"
    "> It costs ~~40~~ 52 crowns, `all` in all.\n\n"
    "```\nleft **as it is**\n```\n\n"
    "And *so* on.\n"
)
QUOTE = "a **winter storm** could bring down [the wall](https://example.org/a/long/address)"


def report(media_type: str = "text/markdown") -> Report:
    """Return a report with one line, which stands on marked words."""
    plain = of_quotes(TEXT, QUOTE)
    document = plain.documents[0].model_copy(update={"media_type": media_type})
    return plain.model_copy(update={"documents": (document,)})


def test_what_marks_set_is_set_so():
    """Bold is strong, italics are emphasis, what is struck out is deleted, code is code, and code has no marks."""
    page = read(render(report(), "html"))
    (text,) = page.all("div", "text")
    assert "".join(text.text.replace("R1", "").split()) == "".join(TEXT.split())
    set_so = {name: [one.text for one in page.inside(text, name)] for name in ("strong", "em", "del", "code")}
    assert set_so == {
        "strong": ["**salt**", "**winter storm**"],
        "em": ["*board*", "*so*"],
        "del": ["~~40~~"],
        "code": ["`all`"],
    }
    assert [one.text for one in page.inside(text, "p", "code")] == ["```", "left **as it is**", "```"]
    assert [one.text for one in page.inside(text, "p", "unused")][-1] == "And *so* on."


def test_a_text_that_is_no_markdown_stays_as_it_is():
    """In plain text, asterisks are asterisks."""
    page = read(render(report("text/plain"), "html"))
    (text,) = page.all("div", "text")
    assert not page.inside(text, "strong") + page.inside(text, "em")
    assert not any("hidden" in one.attributes for one in page.inside(text))


def test_a_quote_may_begin_and_end_within_what_is_set():
    """Where words in bold are half in the quote, both keep all their words."""
    document = Document.from_text("It **may fall** soon.", title="a text", source="a.md")
    document = document.model_copy(update={"media_type": "text/markdown"})
    span = Span(0, 8)
    evidence = Evidence(document_id=document.id, span=span, quote=span.of(document.text), match="verbatim")
    finding = report().findings[0].model_copy(update={"evidence": (evidence,)})
    page = read(render(report().model_copy(update={"documents": (document,), "findings": (finding,)}), "html"))
    assert page.errors == []
    assert page.by_id("q1").text == "It **may"
    (text,) = page.all("div", "text")
    assert "".join(one.text for one in page.inside(text, "strong")) == "**may fall**"


LAID_OUT = (
    "---\ndate: today\n---\n\n"
    "The harbour\n===========\nIt is old.\n\nCosts\n-----\n\n"
    "| Part | Sum |\n|:-----|----:|\n| The **east** wall | 52 |\n| A \\| B | |\n\n"
    "a | b\n--|--\n1 | 2\nno row\n\n"
    "- one\n---\n\nplain\n\n---\n\n```\nx | y\n--|--\n```\n"
)


def of_layout(text: str, *quotes: str) -> Report:
    """Return a report in which lines stand on quotes from a text in Markdown."""
    plain = of_quotes(text, *quotes)
    document = plain.documents[0].model_copy(update={"media_type": "text/markdown"})
    return plain.model_copy(update={"documents": (document,)})


def test_what_a_line_below_tells_is_set_so():
    """A line above an underline is a heading; rows of a table have cells; lines that only tell so are out of sight."""
    page = read(render(of_layout(LAID_OUT, "It is old."), "html"))
    (text,) = page.all("div", "text")
    assert "".join(text.text.replace("R1", "").split()) == "".join(LAID_OUT.split())
    assert [one.text for one in page.inside(text, "p", "heading")] == ["The harbour", "Costs"]
    rows = [[cell.text.strip("| ") for cell in page.inside(row, "p")] for row in page.inside(text, "div", "row")]
    assert rows == [["Part", "Sum"], ["The **east** wall", "52"], ["A \\| B", ""], ["a", "b"], ["1", "2"]]
    hidden = [one.text for one in page.inside(text, "p") if "hidden" in one.attributes]
    assert hidden == ["===========", "-----", "|:-----|----:|", "--|--"]


def test_a_quote_over_cells_of_a_table_is_lit_in_each():
    """The first piece is what a link leads to, the mark that leads back stands behind the last, and nothing is lost."""
    page = read(render(of_layout(LAID_OUT, "| The **east** wall | 52 |"), "html"))
    assert page.errors == []
    pieces = [page.by_id("q1"), *(one for one in page.elements if one.attributes.get("data-part-of") == "q1")]
    assert [one.text.strip(" |") for one in pieces] == ["The **east** wall", "52"]


@given(st.text(alphabet="a|-=: \n#`*\\1.", max_size=60))
def test_no_layout_loses_a_word(text: str):
    """Whatever is taken for a heading or a table, all of the text stands on the page, in its order."""
    assume(text.strip())
    document = Document.from_text(text, title="a text", source="a.md").model_copy(
        update={"media_type": "text/markdown"}
    )
    page = read(render(report().model_copy(update={"documents": (document,), "findings": ()}), "html"))
    (told,) = page.all("div", "text")
    assert page.errors == []
    assert "".join(told.text.split()) == "".join(text.split())


@pytest.mark.browser
@pytest.mark.skipif(bool(missing()), reason=missing())
def test_cells_of_a_table_stand_below_each_other(opened: Opener):
    """Rows of a table have columns, and their strokes are not seen."""
    tab = opened(of_layout(LAID_OUT, "It is old."))
    sums = tab.locator(".table").first.locator(".cell:nth-child(2)")
    assert len({box["x"] for one in sums.all() if (box := one.bounding_box())}) == 1
    assert "|" not in tab.locator(".row").first.inner_text()


TABLE = {("tabindex", "0"), ("role", "group"), ("aria-label", "table")}
WIDE_TABLE = "".join(
    f"|{'|'.join(cells)}|\n"
    for cells in (["Responsible"] * 9, ["---"] * 9, ["contribution"] * 9, ["It is old."] + ["none"] * 8)
)


@pytest.mark.browser
@pytest.mark.skipif(bool(missing()), reason=missing())
def test_a_table_of_many_columns_moves_sideways_on_a_telephone(opened: Opener):
    """Its words are whole, the keyboard reaches it, and the page itself is no wider than the screen."""
    tab = opened(of_layout(WIDE_TABLE, "It is old."), size=NARROW)
    table = tab.locator(".table")
    assert table.evaluate("table => table.scrollWidth > table.clientWidth")
    assert table.get_attribute("tabindex") == "0"
    words = tab.locator(".row .cell").nth(4)
    assert words.evaluate("cell => cell.scrollWidth <= cell.clientWidth && cell.clientHeight < 40")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
@pytest.mark.skipif(bool(missing()), reason=missing())
def test_marks_are_not_seen_and_targets_are_short(opened: Opener):
    """Lit words have no marks in sight; the address in them is there, and takes no more room than a word or two."""
    tab = opened(report())
    tab.locator("#R1 .claim").click()
    assert lit(tab) == {"a winter storm could bring down the wall(https://example.org/a/long/address)"}
    assert tab.locator("#sources .heading").inner_text() == "The salt harbour"
    box = tab.locator(".by-the-way").bounding_box()
    assert box
    assert box["width"] < 140


@pytest.mark.parametrize("media_type", ["text/markdown", "text/plain"])
def test_quoted_lines_keep_their_marks(media_type: str):
    """Each line that was quoted has its own, in sight: they tell who quotes whom."""
    text = (
        "On Monday, Bo wrote to all who had asked him:\n\n> > We could sink two old barges in front of the\n> > wall.\n"
    )
    document = Document.from_text(text, title="a text", source="a.md").model_copy(update={"media_type": media_type})
    page = read(render(report().model_copy(update={"documents": (document,), "findings": ()}), "html"))
    (shown,) = page.all("div", "text")
    lines = [one.text for one in page.inside(shown, "p")]
    assert lines[1:] == ["> > We could sink two old barges in front of the", "> > wall."]
    assert not any("hidden" in one.attributes for one in page.inside(shown))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_whatever_a_source_says_it_is_set_and_never_obeyed(hostile: str):
    """No more than five elements come of its marks, none of them with an attribute that a text has a say in."""
    text = f"Before **{hostile}** and [{hostile}]({hostile}) *{hostile}*\n\n{hostile}\n"
    document = Document.from_text(text, title="a text", source="a.md")
    document = document.model_copy(update={"media_type": "text/markdown"})
    page = read(render(report().model_copy(update={"documents": (document,), "findings": ()}), "html"))
    assert page.errors == []
    (shown,) = page.all("div", "text")
    inside = page.inside(shown)
    assert {one.name for one in inside} <= {"div", "p", "span", "i", "strong", "em", "code", "del"}
    told = {(key, value) for one in inside for key, value in one.attributes.items()}
    ours = {"chunk", "line", "unused", "by-the-way", "heading", "flowing", "code", "cell", "head", "row", "table"}
    classes = {(key, value) for key, value in told if key == "class" and ours.issuperset((value or "").split())}
    assert told <= classes | TABLE | {("hidden", None), ("dir", "auto")}
