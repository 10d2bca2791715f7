"""Lines that say what others say: told once, and referred to."""

from __future__ import annotations

import io

import docx
import pytest

from summarizer.document import Document, Span
from summarizer.kinds.brief import Actor, Figure, Proposal, Risk
from summarizer.rendering import render
from summarizer.rendering.repeating import Repeats
from summarizer.report import Doubt, Evidence, Finding, Report, Summary
from tests.rendering.evidence_page.reading import read
from tests.samples import empty_report

TEXT = "The ports authority wants the state government in Lindholm to pay 38 million crowns for the repair of the wall."


def repeating(**changed: str | None) -> Report:
    """Return a report whose one sentence is told of an actor, as a proposal and as a figure."""
    document = Document.from_text(TEXT, title="a text", source="a.txt")
    evidence = (Evidence(document_id=document.id, span=Span(0, len(TEXT)), quote=TEXT, match="verbatim"),)
    told = {"statement": TEXT, "citations": (), **changed}
    items = (
        ("A1", "actors", Actor(statement=TEXT, citations=(), name="ports authority")),
        ("P1", "proposals", Proposal(statement=TEXT, citations=(), status="proposed")),
        ("F1", "figures", Figure.model_validate({**told, "value": "38 million", "unit": "crowns", "of": "the repair"})),
    )
    findings = tuple(Finding(id=key, section=section, item=item, evidence=evidence) for key, section, item in items)
    return empty_report().model_copy(update={"documents": (document,), "findings": findings})


@pytest.mark.parametrize("to", ["terminal", "markdown", "docx"])
def test_what_is_said_word_for_word_again_is_said_once(to: str):
    """One line is told whole, the others how they begin and where the whole is; a figure tells its number."""
    made = render(repeating(), to)
    if isinstance(made, bytes):
        made = "\n".join(one.text for one in docx.Document(io.BytesIO(made)).paragraphs)
    text = " ".join(made.split())
    assert text.count("The ports authority wants the state government … (as in P1)") == 2
    assert "38 million crowns" in text.partition("F1")[2].partition("Left out")[0].partition("[^3]:")[0]


def test_a_reference_leads_to_the_line():
    """On the page it is a link; the line itself still leads to its own words, and has all of its own out of sight."""
    page = read(render(repeating(), "html"))
    figure = page.by_id("F1")
    assert [one.text for one in page.inside(figure, kind="begins")] == [
        "The ports authority wants the state government …",
        " (as\xa0in\xa0P1)",
    ]
    assert [one.text for one in page.inside(figure, "span") if "hidden" in one.attributes] == [TEXT]
    assert [one.text for one in page.inside(figure, kind="details")] == ["38 million crowns\xa0· of: the repair"]
    links = [link.attributes["href"] for link in page.inside(page.by_id("F1"), "a")]
    assert links == ["#q1", "#P1", "#q1"]


@pytest.mark.parametrize("changed", [{"certainty": "denied"}, {"attributed_to": "Rehn"}])
def test_what_is_said_otherwise_is_told_whole(changed: dict[str, str]):
    """The same words on another's word, or less firmly, are another line."""
    report = repeating(**changed)
    repeats = Repeats(report)
    assert [bool(repeats.whole(finding)) for finding in report.findings] == [True, False, False]


def test_short_and_doubtful_lines_are_told_whole():
    """To find a short line elsewhere takes longer than to read it; of a doubt, the words concerned must be seen."""
    report = repeating()
    doubt = Doubt(check="numbers", severity="caution", note="not in the source", span=Span(0, 3), instead="")
    doubtful = report.findings[2].model_copy(update={"doubts": (doubt,)})
    assert Repeats(report.model_copy(update={"findings": (report.findings[1], doubtful)})).whole(doubtful) is None
    item = Risk(statement="The wall may fall.", citations=())
    short = [one.model_copy(update={"item": item}) for one in report.findings]
    repeats = Repeats(report.model_copy(update={"findings": tuple(short)}))
    assert not any(map(repeats.whole, short))


def test_what_the_bottom_line_leads_to_is_told_whole():
    """A reader who goes from there to a line need not go on to another."""
    summed_up = (Summary(text="The authority wants 38 million crowns.", findings=("F1",)),)
    report = repeating().model_copy(update={"bottom_line": summed_up})
    repeats = Repeats(report)
    assert [whole and whole.id for whole in map(repeats.whole, report.findings)] == ["F1", "F1", None]


@pytest.mark.parametrize("key", ["", "P1"])
def test_where_an_id_leads_nowhere_lines_are_told_whole(key: str):
    """A report may have no id for a line, or one for two of them: nobody is sent to look for it."""
    findings = tuple(one.model_copy(update={"id": key}) for one in repeating().findings)
    repeats = Repeats(repeating().model_copy(update={"findings": findings}))
    assert not any(map(repeats.whole, findings))
