"""Claims: what stands on somebody's word, and through whom it comes."""

from __future__ import annotations

import pytest

from tests.extracting.extracted import brief_of

AFFAIR = "The lock at Hensby has been shut, and barges wait above the basin.\n\n"


def chains(text: str) -> list[tuple[str, ...]]:
    """Return the chains of the claims in a short text about a lock."""
    return [claim.chain for claim in brief_of(AFFAIR + text).claims]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("According to Ida Moll, a geologist, the lock lost 40 barges of trade.", ("Ida Moll",)),
        ("The county insisted that the lock at Hensby was sound.", ("county",)),
        ("The Hensby Post reported that the county said the lock was sound.", ("Hensby Post", "county")),
        ("The lock was sound at the time, the county said, the Hensby Post reported.", ("Hensby Post", "county")),
        ("Ida Moll told the Hensby Post that 40 barges were turned away at the lock.", ("Hensby Post", "Ida Moll")),
        ("County figures show that 40 barges were turned away at the lock.", ("County figures",)),
    ],
)
def test_a_chain_names_the_nearest_first(text, chain):
    """The outlet before those whom it cites, the document before nobody."""
    assert chains(text) == [chain]


@pytest.mark.parametrize(
    "text",
    [
        "The lock at Hensby was sound.",
        "The county said it was a fine day at the lock.",
        "“We are looking at the lock,” said Ida Moll.",
        "Did the county say that the lock was sound?",
        "The water adds weight to the gate of the lock at Hensby.",
        "The county bought the Lock Report, the Miners' Post and 12 other papers.",
        "True, according to Ann Lee, who is one of 14 divers at the lock of Hensby.",
    ],
)
def test_what_nobody_contests_or_hands_on_is_no_claim(text):
    """Nor is a question, or what is only said."""
    assert chains(text) == []


def test_two_speakers_side_by_side_are_no_chain():
    """A said so, and B said so: nobody hands on the other's words."""
    text = "The county insisted the lock was sound, and the miners said it was not."
    assert chains(text) == [("county",)]


def test_he_is_whoever_did_something_last():
    """Who "he said" is stands in the sentence before, though it says nothing, and not where somebody spoke last."""
    text = '"The lock is sound," Ida Moll said.\n\nOtto Berg disagreed. He insisted that 40 barges were turned away.'
    assert chains(text)[-1:] == [("Otto Berg",)]


def test_a_speaker_in_a_dialogue_hands_on_what_others_say():
    """The chain names whom the speaker cites; the speaker is named in the statement."""
    brief = brief_of(
        "Ben: Good evening, and what did you learn at the lock?\n"
        "Anna: The keeper said the lower gate had been leaking for months.\n"
        "Anna: He said nobody from the county had ever come to see the gate.\n"
    )
    assert {claim.chain for claim in brief.claims} == {("The keeper",)}
    assert all(claim.statement.startswith("Anna: ") for claim in brief.claims)
    assert all(claim.certainty == "reported" for claim in brief.claims)


def test_a_claim_stands_in_no_other_section():
    """What is feared is a risk, and is not claimed again."""
    brief = brief_of("The Hensby Post reported that the county warned the lock could collapse and flood 40 houses.")
    assert brief.risks
    assert not brief.claims
