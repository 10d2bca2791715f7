"""Which language a text is in."""

from __future__ import annotations

import pytest

from summarizer.canonical import fold
from summarizer.verifying.languages import in_language, language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The council of the town was for it.", "en"),
        ("Der Rat hat den Plan für die Halle nicht gebilligt.", "de"),
        ("Le maire est dans la ville avec les élus.", "fr"),
        ("El alcalde es el que más habla por los vecinos.", "es"),
        ("Он был в Москве и не в Самаре.", "ru"),
        ("Oslo 2019", ""),
        ("", ""),
    ],
)
def test_common_words_show_the_language(text, code):
    """Where there are none, nothing is known."""
    assert language(fold(text).words) == code


@pytest.mark.parametrize(
    ("text", "code", "fits"),
    [("Oslo 2019", "en", True), ("The council of Oslo", "en", True), ("Le maire est dans les rues", "en", False)],
)
def test_few_words_speak_against_no_language(text, code, fits):
    """Only the words of another language do."""
    assert in_language(fold(text).words, code) is fits
