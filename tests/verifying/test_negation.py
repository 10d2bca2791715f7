"""Negations of a statement and of its evidence."""

from __future__ import annotations

import pytest
from hypothesis import given

from summarizer.brief import Item
from summarizer.verifying import verify
from summarizer.verifying.negation import negation
from tests.verifying.cited import cited, doubts, said
from tests.verifying.cues import ENGLISH, cue_words

TEXT = (
    "The council did not approve the new harbour plan on Monday. The mayor supports the ferry to the island. "
    "The engineers found cracks in the northern pier. Not all members of the board voted for the budget."
)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("The council approved the new harbour plan.", "approved"),
        ("The mayor does not support the ferry to the island.", "not support"),
        ("The engineers never found cracks in the northern pier.", "never found"),
    ],
)
def test_a_negation_lost_or_added_is_rejected(statement, words):
    """What the sentence of the evidence denies is not said, and what it says is not denied."""
    evidence, sources = cited(TEXT, *(f"{sentence}." for sentence in TEXT.rstrip(".").split(". ")))
    found = list(negation(statement, evidence, sources))
    assert [(one.severity, one.span.of(statement).removeprefix("does ")) for one in found] == [("reject", words)]


def test_a_doubt_shows_the_words_of_the_source():
    """The denied word is shown with its negation, where it stands."""
    (doubt,) = doubts(negation, "The council approved the new harbour plan.", TEXT, "approve the new harbour plan")
    assert doubt.at
    assert doubt.instead == doubt.at.of(TEXT) == "not approve"


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("The council refused to approve the new harbour plan.", "did not approve the new harbour plan"),
        ("The council failed to approve the harbour plan.", "did not approve the new harbour plan"),
        ("The council has yet to approve the harbour plan.", "did not approve the new harbour plan"),
        ("Members of the board voted for the budget.", "Not all members of the board voted for the budget"),
        ("The plan was discussed by the council.", "did not approve the new harbour plan"),
        ("The council did not approve the plan.", "approve the new harbour plan"),
        ("Whether the council may approve the new harbour plan is open.", "did not approve the new harbour plan"),
        ("It did not rain.", "The mayor supports the ferry to the island."),
    ],
)
def test_other_ways_to_deny_are_not_doubted(statement, quote):
    """A verb of refusing denies too, a hedge states nothing, and “not all” denies no more than “all”."""
    assert said(negation, statement, TEXT, quote) == []


def test_a_verb_that_denies_is_denied_itself():
    """“Rejected” is no denial of its own where the source says that it did not happen."""
    text = "The board has not rejected the new harbour plan."
    assert said(negation, "The board rejected the new harbour plan.", text) == [("reject", "rejected")]
    assert said(negation, "The board has not rejected the new harbour plan.", text) == []


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        (
            "The rescuers reached the mountain hut on Wednesday.",
            "The rescuers did not reach the mountain hut until Wednesday.",
        ),
        (
            "In June the board rejected the harbour plan.",
            "The board did not reject the harbour plan in May. It rejected it in June.",
        ),
    ],
)
def test_what_is_denied_only_until_or_of_another_time_is_not_rejected(statement, text):
    """What the evidence excepts from a denial, or says itself in another sentence, it does not deny."""
    quotes = [f"{sentence.rstrip('.')}." for sentence in text.split(". ")]
    assert said(negation, statement, text, *quotes) == []


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("The new drug is not safe for children.", "The new drug is safe for adults but unsafe for children."),
        ("The south gate was not shut.", "The north gate was shut; the south gate stayed open."),
        ("Traders do not expect prices to fall.", "Traders expect prices to stay high."),
        ("Rates did not fall as analysts expected.", "Analysts had expected that rates would fall."),
    ],
)
def test_what_only_seems_undenied_is_not_rejected(statement, text):
    """The contrary of the contrary, what was only supposed, and a denial of what is expected deny nothing there."""
    assert said(negation, statement, text) == []


def test_a_sentence_of_the_source_is_not_held_against_another():
    """What the source says first denies nothing that it says later."""
    text = "The council did not approve the plan. In June the council did approve the plan."
    evidence, sources = cited(text, "The council did not approve the plan.")
    assert verify(Item(statement="In June the council did approve the plan.", citations=()), evidence, sources) == ()


@pytest.mark.parametrize(
    "text", ["Der Rat hat den neuen Plan für den Hafen nicht genehmigt.", "议会没有批准新的港口计划。"]
)
def test_other_languages_are_left_alone(text):
    """The words are English ones."""
    assert said(negation, "The council approved the new harbour plan.", text) == []


@given(cue_words, cue_words)
def test_nothing_raises(statement, text):
    """Whatever is said of whatever source, there is an answer."""
    assert all(doubt.span.end <= len(statement) for doubt in doubts(negation, statement, f"{ENGLISH} {text}"))
