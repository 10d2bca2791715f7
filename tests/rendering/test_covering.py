"""What is told of the parts of a source that bear no line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.document import Document, Place, Span
from summarizer.rendering import render
from summarizer.rendering.covering import covered
from summarizer.report import Coverage, DocumentCoverage, Evidence, Finding, Recurring
from tests.samples import empty_report, sample_report

if TYPE_CHECKING:
    from summarizer.report import Report

TEXT = (
    "The quay will be raised. Nobody has said who is to pay for it, and the office has no money left.\n\n"
    "Rask drew the plan. Vik opposes it."
)


def report_of(text: str, told: DocumentCoverage, *cited: tuple[str, str], media_type: str = "text/plain") -> Report:
    """Return a report in which the passages of these ids bear a line each, with the words quoted."""
    document = Document.from_text(text, title="Quay", source="quay.txt")
    document = document.model_copy(update={"media_type": media_type})
    item = sample_report().section("risks")[0].item
    findings = tuple(
        Finding(id=f"R{number}", section="risks", item=item, evidence=(evidence(document, passage, quote),))
        for number, (passage, quote) in enumerate(cited, 1)
    )
    coverage = Coverage(
        passages=told.passages,
        cited=len(cited),
        chunks=1,
        documents=(told.model_copy(update={"document_id": document.id}),),
        unmentioned=(Recurring(words="office", times=3, document_id=document.id, span=Span(0, 3)),),
    )
    return empty_report().model_copy(update={"documents": (document,), "findings": findings, "coverage": coverage})


def evidence(document: Document, passage: str, quote: str) -> Evidence:
    start = document.text.index(quote)
    span = Span(start, start + len(quote))
    return Evidence(document_id=document.id, passage=passage, span=span, quote=quote, match="verbatim")


def runs(*uncited: str, passages: int = 4, **told: tuple[str, ...]) -> DocumentCoverage:
    return DocumentCoverage(document_id="", passages=passages, uncited=uncited, **told)


def beginnings(report: Report) -> list[tuple[str, str]]:
    (one,) = covered(report)
    return [(stretch.ids, stretch.words) for stretch in one.stretches]


def test_what_bears_no_line_is_told_by_its_first_words():
    """They are those behind the passage before, cut where they are long."""
    report = report_of(TEXT, runs("p2", "p4"), ("p1", "The quay will be raised."), ("p3", "Rask drew the plan."))
    assert beginnings(report) == [("p2", "Nobody has said who is to pay for it, and …"), ("p4", "Vik opposes it.")]


@pytest.mark.parametrize("to", ["terminal", "markdown"])
def test_how_much_it_is_is_told(to: str):
    """How many passages, how many of them in each stretch, and how much of the text."""
    report = report_of(TEXT, runs("p2-p4", cited=("p1",)), ("p1", "The quay will be raised."))
    printed = render(report, to, coverage=True)
    assert "1 of 4 passages cited, 3 read and not cited, 81% of the text bears no line" in printed
    assert "“Nobody has said who is to pay for it, and …” (3 passages)" in printed
    assert "Not in this brief: office (3 times)" in printed


def test_a_line_of_a_terminal_is_enough_for_a_stretch():
    """So the list can be read down."""
    report = report_of(TEXT, runs("p2-p1999", passages=1999), ("p1", "The quay will be raised."))
    lines = render(report, "terminal", width=80, coverage=True).splitlines()
    assert [line.strip() for line in lines if "p2-p" in line] == [
        "p2-p1999  “Nobody has said who is to pay for it, and …” (1,998 passages)"
    ]


def test_the_longest_stretches_are_told_in_their_order():
    """Of many, a dozen; how many are shorter is told."""
    words = ["Cited.", *(f"Not {'so ' * number}cited. Cited." for number in range(1, 21))]
    text = " ".join(words)
    cited = [(f"p{number}", "Cited.") for number in range(1, 42, 2)]
    report = report_of(text, runs(*(f"p{number}" for number in range(2, 42, 2)), passages=41), *cited)
    at = [found for found in range(len(text)) if text.startswith("Cited.", found)]
    moved = [
        finding.model_copy(
            update={"evidence": (finding.evidence[0].model_copy(update={"span": Span(place, place + 6)}),)}
        )
        for finding, place in zip(report.findings, at, strict=True)
    ]
    (one,) = covered(report.model_copy(update={"findings": tuple(moved)}))
    assert [stretch.ids for stretch in one.stretches] == [f"p{number}" for number in range(18, 42, 2)]
    assert one.more == "and 8 that are shorter"


def test_where_it_begins_is_not_guessed_behind_what_was_not_read():
    """Nothing in a report tells where those passages end."""
    report = report_of(TEXT, runs("p3-p4", unread=("p2",)), ("p1", "The quay will be raised."))
    assert beginnings(report) == [("p3-p4", "")]
    assert "1 not read (p2)" in render(report, "markdown", coverage=True)


def test_a_report_without_texts_tells_the_ids():
    """Nor does it tell what share of a text bears a line."""
    report = report_of(TEXT, runs("p2-p4"), ("p1", "The quay will be raised."))
    (document,) = report.documents
    bare = report.model_copy(update={"documents": (document.model_copy(update={"text": ""}),)})
    assert beginnings(bare) == [("p2-p4", "")]
    assert "% of" not in render(bare, "markdown", coverage=True)


def test_first_words_are_those_that_a_reader_sees():
    """No marks of Markdown, no scrap of the line before, and nothing that the source hides."""
    text = "- The quay will be raised. *(planned)*\n- **Rask:** I drew the plan.\n\n***\n\n> Vik opposes it."
    told = report_of(text, runs("p2-p3"), ("p1", "The quay will be raised."), media_type="text/markdown")
    assert beginnings(told) == [("p2-p3", "Rask: I drew the plan.")]
    (document,) = told.documents
    hidden = document.model_copy(
        update={"places": (Place(Span(text.index("- **"), text.index("***\n")), "hidden", ""),)}
    )
    assert beginnings(told.model_copy(update={"documents": (hidden,)})) == [("p2-p3", "Vik opposes it.")]


def test_a_scrap_is_told_where_there_is_no_more():
    """Better than nothing; of what has no word at all nothing is told but the id."""
    scrap = report_of("The quay will be raised. Yes. ***", runs("p2"), ("p1", "The quay will be raised."))
    assert beginnings(scrap) == [("p2", "Yes. ***")]
    none = report_of("The quay will be raised. ***", runs("p2"), ("p1", "The quay will be raised."))
    assert beginnings(none) == [("p2", "")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The quay.", "0% of the text bears no line"),
        ("The quay." + " word" * 1000, "over 99% of the text bears no line"),
        ("The quay. " * 1000 + "a", "under 1% of the text bears no line"),
    ],
)
def test_a_share_is_not_rounded_to_all_or_nothing(text: str, told: str):
    """Nothing is said to bear no line where something does, nor the other way round."""
    quote = text[:-1].strip() if text.endswith("a") else "The quay."
    assert told in render(report_of(text, runs(), ("p1", quote)), "markdown", coverage=True)


def test_ids_of_strangers_are_told_as_they_stand():
    """A report that was read may have any text where ids belong."""
    report = report_of(TEXT, runs("p0", "pages"), ("p1", "The quay will be raised."), ("x", "Vik opposes it."))
    assert [ids for ids, _ in beginnings(report)] == ["p0", "pages"]
