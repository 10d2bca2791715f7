"""Quotes that stop short of the words that turn them."""

from __future__ import annotations

import pytest

from summarizer.verifying.clipped import clipped
from tests.verifying.cited import doubts, said

TEXT = "There is no evidence that the pier is unsafe for ferries."
QUOTE = "the pier is unsafe for ferries"


@pytest.mark.parametrize(
    ("statement", "left_out"),
    [
        ("The pier is unsafe.", "no evidence that"),
        ("The pier is unsafe.", "denied that"),
        ("The pier is unsafe.", "it may be that"),
        ("The pier is unsafe.", "he claimed that"),
        ("Ferries rose by 62.", "percent"),
    ],
)
def test_a_statement_without_what_turns_its_quote_is_cautioned(statement, left_out):
    """What the sentence denies, hedges or puts in somebody's mouth, the statement must not say plainly."""
    (doubt,) = doubts(clipped, statement, TEXT, QUOTE, clipped=left_out)
    assert (doubt.severity, doubt.instead, doubt.span.of(statement)) == ("caution", left_out, statement)


@pytest.mark.parametrize(
    ("statement", "left_out"),
    [
        ("The pier is not known to be unsafe.", "no evidence that"),
        ("Evidence that the pier is unsafe is lacking.", "no evidence that"),
        ("The operator denies that the pier is unsafe.", "denied that"),
        ("The pier might be unsafe.", "it may be that"),
        ("He says the pier is unsafe.", "he claimed that"),
        ("The pier is unsafe.", ""),
    ],
)
def test_a_statement_that_carries_the_turn_itself_is_not_doubted(statement, left_out):
    """A denial, a hedge or a speaker of its own will do."""
    assert said(clipped, statement, TEXT, QUOTE, clipped=left_out) == []
