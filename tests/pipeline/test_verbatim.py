"""The promise: every quote in every report is the source's own words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Document, Report, load, summarize
from summarizer.brief import Citation, Sentence
from summarizer.kinds.brief import ActorsAndStakes, Proposal
from tests.models import Scripted
from tests.shared import SHARED, needs_shared

WORDS = st.sampled_from(
    [
        *("the", "board", "may", "should", "propose", "to", "sell", "a", "lamp", "“never”", "(12)", "risk,", "Ann:"),
        *(
            "not",
            "4.5 %",
            "fails\n\n",
            "end.",
            "Ünï",
            "漢字",
            "**bold**",
            "-",
            "U.S.",
            "fears",
            "wants",
            "whether",
            "\r\n",
        ),
    ]
)


def texts(least: int, most: int) -> st.SearchStrategy[str]:
    """Return texts of so many of the words; one of blanks alone is no text, and refused as such elsewhere."""
    return st.lists(WORDS, min_size=least, max_size=most).map(" ".join).filter(str.strip)


def assert_verbatim(report: Report) -> None:
    for finding in report.findings:
        assert finding.evidence
        for evidence in finding.evidence:
            text = report.document(evidence.document_id).text
            assert evidence.quote == text[evidence.span.start : evidence.span.end] != ""
    standing = {finding.id for finding in report.findings}
    assert all(set(line.findings) <= standing for line in report.bottom_line)


@settings(max_examples=60, deadline=None)
@given(texts(1, 120))
def test_every_quote_of_the_embedded_model_is_verbatim(text: str):
    """Whatever the text, a report's quotes are slices of it."""
    assert_verbatim(summarize(Document.from_text(text)))


@settings(max_examples=60, deadline=None)
@given(texts(8, 60), st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_no_answer_makes_a_quote_that_is_not_in_the_source(text: str, quotes: list[str]):
    """Whatever a model answers, every item is a finding with the source's words or is listed as left out."""
    items = tuple(
        Proposal(statement=f"Say {number}", citations=(Citation(passage="p1", quote=quote),))
        for number, quote in enumerate((*quotes, *text.split("\n\n")))
    )
    line = Sentence(text="In short.", items=("P1", "P2"))
    report = summarize(
        Document.from_text(text), model=Scripted(lambda _: ActorsAndStakes(proposals=items, bottom_line=(line,)))
    )
    assert_verbatim(report)
    assert len(report.findings) + sum(o.section == "proposals" for o in report.left_out) == len(items)


@needs_shared
def test_every_quote_over_all_labelled_documents_is_verbatim():
    """Over every document of the labelled data no quote differs from its source, and few items need be left out."""
    paths = [*SHARED.glob("bench/briefs/*.txt"), *SHARED.glob("bench/quotes/docs/*.txt"), *SHARED.glob("samples/*.txt")]
    assert len(paths) > 100
    findings = left_out = 0
    for path in paths:
        (document,) = load(path)
        report = summarize(document)
        assert_verbatim(report)
        findings += len(report.findings)
        left_out += len(report.left_out)
    # The embedded model quotes by slices: what the locator refuses of it was cut in the midst of a word or number.
    assert left_out < findings / 100
