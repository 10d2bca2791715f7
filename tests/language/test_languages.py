"""Which language a text is in."""

from __future__ import annotations

import pytest

from summarizer.canonical import fold
from summarizer.document import Document
from summarizer.language.languages import in_language, is_abroad, is_foreign, is_unspaced, language


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


@pytest.mark.parametrize(
    ("text", "abroad", "unspaced"),
    [
        ("The council of the town was for it.", False, False),
        ("Oslo 2019: 41 crowns", False, False),
        ("", False, False),
        ("Le maire est dans la ville avec les élus.", True, False),
        ("시의회는 계획을 승인했다.", True, False),
        ("市议会批准了计划。", True, True),
        ("The council of the town of 京都 was for it, and the mayor and the port were against it.", False, False),
    ],
)
def test_a_document_is_of_the_script_that_a_fair_part_of_it_is_in(text, abroad, unspaced):
    """A name in another script is not enough."""
    document = Document.from_text(text)
    assert (is_abroad(document), is_unspaced(document)) == (abroad, unspaced)


def test_nothing_is_foreign_to_no_documents():
    """Where there is no language to compare with, none is another."""
    assert not is_foreign(fold("The council did not sell the lighthouse that it had."), ())
