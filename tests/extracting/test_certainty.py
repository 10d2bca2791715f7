"""How firmly something is said."""

from __future__ import annotations

import pytest

from summarizer.extracting.certainty import certainty
from summarizer.extracting.saying import NARRATOR, Voice


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the dam is unsafe", "asserted"),
        ("the dam is reportedly unsafe", "reported"),
        ("the dam will probably fail", "likely"),
        ("the dam may fail", "possible"),
        ("if it rains the dam may fail", "conditional"),
        ("the owner asked if the dam is unsafe", "asserted"),
        ("the owner denied that the dam is unsafe", "denied"),
        ("is the dam unsafe ?", "asked"),
        ("the owner asked whether the dam is unsafe", "asked"),
        ("it is said that the dam is unsafe", "reported"),
        ("the owner denied the request to close the dam", "asserted"),
    ],
)
def test_the_weakest_hedge_wins(words, expected):
    """Each hedge has its reading; of several the weakest counts, so that nothing is made firmer than it is."""
    assert certainty(words.split(), NARRATOR) == expected


def test_indirect_speech_is_reported():
    """What the author tells that somebody said is reported; a speaker's own words are asserted."""
    words = "the dam is unsafe".split()
    assert certainty(words, Voice("Ada Holm", "indirect")) == "reported"
    assert certainty(words, Voice("Ada Holm", "direct")) == "asserted"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "it is not likely that the dam will hold"),
        ("de", "es ist kaum wahrscheinlich , dass der damm hält"),
        ("fr", "il est peu probable que la digue tienne"),
        ("es", "es poco probable que el dique aguante"),
    ],
)
def test_what_is_not_likely_is_not_told_as_likely(language, words):
    """A word that lessens "likely" takes it back."""
    assert certainty(words.split(), NARRATOR, language) == "asserted"
