"""Deeds whose two sides have changed places."""

from __future__ import annotations

import pytest

from summarizer.verifying.roles import roles
from tests.verifying.cited import said


@pytest.mark.parametrize(
    ("statement", "text", "words"),
    [
        (
            "Skerry Lines sued Brandt over the wreck.",
            "Brandt sued Skerry Lines over the wreck.",
            "Skerry Lines sued Brandt",
        ),
        ("The council sued the union.", "In May the union sued the council over the wreck.", "council sued the union"),
        ("The council sued the union.", "The council was sued by the union over the wreck.", "council sued the union"),
        (
            "Lind was defeated by Berg.",
            "Lind defeated Berg in the first round, the club said.",
            "Lind was defeated by Berg",
        ),
        ("Harrow beat Castle 3-1.", "Castle beat Harrow 3-1 at Fenner Park on Saturday.", "Harrow beat Castle"),
    ],
)
def test_two_sides_that_have_changed_places_are_cautioned(statement, text, words):
    """Who does it and to whom is what the source says, in the active and the passive."""
    assert said(roles, statement, text) == [("caution", words)]


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("The council was sued by the union.", "In May the union sued the council over the wreck."),
        ("The union sued the council.", "The council was sued by the union over the wreck."),
        ("Lind met Berg.", "Berg met Lind in the first round, the club said."),
        ("The union sued the council.", "The council sued the union after the union sued the council."),
        ("The crumbs dry evenly.", "Shake the sheet for evenly dry crumbs."),
        ("Le conseil sued le syndicat.", "Le syndicat sued le conseil dans la ville avec les élus."),
        ("", "The union sued the council."),
    ],
)
def test_the_same_deed_is_not_doubted(statement, text):
    """A passive turns the sides and the meaning stays; what is mutual, or done by both, has no sides."""
    assert said(roles, statement, text) == []
