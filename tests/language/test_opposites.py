"""Words that say the contrary of each other."""

from __future__ import annotations

import pytest

from summarizer.language.english_words import stem
from summarizer.language.opposites import across, against, allies, sides


@pytest.mark.parametrize(
    ("one", "other", "are_contrary"),
    [
        ("rose", "fell", True),
        ("buy", "sold", True),
        ("with", "without", True),
        ("safe", "unsafe", True),
        ("correct", "incorrect", True),
        ("rose", "grew", False),
        ("in", "un", False),
        ("council", "mayor", False),
    ],
)
def test_contraries_are_contrary_both_ways(one, other, are_contrary):
    """In whatever form, by a list or by a prefix."""
    assert (stem(other) in against(stem(one))) is are_contrary
    assert (stem(one) in against(stem(other))) is are_contrary


def test_allies_have_the_same_contrary():
    """What falls does not rise, and what declines does not either."""
    assert stem("decline") in allies(stem("fall"))
    assert stem("rise") not in allies(stem("fall"))


def test_words_stand_across_a_bar():
    """A word of two lines has the other sides of both."""
    assert across("a b | c\na | d\n", str.upper) == {
        "A": {"C", "D"}, "B": {"C"}, "C": {"A", "B"}, "D": {"A"},
    }  # fmt: skip
    assert "sell" in sides("converse")["buy"]
