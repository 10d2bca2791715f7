"""Quotes and texts that nobody means, each with a clear answer."""

from __future__ import annotations

import pytest

from summarizer.document import Document
from summarizer.grounding import locate
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


ENDLESS = {
    "letter": "a" * 1_000_000,
    "letters": "a " * 300_000,
    "sentences": "We will see. " * 100_000,
    "negations": "not " * 200_000,
    "numbers": "1 500 " * 100_000,
    "commas": "he said, " * 100_000,
    "blanks": "a" + " \n" * 300_000 + "b",
    "stops": "Mr. " * 200_000,
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS.keys())
def test_endless_texts(text):
    """However long and even a text is, what stands in it is found, what does not is refused, and no more is shown."""
    locator = locate(Document.from_text(text))
    refusal = locator.find("It was not said, he said. We will not see")
    assert isinstance(refusal, Refusal)
    assert len(refusal.nearest) <= 300
    answer = locator.find(text[len(text) // 2 : len(text) // 2 + 60].strip())
    if isinstance(answer, Evidence):
        assert answer.quote == answer.span.of(text)
        assert answer.sentence is not None
        assert answer.sentence.covers(answer.span)
        assert len(answer.sentence) < 2_000
        assert len(answer.clipped) < 200
    else:
        assert answer.code in {"empty", "too_short", "not_there", "words_added"}


def test_the_same_sentence_is_found_where_it_is_meant():
    """Of 100,000 equal sentences the one near the place that is named is found."""
    text = "We will see. " * 100_000
    evidence = locate(Document.from_text(text)).find("We will see.", near=13 * 70_000 + 2)
    assert isinstance(evidence, Evidence)
    assert evidence.span.start == 13 * 70_000
    assert evidence.sentence == evidence.span


def test_a_whole_document_as_a_quote_is_refused():
    """A quote as long as the text proves nothing in particular."""
    assert refused(TEXT * 3, TEXT * 3).code == "too_long"
