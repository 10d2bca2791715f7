"""Numbers of one name told of another."""

from __future__ import annotations

import pytest

from summarizer.verifying.crossed import crossed
from tests.verifying.cited import doubts, said

TEXT = "The court sat on Monday. Brandt pays $5 million and Skerry pays $3 million of the costs. It was late."
QUOTE = "Brandt pays $5 million and Skerry pays $3 million of the costs."


@pytest.mark.parametrize("statement", ["Skerry pays $5 million of the costs.", "Skerry pays $5 million."])
def test_a_number_of_another_name_is_cautioned(statement):
    """Where names and numbers take turns, each number is of the name before it."""
    (doubt,) = doubts(crossed, statement, TEXT, QUOTE)
    assert (doubt.check, doubt.severity, doubt.span.of(statement)) == ("crossed", "caution", "5 million")
    assert doubt.instead == "3 million"


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("Skerry pays $3 million of the costs.", QUOTE),
        ("Brandt pays $5 million of the costs.", QUOTE),
        ("The state pays $5 million of the costs.", QUOTE),
        ("Of the costs, $5 million is paid by Brandt.", QUOTE),
        ("Skerry waited 5 years.", "Brandt pays $5 million and Skerry waited 3 years."),
        ("Skerry pays $5 million.", "In 2019 Brandt paid $5 million, and Skerry $3 million."),
        ("Skerry pays nothing.", QUOTE),
    ],
)
def test_a_number_of_its_own_name_is_not_doubted(statement, quote):
    """Nor one whose name the sentence does not tell for certain."""
    assert said(crossed, statement, f"The court sat on Monday. {quote}", quote) == []
