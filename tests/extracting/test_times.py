"""Times as a sentence writes them, and words that look like times and are none."""

from __future__ import annotations

import pytest

from summarizer.extracting.canonical_words import canonical_words
from summarizer.extracting.times import times
from tests.extracting.extracted import reading_of


def told(text: str) -> list[str]:
    """Return the times of a sentence in its own words."""
    (sentence,) = reading_of(text).sentences
    return [sentence.words(time.span(sentence)) for time in times(sentence, canonical_words(sentence))]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The bridge was opened on 14 May 1998 by the mayor.", "on 14 May 1998"),
        ("The kiln has stood cold since November.", "since November"),
        ("They want the last coal boiler gone by 2031.", "by 2031"),
        ("The mill burned down last winter.", "last winter"),
        ("The chapel was sold ten years ago to a baker.", "ten years ago"),
        ("The lock broke late on Sunday evening.", "on Sunday evening"),
        ("Work ended at the end of March without a word.", "at the end of March"),
        ("He kept bees in the eighties near the canal.", "in the eighties"),
        ("She ran the inn from 1971 to 1988 with her aunt.", "from 1971 to 1988"),
        ("The weir gave way yesterday.", "yesterday"),
        ("It was signed on 2024-03-05 in Marsund.", "on 2024-03-05"),
        ("The licence runs out on the first of July.", "on the first of July"),
    ],
)
def test_a_time_is_told_in_the_words_of_the_source(text, when):
    """Each with the small words that lead up to it, and with its part of the day."""
    assert told(text) == [when]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the town hall again.",
        "The market is held every Friday in the old hall.",
        "She answered in a 9 June letter to the owners.",
        "He left the Monday meeting without a word.",
        "Some 2000 men worked there.",
        "The gate was painted by 1900 volunteers.",
        "It was last week's paper that she read.",
        "On Sundays the tower is closed.",
        "Mar and Sat are short for something.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text):
    """A modal, a habit, a count, and a date that only says which letter is meant."""
    assert told(text) == []


def test_a_sentence_may_tell_several_times():
    """In text order, and none inside another."""
    assert told("Closed in 2003, the school was bought in May 2011.") == ["in 2003", "in May 2011"]
