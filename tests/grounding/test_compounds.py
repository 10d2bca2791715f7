"""Compounds with a hyphen and in one word."""

from __future__ import annotations

import pytest

from tests.grounding.test_locating import found, refused


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The cease-fire held at the river.", "The ceasefire held at the river"),
        ("The ceasefire held at the river.", "The cease-fire held at the river"),
        ("The data-base was lost, and the cease-fire held.", "The database was lost, and the ceasefire held"),
        ("The database was lost, and the ceasefire held.", "The data-base was lost, and the cease-fire held"),
        ("The life‑time of the mill was short.", "The lifetime of the mill was short"),
    ],
)
def test_a_hyphen_may_be_all_that_differs(text, quote):
    """A compound is the same word with its hyphen and without."""
    assert found(quote, text).quote


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The player will re-sign on Monday.", "The player will resign on Monday"),
        ("The player will resign on Monday.", "The player will re-sign on Monday"),
        ("They want to re-cover the old chairs.", "They want to recover the old chairs"),
        ("The two un-ionized salts were sold.", "The two unionized salts were sold"),
        ("Die Wach-Stube am Hafen brannte.", "Die Wachs-Tube am Hafen brannte"),
        ("They gave the order to cease fire at noon.", "They gave the order to ceasefire at noon"),
        ("It was an extra-ordinary meeting of the guild.", "It was an extraordinary meeting of the guild"),
        ("The black-bird flew. A black bird flew away.", "A blackbird flew away"),
        ("The mill-ion boats were sold.", "The million boats were sold"),
    ],
)
def test_a_hyphen_may_make_another_word(text, quote):
    """Where a hyphen, or its place, tells two words apart, and where a blank stands, the words are kept apart."""
    assert refused(quote, text).code
