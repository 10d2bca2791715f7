"""Sentences made ready to be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.disagreeing.affairs import told_in

if TYPE_CHECKING:
    from summarizer.disagreeing.telling import Told


def only(text: str) -> Told:
    (sentence,) = told_in(text)
    return sentence


def content(text: str) -> list[list[str]]:
    sentence = only(text)
    return [[sentence.text.words[n] for n in clause.content] for clause in sentence.clauses]


@pytest.mark.parametrize(
    "text",
    [
        "The dike holds the water, the warden said.",
        "The warden said that the dike holds the water.",
        "According to the warden, the dike holds the water.",
        "The log of the warden shows that the dike holds the water.",
        "“The dike holds the water,” said a member of the board of the town.",
        "The dike holds the water, a spokesman told this paper.",
    ],
)
def test_who_says_it_is_no_part_of_what_is_told(text: str):
    """Only what is said is compared."""
    assert content(text) == [["dike", "holds", "water"]]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("On Monday, the council met.", [["monday", "council", "met"]]),
        ("The alarm rang, but nobody came.", [["alarm", "rang"], ["came"]]),
        ("The owner, Jens Holt, welcomed the ruling.", [["owner", "jens", "holt", "welcomed", "ruling"]]),
        ("Villagers were warned of the flood.", [["villagers", "warned", "flood"]]),
    ],
)
def test_a_sentence_falls_into_clauses(text: str, clauses: list[list[str]]):
    """What tells little goes with what stands beside it; a name between commas parts nothing."""
    assert content(text) == clauses


def test_names_are_known_by_their_capitals():
    """Those inside a sentence, and the first word before one; a weekday names nobody."""
    assert only("Sara Ness saw the Falk ridge on Monday in May.").names == {"sara", "ness", "falk"}


def test_headings_are_not_compared():
    """A headline is no sentence of its article."""
    assert len(told_in("Dike to be mended\n\nThe dike will be mended in spring.\n")) == 1
