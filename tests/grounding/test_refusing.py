"""Quotes that are refused, and why."""

from __future__ import annotations

import pytest

from summarizer.document import Document, Passage, Span
from summarizer.grounding import locate
from summarizer.report import Evidence, Refusal
from tests.grounding.test_locating import TEXT, refused


@pytest.mark.parametrize(
    ("quote", "code"),
    [
        ("", "empty"),
        (" \n ", "empty"),
        ("a", "too_short"),
        ("— … —", "too_short"),
        ("sell", "too_short"),
        ("word " * 300, "too_long"),
        ("x" * 100_000, "too_long"),
        ("cost $1,600 a day", "number"),
        ("cost €1,500 a day", "number"),
        ("We looked at four offers", "number"),
        ("It will sell the old pier", "negation"),
        ("The board may not lease the pier", "negation"),
        ("The board will lease the pier", "modality"),
        ("The board may lease [not] the pier", "negation"),
        ("It will … sell the old pier", "negation"),
        ("said Ana Lima, “and none of them covered", "name"),
        ("The board may gladly lease the pier", "words_added"),
        ("The repairs, which in March,\ncost $1,500", "words_dropped"),
        ("The harbour board met on Tuesday and told us to wait", "spliced"),
        ("Fishermen blocked the road for a week", "not_there"),
        ("They told US to wait", "name"),
        ("makes 500 mW of power", "number"),
        ("Did the mayor agree.", "modality"),
        ("Decision has been made", "negation"),
    ],
)
def test_an_unfaithful_quote_is_refused_with_its_reason(quote, code):
    """Whatever changes what is said is refused, and the code says what it is."""
    refusal = refused(quote)
    assert refusal.code == code
    assert refusal.note
    assert len(refusal.quote) <= 300


def test_the_note_says_what_the_source_has():
    """A repairing model is told the very words that differ."""
    assert refused("cost $1,600 a day").note == "the source has “1,500” where the quote has “1,600”"
    assert refused("It will sell the old pier").note == "the quote leaves out “not”"
    assert refused("The board may gladly lease the pier").note.startswith("the quote adds “gladly”")


def test_the_nearest_sentence_is_shown_to_the_letter():
    """A refusal shows the sentence that comes nearest, as it stands and where."""
    refusal = refused("It will sell the old pier")
    assert refusal.nearest == "It will not sell the old pier, the chair said."
    assert refusal.at
    assert refusal.at.of(TEXT) == refusal.nearest


def test_the_nearest_passage_is_shown_where_passages_are_known():
    """With passages, the passage is shown rather than a guessed sentence."""
    text = "One; it will not sell the pier; two"
    locator = locate(Document.from_text(text), [Passage("p1", Span(5, 30))])
    refusal = locator.find("it will sell the pier")
    assert isinstance(refusal, Refusal)
    assert refusal.nearest == "it will not sell the pier"


def test_what_is_shown_is_short():
    """Of an endless sentence only the part around the words is shown."""
    text = "and then " * 2_000 + "the pier was not sold " + "and so on " * 2_000
    refusal = refused("the pier was sold", text)
    assert "the pier was not sold" in refusal.nearest
    assert len(refusal.nearest) <= 300


def test_a_span_is_found_without_a_reason():
    """``span`` agrees with ``find`` and gives None for what is refused."""
    locator = locate(Document.from_text(TEXT))
    evidence = locator.find("may lease the pier")
    assert isinstance(evidence, Evidence)
    assert locator.span("may lease the pier") == evidence.span
    assert locator.span("will lease the pier") is None
    assert locator.span("x" * 100_000) is None
    assert locator.span("a") is None


def test_an_empty_document_refuses_everything():
    """Where there is nothing, nothing stands, and nothing is near."""
    refusal = refused("any words at all", "")
    assert (refusal.code, refusal.nearest, refusal.at) == ("not_there", "", None)


@pytest.mark.parametrize(
    "text",
    ["a" * 200_000, "a " * 100_000, "-" * 200_000, "We will see. " * 20_000, "<a " * 50_000, "a-\n" * 50_000],
    ids=["letter", "word", "dashes", "sentences", "tags", "wraps"],
)
def test_pathological_texts_get_a_clear_answer(text):
    """One letter, one sentence or one mark many thousand times over is answered like any other text."""
    locator = locate(Document.from_text(text))
    for quote in ("this was not said here", "a a a … a a b", "We will see. We will not", "[the] [the] [a] [of] a b"):
        assert isinstance(locator.find(quote), Refusal)


def test_the_month_of_may_is_no_modal():
    """June that became May is told as any other month; may that became will, or will that became may, as modality."""
    text = "The gate opens in June. A bridge may fall into the bay. The mayor will sell the ferry."
    assert refused("The gate opens in May.", text).code == refused("The gate opens in July.", text).code == "name"
    assert refused("A bridge will fall into the bay.", text).code == "modality"
    assert refused("The mayor may sell the ferry.", text).code == "modality"
