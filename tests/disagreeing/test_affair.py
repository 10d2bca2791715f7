"""What all documents on an affair tell."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

import pytest

from summarizer.disagreeing.affair import QUOTATION, SCOPE, Affair, values
from summarizer.disagreeing.amounts import amounts_of
from summarizer.disagreeing.difference import Mark
from tests.disagreeing.affairs import told_in

if TYPE_CHECKING:
    from summarizer.disagreeing.telling import Told


def mark(sentence: Told, value: str) -> Mark:
    return Mark(sentence, 0, 1, value)


def test_the_values_of_a_sentence_are_told_by_their_sorts():
    """An amount by its unit, or by what it counts; a time, a quotation, and that all, or some alone, are meant."""
    (one,) = told_in("All 40 mills were sold for 3 million euros on 2 May, and “we shall sell them”, Ida Sand said.")
    assert set(values(one)) == {
        ("mill", "40"),
        ("€", "3000000"),
        ("day", "5-2"),
        (QUOTATION, "we shall sell them"),
        (SCOPE, ""),
    }
    assert [amount.sorts for amount in amounts_of(one)] == [("mill",), ("€",)]


def test_a_value_is_known_where_the_other_document_tells_it_too():
    """Either of two, anywhere in the other's document, of one sort."""
    one, other = told_in("Sellin has 40 mills. It has 9 lifts."), told_in("Sellin has 50 mills.")
    affair = Affair((one, other))
    assert not affair.knows(mark(one[0], "40"), mark(other[0], "50"), ["mill"])
    assert affair.knows(mark(one[0], "40"), mark(other[0], "9"), ["lift"])
    assert not affair.knows(mark(one[0], "40"), mark(other[0], "9"), ["mill"])


@pytest.mark.parametrize(
    ("more", "share"), [("", 1.0), ("It has 40 mills indeed.", 1.0), ("It had 60 mills. Then 70 mills.", 0.5)]
)
def test_two_values_are_alone_where_no_document_has_others(more: str, share: float):
    """Told twice, one is still one."""
    one, other = told_in(f"Sellin has 40 mills. {more}"), told_in("Sellin has 50 mills.")
    assert Affair((one, other)).alone(mark(one[0], "40"), mark(other[0], "50"), ["mill"]) == share


def test_a_word_is_the_rarer_the_fewer_sentences_have_it():
    """By the logarithm of one in how many."""
    affair = Affair((told_in("Sellin has mills. Sellin has lifts."), told_in("Renn has lamps.")))
    assert affair.rare["mill"] == log(1 + 3 / 1) > affair.rare["sellin"] == log(1 + 3 / 2)
