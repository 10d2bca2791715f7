"""How firm a statement is, and its evidence."""

from __future__ import annotations

import pytest
from hypothesis import given

from summarizer.verifying.modality import modality
from tests.verifying.cited import doubts, said
from tests.verifying.cues import ENGLISH, cue_words

TEXT = (
    "The board may close the northern pier in the winter. The mayor is considering closing the fish market. "
    "The ferry line plans to raise its fares by half. The captain is accused of stealing fuel from the port. "
    "Could the city pave the old road?"
)


@pytest.mark.parametrize(
    ("statement", "quote", "words"),
    [
        ("The board will close the northern pier.", "may close the northern pier in the winter", "close"),
        ("The board closed the northern pier.", "may close the northern pier in the winter", "closed"),
        ("The mayor decided to close the fish market.", "considering closing the fish market", "close"),
        ("The ferry line has raised its fares.", "plans to raise its fares", "raised"),
        ("Fuel was stolen; the captain was stealing fuel from the port.", "accused of stealing fuel", "stealing"),
    ],
)
def test_a_statement_firmer_than_its_evidence_is_cautioned(statement, quote, words):
    """May is not will, considering is not decided, planned is not done, accused is not guilty."""
    assert said(modality, statement, TEXT, quote) == [("caution", words)]


@pytest.mark.parametrize(
    ("statement", "text", "words"),
    [
        ("A ban has cost 900 jobs.", "Eva Dahl said a ban could cost 900 jobs.", "cost"),
        ("The repairs will cost more than planned.", "Berg said the repairs could cost more than planned.", "cost"),
        ("Wells ran dry by August.", "Sara Quist warned that wells might run dry by August.", "ran"),
        ("The governor cut prices by a third.", "The governor promised to cut prices by a third.", "cut"),
        ("The seller returned the money.", "The lawyers want the seller to return the money.", "returned"),
        ("The mayor received a car.", "A newspaper had alleged that the mayor received a car.", "received"),
        ("The airlines approved a higher fee.", "The airlines have proposed a higher fee.", "approved"),
        ("The yard will seek damages from the bank.", "The yard said it might seek damages from the bank.", "seek"),
    ],
)
def test_a_fact_in_nearly_the_words_of_what_may_be_is_cautioned(statement, text, words):
    """However short its words are: what may be, is promised, wanted, alleged or proposed is not yet so."""
    assert said(modality, statement, text) == [("caution", words)]


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("The board may close the northern pier.", "may close the northern pier in the winter"),
        ("The board is thinking about the northern pier.", "may close the northern pier in the winter"),
        ("The mayor could close the fish market.", "considering closing the fish market"),
        ("The ferry line wants to raise its fares.", "plans to raise its fares"),
        ("The captain was stealing fuel from the port, it is alleged.", "accused of stealing fuel"),
        ("The city paved the old road.", "Could the city pave the old road?"),
        ("The board will meet.", "may close the northern pier in the winter"),
    ],
)
def test_a_statement_as_firm_as_its_evidence_is_not_doubted(statement, quote):
    """A hedge of its own, a noun in place of the verb, and an answer to a question pass."""
    assert said(modality, statement, TEXT, quote) == []


def test_a_statement_that_hedges_in_a_word_of_its_own_is_not_doubted():
    """What is likely to have been paid is as little certain as what may have been."""
    assert said(modality, "The bank likely paid the damages.", "The bank may have paid the damages.") == []


def test_a_doubt_shows_the_hedge():
    """The hedged verb is shown with its hedge, where it stands."""
    (doubt,) = doubts(modality, "The board will close the northern pier.", TEXT, "may close the northern pier")
    assert doubt.at
    assert doubt.instead == doubt.at.of(TEXT) == "may close"


@pytest.mark.parametrize(
    ("statement", "text", "words"),
    [
        ("Sales of timber fell in June.", "Sales of timber rose in May and fell in June.", []),
        ("In May the council closed the pier.", "The council may close the pier.", ["closed"]),
        ("The council closed the pier.", "May 5 is the day on which the council closed the pier.", []),
    ],
)
def test_the_month_of_may_is_no_hedge(statement, text, words):
    """A capital makes it the month, but where a sentence begins."""
    assert [found for _, found in said(modality, statement, f"{text} It was for the best.", text)] == words


@given(cue_words, cue_words)
def test_nothing_raises(statement, text):
    """Whatever is said of whatever source, there is an answer."""
    assert all(doubt.span.end <= len(statement) for doubt in doubts(modality, statement, f"{ENGLISH} {text}"))
