"""Quotations with the source's words but for one."""

from __future__ import annotations

import pytest

from summarizer.verifying.misquoted import is_turned

PASSAGE = "On Monday she said: “The board may not pay 12.5 million marks for the second pier in 2031.” Nobody clapped."


@pytest.mark.parametrize(
    "quote",
    [
        "The board may not pay 12.8 million marks",
        "for the second pier in 2032",
        "may pay 12.5 million marks for the second pier",
        "The board will not pay 12.5 million marks",
        "marks for the second pier never in 2031",
    ],
)
def test_another_number_denial_or_firmness_turns_a_quotation(quote: str):
    """All else stands there word for word, and is enough to know the passage by."""
    assert is_turned(f"“{quote}”", PASSAGE)


@pytest.mark.parametrize(
    "quote",
    [
        "The board may not pay 12.5 million marks",  # itself
        "The board might not pay 12.5 million marks",  # in reported speech
        "The board may not pay 12.50 million marks",
        "The council may not pay 12.5 million marks",  # another name, as writers put for "it"
        "The board may not give 12.8 million marks",  # two changes
        "pay 12.8 million marks",  # few words are any phrase
        "The board will pay 12.5 million marks",  # two in one place
        "",
        "“…”",
    ],
)
def test_what_a_writer_may_have_put_otherwise_does_not(quote: str):
    """Another word, a form of reported speech, a shorter phrase: none is near-certainly wrong."""
    assert not is_turned(f"“{quote}”", PASSAGE)


def test_to_fail_to_and_not_to_are_one():
    """A denial in another word is no contrary."""
    assert not is_turned("did not get the balance right", "They failed to get the balance right")
    assert is_turned("They did not close the old pier", "They close the old pier")
