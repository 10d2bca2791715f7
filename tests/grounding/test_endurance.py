"""Quotes and texts that nobody means, each with a clear answer."""

from __future__ import annotations

import pytest

from summarizer.document import Document, Span
from summarizer.grounding import locate
from summarizer.grounding.quoting import read
from summarizer.report import Evidence, Refusal
from tests.grounding.test_locating import TEXT, found, refused


@pytest.mark.parametrize(
    ("quote", "code"),
    [
        ("x", "too_short"),
        ("7", "too_short"),
        ("船", "too_short"),
        ("👍", "too_short"),
        ("👍👩‍👩‍👧🇫🇷", "too_short"),
        ("?!… — “” (*)", "too_short"),
        ("....", "too_short"),
        ("\u200b\u00ad\ufeff", "too_short"),
        ("the pier " * 5_000, "too_long"),
        ("?" * 900, "not_there"),
        ("👍" * 900, "not_there"),
        ("… " * 900, "too_short"),
        ("[of] " * 400, "too_long"),
    ],
)
def test_no_quote_is_too_odd_for_an_answer(quote, code):
    """One character, thousands of words, punctuation and emoji alone are refused with the reason."""
    assert refused(quote).code == code


def test_emoji_are_words():
    """An emoji that a quote changes is a word changed; one that it keeps is found."""
    text = "The crew answered 👍 to the plan. 🙂 We sail at noon."
    assert found("answered 👍 to the plan. 🙂", text).match == "verbatim"
    assert refused("answered 👎 to the plan", text).code == "words_added"


# Each text, and what becomes of sixty characters out of its midst: where their equals stand first, or why they do not.
ENDLESS: dict[str, tuple[str, Span | str]] = {
    "letter": ("a" * 1_000_000, "not_there"),  # less than a word of it
    "letters": ("a " * 300_000, Span(0, 59)),
    "sentences": ("We will see. " * 100_000, Span(0, 59)),
    "negations": ("not " * 200_000, Span(0, 59)),
    "numbers": ("1 500 " * 100_000, Span(0, 59)),
    "commas": ("he said, " * 100_000, "words_added"),  # the last word is half a word
    "blanks": ("a" + " \n" * 300_000 + "b", "empty"),
    "stops": ("Mr. " * 200_000, Span(0, 59)),
}


@pytest.mark.parametrize(("text", "expected"), ENDLESS.values(), ids=ENDLESS.keys())
def test_endless_texts(text: str, expected: Span | str):
    """However long and even a text is, what stands in it is found, what does not is refused, and no more is shown."""
    locator = locate(Document.from_text(text))
    refusal = locator.find("It was not said, he said. We will not see")
    assert isinstance(refusal, Refusal)
    assert len(refusal.nearest) <= 300
    answer = locator.find(text[len(text) // 2 : len(text) // 2 + 60].strip())
    if isinstance(answer, Refusal):
        assert answer.code == expected
        return
    assert answer.span == expected
    assert answer.quote == answer.span.of(text)
    assert answer.sentence is not None
    assert answer.sentence.covers(answer.span)
    assert len(answer.sentence) < 2_000
    assert len(answer.clipped) < 200


def test_the_same_sentence_is_found_where_it_is_meant():
    """Of 100,000 equal sentences the one near the place that is named is found."""
    text = "We will see. " * 100_000
    evidence = locate(Document.from_text(text)).find("We will see.", near=13 * 70_000 + 2)
    assert isinstance(evidence, Evidence)
    assert evidence.span.start == 13 * 70_000
    assert evidence.sentence == evidence.span


def test_an_absent_quote_of_words_that_are_everywhere_is_refused():
    """Where each of many wraps may join two words, a quote is not walked through from every one of them."""
    text = "per-\n" * 10_000
    assert refused(f"{text[3:200]}zzz", text).code == "words_added"
    assert found(text[3:200], text).quote


def test_what_is_too_long_is_not_read_for_brackets():
    """A quote of brackets without end is refused before they are understood: that took seconds."""
    asked = read("x [a] … " * 2_000)
    assert (asked.glue, asked.fragments) == ({}, ())
    assert refused("x [a] … " * 2_000).code == "too_long"
    assert read("The pier [of] the town [and] us").glue == {2: 3, 5: 6}


def test_a_whole_document_as_a_quote_is_refused():
    """A quote as long as the text proves nothing in particular."""
    assert refused(TEXT * 3, TEXT * 3).code == "too_long"
