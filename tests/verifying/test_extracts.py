"""Statements made of a sentence's own words, without those that make less of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Document, check

SOURCE = "The town of Brome lies on the coast, and its harbour is old. {} The weather was fine that day."


def cautions(sentence: str, statement: str) -> list[str]:
    """Return the words of a source with ``sentence`` that the check shows against a statement."""
    report = check(statement, Document.from_text(SOURCE.format(sentence)))
    return [doubt.instead for doubt in report.doubts if doubt.check == "extracts"]


@pytest.mark.parametrize(
    ("sentence", "statement", "shown"),
    [
        (
            "It is unlikely that the Harbour Board approved the plan.",
            "The Harbour Board approved the plan.",
            "unlikely that the Harbour",
        ),
        ("Otto Berg doubts that Anna Lee approved the plan.", "Anna Lee approved the plan.", "doubts that Anna"),
        ("Otto Berg asked whether Anna Lee approved the plan.", "Anna Lee approved the plan.", "whether Anna"),
        ("Otto Berg claimed that Anna Lee approved the plan.", "Anna Lee approved the plan.", "claimed that Anna"),
        (
            "Rumours that the Harbour Board approved the plan are false.",
            "The Harbour Board approved the plan.",
            "Rumours that the Harbour",
        ),
        (
            "Had the Harbour Board approved the plan, the quay would be sold.",
            "The Harbour Board approved the plan.",
            "Had the Harbour",
        ),
        ("Anna Lee almost approved the plan.", "Anna Lee approved the plan.", "almost approved"),
        (
            "The Harbour Board is expected to approve the plan.",
            "The Harbour Board approved the plan.",
            "expected to approve",
        ),
        (
            "The Harbour Board will vote on the plan in May.",
            "The Harbour Board voted on the plan in May.",
            "will vote",
        ),
        (
            "The Harbour Board decided against approving the plan.",
            "The Harbour Board approved the plan.",
            "against approving",
        ),
        (
            "The Harbour Board dropped its plan to sell the quay.",
            "The Harbour Board plans to sell the quay.",
            "dropped its plan",
        ),
        ("Few residents support the plan to sell it.", "Residents support the plan to sell it.", "Few residents"),
        ("Not all residents oppose the old plan.", "All residents oppose the old plan.", "Not all residents"),
        ("Most residents oppose the old plan.", "All residents oppose the old plan.", "Most residents"),
        ("Some residents oppose the old plan.", "Most residents oppose the old plan.", "Some residents"),
    ],
)
def test_what_is_left_out_and_makes_less_of_it_is_told(sentence, statement, shown):
    """A statement that a sentence has only under a doubt, as a plan or of fewer, is cautioned with what it lacks."""
    assert cautions(sentence, statement) == [shown]


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("The Harbour Board approved the plan.", "The Harbour Board approved the plan."),
        ("Otto Berg denied the report, and Anna Lee approved the plan.", "Anna Lee approved the plan."),
        (
            "It is unlikely that the Harbour Board approved the plan.",
            "It is unlikely the Harbour Board approved the plan.",
        ),
        ("The first drawing is set to fetch a high price.", "The first drawing is to fetch a high price."),
        ("All residents oppose the old plan.", "Most residents oppose the old plan."),
        ("Do any residents oppose the old plan?", "Residents oppose the old plan."),
        ("The Harbour Board will vote on the plan in May.", "The Harbour Board will vote on the plan in May."),
        ("The Harbour Board proposed to sell the old quay.", "Sell the old quay."),
        ("Otto Berg doubts the figures. Anna Lee approved the plan.", "Anna Lee approved the plan."),
    ],
)
def test_what_a_sentence_says_itself_is_not_doubted(sentence, statement):
    """Words of another clause, words that the statement has too, and a share no greater are no reason for a doubt."""
    assert cautions(sentence, statement) == []


@given(st.lists(st.sampled_from("the board plan few all never approved approve will doubts that , . if had".split())))
def test_any_words_are_read(pieces):
    """No order of words breaks the check."""
    assert isinstance(cautions(" ".join(pieces), "The board approved the old plan."), list)
