"""What is said of a part, and told of the whole."""

from __future__ import annotations

import pytest

from summarizer.verifying.parts import parts
from tests.verifying.cited import said

BRIDGES = "Two of the five old bridges were shut in March. "
GROVES = "Half of the groves in Tarn lost their harvest to frost."


@pytest.mark.parametrize(
    ("statement", "text", "words"),
    [
        ("The five bridges were shut in March.", BRIDGES, "bridges"),
        ("The old bridges were shut.", BRIDGES, "bridges"),
        ("The groves lost their harvest to frost.", GROVES, "groves"),
    ],
)
def test_what_is_said_of_a_part_is_not_said_of_the_whole(statement: str, text: str, words: str):
    """Two of the bridges are not the bridges."""
    assert said(parts, statement, text) == [("caution", words)]


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("Two of the five bridges were shut in March.", BRIDGES),
        ("Several bridges were shut in March.", BRIDGES),
        ("Of the bridges, two were shut in March.", BRIDGES),
        ("The bridges lead to Tarn, and were painted by the council.", BRIDGES),
        ("The old bridges were shut.", f"{BRIDGES[:-2]}, and the other bridges later."),
        ("The keepers met in Tarn.", "A hundred of the best, keepers of sheep, met in Tarn."),
        ("The bridge was shut.", "One of the old bridges was shut."),
        ("", GROVES),
    ],
)
def test_a_part_that_is_told_as_one_is_not_doubted(statement: str, text: str):
    """Who says how many, or tells another thing of all of them, has left nothing out."""
    assert said(parts, statement, text) == []
