"""Reasons that are obstacles in the source, and obstacles that are reasons."""

from __future__ import annotations

import pytest

from summarizer.verifying.reasons import reasons
from tests.verifying.cited import said

FAIR = "Despite the heavy rain, the fair of Orrin drew 6,000 guests. Many sheds were built because wood was cheap."


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Because of the heavy rain, the fair drew 6,000 guests.", "Because of"),
        ("The fair of Orrin drew 6,000 guests due to heavy rain.", "due to"),
        ("Many sheds were built although wood was cheap.", "although"),
    ],
)
def test_an_obstacle_is_no_reason(statement: str, words: str):
    """What came about in spite of something did not come about because of it, and the other way round."""
    assert said(reasons, statement, FAIR) == [("caution", words)]


@pytest.mark.parametrize(
    "statement",
    [
        "The fair of Orrin drew 6,000 guests in spite of the heavy rain.",
        "Though it rained heavily, the fair drew 6,000 guests.",
        "Many sheds were built because of cheap wood.",
        "Because of its music, the fair of Orrin drew 6,000 guests.",
        "The keeper wept because of the heavy rain.",
        "Because",
        "",
    ],
)
def test_the_same_in_other_words_and_another_reason_are_not_doubted(statement: str):
    """A reason that the source does not have as an obstacle is no matter of this check."""
    assert said(reasons, statement, FAIR) == []


def test_an_obstacle_of_one_sentence_may_be_a_reason_in_the_same():
    """Where a sentence has it as both, nothing is in doubt."""
    text = "Because of the rain, and despite the rain, the fair drew 6,000 guests."
    assert said(reasons, "Because of the rain the fair drew 6,000 guests.", text) == []
